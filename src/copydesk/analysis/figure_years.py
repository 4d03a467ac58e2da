"""Two years and a number of years between them: ages, terms, anniversaries, in whatever order.

A passage is judged when it names two years, or two dates with their years, and one number of years beside a
word that says what it counts.
"""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit
from copydesk.analysis.figure_readings import Reading
from copydesk.text.span import Span

_YEAR = 31556952.0
_DECADE = 10
_ROUND_AGE = 50  # years from which a round number is a rough one
_LIFE = 150  # years; longer ones are of an anniversary
_TWO = 2
_LONGEST = 1_000  # years
_ENDS_AND_LENGTH = 3  # numbers
_NAMED = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "sesquicentennial": 150,
    "golden jubilee": 50,
    "silver jubilee": 25,
    "diamond jubilee": 60,
    "golden wedding": 50,
    "silver wedding": 25,
    "diamond wedding": 60,
}


def wrong_years(where: Passage) -> Iterator[Misfit]:
    """Yield the number of years that the two years beside it do not make, once for a passage."""
    years = [one for one in where.numbers if one.kind == "year"]
    if len({one.value for one in years}) != _TWO or len(years) != _TWO or _doubt().search(where.text):
        return
    first, last = sorted(years, key=lambda one: one.value)
    made = last.value - first.value
    if made > _LIFE and not _anniversary().search(where.text):
        return
    told = [found for one in where.numbers if (found := _told(where, one))]
    if len(told) != 1:
        named = list(_names().finditer(where.text)) if not told else []
        if (
            len(named) == 1
            and _tied(where, "anniversary", first, first, last)
            and abs(made - _NAMED[named[0].group().casefold()]) > 1
        ):
            yield Misfit(
                "anniversary", where.block, _span(where, named[0]), _spans(where, first, last), f"{made:g}"
            )
        return
    family, one, number = told[0]
    slack = 1.0 if family in {"age", "anniversary"} else 1.0 + one.slack / _YEAR
    if number > _LONGEST or not _tied(where, family, one, first, last):
        return
    if one.hedged:
        slack += number * 0.1
    if number % _DECADE == 0 and one.kind != "ordinal" and number >= _ROUND_AGE:
        slack = max(slack, _DECADE / 2)  # "100 years old"
    if family == "duration" and number < made and _within().search(where.text):
        return
    if abs(number - made) > slack:
        length = f"{made:g} years" if family == "duration" else f"{made:g}"
        yield misfit(family, where, one, (first, last), length)


def _tied(where: Passage, family: str, one: Reading, first: Reading, last: Reading) -> bool:
    """Tell whether the earlier year is that of what began: a career begins in another year than a firm."""
    if family == "age":
        return one.span > last.span or not _and_then().search(where.between(one, last))
    if family == "duration":
        return not where.break_at and len(where.numbers) == _ENDS_AND_LENGTH
    event = _of_year().search(where.text)
    if event and float(event["year"]) != first.value:
        return False
    if _today().search(where.text) or _other_event().search(where.before(last, 25)):
        return False
    if _changed().search(where.before(first, 25)):
        return False
    birthday = "birthday" in where.text
    return bool(
        (_born() if birthday else _began()).search(where.before(first, 60))
        or (not birthday and _the_event().search(where.before(first, 12)))
    )


def _span(where: Passage, found: re.Match[str]) -> Span:
    return Span(*found.span()).shift(where.start)


def _spans(where: Passage, *parts: Reading) -> tuple[Span, ...]:
    return tuple(part.span.shift(where.start) for part in parts)


def _told(where: Passage, one: Reading) -> tuple[str, Reading, float] | None:
    """Return what a number of years counts, if the words beside it say so."""
    before, after = where.before(one), where.after(one)
    if one.kind == "ordinal":
        return ("anniversary", one, one.value) if _mark().match(after) else None
    years = _length(where, one)
    if not years and one.kind == "count" and not one.unit and one.value == int(one.value):
        years, after = one.value, " years old" if _turned().search(before) else "#"
    if not years:
        return None
    if _born().search(where.text) and (_aged().search(before) or _old().match(after)):
        return "age", one, years
    if after == "#" or (one.kind == "count" and not _thing().search(where.text)):
        return None
    kept = _old().match(after) or _since().match(after) or _marked().search(before)
    lasting = _lasts().search(where.text) and not _apart().search(after)
    return ("anniversary" if kept else "duration", one, years) if kept or lasting else None


def _length(where: Passage, one: Reading) -> float:
    """Return the years of a length in whole or half years, else 0."""
    if _century().match(where.text, one.span.start):
        return one.value
    years = one.value / _YEAR if one.kind == "measure" and one.unit in {"year", "decade"} else 0.0
    return years if years == round(years * 2) / 2 else 0.0


@cache
def _century() -> re.Pattern[str]:
    return re.compile("(?i)(?:half )?a century|a hundred years")


@cache
def _old() -> re.Pattern[str]:
    return re.compile(r"[- ]years?(?:[- ]old\b| of age)")


@cache
def _since() -> re.Pattern[str]:
    """Return the pattern of a number of years counted from a year that is named next."""
    return re.compile(
        r"(?: (?:years?|decades?))?(?: to the day)?"
        r"(?: (?:since|after|on from)\b(?![^.;\d]{0,45}\bhad\b)[^.;\d]{0,45}\d{4}| on,)"
    )


