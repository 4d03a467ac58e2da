"""Words without which a pattern can't match: a cheap way to see which rules an article can concern at all.

All answers are about the folded text (``text.folded``). Where in doubt a pattern has no triggers and must be
searched for. A trigger that holds a whole word is looked up among the words of the text first.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk.text.charclass import Set
from copydesk.text.folded import BLANK, Key, fold, folds_alike
from copydesk.text.pattern_tree import Anywhere, Chain, Either, Group, Node, Repeat, Special, Text
from copydesk.text.ways import EDGE

_MOST_WORDS = 5_000  # of one pattern; with more it is cheaper to search
_MOST_PRODUCTS = 24  # ways to write one piece
_MOST_CHARACTERS = 6  # of a class that is written out
_SPACE = re.compile("[\t\n\f\r ]+")
_RUN = re.compile(r"[a-z0-9]+")

_ONE_BLANK = frozenset({" "})

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a part of a pattern stands for: ``whole`` are all the texts it matches, if they are few.

    ``needed`` are texts of which at least one is in whatever it matches.
    """

    whole: Words | None = None
    needed: Words | None = None

    @property
    def best(self) -> Words | None:
        """The most telling texts of which one must be there."""
        return _better(self.whole, self.needed)


_NOTHING = _Facts(whole=frozenset({""}))
_ANYTHING = _Facts()


def needed(node: Node) -> Words | None:
    """Return folded texts of which one is in the folded text wherever the pattern matches.

    None when there are none to be had. ``EDGE`` in them is a word boundary.
    """
    best = _facts(node).best
    found = frozenset(_SPACE.sub(" ", one) for one in best or ())
    usable = found and len(found) <= _MOST_WORDS and all(one.strip(EDGE) for one in found)
    return found if usable else None


def key(marked: str) -> Key | None:
    """Return the most telling key of such a text: two words of it if they are whole, or one."""
    if marked[0] == marked[-1] == EDGE:
        words = _RUN.findall(marked)
        if len(words) < 2:  # noqa: PLR2004  no pair
            return words[0] if words else None
        return max(pairwise(words), key=lambda pair: len(pair[0]) + len(pair[1]))
    whole = [
        run.group() if run.start() > 0 and run.end() < len(marked) else None  # none at an open end
        for run in _RUN.finditer(marked)
    ]
    pairs = [(one, other) for one, other in pairwise(whole) if one and other]
    if pairs:
        return max(pairs, key=lambda pair: len(pair[0]) + len(pair[1]))
    return max((one for one in whole if one), key=len, default=None)


def _facts(node: Node) -> _Facts:  # noqa: PLR0911
    if isinstance(node, Text):
        return _text(node)
    if isinstance(node, Set):
        return _set(node)
    if isinstance(node, Anywhere):
        return _Facts(whole=frozenset({EDGE})) if node.written == r"\b" else _NOTHING
    if isinstance(node, Special):
        return _facts(node.body) if node.opening == "(?>" else _NOTHING
    if isinstance(node, Group):
        return _facts(node.body)
    if isinstance(node, Chain):
        return _chain(node)
    if isinstance(node, Either):
        return _either(node)
    if isinstance(node, Repeat):
        return _repeat(node)
    return _ANYTHING  # what a group captured


def _text(node: Text) -> _Facts:
    if EDGE in node.text:
        return _ANYTHING
    if node.fold and not folds_alike(node.text):  # folding of other letters differs between engines
        pieces = re.findall(r"[\x00-\x7f]+", node.text)
        return _Facts(needed=frozenset({max(pieces, key=len).lower()})) if pieces else _ANYTHING
    return _Facts(whole=frozenset({fold(node.text)}))


def _set(node: Set) -> _Facts:
    characters = node.characters(_MOST_CHARACTERS)
    if characters and BLANK.issuperset(characters):
        return _Facts(whole=frozenset({" "}))
    if not characters or EDGE in characters or (node.fold and not folds_alike(characters)):
        return _ANYTHING
    return _Facts(whole=frozenset(map(fold, characters)))


def _chain(node: Chain) -> _Facts:
    """Join neighbours that are known in full; the most telling of what comes of it is needed."""
    needed: Words | None = None
    run: Words = frozenset({""})
    full = True
    for part in node.parts:
        facts = _facts(part)
        if facts.whole is not None and _small(len(run), len(facts.whole)):
            run = frozenset(left + right for left in run for right in facts.whole)
            continue
        full = False
        needed = _better(_better(needed, run), facts.needed)
        run = facts.whole if facts.whole is not None else frozenset({""})
    return _Facts(whole=run) if full else _Facts(needed=_better(needed, run))


def _small(one: int, other: int) -> bool:
    """Tell whether the products of so many texts by so many may be written out."""
    return one * other <= _MOST_PRODUCTS or (min(one, other) == 1 and max(one, other) <= _MOST_WORDS)


def _either(node: Either) -> _Facts:
    options = [_facts(option) for option in node.options]
    whole = _all([option.whole for option in options])
    return _Facts(whole, None if whole is not None else _all([option.best for option in options]))


def _all(sets: Sequence[Words | None]) -> Words | None:
    """Return the union of the sets if every one is known and tells something."""
    found: set[str] = set()
    for words in sets:
        if not words:
            return None
        found |= words
    return frozenset(found)


def _repeat(node: Repeat) -> _Facts:
    facts = _facts(node.body)
    if node.least > 0 and facts.whole == _ONE_BLANK:
        return facts  # a run of white space is one blank
    if node.least == 0:
        optional = facts.whole is not None and node.most == 1
        return _Facts(whole=frozenset({"", *(facts.whole or ())})) if optional else _ANYTHING
    if node.least == node.most == 1:
        return facts
    return _Facts(needed=facts.best)


def _better(one: Words | None, other: Words | None) -> Words | None:
    """Return the set whose shortest text is longer; an empty text tells nothing."""
    return max((one, other), key=_worth) if one and other else one or other


def _worth(words: Words | None) -> tuple[int, int]:
    return min(len(word.replace(EDGE, "")) for word in words or {""}), -len(words or ())
