"""Births and ages as sentences tell them: "born in 1950", "died in 2010 aged 70"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern, ordinal, ordinal_pattern
from copydesk.analysis.moments import Moment, dated_pattern, moment
from copydesk.data import words
from copydesk.text.span import Span

_OLDEST = 122  # years
_FAR = 80  # characters between an age and its date


class Birth(NamedTuple):
    """A date of birth; ``died`` is the other end of "(1904-1998)", ``thing`` when a building is meant.

    Spans count characters of the sentence.
    """

    span: Span
    born: Moment
    died: Moment | None
    thing: bool


class AgeClaim(NamedTuple):
    """An age, and the points in time it may be of, the nearest first.

    ``span`` is that of the age, ``whole`` takes in the nearest date. ``turned``: that year's birthday;
    ``thing`` when it may be of a building; ``dying`` when it is the age of a death that is not dated.
    """

    span: Span
    whole: Span
    age: int
    dates: tuple[Moment, ...]
    turned: bool
    thing: bool
    dying: bool


def births(text: str) -> Iterator[Birth]:
    """Yield the dates of birth that a sentence tells, with their year."""
    for found in _born().finditer(text):
        groups = found.groupdict()
        name = next(name for name in ("date", "life", "built") if groups[name])
        died = moment(found["death"]) if found["death"] else None
        yield Birth(Span(*found.span(name)), moment(found[name]), died, name == "built")


def age_claims(text: str) -> Iterator[AgeClaim]:
    """Yield the ages that a sentence gives together with a point in time, or at a death."""
    ages = list(_age().finditer(text))
    if not ages:
        return
    taken = [birth.span for birth in births(text)]
    dates = [
        found
        for found in _dated().finditer(text)
        if not any(span.overlaps(Span(*found.span())) for span in taken)
    ]
    for found in ages:
        name = next(name for name, said in found.groupdict().items() if said)
        span = Span(*found.span(name))
        value = ordinal(found[name]) if name == "birthday" else count(found[name])
        if value == int(value) and 0 < value <= _OLDEST * (3 if name == "old" else 1):
            yield from _claim(text, found, span, int(value), dates)


def _claim(
    text: str, found: re.Match[str], span: Span, age: int, dates: list[re.Match[str]]
) -> Iterator[AgeClaim]:
    near = sorted(
        (len(between), date.start(), date)
        for date in dates
        if (between := _between(text, Span(*found.span()), Span(*date.span()))) is not None
    )
    dying = bool(_died().search(text[: found.start()][-_FAR:])) or found.group()[:4] in {"died", "live"}
    if not near and not dying:
        return
    turned = bool(found["turned"] or found["birthday"])
    whole = Span(*found.span())
    if near:
        nearest = near[0][2]
        whole = Span(min(found.start(), nearest.start()), max(found.end(), nearest.end()))
    ordered = [date for _, _, date in near] + [date for date in dates if date not in {one[2] for one in near}]
    yield AgeClaim(
        span,
        whole,
        age,
        tuple(moment(date.group()) for date in ordered) if near else (),
        turned,
        bool(found["old"]),
        dying and not dates,
    )


def _between(text: str, age: Span, date: Span) -> str | None:
    """Return what stands between an age and a date if the two can belong together, else None."""
    first, last = sorted((age, date))
    between = text[first.end : last.start]
    return None if len(between) > _FAR or _parting().search(between) else between


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$£€,.–-]){dated_pattern()}")


@cache
def _parting() -> re.Pattern[str]:
    return re.compile(
        r"[;()]|\.\s|\b(?:and|but|or|after|before|until|since|then|later|while|who|whose|which|than"
        r"|earlier|ago|between)\b"
    )


@cache
def _died() -> re.Pattern[str]:
    return re.compile(r"\b(?:died|dies|passed away|was killed|lived to)\b[^.;()\d]*$")


@cache
def _born() -> re.Pattern[str]:
    year = dated_pattern()
    built = "|".join(words("founding_verbs"))
    return re.compile(
        rf"\b(?:(?:[Bb]orn|b\.)(?! (?:again|out))[^.;()\d]{{0,60}}?|[Cc]hild of"
        rf"|birth certificate[^.;()\d]{{0,40}}?"
        rf"|[Dd]ate of birth[^.;()\d]{{0,20}}?)[ ,](?P<date>{year})"
        rf"|\((?:[Bb]orn |b\. ?)?(?P<life>{year}) ?[-–—] ?(?:died )?(?P<death>{year})\)"
        rf"|\b(?:{built})(?: in| on)? (?P<built>{year})"
    )


@cache
def _age() -> re.Pattern[str]:
    """Return the pattern of an age; the groups tell how it is put."""
    number = count_pattern()
    only = "(?:just |only |barely |already |then |still |now )?"
    stop = r"(?=[,.;)]|$| when\b| in\b| at\b| on\b| and\b| years of age)"
    return re.compile(
        rf"(?:\b(?:(?:at (?:the )?(?:ripe (?:old )?)?age (?:of )?|aged |age ){only}(?P<aged>{number})"
        rf"(?![\d,]*\d)(?! to\b|[-–])"
        rf"|(?:turned|turning|would have turned|will turn|turns) (?P<turned>{number}){stop}"
        rf"|(?:his|her|their|the \w+[’']s) (?P<birthday>{ordinal_pattern()}) birthday"
        rf"|(?:was|were|be) {only}(?P<old>{number}) years old\b"
        rf"|(?:was|wasn[’']t yet|lived to be|when (?:he|she) was) {only}(?P<was>{number})(?! %| per){stop}"
        rf"|(?:was|as) (?:an?|the) (?:then )?(?P<adjective>{number})-year-old\b"
        rf"|[Aa]t {only}(?P<at>{number})(?=, (?:in|on) |, (?:he|she)\b)"
        rf"|died at (?P<dead>{number})(?=[,.;]| in\b| on\b)"
        rf"|(?:man|woman|boy|girl|lad|youth|lady|age) of (?P<of>{number})(?=[,.;]|$))"
        rf"|(?<=\d\d\d\d) at (?P<then>{number})(?=[,.;]|$))"
    )