@cache
def _marked() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:mark(?:s|ed|ing)?|celebrat\w+|observed?|commemorat\w+) (?:its |their |his |her )?$"
    )


@cache
def _began() -> re.Pattern[str]:
    """Return the pattern of words before the year in which something began or happened."""
    return re.compile(
        r"(?i)\b(?:of|since|after|found\w+|opened|launched|establish\w+|declared|proclaimed|married|built"
        r"|created|formed"
        r"|started|began|begun|took place|held|ended|signed|died|born|fell|wedding|dates? from|dating from"
        r"|first)\b[^.;]{0,40}$"
    )


@cache
def _and_then() -> re.Pattern[str]:
    """Return the pattern of words behind which another event has its year."""
    return re.compile(r"\b(?:and|before|after|then|later)\b")


@cache
def _today() -> re.Pattern[str]:
    """Return the pattern of a day that is kept now, whatever years are named."""
    return re.compile(
        r"(?i)\b(?:marks|celebrates|turns|this year|next year|will mark|will celebrate|today)\b"
    )


@cache
def _other_event() -> re.Pattern[str]:
    """Return the pattern of what else may have been in the later year than the day kept."""
    return re.compile(
        r"\b(?:(?:re)?opened|founded|formed|(?:re)?built|launched|born)(?: (?:in|on))?[^.,;\d]{0,8}$|"
        + _CHANGED
    )


@cache
def _changed() -> re.Pattern[str]:
    """Return the pattern of what no anniversary is counted from."""
    return re.compile(_CHANGED)


_CHANGED = (
    r"(?i:\b(?:closed|sold|revived|relaunched|restored|moved|bought|retired|joined|left) (?:in |on )?$)"
)


@cache
def _of_year() -> re.Pattern[str]:
    """Return the pattern of the event that an anniversary is said to be of."""
    return re.compile(r"(?i)anniversary of [^.;,\d]{0,60}(?P<year>(?:1[5-9]|20)\d\d)\b")


@cache
def _the_event() -> re.Pattern[str]:
    return re.compile(r"(?i)\bthe (?:[A-Z][a-z]+ )?$")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(_NAMED)})\b")


@cache
def _anniversary() -> re.Pattern[str]:
    return re.compile(r"(?i)anniversar|centen|jubilee|centur|birthday|years old")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"(?i)[ -](?:wedding )?(?:anniversary|birthday)")


@cache
def _aged() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:aged|at the age of|age|at|turn(?:s|ed|ing)|was|were|is|be|lived to(?: be)?|dead at|only"
        r"|just|barely)(?: (?:only|just|then"
        r"|still|already|about|barely|believed to be|at least)){0,2} $"
    )


@cache
def _born() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:born|birth|b\.|hatch\w+|child of)|\(\d{4} ?[-–—] ?\d{4}\)")


@cache
def _turned() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:turned|turns|turning) $")


@cache
def _thing() -> re.Pattern[str]:
    """Return the pattern of a thing and how it began: it is what turned so many years, not its founder."""
    return re.compile(
        r"(?:^|, |\bwas |\bwere )(?:\w+ly )?(?i:founded|opened|built|formed|established"
        r"|launched|created|set up)\b"
        r"|\bcentur"
    )


@cache
def _lasts() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:last(?:s|ed|ing)|between|until|till|ending|ended|expired?|through(?:out)?|a (?:period"
        r"|term|total|reign)"
        r"|spann\w+|wait|drought|from (?:early |late |mid-)?(?:1[5-9]|20)\d\d (?:to|until|through)|took"
        r"|stint|spent|separate|elapsed|passed|spell|reign\w*"
        r"|tenure|(?:1[5-9]|20)\d\d ?[-–—] ?(?:(?:1[5-9]|20)\d\d)|after (?:its|it|they|he|she|being"
        r"|the) \w+|later)\b"
    )


@cache
def _within() -> re.Pattern[str]:
    """Return the pattern of a length that lies somewhere between: "spent a year abroad between 1990 and"."""
    return re.compile(r"\bspent\b[^.;]* between (?:1[5-9]|20)\d\d and\b")


@cache
def _apart() -> re.Pattern[str]:
    """Return the pattern of another point in time that a number of years is counted from."""
    return re.compile(
        r"(?i) ?(?:years?)? ?(?:ago|before|earlier|in (?:prison|jail)|old|after (?!its|it|they|he|she)"
        r"|of the)\b"
    )


@cache
def _doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:but for|except|interrupt\w*|apart from|first of|twice|two (?:spells|terms|stints)"
        r"|respectively|film"
        r"|novel|book|another|sentence[ds]?|jailed|contract for|and again|(?:mother|father|brother|sister"
        r"|wife|husband"
        r"|son|daughter)s?|off and on|on and off|all but|every|either side|late|early|belated(?:ly)?"
        r"|nearly|almost|over|under|(?:more|fewer|less|longer) than|at least|some|about|around|planned"
        r"|delayed|postponed|gap|break|up to|(?:s?he|it|they) had (?!since|been)[a-z]+"
        r"|of the [a-z]+,? (?:founded|built|opened))\b"
    )
