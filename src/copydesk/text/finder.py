"""Finds what a pattern matches in many texts at once, and mostly without a regular expression.

A pattern is taken apart into its options (the tokens of a rule). One that stands for a short list of texts is
found by looking these up; of another the words it begins with are looked up, and it is tried where they
stand; the rest is searched for if the words without which it can't match are there. What comes out is what
the pattern itself gives: leftmost first, of two at one place the first option, nothing overlapping.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from copydesk.text.folded import SEAM, Folded, Key, fold
from copydesk.text.pattern_tree import Anywhere, Chain, Either, Group, Node, Repeat, Special, Text
from copydesk.text.patterns import MOST_HITS, Clock, Part, Pattern
from copydesk.text.triggers import key, needed
from copydesk.text.ways import (
    EDGE,
    Ways,
    beginnings,
    ending,
    is_word,
    may_be_empty,
    options,
    plain_words,
    ways,
)

_MOST_FINDERS = 10_000
_LETTERS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz")
_UNKNOWN = -1

_Entry = tuple[int, int, int, int]  # start, rank, end or _UNKNOWN, option


class Found(NamedTuple):
    """A match: which of the texts it is in, where, and which option of the pattern it is."""

    text: int
    start: int
    end: int
    option: int


class _Needle(NamedTuple):
    """A folded text to look up, and what it tells of the option with that number.

    It is the whole match or, with ``begins``, how matches begin; ``anywhere``: it is somewhere in a match.
    ``rank`` orders what is found at one place. ``cased``: it is looked up in the text that is not folded.
    ``before`` and ``after``: must the character there be part of a word; None if that does not matter.
    """

    text: str
    rank: int
    option: int
    begins: bool = False
    anywhere: bool = False
    cased: bool = False
    before: bool | None = None
    after: bool | None = None

    def places(self, page: Folded) -> Iterator[int]:
        """Yield where the text stands in the folded text, between such characters."""
        hay, text, before, after = page.plain if self.cased else page.text, self.text, self.before, self.after
        size = len(text)
        at = hay.find(text)
        while at >= 0:
            if (before is None or before is _in_word(hay[at - 1])) and (
                after is None or after is _in_word(hay[at + size])
            ):
                yield at
            at = hay.find(text, at + 1)


class _Spelt(NamedTuple):
    """All that an option matches, and whether its case counts."""

    ways: Ways
    cased: bool


class _Inexact(NamedTuple):
    """Texts of which one is in each match of an option, or with ``begins`` at the beginning of it."""

    texts: Collection[str]
    begins: bool


class _Mark(NamedTuple):
    """A text to look up, with its word boundaries marked: the way of that number to write an option."""

    text: str
    way: int
    option: int


class _Plan(NamedTuple):
    """How a pattern is looked for: what to look up by a key in it, or without; options without any."""

    keyed: Mapping[Key, Sequence[_Mark]]
    keys: frozenset[Key]
    loose: Sequence[_Mark]
    always: Sequence[int]


class Finder:
    """Finds the matches of a pattern."""

    def __init__(self, pattern: Pattern) -> None:
        """Take the pattern; it is read and taken apart when it is needed."""
        self._pattern = pattern
        self._made: dict[_Mark, _Needle] = {}

    @cached_property
    def keys(self) -> frozenset[Key] | None:
        """Words, or pairs of words, one of which is in every text with a match; None if none are known."""
        if self._whole or self._plan.loose or self._plan.always:
            return None
        return self._plan.keys

    def find(self, page: Folded, clock: Clock) -> list[Found]:
        """Return the matches, not more than ``MOST_HITS``; raise ``PatternTimeout`` when time runs out."""
        if self._whole:
            return list(self._text_by_text(page, clock))
        plan = self._plan
        marks = [mark for key in plan.keys & page.keys for mark in plan.keyed[key]]
        marks += plan.loose
        streams = set(plan.always)
        waiting: list[_Entry] = []
        for mark in marks:
            needle = self._made.get(mark) or self._needle(mark)
            if not needle.anywhere:
                waiting += _entries(needle, page)
            elif needle.text in page.text:
                streams.add(needle.option)
        for option in streams:
            self._search(option, page, 1, waiting, clock)
        return self._leftmost(waiting, streams, page, clock) if waiting else []

    def _leftmost(self, waiting: list[_Entry], streams: set[int], page: Folded, clock: Clock) -> list[Found]:
        """Return the candidates that are matches; an option searched for is searched on after each."""
        found: list[Found] = []
        done = 0
        heapify(waiting)
        while waiting and len(found) < MOST_HITS:
            start, _, end, option = heappop(waiting)
            if start >= done:
                if end is _UNKNOWN:
                    hit = self._parts[option].match(page, start, clock)
                    if hit is None:
                        continue
                    end = hit.end()
                done = end
                text, offset = page.which(start)
                found.append(Found(text, start - offset, end - offset, option))
            if option in streams:
                self._search(option, page, done, waiting, clock)
        return found

    def _search(self, option: int, page: Folded, at: int, waiting: list[_Entry], clock: Clock) -> None:
        """Search on for an option from ``at``; with an end that is quickly found, only in texts with that."""
        end, last = len(page.source), self._ends[option]
        hit = None
        while hit is None and at < len(page.source):
            if last is not None:
                ending = last.search(page, at, len(page.source), clock)
                if ending is None:
                    return
                number, start = page.which(ending.start())
                at, end = max(at, start), page.end(number) + 1
            hit = self._parts[option].search(page, at, end, clock)
            at = end
        if hit is not None:
            heappush(waiting, (hit.start(), option * _RANKS, hit.end(), option))

    def _text_by_text(self, page: Folded, clock: Clock) -> Iterator[Found]:
        """Yield the matches of a pattern that can be empty, or ties matches to where the last one ended."""
        for number, text in enumerate(page.texts):
            for hit in self._pattern.hits(text, clock):
                yield Found(number, *hit.span(), self._option(page, number, hit.span(), clock))

    def _option(self, page: Folded, text: int, span: tuple[int, int], clock: Clock) -> int:
        shift = page.start(text)
        for option, part in enumerate(self._parts):
            hit = part.match(page, span[0] + shift, clock)
            if hit is not None and hit.end() == span[1] + shift:
                return option
        return 0

    @cached_property
    def _options(self) -> tuple[Node, ...]:
        return options(self._pattern.tree.root, self._pattern.source)

    @cached_property
    def _parts(self) -> list[Part]:
        return [Part(option, self._pattern) for option in self._options]

    @cached_property
    def _ends(self) -> list[Part | None]:
        each = (ending(option) for option in self._options)
        return [None if end is None else Part(end, self._pattern) for end in each]

    @cached_property
    def _whole(self) -> bool:
        return any(
            spelt is None and (may_be_empty(option) or _is_tied(option))
            for option, spelt in zip(self._options, self._spelt, strict=True)
        )

    @cached_property
    def _spelt(self) -> list[_Spelt | None]:
        return [_spell(option) for option in self._options]

    @cached_property
    def _plan(self) -> _Plan:
        keyed: dict[Key, list[_Mark]] = {}
        loose: list[_Mark] = []
        always: list[int] = []
        for number, spelt in enumerate(self._spelt):
            texts = spelt.ways if spelt else self._inexact[number].texts
            if not texts:
                always.append(number)
            for way, text in enumerate(texts):
                found = key(fold(text))
                (keyed.setdefault(found, []) if found else loose).append(_Mark(text, way, number))
        return _Plan(keyed, frozenset(keyed), loose, always)

    @cached_property
    def _inexact(self) -> Mapping[int, _Inexact]:
        """What is known of the options that are no short list of texts."""
        return {
            number: _inexact(self._options[number])
            for number, spelt in enumerate(self._spelt)
            if spelt is None
        }

    def _needle(self, mark: _Mark) -> _Needle:
        """Return what to look up for a mark; few of a pattern's are ever needed."""
        spelt = self._spelt[mark.option]
        rank = mark.option * _RANKS
        if spelt is not None:
            made = _needle(mark.text, rank + mark.way, mark.option, cased=spelt.cased)
        elif self._inexact[mark.option].begins:
            made = _needle(mark.text, rank, mark.option)._replace(begins=True)
        else:
            made = _Needle(mark.text.replace(EDGE, ""), rank, mark.option, anywhere=True)
        self._made[mark] = made
        return made


