"""Factors stated with both ends: "a fourfold rise, from 10 to 30", "60 boats, twice last year’s 40"."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_clash import StatedClash, tight
from copydesk.analysis.figure_frames import Frame, Q
from copydesk.analysis.figure_growth import alike, bound, change_words, earlier_of, meanings, turns
from copydesk.analysis.quantities import Quantity

_SLACK = 0.13  # "doubled" is said of 1.74 times as well
_EXCESS = 1.25  # and of up to 2.5 times
_FAR = 20  # times; a bare number that far from the other is of another thing
_WITHIN = r"[^\ue000-\ue01f.;:()]"
_FEW = "(?:[a-z’'-]+ ){0,4}?"
_FROM_TO = rf"from {_FEW}(?P<a>{Q})(?:,? {_WITHIN}{{0,30}}?)?,? to {_FEW}(?P<b>{Q})"
_TO_FROM = rf"to {_FEW}(?P<b2>{Q}),? (?:{_WITHIN}{{0,40}}? )??from {_FEW}(?P<a2>{Q})"
_HEDGE = (
    r"(?P<hedge>more than|less than|nearly|almost|about|roughly|around|over|just over|just under|some|"
    r"just)? ?"
)
_TIMES = {"twice": 2.0, "double": 2.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0, "half": 0.5}


def wrong_factors(frame: Frame) -> Iterator[StatedClash]:
    """Yield the factors of a frame that its ends do not make."""
    text = frame.text
    if _scales().search(text):
        for pattern in _changed():
            for found in bound(pattern, text, "factor"):
                groups = found.groupdict()
                ends = frame[groups["a"] or groups["a2"]], frame[groups["b"] or groups["b2"]]
                told = "from " in found.group() or earlier_of(frame, *ends) is ends[0]
                if told and comparable(*ends):
                    factor = float(meanings()[found["factor"]])
                    yield from _judged(ends, factor, found["factor"], found["hedge"])
        if len(frame.quantities) == 2:  # noqa: PLR2004
            yield from _told(frame)
    if _compares().search(text) or any(one.unit == "percent" for one in frame.quantities):
        for found in _compared().finditer(text):
            before, after = frame[found["a"]], frame[found["b"]]
            factor, said = _times(frame, found)
            if factor and _alike(before, after) and not _ratio_before().search(text, 0, found.start() + 1):
                yield from _judged((before, after), factor, said, found["hedge"], change=False)


def _told(frame: Frame) -> Iterator[StatedClash]:
    """Judge "It has tripled: 600 this year, 300 last": two amounts, and words that tell which came first."""
    one, other = frame.quantities
    found = list(_factor().finditer(frame.text))
    before = earlier_of(frame, one, other) if alike(one, other) else None
    if len(found) == 1 and before is not None and not _is_apart(frame, found[0]):
        after = other if before is one else one
        said = found[0]["factor"] or found[0]["half"]
        if re.match(rf" (?:the|its|their) (?:[a-z]+ )?{Q}", frame.text[found[0].end() :]):
            return  # "double the usual 60mm": which is the greater says the next word
        factor = _TIMES.get(said) or float(meanings()[said])
        yield from _judged((before, after), factor, said, found[0]["hedge"])


def _is_apart(frame: Frame, found: re.Match[str]) -> bool:
    """Tell whether the words between a factor and the amounts speak of another thing."""
    first = frame.text.index(frame.mark(frame.quantities[0]))
    between = frame.text[found.end() : first] or frame.text[first : found.start()]
    return turns(between.replace(";", ""))


@cache
def _ratio_before() -> re.Pattern[str]:
    """Return the figure before the one judged, when that is the whole of it: "60 of 90 seats, twice …"."""
    return re.compile(rf"{Q} (?:out )?of (?:the |its )?{Q}$")


@cache
def _factor() -> re.Pattern[str]:
    return re.compile(
        rf"\b{_HEDGE}(?:(?P<factor>{change_words(scaling=True)})|cut in (?P<half>half))\b(?! [a-z]+ing)"
    )


def _times(frame: Frame, found: re.Match[str]) -> tuple[float, str]:
    """Return the factor of a comparison and how it is said; a fraction in words is one ("half the 40")."""
    if found["times"]:
        return _TIMES[found["times"]], found["times"]
    if found["n"]:
        return frame[found["n"]].value, f"{frame[found['n']].text} times"
    part = frame[found["part"]]
    return (part.value / 100, part.text) if part.unit == "percent" else (0.0, "")


def _alike(before: Quantity, after: Quantity) -> bool:
    """Tell whether both are amounts of one thing, named once at least."""
    named = before.unit != "count" or before.noun or after.noun
    return bool(named) and before.unit == after.unit and comparable(before, after)


def comparable(before: Quantity, after: Quantity) -> bool:
    """Tell whether both are of one kind; in "from 10 to 15 people" the first borrows unit and noun."""
    bare, late = (one.unit == "count" and not one.noun for one in (before, after))
    if before.value <= 0 or "range" in {before.hedge, after.hedge}:
        return False
    if bare:
        # "from 5 to $10 million": the magnitude may be meant for both
        return after.value < 1_000 or before.value >= 1_000  # noqa: PLR2004
    if late:
        # "from 500 tonnes to 300": the unit is said once
        return max(before.value, after.value) < _FAR * min(before.value, after.value)
    same_noun = before.noun == after.noun or not (before.noun and after.noun)
    return before.unit == after.unit and same_noun


def _judged(
    ends: tuple[Quantity, Quantity], factor: float, said: str, hedge: str | None, *, change: bool = True
) -> Iterator[StatedClash]:
    before, after = ends
    low, high = _bounds(factor, hedge or "", change=change)
    place = min(before.place, after.place)
    (start_low, start_high), (end_low, end_high) = tight(before, place), tight(after, place)
    least, most = end_low / start_high, end_high / start_low if start_low else float("inf")
    if most < low or least > high:
        times = f"{after.value / before.value:.2g} times"
        yield StatedClash((before, after), (), f"{hedge or ''} {said}".strip(), times, least, most, "factor")


def _bounds(factor: float, hedge: str, *, change: bool) -> tuple[float, float]:
    """Return what a factor may be said of; a ``change`` "more than halved" leaves less than half."""
    more, less = hedge in {"more than", "over", "just over"}, hedge in {"less than", "just under"}
    if change and factor < 1:
        if more:
            return 0.0, factor * 1.01
        if less or hedge in {"nearly", "almost"}:
            return factor * 0.98, factor * 1.3
        return factor * (1 - _SLACK * 2), factor * (1 + _SLACK * 2)
    if more:
        return factor * 0.99, float("inf")
    if less or hedge in {"nearly", "almost"}:
        return factor * 0.75, factor * 1.02
    return factor * (1 - _SLACK), factor * _EXCESS


@cache
def _scales() -> re.Pattern[str]:
    return re.compile("doubl|tripl|trebl|quadrupl|quintupl|halv|[a-z]-?fold|cut in half")


@cache
def _compares() -> re.Pattern[str]:
    return re.compile("times|twice|double|triple|treble|quadruple")


@cache
def _changed() -> tuple[re.Pattern[str], ...]:
    """Return the patterns "doubled from a to b", "from a to b, a fourfold rise", "a, it has doubled to b"."""
    factor = rf"\b{_HEDGE}(?P<factor>{change_words(scaling=True)})\b"
    return (
        re.compile(rf"{factor}{_WITHIN}{{0,60}}?\b(?:{_FROM_TO}|{_TO_FROM})"),
        re.compile(rf"\b{_FROM_TO}{_WITHIN}{{0,30}}?(?:, |\()(?:an? )?{factor}(?P<a2>)(?P<b2>)"),
        re.compile(rf"\b{_TO_FROM}{_WITHIN}{{0,30}}?(?:, |\()(?:an? )?{factor}(?P<a>)(?P<b>)"),
        re.compile(
            rf"(?P<a>{Q}){_WITHIN}{{0,60}}?\b{factor} (?:in [a-z ]{{1,20}} |since |by [a-z]+ )?to"
            rf" {_FEW}(?P<b>{Q})"
            r"(?P<a2>)(?P<b2>)"
        ),
    )


@cache
def _compared() -> re.Pattern[str]:
    """Return the pattern of "60 boats, more than twice the 25 of last year"."""
    times = rf"(?:(?P<times>{'|'.join(_TIMES)})|(?P<n>{Q}) times|(?P<part>{Q}))"
    than = r"(?:as (?:many|much|high|large|big)(?: [a-z]+)? as )?(?:in )?"
    base = (
        r"(?:the|its|their|last (?:year|month|season|week)[’']s|(?:a|the) (?:year|month|season|decade) "
        r"(?:earlier|before)[’']s)"
    )
    return re.compile(
        rf"(?P<b>{Q}){_WITHIN}{{0,40}}?(?:, | is | was | or | – |—| \(){_HEDGE}{times} {than}{base}"
        rf" {_FEW}(?P<a>{Q})"
    )
