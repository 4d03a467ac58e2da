"""Weekdays told behind their date ("9 October 2017, a Tuesday"), and days past all months ("32 April")."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from copydesk.analysis.dates import MONTHS, WEEKDAYS
from copydesk.analysis.figured_sentences import digit_sentences, figure_pairs
from copydesk.analysis.moments import moment, moment_pattern
from copydesk.analysis.passages import Sentence
from copydesk.model.document import Block, Document
from copydesk.text.span import Span

_FIRST_YEAR = 1924  # before it some countries still kept the Julian calendar
_LEAP = 2000
_DECEMBER = 12
_SHORTEST = 28
_LONGEST = 31
_JOINTS = frozenset({"/", ".", "-"})


class ToldWeekday(NamedTuple):
    """A weekday behind a date that falls on another; ``span`` counts characters of the block's text."""

    block: Block
    span: Span
    meant: date


class NumberedDay(NamedTuple):
    """A day that its month does not have, written in numbers or past the 31st."""

    block: Block
    span: Span
    day: int
    month: int
    year: int | None


def told_weekdays(document: Document) -> tuple[ToldWeekday, ...]:
    """Return the weekdays told behind a whole date that are not those of the date."""
    return tuple(
        found for block in document.blocks if _weekday_cue().search(block.text) for found in _weekdays(block)
    )


def _weekdays(block: Block) -> Iterator[ToldWeekday]:
    for found in _told().finditer(block.text):
        said = moment(found["date"])
        bounds = said.bounds(0) if said.year and said.day else None
        if bounds is None or bounds[0].year < _FIRST_YEAR:
            continue
        if bounds[0].weekday() != WEEKDAYS.index(found["weekday"]):
            yield ToldWeekday(block, Span(found.start("date"), found.end("weekday")), bounds[0])


def numbered_days(document: Document) -> tuple[NumberedDay, ...]:
    """Return the days past the end of their month in dates like 31/06/2018, 2021-04-31 and "32 April"."""
    return tuple(
        found
        for sentence, pairs in document.derive(figure_pairs)
        if any(pair.gap in _JOINTS for pair in pairs)
        for found in _numeric(sentence)
    ) + tuple(found for sentence in document.derive(digit_sentences) for found in _past_the_end(sentence))


def _numeric(sentence: Sentence) -> Iterator[NumberedDay]:
    text = sentence.text
    for found in _numbers().finditer(text):
        year = int(found["y"] or found["y2"])
        if found["y2"]:
            pairs = [(int(found["d2"]), int(found["m2"]))]
        else:
            pairs = [(int(found["one"]), int(found["two"])), (int(found["two"]), int(found["one"]))]
        months = [(day, month) for day, month in pairs if 1 <= month <= _DECEMBER and day > _SHORTEST]
        if months and not any(
            1 <= month <= _DECEMBER and 1 <= day <= monthrange(year, month)[1] for day, month in pairs
        ):
            day, month = months[0]
            if day <= _LONGEST:
                yield NumberedDay(
                    sentence.block, Span(*found.span()).shift(sentence.span.start), day, month, year
                )


def _past_the_end(sentence: Sentence) -> Iterator[NumberedDay]:
    text = sentence.text
    for found in _beyond().finditer(text) if any(month in text for month in MONTHS) else ():
        name = next(name for name in ("day", "day2", "day3") if found[name])
        month = [one[:3] for one in MONTHS].index(found[name.replace("day", "month")][:3]) + 1
        year = re.search(r"\d{4}$", found.group())
        yield NumberedDay(
            sentence.block,
            Span(found.start(name), found.end()).shift(sentence.span.start),
            int(found[name]),
            month,
            int(year.group()) if year else None,
        )


@cache
def _weekday_cue() -> re.Pattern[str]:
    return re.compile(r" a (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


@cache
def _told() -> re.Pattern[str]:
    said = (
        "which (?:was|is|fell on|falls on)|it (?:was|is)|that (?:was|is)|was|is|fell on|falls on|will be"
        "|being"
    )
    return re.compile(
        rf"(?P<date>{moment_pattern()})(?:,| ?[–—-]| \()? ?(?:{said})? ?a "
        rf"(?P<weekday>{'|'.join(WEEKDAYS)})\b(?=[,.;)”\"’]|$| ?[–—-]| (?:night|morning|afternoon|evening"
        rf"|and|when|in)\b)"
    )


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w./:-])(?:(?P<one>\d{1,2})(?P<sep>[/.])(?P<two>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)"
        r"|(?P<y2>(?:19|20)\d\d)-(?P<m2>\d\d)-(?P<d2>\d\d))(?![\w/-]|\.\w)"
    )


@cache
def _beyond() -> re.Pattern[str]:
    months = "|".join(MONTHS)
    day = r"(?:3[2-9]|[4-9]\d)"
    end = r"(?=[,.;)]|$| (?:at|and|to|for|in|by|or|when|the|will|after|before|with|as)\b)"
    return re.compile(
        rf"\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|and|to|[Ff]rom|[Ss]ince|dated|[Bb]etween) "
        rf"(?:(?P<day>{day}) (?P<month>{months})(?:,? \d{{4}}|{end})|(?P<month2>{months}) (?P<day2>{day})"
        rf"(?:st|nd|rd|th)?(?:, \d{{4}}|[,.;)]|$))"
        rf"|\b(?P<day3>{day})(?:st|nd|rd|th) (?:of )?(?P<month3>{months})(?: \d{{4}})?\b"
    )
