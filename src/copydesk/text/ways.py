"""What a pattern matches, where that is a short list of texts, and what it begins with, where it is not.

Texts are folded (``text.folded``); ``EDGE`` in them is a word boundary.
"""

import re
from functools import lru_cache
from itertools import pairwise

from copydesk.text.charclass import Set
from copydesk.text.folded import BLANK, SEAM, fold, folds_alike
from copydesk.text.pattern_tree import (
    Anywhere,
    Back,
    Chain,
    Either,
    Group,
    Node,
    Phrase,
    Repeat,
    Special,
    Text,
)

EDGE = "\0"
_MOST = 60  # ways to write one option of a pattern
_MOST_BEGINNINGS = 200
_MOST_CHARACTERS = 6  # of a class that is written out
_SHORTEST = 2  # characters of a beginning that is worth looking for
_BACK = re.compile(r"\\[1-9k]|\(\?P=")
_BLANKS = re.compile("[\t\n\f\r ]+")

Ways = tuple[str, ...]


def options(root: Node, source: str) -> tuple[Node, ...]:
    """Return the options of a pattern that begins alike in all of them; they are tried in this order.

    ``source`` is the pattern as it was written.
    """
    if _BACK.search(source) and _refers(root):
        return (root,)
    parts = _flat(root)
    for at, part in enumerate(parts):
        if isinstance(part, Either):
            return tuple(Chain((*parts[:at], option, *parts[at + 1 :])) for option in part.options)
        if not isinstance(part, Anywhere | Text | Set):
            break
    return (root,)


def _flat(node: Node) -> list[Node]:
    return [one for part in node.parts for one in _flat(part)] if isinstance(node, Chain) else [node]


def _refers(node: Node) -> bool:
    """Tell whether a pattern refers to what a group captured."""
    if isinstance(node, Chain):
        return any(map(_refers, node.parts))
    if isinstance(node, Either):
        return any(map(_refers, node.options))
    if isinstance(node, Group | Special | Repeat):
        return _refers(node.body)
    return isinstance(node, Back)


def may_be_empty(node: Node) -> bool:  # noqa: PLR0911
    """Tell whether a pattern can match without taking a character; where in doubt it can."""
    if isinstance(node, Text):
        return not node.text
    if isinstance(node, Set):
        return False
    if isinstance(node, Chain):
        return all(map(may_be_empty, node.parts))
    if isinstance(node, Either):
        return any(map(may_be_empty, node.options))
    if isinstance(node, Group):
        return may_be_empty(node.body)
    if isinstance(node, Special):
        return node.opening != "(?>" or may_be_empty(node.body)
    return not isinstance(node, Repeat) or node.least == 0 or may_be_empty(node.body)


def plain_words(option: Node) -> tuple[str, bool] | None:
    r"""Return the words of ``\b…\b`` with nothing but ASCII words in between, and whether case is ignored.

    White space between them is one blank. It is a short way for what ``ways`` finds, too.
    """
    if not isinstance(option, Chain) or len(option.parts) != 3:  # noqa: PLR2004  both edges, and the words
        return None
    before, words, after = option.parts
    if not isinstance(words, Text | Phrase) or not (_is_edge(before) and _is_edge(after)):
        return None
    text = words.text
    is_plain = text.isascii() and text.isprintable() and (isinstance(words, Phrase) or " " not in text)
    return (text, words.fold) if text and is_plain else None


def _is_edge(node: Node) -> bool:
    return isinstance(node, Anywhere) and node.written == r"\b"


def ways(node: Node, *, folded: bool) -> Ways | None:
    """Return all that a pattern matches, what it prefers first; None if that is no short list.

    With ``folded`` the pattern must ignore case, else it must not.
    """
    found = _ways(node, folded)
    if found is None or any(_is_vague(one.replace(EDGE, "")) for one in found):
        return None
    return tuple(one for one in found if _edges_hold(one.strip(EDGE)))


def _is_vague(text: str) -> bool:
    """Tell whether a text is empty, or its white space is more than a blank in the folded text can tell."""
    return not text or "  " in text or text[0] == " "


def _edges_hold(text: str) -> bool:
    """Tell whether the boundaries within a text are between a word and something else."""
    pieces = [piece for piece in text.split(EDGE) if piece]
    return all(is_word(one[-1]) != is_word(other[0]) for one, other in pairwise(pieces))


def _ways(node: Node, folded: bool) -> Ways | None:  # noqa: FBT001, PLR0911
    if isinstance(node, Text):
        return _spelt(node.text, node.fold, folded)
    if isinstance(node, Set):
        characters = node.characters(_MOST_CHARACTERS)
        spelt = _spelt(characters, node.fold, folded) if characters else None
        return tuple(dict.fromkeys(spelt[0])) if spelt else None
    if isinstance(node, Anywhere):
        return (EDGE,) if node.written == r"\b" else None
    if isinstance(node, Group):
        return _ways(node.body, folded)
    if isinstance(node, Chain):
        return _each(node.parts, folded)
    if isinstance(node, Either):
        found = [_ways(option, folded) for option in node.options]
        if any(one is None for one in found) or sum(len(one or ()) for one in found) > _MOST:
            return None
        return tuple(one for some in found for one in some or ())
    return _repeated(node, folded) if isinstance(node, Repeat) else None


