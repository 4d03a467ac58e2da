"""Patterns that users write: read as Vale reads them, compiled late, searched within a time limit.

The only module that imports ``regex``. Patterns are in the language of Vale's engine (``text.regexp2``) and
are written for ``regex`` in its version 0, whose case folding is the simple one, as Vale's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import Protocol, cast

from copydesk.errors import PatternTimeout
from copydesk.text.charclass import Set, write_class
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
    failure,
)
from copydesk.text.regexp2 import parse

SECONDS = 1.0  # for one pattern in one article …
SECONDS_PER_CHARACTER = 1e-7  # … and for each character of it
MOST_HITS = 100_000  # of one pattern in one region; what comes after is left out
_SHOWN = 100  # characters of a pattern in a complaint

_NOT_PLAIN = re.compile(r"([^\w\x80-\U0010ffff])", re.ASCII)
_BLANKS = re.compile(r"\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|( ++)(?![*+?{])", re.DOTALL)


class Hit(Protocol):
    """Where a pattern matched; the part of ``regex.Match`` that is used. Offsets count characters."""

    @property
    def lastgroup(self) -> str | None:
        """The name of the group that closed last."""
        ...

    def group(self, number: int = 0, /) -> str:
        """Return what the group captured."""
        ...

    def start(self, number: int = 0, /) -> int:
        """Return where the group starts."""
        ...

    def end(self, number: int = 0, /) -> int:
        """Return where the group ends."""
        ...

    def span(self, number: int = 0, /) -> tuple[int, int]:
        """Return both."""
        ...


class _Compiled(Protocol):
    def finditer(self, string: str, /, *, timeout: float) -> Iterator[Hit]: ...


@dataclass(slots=True)
class Clock:
    """What is left of the time a pattern has for one article, in seconds."""

    left: float = SECONDS

    @classmethod
    def of(cls, text: str) -> "Clock":
        """Return the clock for a search through a text, or through all regions of an article's source."""
        return cls(SECONDS + SECONDS_PER_CHARACTER * len(text))


