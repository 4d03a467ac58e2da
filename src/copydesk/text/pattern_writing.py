"""Patterns written for the module ``regex``, version 0: its case folding is the simple one, as Vale's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from copydesk.text.charclass import LAST, Set, but_for, write_class
from copydesk.text.pattern_tree import (
    Anywhere,
    Back,
    Chain,
    Either,
    Group,
    Node,
    Repeat,
    Special,
    Text,
    Tree,
)

_NOT_PLAIN = re.compile(r"([^\w\x80-\U0010ffff])", re.ASCII)
_AT_SEAMS = {
    "(?m:^)": r"(?<=[\n\x00])",
    "(?m:$)": r"(?=[\n\x00])",
    r"\A": r"(?<=\x00)",
    r"\Z": r"(?=\x00)",
}
_WORD = r"[0-9A-Z\x5fa-z]"
_BEFORE_LAST = r"(?<=\b(?s:.))"  # a word boundary, one character before
_MANY = 8  # words that are worth putting together
_FEW = 32  # characters of a range that are looked at one by one
_SEAM = 0  # the code point between texts that are joined


class Form(NamedTuple):
    """How to write: is case ignored, ``İ`` told from ``i``, are texts joined by a NUL as in ``Folded``."""

    fold: bool
    careful: bool = False
    joined: bool = False


def write(node: Node, tree: Tree, form: Form) -> str:  # noqa: PLR0911
    """Write a part of a tree for ``regex``."""
    if isinstance(node, Text):
        return _cased(_text(node, form), node.fold, form) if _has_case(node.text) else escape(node.text)
    if isinstance(node, Set):
        return _set(node, form)
    if isinstance(node, Anywhere):
        return _AT_SEAMS.get(node.written, node.written) if form.joined else node.written
    if isinstance(node, Chain):
        return _chain(node.parts, tree, form)
    if isinstance(node, Either):
        return "|".join(write(option, tree, form) for option in _by_letter(node.options))
    if isinstance(node, Group):
        return f"({f'?P<{node.name}>' if node.name else ''}{write(node.body, tree, form)})"
    if isinstance(node, Special):
        return f"{node.opening}{write(node.body, tree, form)})"
    if isinstance(node, Repeat):
        return _repeat(node, write(node.body, tree, form))
    return _cased(_back(node, tree), node.fold, form)


def _chain(parts: Sequence[Node], tree: Tree, form: Form) -> str:
    moved = None
    if len(parts) > 1 and isinstance(parts[0], Anywhere) and parts[0].written == r"\b":
        moved = _behind_first(parts[1], _BEFORE_LAST, tree, form)
    return (moved or "") + "".join(
        f"(?:{write(part, tree, form)})" if isinstance(part, Either) else write(part, tree, form)
        for part in parts[2 if moved else 0 :]
    )


def _behind_first(node: Node, guard: str, tree: Tree, form: Form) -> str | None:
    """Write a part with ``guard`` behind its first character, if that is one of few.

    A condition on where the first character stands is looked at fifteen times faster there: ``regex`` looks
    for the character first.
    """
    if isinstance(node, Set):
        return None if node.may_be(ord("e")) else write(node, tree, form) + guard
    if isinstance(node, Group):
        parts = node.body.parts if isinstance(node.body, Chain) else (node.body,)
        first = _behind_first(parts[0], guard, tree, form) if parts else None
        name = f"?P<{node.name}>" if node.name else ""
        return f"({name}{first}{write(Chain(parts[1:]), tree, form)})" if first else None
    if isinstance(node, Repeat) and isinstance(node.body, Set) and node.least:
        first = _behind_first(node.body, guard, tree, form)
        most = None if node.most is None else node.most - 1
        more = "" if most == 0 else write(replace(node, least=node.least - 1, most=most), tree, form)
        return first + more if first else None
    return None


def _by_letter(options: Sequence[Node]) -> Iterator[Node]:
    """Yield options with words that begin alike put together: ``regex`` tries all of them one by one.

    What begins with another letter can't match at the same place, so that their order does not matter.
    """
    for simple, some in groupby(options, _initial):
        each = list(some)
        words = [one for one in each if isinstance(one, Text)]
        if not simple or len(words) < _MANY:
            yield from each
            continue
        letters: dict[str, list[Node]] = {}
        for one in words:
            rest = letters.setdefault(one.text[0].lower() if one.fold else one.text[0], [])
            rest.append(replace(one, text=one.text[1:]))
        for letter, rest in letters.items():
            yield Chain((replace(words[0], text=letter), Either(tuple(rest))))


def _initial(option: Node) -> str:
    """Return how the case of a word counts, "" if this is none, or one that does not begin in ASCII."""
    if not isinstance(option, Text) or not option.text[:1].isascii() or not option.text[:1].isalpha():
        return ""
    return "fold" if option.fold else "case"


def _text(node: Text, form: Form) -> str:
    if not (form.careful and node.fold):
        return escape(node.text)
    return re.sub("[iI]", "(?-i:[iI])", escape(node.text))


def _set(node: Set, form: Form) -> str:
    guard = ""
    if form.joined and node.may_be(_SEAM):
        narrowed = but_for(node, _SEAM)
        node, guard = narrowed or node, "" if narrowed else r"(?!\x00)"
    written = write_class(node, careful=form.careful)
    caseless = not node.minus and all(not isinstance(item, str) and _is_caseless(item) for item in node.items)
    written = written if caseless else _cased(written, node.fold, form)
    return f"(?:{guard}{written})" if guard else written


def _is_caseless(item: tuple[int, int]) -> bool:
    low, high = item
    few = high - low < _FEW and not _has_case("".join(map(chr, range(low, high + 1))))
    return high < ord("A") or item == (0, LAST) or few


def _cased(written: str, wanted: bool, form: Form) -> str:  # noqa: FBT001
    if wanted == form.fold:
        return written
    return f"(?{'' if wanted else '-'}i:{written})"


def _has_case(text: str) -> bool:
    return text.lower() != text or text.upper() != text


def _repeat(node: Repeat, body: str) -> str:
    if not isinstance(node.body, Set | Group) and not (
        isinstance(node.body, Text) and len(node.body.text) == 1
    ):
        body = f"(?:{body})"
    signs: dict[tuple[int, int | None], str] = {(0, None): "*", (1, None): "+", (0, 1): "?"}
    most = "" if node.most is None else node.most
    sign = signs.get((node.least, node.most)) or f"{{{node.least},{most}}}"
    return body + sign + ("?" if node.lazy else "")


def _back(node: Back, tree: Tree) -> str:
    if isinstance(node.group, str):
        return f"(?P={node.group})"
    return rf"\g<{tree.numbers[node.group]}>"


def run_of(node: Node) -> Set | None:
    r"""Return the set of which a pattern takes as many characters as there are, if that is all it does.

    Case does not matter to it, in texts that ``text.runs`` calls plain; word boundaries around ``\w+`` do not
    matter there.
    """
    parts = _unwrapped(node)
    body = [part for part in parts if not (isinstance(part, Anywhere) and part.written == r"\b")]
    run = body[0] if len(body) == 1 else None
    if not isinstance(run, Repeat) or not isinstance(run.body, Set) or run.lazy:
        return None
    if (run.least, run.most) != (1, None) or run.body.minus or not _is_simple(run.body):
        return None
    return run.body if len(parts) == 1 or write_class(run.body) == _WORD else None


def _unwrapped(node: Node) -> tuple[Node, ...]:
    """Return the parts of a pattern without the groups around and in it."""
    if isinstance(node, Group):
        return _unwrapped(node.body)
    return (
        tuple(one for part in node.parts for one in _unwrapped(part)) if isinstance(node, Chain) else (node,)
    )


def _is_simple(chosen: Set) -> bool:
    ranges = [item for item in chosen.items if not isinstance(item, str)]
    return len(ranges) == len(chosen.items) and (
        not chosen.fold or write_class(chosen) == _WORD or not any(_has_case(chr(low)) for low, _ in ranges)
    )


def escape(text: str) -> str:
    """Return a pattern that matches ``text`` and nothing else."""
    return _NOT_PLAIN.sub(r"\\\1", text)