def _spelt(text: str, ignored: bool, folded: bool) -> Ways | None:  # noqa: FBT001
    """Return a text as it is looked for, if it can be: other engines fold other letters in other ways."""
    if text.isalpha() and text.isascii():
        return ((text.lower() if folded else text),) if ignored is folded else None
    if SEAM in text or not BLANK.isdisjoint(text):
        return None
    cased = fold(text) != text or text.upper() != text
    if cased and ignored is not folded:
        return None
    if not folded:
        return (text,)
    return (text.lower(),) if text.isascii() or not cased else None


def _each(parts: tuple[Node, ...], folded: bool) -> Ways | None:  # noqa: FBT001
    found: Ways = ("",)
    for part in parts:
        more = _ways(part, folded)
        if more is None or len(found) * len(more) > _MOST:
            return None
        if len(found) == len(more) == 1:
            found = (found[0] + more[0],)
        else:
            found = tuple([one + other for one in found for other in more])
    return found


def _repeated(node: Repeat, folded: bool) -> Ways | None:  # noqa: FBT001
    if is_blank(node.body) and node.most is None and not node.lazy and node.least <= 1:
        return (" ",) if node.least else (" ", "")
    body = _ways(node.body, folded)
    if body is None or node.most != 1:
        return None
    if node.least == 1:
        return body
    return ("", *body) if node.lazy else (*body, "")


def is_blank(node: Node) -> bool:
    r"""Tell whether a pattern is ``\s``: each white space, and nothing else."""
    return isinstance(node, Set) and _is_blank(node)


@lru_cache(maxsize=1_000)
def _is_blank(node: Set) -> bool:
    return frozenset(node.characters(_MOST_CHARACTERS) or "") == BLANK


def ending(node: Node) -> Node | None:
    """Return with what each match ends, for a pattern that begins with a run of any length.

    To search for the whole is slow then where there is none: from each place the run is followed.
    """
    if _refers(node):
        return None
    parts = _flat(node)
    first = next((at for at, part in enumerate(parts) if not isinstance(part, Anywhere)), len(parts))
    run = parts[first] if first < len(parts) else None
    if not isinstance(run, Repeat) or run.most is not None:
        return None
    taken, *last = _flat(run.body) or [run.body]
    if not _is_long(taken):
        return None
    last = last if run.least else []
    rest = Chain((*last, *parts[first + 1 :]))
    return None if may_be_empty(rest) else ending(rest) or rest


def _is_long(node: Node) -> bool:
    """Tell whether a run of this is long in any text: of letters, that is."""
    if isinstance(node, Repeat):
        return _is_long(node.body)
    return isinstance(node, Set) and node.may_be(ord("e"))


def beginnings(node: Node) -> frozenset[str]:
    """Return texts with one of which begins whatever the pattern matches; none if they tell too little."""
    found, _ = _begin(node)
    found = frozenset(_BLANKS.sub(" ", one) for one in found)
    telling = all(len(one.replace(EDGE, "")) >= _SHORTEST for one in found)
    return found if telling else frozenset()


def _begin(node: Node) -> tuple[frozenset[str], bool]:  # noqa: PLR0911
    """Return beginnings, and whether they are all there is to it."""
    if isinstance(node, Text):
        if (node.fold and not folds_alike(node.text)) or SEAM in node.text:
            return _EMPTY, False
        return frozenset({fold(node.text)}), True
    if isinstance(node, Set):
        characters = node.characters(_MOST_CHARACTERS) or SEAM
        if SEAM in characters or (node.fold and not folds_alike(characters)):
            return _EMPTY, False
        return frozenset(map(fold, characters)), True
    if isinstance(node, Anywhere):
        return (frozenset({EDGE}) if node.written == r"\b" else _EMPTY), True
    if isinstance(node, Special):
        return _begin(node.body) if node.opening == "(?>" else (_EMPTY, True)
    if isinstance(node, Group):
        return _begin(node.body)
    if isinstance(node, Chain):
        return _begin_chain(node)
    if isinstance(node, Either):
        each = [_begin(option) for option in node.options]
        found = frozenset(one for some, _ in each for one in some)
        return (found, all(whole for _, whole in each)) if len(found) <= _MOST_BEGINNINGS else (_EMPTY, False)
    return _begin_repeat(node) if isinstance(node, Repeat) else (_EMPTY, False)


_EMPTY = frozenset({""})


def _begin_chain(node: Chain) -> tuple[frozenset[str], bool]:
    found = _EMPTY
    for part in node.parts:
        more, whole = _begin(part)
        if len(found) * len(more) > _MOST_BEGINNINGS:
            return found, False
        found = frozenset(one + other for one in found for other in more)
        if not whole:
            return found, False
    return found, True


def _begin_repeat(node: Repeat) -> tuple[frozenset[str], bool]:
    if is_blank(node.body):
        return frozenset({" "} if node.least else {" ", ""}), True
    found, whole = _begin(node.body)
    if node.least == 0:
        return (found | _EMPTY, whole) if node.most == 1 else (_EMPTY, False)
    return found, whole and node.most == 1


def is_word(letter: str) -> bool:
    r"""Tell whether ``\b`` takes a character for a part of a word."""
    if letter.isascii():
        return letter.isalnum() or letter == "_"
    import unicodedata  # noqa: PLC0415  for few texts

    category = unicodedata.category(letter)
    return category[0] in "LM" or category in {"Nd", "Nl", "Pc"} or letter in "\u200c\u200d"
