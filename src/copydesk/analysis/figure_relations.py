"""The figures of a document that others rule out, by the words that relate them: each, in all, by, half.

The words of a sentence tell which relations it can state; numbers are read only where there are some.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from copydesk.analysis.figure_chambers import wrong_ballots, wrong_bars, wrong_majorities, wrong_parts
from copydesk.analysis.figure_differences import wrong_differences
from copydesk.analysis.figure_hundreds import wrong_hundreds
from copydesk.analysis.figure_means import wrong_averages, wrong_groups
from copydesk.analysis.figure_misfits import Misfit, Passage, passage
from copydesk.analysis.figure_orders import wrong_places, wrong_ranges
from copydesk.analysis.figure_outcomes import wrong_scores, wrong_sides
from copydesk.analysis.figure_parts import wrong_fractions, wrong_multiples
from copydesk.analysis.figure_products import wrong_products
from copydesk.analysis.figure_sums import wrong_sums
from copydesk.analysis.figure_years import wrong_years
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_digits, sentence_words
from copydesk.data import words
from copydesk.model.document import Block, Document

_LONGEST = 450  # characters; a longer sentence states more than one thing
_MOST_NUMBERS = 7  # in digits
_SAME = 250  # characters around a finding that are of the same statement
_WORD = re.compile("[a-z]+")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")

_Check = Callable[[Passage], Iterator[Misfit]]
_CHECKS: dict[str, tuple[_Check, ...]] = {
    "each": (wrong_products,),
    "average": (wrong_averages,),
    "of": (wrong_groups,),
    "total": (wrong_sums,),
    "gap": (wrong_differences,),
    "share": (wrong_hundreds,),
    "side": (wrong_parts, wrong_ballots, wrong_sides),
    "majority": (wrong_majorities, wrong_bars),
    "years": (wrong_years,),
    "named": (wrong_years,),
    "place": (wrong_places,),
    "game": (wrong_scores,),
    "range": (wrong_ranges,),
    "times": (wrong_multiples,),
    "part": (wrong_fractions,),
}
_LEAST = {
    "named": 2,
    "each": 2,
    "share": 2,
    "side": 2,
    "majority": 2,
    "place": 2,
    "game": 2,
    "range": 2,
    "times": 2,
}
"""How many numbers a relation takes; three if it is not listed."""

_JOINED = frozenset({"each", "total", "gap", "years", "times", "part", "side", "share"})
_CARRIED = frozenset({"each"})
"""What the first of two sentences can say of both."""


def misfits(document: Document) -> tuple[Misfit, ...]:
    """Return the figures that are ruled out, at most one of a sentence or of two that follow one another."""
    return tuple(_all(document))


def misfits_of(document: Document, family: str) -> Iterator[Misfit]:
    """Yield the misfits of a family."""
    return (one for one in document.derive(misfits) if one.family == family)


def fresh(document: Document, family: str, told: Iterable[tuple[Block, int]]) -> Iterator[Misfit]:
    """Yield the misfits of a family but those beside a finding ``told`` already (its block and start)."""
    known = list(told)
    for one in misfits_of(document, family):
        if not any(block is one.block and abs(start - one.stated.start) < _SAME for block, start in known):
            yield one


def _all(document: Document) -> Iterator[Misfit]:
    before: Sentence | None = None
    counted = 0
    told: frozenset[str] = frozenset()
    known, counts = _known(), _counts()
    for sentence, said, digit in zip(
        document.derive(document_sentences),
        document.derive(sentence_words),
        document.derive(sentence_digits),
        strict=True,
    ):
        if not digit and counts.isdisjoint(said):
            before, counted, told = sentence, 0, frozenset[str]()
            continue
        named, numbers = _cues(sentence.text, known)
        cues = _enough(named, numbers) if numbers > 1 else frozenset[str]()
        found = False
        if cues and numbers and _fits(sentence, sentence, numbers):
            for one in _first(passage(sentence, sentence), cues):
                found = True
                yield one
        joined = before is not None and before.block is sentence.block and before.index + 1 == sentence.index
        first = before or sentence
        if joined and counted and numbers and not found and _fits(first, sentence, numbers + counted):
            both = _enough((named | (told & _CARRIED)) & _JOINED, numbers + counted)
            if both:
                yield from _first(passage(first, sentence), both)
        before, counted, told = sentence, numbers, named


def _enough(cues: frozenset[str], numbers: int) -> frozenset[str]:
    """Return the relations that so many numbers can stand in."""
    return frozenset([cue for cue in cues if numbers >= _LEAST.get(cue, 3)])


def _fits(first: Sentence, last: Sentence, numbers: int) -> bool:
    return numbers > 1 and numbers <= _MOST_NUMBERS and last.span.end - first.span.start <= _LONGEST


def _first(where: Passage, cues: frozenset[str]) -> Iterator[Misfit]:
    """Yield the first misfit of a passage."""
    if len(where.numbers) <= 1:
        return
    for cue, checks in _CHECKS.items():
        if cue in cues and len(where.numbers) >= _LEAST.get(cue, 3):
            for check in checks:
                for one in check(where):
                    yield one
                    return


def _cues(text: str, known: dict[str, tuple[str, ...]]) -> tuple[frozenset[str], int]:
    """Return the relations that the words of a sentence may state, and how many numbers it may hold."""
    said = _WORD.findall(text.lower())
    hits = known.keys() & said
    numbers = len(_DIGITS.findall(text)) + sum([said.count(word) for word in hits if "number" in known[word]])
    return frozenset([cue for word in hits for cue in known[word]]), numbers


@cache
def _counts() -> frozenset[str]:
    return frozenset(word for word, names in _known().items() if "number" in names)


@cache
def _known() -> dict[str, tuple[str, ...]]:
    known: dict[str, tuple[str, ...]] = {}
    for line in words("relation_cues"):
        names, _, listed = line.partition("=")
        for word in listed.split():
            known[word] = (*known.get(word, ()), *names.split())
    return known
