"""Births and ages as sentences tell them: "born in 1950", "died in 2010 aged 70", "was 30 when she won in 1980"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern, ordinal, ordinal_pattern
from copydesk.analysis.moments import Moment, dated_pattern, moment
from copydesk.text.span import Span

_OLDEST = 122  # years


class Birth(NamedTuple):
    """A date of birth; ``span`` counts characters of the sentence."""

    span: Span
    born: Moment


class AgeClaim(NamedTuple):
    """An age at a point in time; ``when`` None is about the day of publication.

    ``span`` is that of the age, ``whole`` of all that is read; ``turned`` when it is the age of that year's
    birthday.
    """

    span: Span
    whole: Span
    age: int
    when: Moment | None
    turned: bool


def births(text: str) -> Iterator[Birth]:
    """Yield the dates of birth that a sentence tells, with their year."""
    for found in _born().finditer(text):
        name = "date" if found["date"] else "life"
        yield Birth(Span(*found.span(name)), moment(found[name]))


def age_claims(text: str) -> Iterator[AgeClaim]:
    """Yield the ages that a sentence gives together with a point in time."""
    taken: set[int] = set()
    for pattern, turned, dated in _claims():
        for found in pattern.finditer(text):
            age = (
                ordinal(found["age"])
                if found["age"][-1] in "thds" and turned == "birthday"
                else count(found["age"])
            )
            if found.start("age") in taken or age != int(age) or not 0 < age <= _OLDEST:
                continue
            taken.add(found.start("age"))
            when = moment(found["date"]) if dated else None
            yield AgeClaim(Span(*found.span("age")), Span(*found.span()), int(age), when, bool(turned))


@cache
def _born() -> re.Pattern[str]:
    year = dated_pattern()
    return re.compile(
        rf"\b(?:[Bb]orn|b\.)\b(?! (?:again|out))[^.;()\d]{{0,60}}?[ ,](?P<date>{year})"
        rf"|\((?:[Bb]orn |b\. ?)?(?P<life>{year}) ?[-–—] ?(?:died )?{year}\)"
    )


@cache
def _claims() -> tuple[tuple[re.Pattern[str], str, bool], ...]:
    """Return patterns, whether the age is that of a birthday in the year, and whether they name a date."""
    date, number = rf"(?P<date>{dated_pattern()})", rf"(?P<age>{count_pattern()})"
    only = "(?:just |only |barely )?"
    at = rf"(?:at (?:the )?(?:ripe (?:old )?)?age (?:of )?{only}|aged {only}|when (?:he|she) was {only})"
    some = r"[^;()\d]"
    died = "(?:died|dies|passed away|(?:was|were) killed|drowned|death|was murdered|was executed)"
    born = r"[^.;()\d]"
    end = r"(?= ?(?:[,.;)]|$| years old| and\b| when\b| after\b| from\b| of\b))"
    day = r"(?:on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|(?:earlier )?this week|last week|overnight)"
    return (
        (re.compile(rf"\b(?:in|on) {date},? (?:{at}|at ){number}{end}"), "", True),
        (re.compile(rf"\b[Ii]n {date},? {at}{number}\b"), "", True),
        (re.compile(rf"\b{at}{number},? (?:in|on) {date}"), "", True),
        (
            re.compile(
                rf"\bwas {only}{number}(?: years old| years of age)?,? when {born}{{3,80}}? (?:in|on) {date}"
            ),
            "",
            True,
        ),
        (
            re.compile(rf"\b{died}\b{some}{{0,60}}?\b(?:in|on) {date}{some}{{0,60}}?\b{at}{number}\b"),
            "",
            True,
        ),
        (
            re.compile(
                rf"\b{died}\b{some}{{0,40}}?\b(?:{at}|at ){number}\b,?{some}{{0,60}}?\b(?:in|on) {date}"
            ),
            "",
            True,
        ),
        (
            re.compile(rf"\b{died}\b (?:in|on) {date}{born}{{0,60}}[;,] (?:he|she) was {only}{number}{end}"),
            "",
            True,
        ),
        (re.compile(rf"\bturn(?:ed|s|ing)? {number} (?:in|on) {date}"), "year", True),
        (
            re.compile(rf"\b(?:his|her) (?P<age>{ordinal_pattern()}) birthday,? (?:in|on) {date}"),
            "birthday",
            True,
        ),
        (re.compile(rf"\b(?:{died} {day}|died),? {at}{number}\b(?!,? (?:in|on) \w+ ?\d)"), "", False),
    )
