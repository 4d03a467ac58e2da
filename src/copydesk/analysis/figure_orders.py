"""What must be greater: the whole than a place in it, the winner's votes, the end of a range."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, plain
from copydesk.analysis.figure_readings import Reading
from copydesk.analysis.figure_units import spelled_unit

_HOURS = 13
_ALL = 100
_CLOSE = 20  # times that the ends of a range are apart at most
_FAR = 40  # characters between a place and the whole


def wrong_places(where: Passage) -> Iterator[Misfit]:
    """Yield the places beyond the whole they are counted in: "seventh among the six finalists"."""
    places = [
        one
        for one in where.numbers
        if one.kind == "ordinal" or (one.kind == "count" and _number().search(where.before(one, 8)))
    ]
    if len(places) != 1 or where.break_at or _place_doubt().search(where.text):
        return
    place = places[0]
    for one in where.amounts():
        if one is place or one.kind != "count" or one.value >= place.value or one.value < 1 or one.hedged:
            continue
        between = where.between(place, one)
        after = one.span > place.span and _in().fullmatch(between) and _whole_of(where, one)
        before = one.span < place.span and _parted().match(where.after(one)) and len(between) < _FAR * 2
        if after or (before and _same_thing(where, one, place)):
            yield misfit("ordinal", where, place, (one,), plain(one.value))
            return


def _whole_of(where: Passage, one: Reading) -> bool:
    """Tell whether the number is the whole, no further figure of the same kind: "third in 6-1 win"."""
    return not re.match(r"[-–:]\d", where.after(one, 3))


def _same_thing(where: Passage, one: Reading, place: Reading) -> bool:
    """Tell whether the place is one in the same thing: "the two-volume memoir … the third volume"."""
    found = _parted().match(where.after(one))
    return bool(found and re.match(rf"[ -]{found['noun'][:5]}", where.after(place)))


def wrong_ranges(where: Passage) -> Iterator[Misfit]:
    """Yield the ranges that run from the greater to the smaller: "25 to 20 centimetres of snow"."""
    numbers = where.numbers
    for one, other in pairwise(numbers):
        first, last = _written(one), _written(other)
        if first <= last or other.kind in {"year", "time", "ordinal"} or one.hedged:
            continue
        before, after = where.before(one, 40), where.after(other, 40)
        between = where.between(one, other)
        if one.kind in {"percent", "measure"}:
            between = where.text[min(one.whole.end, other.span.start) : other.span.start]
        found = _range_between().fullmatch(between)
        if not found or not (one.alike(other) or (one.kind == "count" and not one.unit)):
            continue
        cue = _range_before().search(before) if found["and"] else _range_cue(where, before, after, found)
        if cue and not _range_doubt().search(where.text) and 1 < first < last * _CLOSE:
            if one.kind == other.kind == "percent" and first + last == _ALL:
                return  # two sides of a whole
            if found["and"] and first < _HOURS and other.kind == "count" and not (one.unit or other.unit):
                return  # "between 9 and 5"
            if (
                one.kind != other.kind
                and where.text[other.span.start : other.span.end][-1:] not in "0123456789"
            ):
                continue
            yield misfit("range", where, one, (other,), f"{plain(first)} {plain(last)}")
            return


def _written(one: Reading) -> float:
    """Return a number as it stands there, in its own unit."""
    unit = spelled_unit(one.unit) if one.kind == "measure" else None
    return unit.from_base(one.value) if unit else one.value


def _range_cue(where: Passage, before: str, after: str, found: re.Match[str]) -> bool:
    if found["up"]:
        return True
    if re.search(r"(?i)\bfrom (?:a low of )?(?:[a-z]+ )?$", before):
        return bool(re.search(r"(?i)\b(?:rang\w+|anywhere|somewhere|var(?:y|ies|ied)|go)\b", where.text))
    if re.search(r"\baged (?:from )?$", before):
        return True
    counted = re.match(
        r" (?:[a-z]+ )?(?:centimetres|metres|inches|volunteers|years old|guests|minutes|hours|days)\b", after
    )
    return bool(counted and not re.search(r"(?i)\b(?:by|won|lost|beat|score|at|odds|voted|to) $", before))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?i)\bnumber $")


@cache
def _in() -> re.Pattern[str]:
    return re.compile(
        r"(?:[- ][a-z’'-]+){0,3}?,? (?:out of|of|among|in an?|in|from|for)(?: (?:the|its|our|his|her|their"
        r"|a|an|all|only|just|scheduled"
        r"|planned|a scheduled|a planned))*(?: [a-z]+)? |(?: [a-z]+){0,4} (?:on a ballot with"
        r"|of a scheduled|of a planned) "
    )


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"-(?P<noun>part|volume|act|book|episode|round|match|game|team|race|stage|leg)\b")


@cache
def _place_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:first in|since|years?|seasons?|months?|weeks?|days?|century|minutes?|hours?|straight"
        r"|consecutive|row|times"
        r"|grade|graders?|win|victory|defeat|goals?|loss|amendment|attempt|so far|street|avenue|floor"
        r"|quarter|anniversary"
        r"|birthday|child|congress|district|inning|and \w+(?:th|rd|nd)|percent|matches in|games in|title"
        r"|of (?:his|her)"
        r"|minute|per cent|war|army|division|brigade|infantry|edition|annual|deaths?|killed|term)\b|%"
    )


@cache
def _range_between() -> re.Pattern[str]:
    return re.compile(
        r"(?: [a-z]+)? to (?:just |a high of |about )?|(?P<and>(?: [a-z]+)? and )"
        r"|(?P<up>,? (?:and )?(?:rang\w+|go(?:es)?) up to )"
    )


@cache
def _range_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:anywhere between|somewhere between|rang\w+ between|will be between|take[ns]? between"
        r"|costs? between|aged (?:from |between )?)"
        r" ?(?:the )?$"
    )


@cache
def _range_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:cut|fell|fall|drop\w*|reduc\w*|lower\w*|down|declin\w*|slow\w*|slash\w*|shr[aiu]nk|minus"
        r"|below zero|below freezing"
        r"|depending|reverse|odds|won|beat|against|vote\w*|rose|ratio|from .* from|score|lead|change\w*"
        r"|converted?|countdown"
        r"|descend\w*|overnight|degrees north"
        r"|(?:mov\w+|shift\w*|trimm\w*|revis\w+|scal\w+|went|go\w*|took|tak\w+) from)\b"
    )
