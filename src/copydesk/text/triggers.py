"""Words without which a pattern can't match: a cheap way to see which rules an article can concern at all.

All answers are about the case-folded text (``str.casefold``), which is longer than the text at times but
keeps what is next to each other together. Where in doubt a pattern has no triggers and must be searched for.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from copydesk.text.charclass import Set
from copydesk.text.pattern_tree import Anywhere, Chain, Either, Group, Node, Repeat, Special, Text
from copydesk.text.patterns import Pattern

_MOST_WORDS = 5_000  # of one pattern; with more it is cheaper to search
_MOST_PRODUCTS = 24  # ways to write one piece
_MOST_CHARACTERS = 6  # of a class that is written out
_PLAIN = re.compile(r"[A-Za-z0-9'’,:;\"%&/=<>@!_~-]*", re.ASCII)

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


def literals(pattern: Pattern) -> frozenset[str] | None:
    """Return case-folded texts of which one is in ``text.casefold()`` wherever the pattern matches ``text``.

    None when there are none to be had. An unreadable pattern raises ``RuleError``.
    """
    if _PLAIN.fullmatch(pattern.source):
        found: Words | None = frozenset({pattern.source.casefold()})
    else:
        found = _facts(pattern.tree.root).best
    return found if found and "" not in found and len(found) <= _MOST_WORDS else None


def any_of(patterns: Iterable[Pattern]) -> frozenset[str] | None:
    """Return the texts of which one must be there for any of the patterns to match."""
    found: set[str] = set()
    for pattern in patterns:
        words = literals(pattern)
        if words is None or len(found) > _MOST_WORDS:
            return None
        found |= words
    return frozenset(found)


def _facts(node: Node) -> _Facts:
    if isinstance(node, Text):
        return _text(node)
    if isinstance(node, Set):
        return _set(node)
    if isinstance(node, Anywhere):
        return _NOTHING
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
    if node.fold and not node.text.isascii():  # folding of other letters differs between engines
        pieces = re.findall(r"[\x00-\x7f]+", node.text)
        return _Facts(needed=frozenset({max(pieces, key=len).casefold()})) if pieces else _ANYTHING
    return _Facts(whole=frozenset({node.text.casefold()}))


def _set(node: Set) -> _Facts:
    characters = node.characters(_MOST_CHARACTERS)
    if not characters or (node.fold and not characters.isascii()):
        return _ANYTHING
    return _Facts(whole=frozenset(map(str.casefold, characters)))


def _chain(node: Chain) -> _Facts:
    """Join neighbours that are known in full; the most telling of what comes of it is needed."""
    needed: Words | None = None
    run: Words = frozenset({""})
    full = True
    for part in node.parts:
        facts = _facts(part)
        if facts.whole is not None and len(run) * len(facts.whole) <= _MOST_PRODUCTS:
            run = frozenset(left + right for left in run for right in facts.whole)
            continue
        full = False
        needed = _better(_better(needed, run), facts.needed)
        run = facts.whole if facts.whole is not None else frozenset({""})
    return _Facts(whole=run) if full else _Facts(needed=_better(needed, run))


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
    return min(map(len, words or {""})), -len(words or ())
