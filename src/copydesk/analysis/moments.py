"""Points in time as a sentence writes them: "1990", "March 1990", "3 March", "Monday", "9:30 a.m."."""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from copydesk.analysis.dates import MONTHS, WEEKDAYS

LEAP = 2000  # the year to reckon in where none is known
_DECEMBER = 12
_NOON = 12


class Moment(NamedTuple):
    """A day, a month or a year; what is not written is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    def bounds(self, year: int) -> tuple[date, date] | None:
        """Return the first and the last day it can be, in ``year`` where it names none."""
        year = self.year if self.year is not None else year
        if self.month is None:
            return date(year, 1, 1), date(year, _DECEMBER, 31)
        try:
            if self.day is not None:
                day = date(year, self.month, self.day)
                return day, day
            after = date(year + self.month // _DECEMBER, self.month % _DECEMBER + 1, 1)
            return date(year, self.month, 1), after - timedelta(days=1)
        except ValueError:
            return None


@cache
def _parts() -> tuple[str, str, str, str]:
    months = "|".join(
        [rf"{name}|{name[:3]}\b\.?" for name in MONTHS if name != "May"] + ["May", r"Sept\b\.?"]
    )
    days = "|".join(WEEKDAYS)
    return rf"(?:{months})", rf"(?:{days})", r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", r"(?:1[5-9]|20)\d\d"


@cache
def moment_pattern() -> str:
    """Return a pattern without groups for a date, a month with or without a year, or a year."""
    month, weekday, day, year = _parts()
    dated = rf"(?:(?:the )?{day} (?:of )?{month}|{month} (?:the )?{day}(?!\d))(?:,? {year}\b)?"
    early = "(?:early |late |mid-|the (?:start|end|beginning|middle) of )?"
    monthly = rf"{early}{month}(?:,? (?:of )?{year}\b)?"
    return rf"(?:(?:{weekday},? )?{dated}|{monthly}|{early}{year}\b(?![-–/]\d\d?\b))"


@cache
def dated_pattern() -> str:
    """Return a pattern without groups for a moment that names its year."""
    month, weekday, day, year = _parts()
    before = rf"(?:(?:{weekday},? )?(?:{day} (?:of )?{month},? |{month} {day},? |{month},? (?:of )?))?"
    return rf"(?:{before}(?:early |late |mid-)?{year}\b(?![-–/]\d\d?\b|s\b))"


def moment(text: str) -> Moment:
    """Return what a match of one of the patterns stands for."""
    month, _, day, year = _parts()
    years, months, days = (
        re.search(rf"(?<!\d){one}", text) for one in (rf"{year}\b", month, rf"{day}(?!\d)")
    )
    return Moment(
        int(years.group()) if years else None,
        _numbers()[months.group()[:3]] if months else None,
        int(re.sub(r"\D", "", days.group())) if days and months else None,
    )


@cache
def _numbers() -> dict[str, int]:
    return {name[:3]: number for number, name in enumerate(MONTHS, 1)}


CLOCK = (
    r"(?:(?:2[0-3]|1\d|0?\d)(?:[:.][0-5]\d)? ?[ap]\.?m\b\.?|(?:2[0-3]|1\d|0?\d)[:.][0-5]\d"
    r"|noon\b|midday\b|midnight\b)"
)
"""A pattern for a time of day: "9 a.m.", "9:30pm", "14:05", "noon"."""


def minutes(text: str) -> tuple[int, bool]:
    """Return the minute of the day a match of ``CLOCK`` names, and whether it may be twelve hours later."""
    if text == "midnight":
        return 0, False
    if text in {"noon", "midday"}:
        return _NOON * 60, False
    hour, minute = [*re.findall(r"\d+", text), "0"][:2]
    half = re.search("[ap]", text)
    at = int(hour) * 60 + int(minute)
    if half is None:
        return at, 0 < int(hour) <= _NOON and not text.startswith("0")
    return at % (_NOON * 60) + (_NOON * 60 if half.group() == "p" else 0), False