@dataclass(frozen=True)
class Pattern:
    """A pattern of a rule; read and compiled when it is first searched for.

    ``fold`` ignores case, ``multiline`` lets ``^`` and ``$`` match at line ends, with ``plain_groups`` groups
    without a name capture nothing. ``before`` and ``after`` are put around what was read, as ``regex`` writes
    it: groups in them keep their numbers.
    """

    source: str
    fold: bool = False
    multiline: bool = True
    plain_groups: bool = False
    _cache: dict[bool, _Compiled] = field(
        default_factory=dict[bool, _Compiled], init=False, repr=False, compare=False
    )

    @cached_property
    def tree(self) -> Tree:
        """The pattern, read; raises ``RuleError`` with the reason when it can't be."""
        return parse(self.source, fold=self.fold, multiline=self.multiline, plain_groups=self.plain_groups)

    def validate(self) -> None:
        r"""Raise ``RuleError`` when the pattern is none; compiles it only to see if a ``\p{…}`` is known."""
        _ = self.tree
        if r"\p" in self.source.casefold():
            self._compiled(careful=False)

    def hits(self, text: str, clock: Clock | None = None) -> list[Hit]:
        """Return the matches in ``text``, leftmost first, not overlapping, at most ``MOST_HITS``.

        Raise ``PatternTimeout`` when the clock runs out.
        """
        clock = clock or Clock.of(text)
        if clock.left <= 0:
            raise self._too_slow()
        compiled = self._compiled(careful="İ" in text or "ı" in text)
        started = perf_counter()
        try:
            found = list(islice(compiled.finditer(text, timeout=clock.left), MOST_HITS))
        except TimeoutError:
            raise self._too_slow() from None
        clock.left -= perf_counter() - started
        return found

    def _too_slow(self) -> PatternTimeout:
        shown = self.source if len(self.source) <= _SHOWN else self.source[: _SHOWN - 1] + "…"
        return PatternTimeout(f"the pattern {shown!r} takes too long on this article")

    def first(self, text: str) -> Hit | None:
        """Return the first match in a short text."""
        return next(iter(self.hits(text)), None)

    def matches_whole(self, text: str) -> bool:
        """Tell whether the first match is the whole of a short text."""
        hit = self.first(text)
        return hit is not None and hit.span() == (0, len(text))

    def captured(self, hit: Hit, number: int) -> str | None:
        """Return what a group captured, None for no such group; ``number`` counts unnamed groups first."""
        numbers = self.tree.numbers
        return (hit.group(numbers[number]) or "") if number < len(numbers) else None

    def _compiled(self, *, careful: bool) -> _Compiled:
        if careful not in self._cache:
            import regex  # noqa: PLC0415  a large module, loaded when the first pattern is needed

            fold = self.tree.folds
            written = write(self.tree, fold=fold, careful=careful)
            flags = regex.VERSION0 | (regex.IGNORECASE if fold else 0)
            try:
                self._cache[careful] = cast("_Compiled", regex.compile(written, flags))
            except (regex.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
                raise failure(self.source, str(getattr(error, "msg", error))) from None
        return self._cache[careful]


def alternatives(patterns: tuple[str, ...] | list[str], *, words: bool) -> str:
    r"""Join patterns; with ``words`` they must begin and end at word boundaries (Vale's ``\b(?:…)\b``)."""
    joined = "|".join(patterns)
    return rf"\b(?:{joined})\b" if words else f"(?:{joined})"


def across_lines(pattern: str) -> str:
    r"""Let each run of blanks of a pattern match any white space (``\s+``), as in words that wrap.

    Blanks in classes, before a quantifier, and of patterns that ignore them, stay as they are.
    """
    if " " not in pattern or "(?x" in pattern:
        return pattern
    return _BLANKS.sub(lambda found: r"\s+" if found.group(1) else found.group(), pattern)


def write(tree: Tree, *, fold: bool, careful: bool = False) -> str:
    """Write a tree for ``regex``; ``fold`` tells whether it will be compiled to ignore case."""
    return _write(tree.root, tree, fold, careful)


def _write(node: Node, tree: Tree, fold: bool, careful: bool) -> str:  # noqa: FBT001, PLR0911
    if isinstance(node, Text):
        return _cased(_text(node, careful), node.fold, fold) if _has_case(node.text) else escape(node.text)
    if isinstance(node, Set):
        return _set(node, fold, careful)
    if isinstance(node, Anywhere):
        return node.written
    if isinstance(node, Chain):
        return "".join(
            f"(?:{_write(part, tree, fold, careful)})"
            if isinstance(part, Either)
            else _write(part, tree, fold, careful)
            for part in node.parts
        )
    if isinstance(node, Either):
        return "|".join(_write(option, tree, fold, careful) for option in node.options)
    if isinstance(node, Group):
        return f"({f'?P<{node.name}>' if node.name else ''}{_write(node.body, tree, fold, careful)})"
    if isinstance(node, Special):
        return f"{node.opening}{_write(node.body, tree, fold, careful)})"
    if isinstance(node, Repeat):
        return _repeat(node, _write(node.body, tree, fold, careful))
    return _cased(_back(node, tree), node.fold, fold)


def _text(node: Text, careful: bool) -> str:  # noqa: FBT001
    if not (careful and node.fold):
        return escape(node.text)
    return re.sub("[iI]", "(?-i:[iI])", escape(node.text))


def _set(node: Set, fold: bool, careful: bool) -> str:  # noqa: FBT001
    written = write_class(node, careful=careful)
    caseless = not node.minus and all(
        not isinstance(item, str) and (item[1] < ord("A") or item == (0, 0x10FFFF)) for item in node.items
    )
    return written if caseless else _cased(written, node.fold, fold)


def _cased(written: str, wanted: bool, fold: bool) -> str:  # noqa: FBT001
    if wanted == fold:
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


def escape(text: str) -> str:
    """Return a pattern that matches ``text`` and nothing else."""
    return _NOT_PLAIN.sub(r"\\\1", text)
