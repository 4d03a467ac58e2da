"""Dates in an article that name a day: "Friday, May 3, 2024", "3 May", "31 June"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.model.document import Block, Document
from copydesk.text.span import Span

MOST_DATES = 2_000
"""More dates than this in one document are not looked at."""

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
    *("November", "December"),
)
_FIRST_YEAR = 1924  # before it some countries still kept the Julian calendar
_CLIPPED = 3  # letters of "Sun"
_NEAR = 75  # days around publication within which a date without a year is of the nearest year
_AROUND = 2_000  # characters in which another year makes one doubt
_LEAP = 2000


class WrittenDate(NamedTuple):
    """A date as written: ``span`` counts characters of ``block.text``; what is not written is None."""

    block: Block
    span: Span
    day: int
    month: int
    year: int | None
    weekday: int | None
    listed: bool

    def on(self, year: int) -> date | None:
        """Return the day in a given year, if that year has it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day; without a year, in any year."""
        return self.on(self.year if self.year is not None else _LEAP) is not None


class WrongWeekday(NamedTuple):
    """A date whose weekday is not the one written, and the day it stands for."""

    written: WrittenDate
    meant: date


def written_dates(document: Document) -> tuple[WrittenDate, ...]:
    """Return the dates with a day and a month, in order."""
    return tuple(islice(_all(document), MOST_DATES))


def wrong_weekdays(document: Document) -> tuple[WrongWeekday, ...]:
    """Return the dates that fall on another day of the week than the one written.

    A date without a year counts only near the day of publication, in a paragraph that names no other year
    and does not look back or ahead by one ("a year after Saturday, May 3") to a year in which it is right.
    """
    return tuple(_wrong(document))


def _wrong(document: Document) -> Iterator[WrongWeekday]:
    for written in document.derive(written_dates):
        if written.weekday is None or written.listed or not written.possible:
            continue
        meant = _resolved(written, document)
        if meant is not None and meant.year >= _FIRST_YEAR and meant.weekday() != written.weekday:
            yield WrongWeekday(written, meant)


def _resolved(written: WrittenDate, document: Document) -> date | None:
    if written.year is not None:
        return written.on(written.year)
    published = document.meta.published
    if published is None:
        return None
    near = [
        day
        for year in (published.year - 1, published.year, published.year + 1)
        if (day := written.on(year)) is not None and abs((day - published).days) <= _NEAR
    ]
    around = slice(max(0, written.span.start - _AROUND), written.span.end + _AROUND)
    text = written.block.text[around]
    years = {int(found) for found in _year().findall(text)}
    if len(near) != 1 or not years <= {published.year, near[0].year}:
        return None
    return None if _yearly().search(text) and _right_beside(written, near[0].year) else near[0]


def _right_beside(written: WrittenDate, year: int) -> bool:
    """Tell whether the weekday is that of the date in the year before or after."""
    beside = (written.on(year - 1), written.on(year + 1))
    return any(day is not None and day.weekday() == written.weekday for day in beside)


def _all(document: Document) -> Iterator[WrittenDate]:
    for block in document.blocks:
        if _month_word().search(block.text):
            yield from _in_block(block)


def _in_block(block: Block) -> Iterator[WrittenDate]:
    for found in _pattern().finditer(block.text):
        groups = found.groupdict()
        month = _numbers()[(groups["m1"] or groups["m2"])[:3]]
        day = int(groups["d1"] or groups["d2"])
        year = groups["y1"] or groups["y2"]
        weekday = groups["weekday"]
        if weekday and _ends_name(block.text, found):
            weekday = None
        yield WrittenDate(
            block=block,
            span=Span(found.start(), found.end()),
            day=day,
            month=month,
            year=int(year) if year else None,
            weekday=None if weekday is None else [name[:3] for name in WEEKDAYS].index(weekday[:3]),
            listed=_is_listed(block.text, found),
        )


def _ends_name(text: str, found: re.Match[str]) -> bool:
    """Tell whether a clipped weekday is the end of a name: "the Ellery Sun, May 4, 2024"."""
    before = text[max(0, found.start() - 30) : found.start()]
    return len(found["weekday"]) == _CLIPPED and bool(re.search(r"[A-Z][\w’'-]* $", before))


def _is_listed(text: str, found: re.Match[str]) -> bool:
    """Tell whether the date stands in a list or a span of days ("Saturday and Sunday, May 4-5")."""
    before = text[max(0, found.start() - 16) : found.start()]
    after = text[found.end() : found.end() + 12]
    dated = found["y1"] or found["y2"]
    return bool(_weekday_before().search(before) or (not dated and _more_days().match(after)))


@cache
def _numbers() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(MONTHS, 1)}


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:1[5-9]|20)\d\d\b")


@cache
def _yearly() -> re.Pattern[str]:
    return re.compile(
        r"\banniversary|\byears? (?:ago|earlier|later|before|after|since|on)\b"
        r"|\b(?:last|previous|next|following) year\b",
        re.IGNORECASE,
    )


@cache
def _month_word() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(name[:3] for name in MONTHS)})")


@cache
def _weekday_before() -> re.Pattern[str]:
    names = "|".join(name[:3] for name in WEEKDAYS)
    return re.compile(rf"(?:{names})[a-z]*\.?(?:,| and| or| to| through| until|/|\s?[-–—&])+\s*$")


@cache
def _more_days() -> re.Pattern[str]:
    return re.compile(r"\s?(?:[-–—/&]|and\b|or\b|to\b|through\b|until\b|,\s?\d{1,2}\b(?!\d))")


@cache
def _pattern() -> re.Pattern[str]:
    days = "|".join(f"{name}|{name[:3]}" for name in WEEKDAYS) + "|Tues|Thur|Thurs|Weds"
    months = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|Sept"
    weekday = rf"(?:\b(?P<weekday>{days})\b\.?,? (?:the |on )?)?"
    number = r"(?P<d{0}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
    year = r"(?P<y{0}>(?:1[5-9]|20)\d\d)\b"
    no_more = r"(?![\d:]|[.,]\d|%)\b"
    month_first = (
        rf"\b(?P<m1>{months})\b\.? {number.format(1)}{no_more}(?:,? {year.format(1)})?(?!\d| ?[ap]\.?m\b)"
    )
    day_first = rf"(?<![\d.,:/-]){number.format(2)} (?:of )?(?P<m2>{months})\b(?:\.?,? {year.format(2)})?"
    return re.compile(f"{weekday}(?:{month_first}|{day_first})")


def impossible_dates(document: Document) -> tuple[WrittenDate, ...]:
    """Return the dates no calendar has ("June 31"; "29 February 2023")."""
    return tuple(
        written
        for written in document.derive(written_dates)
        if not written.possible and not _is_count(written)
    )


def _is_count(written: WrittenDate) -> bool:
    """Tell whether the number may count what follows: "in June 31 people died"."""
    if written.year is not None or written.weekday is not None:
        return False
    text = written.block.text
    if text[written.span.start].isdigit():
        return False
    after = text[written.span.end : written.span.end + 12]
    return bool(re.match(r" (?!(?:at|and|to|for|in|by|or|when|but|after|before|until)\b)\w", after))
