"""How long it is from one point in time to another, as an interval, and what a length in words can mean."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from copydesk.analysis.dates import WEEKDAYS
from copydesk.analysis.figure_counts import count
from copydesk.analysis.moments import LEAP, Moment, minutes, moment

_DAYS = {
    "day": 1.0,
    "night": 1.0,
    "week": 7.0,
    "fortnight": 14.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
}
_SLACK = {"day": 0.0, "night": 0.0, "week": 0.6, "fortnight": 0.3, "month": 0.75, "year": 0.6, "decade": 0.6}
_MINUTES = {"hour": 60.0, "minute": 1.0}
_DAY = 1440  # minutes
_NOON = 12
_SATURDAY = 5
_EARLIER = 2  # years before the last end in which a month without a year is looked for
_NEARLY = 0.75
_SHARE = 0.15  # what "about" and a clock allow


class Length(NamedTuple):
    """A length of time as written; ``hedge`` is "", "about", "over", "nearly" or "under"."""

    value: float
    unit: str
    hedge: str


class Lasted(NamedTuple):
    """The least and the most time between two points: days, or minutes with ``clock``.

    ``off`` counts the days of weekends in between, which a trial or a strike may leave out.
    """

    least: float
    most: float
    off: int = 0
    clock: bool = False

    def clash(self, length: Length) -> str:
        """Return what the time comes to, in the unit of ``length``, if no reading makes it that; else ""."""
        units = _MINUTES if self.clock else _DAYS
        if length.unit not in units or length.value <= 0:
            return ""
        worth = units[length.unit]
        slack = _SLACK.get(length.unit, length.value * _SHARE if length.unit == "minute" else 0.5)
        low, high = (length.value - slack) * worth, (length.value + slack) * worth
        if length.hedge in {"about", "under", "nearly"}:
            low = 0 if length.hedge == "under" else min(low, length.value * worth * _NEARLY)
        if length.hedge in {"about", "over"}:
            high = max(high, length.value * worth * (1 + _SHARE)) if length.hedge == "about" else float("inf")
        off = self.off if length.unit in {"day", "night", "week"} else 0
        if low <= self.most and self.least - off <= high:
            return ""
        return _in_words(self.least, self.most, worth, length.unit)

    def exceeded(self, length: Length) -> bool:
        """Tell whether ``length`` is more than the time there is."""
        worth = (_MINUTES if self.clock else _DAYS).get(length.unit, 0.0)
        return length.value * worth > self.most


def _in_words(least: float, most: float, worth: float, unit: str) -> str:
    low, high = f"{least / worth:.2g}", f"{most / worth:.2g}"
    if most / worth >= 10:  # noqa: PLR2004
        low, high = f"{least / worth:.0f}", f"{most / worth:.0f}"
    number = low if low == high else f"{low} to {high}"
    return f"{number} {unit}" + ("" if number == "1" else "s")


def length(number: str, unit: str, hedge: str) -> Length:
    """Return the length of "nine", "year" and "nearly"."""
    kinds = {
        "over": ("over", "more than", "at least", "just over", "longer than"),
        "under": ("under", "up to", "less than", "just under", "at most"),
        "nearly": ("nearly", "almost"),
    }
    kind = next(
        (name for name, listed in kinds.items() if hedge.casefold() in listed), "about" if hedge else ""
    )
    return Length(count(number), unit.casefold(), kind)


def between(first: str, last: str, published: int | None) -> tuple[Lasted, ...]:
    """Return the ways to count from one written day, month or year to another; none when it is open.

    Where the first lacks month or year it borrows those of the last; both lack a year only within one.
    """
    if first in WEEKDAYS or last in WEEKDAYS:
        return _in_week(first, last)
    end = moment(last)
    start = moment(first)
    if start.month is None and start.year is None:  # "from 3 to 10 March"
        digits = re.sub(r"\D", "", first)
        if not digits or end.day is None:
            return ()
        start = Moment(end.year, end.month, int(digits))
    if end.year is None and end.month is None:  # "from March 3 to 10"
        digits = re.sub(r"\D", "", last)
        if not digits or start.day is None:
            return ()
        end = Moment(start.year, start.month, int(digits))
    if start.year is not None and end.year is None and end.month is not None:
        end = end._replace(year=start.year)  # "from March 2010 to May"
    return _lasted(start, end, published)


def _lasted(start: Moment, end: Moment, published: int | None) -> tuple[Lasted, ...]:
    """Return the ways to count; a month without a year may be of a year before.

    "14 months, from May to July 2028" began in 2027.
    """
    known = end.year or published or LEAP
    year = start.year or known
    if start.year is None and start.month and end.month and start.month > end.month:
        year -= 1
    sure = bool(end.year or published)
    found = _lasted_since(start.bounds(year), end.bounds(known), sure=sure)
    if found is None:
        return ()
    years = range(1, _EARLIER + 1) if start.year is None and end.year is not None and start.month else ()
    earlier = (_lasted_since(start.bounds(year - one), end.bounds(known), sure=sure) for one in years)
    return (found, *(one for one in earlier if one))


def _lasted_since(
    one: tuple[date, date] | None, two: tuple[date, date] | None, *, sure: bool
) -> Lasted | None:
    if one is None or two is None or two[1] < one[0]:
        return None
    least, most = (two[0] - one[1]).days, (two[1] - one[0]).days + 1
    return Lasted(max(0, least), most, _weekends(one[0], two[1], sure=sure))


def _weekends(first: date, last: date, *, sure: bool) -> int:
    days = (last - first).days + 1
    if not sure or days > 366:  # noqa: PLR2004
        return (days + 6) // 7 * 2 if days > 1 else 0
    return sum((first + timedelta(days=day)).weekday() >= _SATURDAY for day in range(days))


def _in_week(first: str, last: str) -> tuple[Lasted, ...]:
    if first not in WEEKDAYS or last not in WEEKDAYS or first == last:
        return ()
    days = (WEEKDAYS.index(last) - WEEKDAYS.index(first)) % 7
    return (Lasted(days, days + 1),)


def on_the_clock(first: str, last: str) -> tuple[Lasted, ...]:
    """Return the ways to count from one time of day to another, over midnight or a whole day more as well.

    "9" and "9:30" may be of either half of the day; "14:05" and "9:30 a.m." may not.
    """
    end, end_open = minutes(last)
    if not first.isdigit():
        start, start_open = minutes(first)
    elif int(first) <= _NOON:
        start, start_open = int(first) % _NOON * 60, True
    else:
        return ()
    span = (end - start) % _DAY
    spans = {span, (span + _DAY // 2) % _DAY} if start_open or end_open else {span}
    return tuple(
        Lasted(time, time, clock=True) for time in sorted({*spans, *(one + _DAY for one in spans)} - {0})
    )