@lru_cache(maxsize=_MOST_FINDERS)
def finder(pattern: Pattern) -> Finder:
    """Return the finder of a pattern: rules that look for the same share it, and what it finds."""
    return Finder(pattern)


def _in_word(letter: str) -> bool:
    return letter in _LETTERS or (letter > "\x7f" and is_word(letter))


def _entries(needle: _Needle, page: Folded) -> Iterator[_Entry]:
    for at in needle.places(page):
        start = page.origin(at)
        if not needle.begins:
            yield start, needle.rank, page.origin(at + len(needle.text)), needle.option
            continue
        yield start, needle.rank, _UNKNOWN, needle.option
        if needle.text[0] == " ":  # any blank of the run may be the first
            for later in range(start + 1, page.origin(at + 1)):
                yield later, needle.rank, _UNKNOWN, needle.option


def _is_tied(node: Node) -> bool:
    r"""Tell whether a pattern holds ``\G``, or the character that stands between texts."""
    if isinstance(node, Chain):
        return any(map(_is_tied, node.parts))
    if isinstance(node, Either):
        return any(map(_is_tied, node.options))
    if isinstance(node, Group | Special | Repeat):
        return _is_tied(node.body)
    if isinstance(node, Text):
        return SEAM in node.text
    return isinstance(node, Anywhere) and node.written == r"\G"


_RANKS = 1_000  # ways to write one option, at most


def _spell(option: Node) -> _Spelt | None:
    words = plain_words(option)
    if words:
        text, ignored = words
        lower = text.lower()
        cased = not ignored and lower != text.upper()
        return _Spelt((f"{EDGE}{text if cased else lower}{EDGE}",), cased)
    for folded in (True, False):
        found = ways(option, folded=folded)
        if found is not None:
            return _Spelt(found, cased=not folded)
    return None


def _inexact(option: Node) -> _Inexact:
    begins = beginnings(option)
    return _Inexact(begins or needed(option) or (), bool(begins))


def _needle(marked: str, rank: int, number: int, *, cased: bool = False) -> _Needle:
    text = marked.replace(EDGE, "")
    return _Needle(
        text,
        rank,
        number,
        cased=cased,
        before=not is_word(text[0]) if marked.startswith(EDGE) else None,
        after=not is_word(text[-1]) if marked.endswith(EDGE) else None,
    )
