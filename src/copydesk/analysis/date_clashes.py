"""Dates of one article that differ and seem to be of one event: in headline and body, after like words."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import combinations
from typing import NamedTuple

from copydesk.analysis.dates import WrittenDate, written_dates
from copydesk.analysis.figure_sentences import empty_stems
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import BlockKind, Document
from copydesk.text.rarity import rarity
from copydesk.text.span import Span
from copydesk.text.stems import stem

MOST_COMPARED = 60
"""Dates; an article with more is a calendar."""

_FRONT = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST})
_LEAP = 2000
_NEAR = 31  # days; dates farther apart are of two events
_LONGEST = 2_000  # characters of a sentence that are read
_LEAD = 120  # characters before a date
_BEFORE = 4  # words that lead up to both dates
_LEAD_NATS = {True: 2.0, False: 3.0}  # what these words have to weigh, with one weekday in both, without
_SHARED = 2  # stems of headline and sentence
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


class DateClash(NamedTuple):
    """Two dates that seem to be meant for one; ``reason`` says what speaks for it, ``shared`` the words."""

    first: WrittenDate
    second: WrittenDate
    reason: str
    shared: tuple[str, ...]


class _Told(NamedTuple):
    written: WrittenDate
    sentence: Sentence
    lead: tuple[str, ...]
    stems: frozenset[str]


def weekday_clashes(document: Document) -> tuple[tuple[WrittenDate, WrittenDate], ...]:
    """Return pairs of places that give one date two weekdays."""
    seen: dict[tuple[int, int], WrittenDate] = {}
    found: list[tuple[WrittenDate, WrittenDate]] = []
    for written in document.derive(written_dates):
        if written.weekday is None or written.listed:
            continue
        first = seen.setdefault((written.day, written.month), written)
        years = {first.year, written.year} - {None}
        if first.weekday != written.weekday and len(years) < 2:  # noqa: PLR2004
            found.append((first, written))
    return tuple(found)


def date_clashes(document: Document) -> tuple[DateClash, ...]:
    """Return dates that the article seems to give twice, differently; at most one pair."""
    dates = document.derive(written_dates)
    if not 1 < len(dates) <= MOST_COMPARED:
        return ()
    told = list(_told(document, dates))
    found = (*_superseded(told), *_in_subheads(told), *_in_front(told), *_after_the_same_words(told))
    return found[:1]


def _told(document: Document, dates: tuple[WrittenDate, ...]) -> Iterator[_Told]:
    sentences = document.derive(document_sentences)
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(id(sentence.block), []).append(sentence)
    for written in dates:
        at, near = written.span.start, by_block.get(id(written.block), [])
        for sentence in (one for one in near if one.span.start <= at < one.span.end):
            before = Span(max(sentence.span.start, at - _LEAD), at).of(written.block.text)
            lead = tuple(stem(word.casefold()) for word in _WORD.findall(before))[-_BEFORE:]
            found = (stem(word.casefold()) for word in _WORD.findall(sentence.text[:_LONGEST]))
            stems = frozenset(found) - empty_stems() - _calendar()
            yield _Told(written, sentence, lead, stems)


def _superseded(told: list[_Told]) -> Iterator[DateClash]:
    """Yield the date of a headline after which the body has a newer one: "now planned for 23 September"."""
    for front in (one for one in told if one.sentence.block.kind in _FRONT):
        for other in told:
            if other.sentence.block.kind in _FRONT or not _differ(front, other):
                continue
            before = other.written.block.text[
                max(0, other.written.span.start - 40) : other.written.span.start
            ]
            shared = front.stems & other.stems
            if _now().search(before) and shared:
                yield DateClash(front.written, other.written, "a newer date", tuple(sorted(shared)))


def _in_front(told: list[_Told]) -> Iterator[DateClash]:
    """Yield the date of a headline that the body never has, with the one date of the body's like sentence."""
    body = [one for one in told if one.sentence.block.kind not in _FRONT]
    for front in (one for one in told if one.sentence.block.kind in _FRONT):
        if any(not _differ(front, other) for other in body):
            continue
        alike = [
            other for other in body if len(front.stems & other.stems) >= _SHARED and _close(front, other)
        ]
        if alike and len({_day(other.written) for other in alike}) == 1:
            shared = tuple(sorted(front.stems & alike[0].stems))
            yield DateClash(front.written, alike[0].written, "the body never has it", shared)


def _in_subheads(told: list[_Told]) -> Iterator[DateClash]:
    """Yield the date of a headline where a subhead of like words has another; an update's stamp is none."""
    heads = [
        one
        for one in told
        if one.sentence.block.kind is BlockKind.SUBHEAD
        and not _stamp().search(one.written.block.text[: one.written.span.start])
    ]
    for front in (one for one in told if one.sentence.block.kind is BlockKind.HEADLINE):
        if all(_differ(front, other) for other in heads):
            for other in heads:
                shared = front.stems & other.stems
                if len(shared) >= _SHARED and _close(front, other):
                    yield DateClash(front.written, other.written, "a subhead", tuple(sorted(shared)))


def _after_the_same_words(told: list[_Told]) -> Iterator[DateClash]:
    """Yield two dates that the same words lead up to, in sentences that share more than these."""
    for one, other in combinations(told, 2):
        if one.lead != other.lead or len(one.lead) < _BEFORE or one.sentence is other.sentence:
            continue
        shared = (one.stems & other.stems) - frozenset(one.lead)
        weight = sum(rarity(word) for word in one.lead if word not in empty_stems())
        alike = one.written.weekday == other.written.weekday and _close(one, other)
        ordinals = (one.stems ^ other.stems) & _ordinals()
        if alike and shared and not ordinals and weight >= _LEAD_NATS[one.written.weekday is not None]:
            yield DateClash(one.written, other.written, "after the same words", (*one.lead, *sorted(shared)))


def _differ(one: _Told, other: _Told) -> bool:
    return _day(one.written)[:2] != _day(other.written)[:2]


def _close(one: _Told, other: _Told) -> bool:
    """Tell whether two dates lie near each other and no year sets them apart."""
    years = {one.written.year, other.written.year} - {None}
    left, right = one.written.on(_LEAP), other.written.on(_LEAP)
    near = left is not None and right is not None and _days(left, right) <= _NEAR
    return near and len(years) < 2 and _differ(one, other)  # noqa: PLR2004


def _days(one: date, other: date) -> int:
    gap = abs((one - other).days)
    return min(gap, 366 - gap)


def _day(written: WrittenDate) -> tuple[int, int]:
    return written.day, written.month


@cache
def _now() -> re.Pattern[str]:
    moved = "postponed|delayed|moved|rescheduled|pushed back|brought forward"
    return re.compile(
        rf"\b(?:now (?:planned|scheduled|expected|set|due) (?:for|on)|"
        rf"(?:{moved}) (?:to|until|till|for)|new date is)"
        r"\s(?:the |\w+day,? )?$",
        re.IGNORECASE,
    )


@cache
def _stamp() -> re.Pattern[str]:
    return re.compile(r"\b(?:update|updated|posted|published)\W+$", re.IGNORECASE)


@cache
def _ordinals() -> frozenset[str]:
    listed = "first second third fourth fifth last next final previous earlier later another deadline update"
    return frozenset(stem(word) for word in listed.split())


@cache
def _calendar() -> frozenset[str]:
    names = "january february march april may june july august september october november december"
    days = "monday tuesday wednesday thursday friday saturday sunday"
    return frozenset(stem(word) for word in f"{names} {days} st nd rd th".split())
