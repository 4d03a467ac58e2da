"""Totals, counts and so much for each, by their units: "$80 a night", "the five-night stay", "$600".

A rate has the unit of the total and names what it is for. The other two are known by these, wherever they
stand.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, worded
from copydesk.analysis.figure_readings import Reading, dimension
from copydesk.analysis.figure_units import spelled_unit

_NEAR = 0.04
_MONTHLY = (0.075, 0.092)
_FAR = 50  # times
_TWO, _THREE = 2, 3
_SPEEDS = frozenset({"kph", "mph"})
_HEADS = frozenset(
    [
        "head",
        "person",
        "capita",
        "inhabitant",
        "resident",
        "citizen",
        "man",
        "member",
        "guest",
        "employee",
        "worker",
        "customer",
        "household",
        "family",
        "patient",
        "pupil",
        "student",
        "passenger",
        "each",
        "apiece",
        "taxpayer",
        "motorist",
    ]
)
_SPANS_OF_TIME = frozenset({"minute", "hour", "day", "week", "month", "year"})
_SPANS = {
    ("hour", "minute"): (60, 60),
    ("minute", "second"): (60, 60),
    ("hour", "second"): (3600, 3600),
    ("day", "hour"): (4, 24),
    ("week", "hour"): (20, 168),
    ("week", "day"): (5, 7),
    ("month", "day"): (19, 31),
    ("month", "week"): (4, 4.5),
    ("year", "month"): (12, 12),
    ("year", "week"): (48, 52.2),
    ("year", "day"): (190, 366),
}


class _Rate(NamedTuple):
    number: Reading
    per: str
    span: int


def wrong_products(where: Passage) -> Iterator[Misfit]:
    """Yield the totals that so many at so much do not make, once for a passage."""
    amounts = [one for one in where.amounts() if one.kind not in {"percent", "share"}]
    if len(amounts) < _TWO or len({one.value for one in where.numbers if one.kind == "year"}) > 1:
        return
    named = _each_of(where, amounts)
    if named:
        if not doubtful().search(where.text):
            yield from _judged(where, *named)
        return
    rates = [rate for one in amounts if (rate := _rate(where, one))]
    heads = [rate for rate in rates if rate.per in _HEADS]
    if len(rates) == _TWO and len(heads) == 1 and _spent().search(where.text):
        rates = heads  # "$8 billion a year for its 2 million people, or $4,000 a head"
    if len({rate.number.value for rate in rates}) > 1:
        yield from _two_rates(where, rates)
        return
    if not rates or doubtful().search(where.text):
        return
    found = _operands(where, rates[0], [one for one in amounts if one.span != rates[0].number.span])
    if found and (";" not in where.between(rates[0].number, found[0]) or _tells().search(where.text)):
        yield from _judged(where, rates[0], *found)


def _operands(where: Passage, rate: _Rate, rest: list[Reading]) -> tuple[Reading, Reading] | None:
    """Return the one total and the one count that fit the rate by unit and noun, if there are such."""
    totals = [one for one in rest if _total_of(rate, one)]
    counts = [one for one in rest if _count_of(where, rate, one)]
    if len(totals) != 1 and len(counts) == 1:
        totals = [one for one in totals if one is not counts[0]]
    if len(totals) == 1:
        counts = [one for one in counts if one is not totals[0]]
    if len(totals) == len(counts) == 1 and rate.per in _SPANS_OF_TIME:
        others = [one for one in rest if one not in {totals[0], counts[0]}]
        if any(one.kind == "count" and one.unit for one in others):
            return None  # "12 guards at $15 an hour, $1,440 in all for 8 hours"
    if len(rest) == _TWO and len(totals) == 1 and not counts and _tells().search(where.text):
        counts = [one for one in rest if one is not totals[0] and one.kind == "count"]
        if rate.per and not (rate.per in _HEADS or (counts and not counts[0].unit)):
            return None
    elif len(rest) == _TWO and not totals and len(counts) == 1 and _in_all().search(where.text):
        totals = [one for one in rest if one is not counts[0] and one.kind == rate.number.kind == "count"]
    return (totals[0], counts[0]) if len(totals) == 1 and len(counts) == 1 else None


def _each_of(where: Passage, amounts: list[Reading]) -> tuple[_Rate, Reading, Reading] | None:
    """Return rate, total and count of "each of the 40 guests paid $25, bringing in $1,000"."""
    for at, one in enumerate(amounts):
        found = _of_them().search(where.before(one))
        if not found or len(amounts) != _THREE:
            continue
        near = at - 1 if found["for"] and at else at + 1
        if near == _THREE:
            return None
        rate = _Rate(amounts[near], "", 0)
        total = next(other for other in amounts if other is not one and other is not amounts[near])
        return (rate, total, one) if rate.number.alike(total) else None
    return None


def _judged(where: Passage, rate: _Rate, total: Reading, number: Reading) -> Iterator[Misfit]:
    value = _base(rate)
    times = number.value
    if not value or not times or not total.value:
        return
    slack = _NEAR + sum(one.slack / one.value for one in (rate.number, total, number))
    made = value * times
    if abs(made - total.value) > slack * max(made, total.value):
        factor = total.value / made
        if _MONTHLY[0] < factor < _MONTHLY[1] or not 1 / _FAR < factor < _FAR:
            return  # a month's rent beside a year's; or of another thing
        yield misfit("rate", where, total, (rate.number, number), worded(where, total, made))


def _base(rate: _Rate) -> float:
    """Return so much for each in base units: a speed and a rate by time in seconds."""
    unit = spelled_unit(rate.per)
    return rate.number.value / unit.factor if unit and rate.number.unit not in _SPEEDS else rate.number.value


def _rate(where: Passage, one: Reading) -> _Rate | None:
    """Return the number as so much for each, if the words after it or before it say so."""
    if one.unit in _SPEEDS:
        return _Rate(one, "hour", 0)
    after = _per().match(where.after(one))
    if after:
        per = next(said for said in after.groups() if said).strip()
        per = _ADVERBS.get(per, per)
        if one.kind == "measure" and dimension(one.unit) == "duration" and per in {"day", "week", "year"}:
            return None  # "five hours a day" is how long, not how fast
        return _Rate(one, "" if per in {"each", "apiece", "on average"} else per, after.end())
    before = _each_before().search(where.before(one))
    return _Rate(one, before["per"] or before["per2"] or "", 0) if before else None


_ADVERBS = {
    "night": "day",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "yearly": "year",
    "annually": "year",
}


def _total_of(rate: _Rate, one: Reading) -> bool:
    if rate.number.unit in _SPEEDS:
        return one.kind == "measure" and dimension(one.unit) == "length"
    return rate.number.alike(one)


def _count_of(where: Passage, rate: _Rate, one: Reading) -> bool:
    unit = spelled_unit(rate.per)
    if unit and unit.dimension == "duration":
        return one.kind == "measure" and dimension(one.unit) == "duration"
    if unit:
        return one.kind == "measure" and one.unit == unit.name
    if one.kind != "count" or (one.unit and one.unit == rate.number.unit):
        return False
    if not rate.per:
        return bool(one.unit) or where.after(one).startswith(" of them")
    return bool(one.unit) and (
        one.unit == rate.per or (rate.per in _HEADS and _people().fullmatch(one.unit) is not None)
    )


def _two_rates(where: Passage, rates: list[_Rate]) -> Iterator[Misfit]:
    """Judge "500 litres a minute, 30,000 litres an hour": one rate by two lengths of time."""
    if len(rates) != _TWO or len(where.amounts()) != _TWO or not rates[0].number.alike(rates[1].number):
        return
    one, other = sorted(rates, key=lambda rate: rate.number.value)
    bounds = _SPANS.get((other.per, one.per))
    between = where.between(one.number, other.number)
    if not bounds or not _same().search(between) or doubtful().search(where.text) or not one.number.value:
        return
    times = other.number.value / one.number.value
    slack = 1 + _NEAR + one.number.slack / one.number.value + other.number.slack / other.number.value
    if not bounds[0] / slack <= times <= bounds[1] * slack:
        made = one.number.value * bounds[1]
        yield misfit("rate", where, other.number, (one.number,), worded(where, other.number, made))


@cache
def _per() -> re.Pattern[str]:
    """Return the pattern of what a number is for each of, in the words after it."""
    small = "in|for|of|to|at|on|with|and|by|split|from|a|an|was|were|is|would|gives?|gave|paid|got"
    word = rf"(?!(?:{small})\b)[a-z’'-]+"
    stop = (
        "average|total|record|further|few|little|lot|year (?:ago|earlier|before)|month (?:ago|earlier|before)"
        "|week (?:ago|earlier|before)|day (?:ago|earlier|before)|single goal|rate|combined|sum"
    )
    times = "hour|day|night|week|month|quarter|year|season|minute|second"
    return re.compile(
        rf"(?:[ -]{word}){{0,4}}? (?:(?:per|for (?:every|each)|to (?:every|each)|in every|every) "
        rf"(?:single |average |working )?(?P<per>[a-z]{{3,}})|(?P<adverb>each (?!month|week|day|night|year)"
        rf"|each(?=[^a-z]|$)|apiece|on average(?=\W|$)|daily|weekly|monthly|yearly|annually)"
        rf"|(?:each|every) (?P<each>{times}))"
        rf"|(?:[ -]{word}){{0,1}} an? (?!(?:{stop})\b)(?P<a>[a-z]{{3,}})"
    )


@cache
def _each_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?:average|mean)\b(?! per)[^.;,\d]{0,25}|averag(?:ing|ed)"
        r"|(?<!\d )each (?:[a-z’'-]+ ){0,4}?"
        r"|priced at|each,? (?:getting|worth|costing|paying|entitled to)"
        r"|per (?P<per>[a-z]+) (?:[a-z]+ )?(?:was|is)|average per (?P<per2>[a-z]+) of"
        r"|on average,?)(?: (?:a|an|about|just|of))? ?$"
    )


@cache
def _of_them() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?P<for>for |to )?(?:each|every one) (?:one )?of (?:the |its |their |his |her )?"
        r"(?:[a-z]+[’']s )?$"
    )


@cache
def _tells() -> re.Pattern[str]:
    """Return the pattern of words that claim the numbers make one another."""
    return re.compile(
        r"(?i)\b(?:or|so|total|in all|all told|altogether|overall|that is|that[’']s|makes?|making|means"
        r"|meaning|works? out|working out|comes? to|came (?:to|out)|shar(?:e|ed|ing)|split|divided"
        r"|averag\w+|between them|bill|would (?:give|get)|bring(?:s|ing)|brought|contest|raise)\b"
    )


@cache
def _spent() -> re.Pattern[str]:
    return re.compile(r"\b(?:spends?|costs?|raises?|earns?|pays?) (?:about )?[$£€\d].{0,20}? an? year\b")


@cache
def _in_all() -> re.Pattern[str]:
    return re.compile(r"\b(?:in total|in all|total of|altogether|all told|overall)\b")


@cache
def _same() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:^|\W)(?:or|comes to|that is|i\.e\.|which is|making|so|equals|works out at)\b|, $| – |—"
    )


@cache
def _people() -> re.Pattern[str]:
    return re.compile(
        r"person|man|woman|child|resident|citizen|inhabitant|guest|member|pupil|student|worker|employee"
        r"|patient|passenger|villager|household|family|customer|taxpayer|motorist|sailor|heir|winner|fan|staff|crew"
    )


@cache
def doubtful() -> re.Pattern[str]:
    """Return the pattern of words by which more than three figures make the sum."""
    return re.compile(
        r"(?i)\b(?:plus|extra|additional|discount|overtime|more than|up to|at least|less than|fewer"
        r"|rang(?:e|es|ing)|from [^.;]{1,30} to|between (?!them)|rises?|rose|fell|increase[ds]?|cut"
        r"|compared|instead|than"
        r"|includ\w+|top speed|maximum|minimum|limit|as (?:much|many) as|another|save|height|peak"
        r"|and (?:an?|his|her) (?!half|total|third)[a-z]+"
        r"|last year|this year|tax|depending|adults?|children under|further|can|could|at first|initially"
        r"|interest|hop(?:es?|ing)|aim(?:s|ing)?|target|goal|hours a day|\d+ ?[-–—] ?\d+"
        r"|usual\w*|normal\w*)\b"
    )
