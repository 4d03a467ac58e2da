"""Differences told beside their two figures: "77.2 percent, down from 79.6 percent, a fall of 3.4 points"."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_clash import StatedClash, as_written, tight
from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_MARKS = "\ue000-\ue01f"
_DIFFERENCES = frozenset({"percent", "points"})  # of two shares


def wrong_asides(document: Document) -> tuple[StatedClash, ...]:
    """Return the differences that the two figures before them do not make."""
    return tuple(clash for frame in document.derive(frames) for clash in _in_frame(frame))


def _in_frame(frame: Frame) -> Iterator[StatedClash]:
    for cue, pattern in ((" from ", _moved), (", a", _apart), ("ing by ", _beyond)):
        if cue in frame.text:
            for found in pattern().finditer(frame.text):
                one, other, difference = (frame[found[name]] for name in ("one", "other", "difference"))
                if clash := _judged(one, other, difference, found["cue"]):
                    yield clash


def _judged(one: Quantity, other: Quantity, difference: Quantity, cue: str) -> StatedClash | None:
    shares = one.unit == other.unit == "percent" and difference.unit in _DIFFERENCES
    nouns = {figure.noun for figure in (one, other, difference)} - {""}
    if not shares and (len({one.unit, other.unit, difference.unit}) > 1 or len(nouns) > 1):
        return None
    if one.hedge or other.hedge or difference.hedge or one.unit in {"age", "celsius", "fahrenheit"}:
        return None
    made = abs(one.value - other.value)
    if shares:  # each is rounded
        slack = (one.place + other.place + difference.place) / 2
        near, far = made - slack, made + slack
        smallest = greatest = difference.value
    else:
        (low, high), (least, most) = sorted((tight(one, other.place), tight(other, one.place)))
        near, far = max(0.0, least - high), most - low
        smallest, greatest = tight(difference, min(one.place, other.place))
    if smallest <= far and near <= greatest:
        return None
    parts = (one, other)
    return StatedClash((difference,), parts, difference.text, as_written(made, difference), near, far, cue)


@cache
def _moved() -> re.Pattern[str]:
    """Return the pattern of "77.2 percent, down from 79.6 percent four years ago, a fall of 3.4 points"."""
    words = rf"[^{_MARKS};:()]"
    change = "fall|drop|decline|decrease|rise|gain|increase|jump|loss|cut|improvement|reduction|slump|leap"
    since = rf"(?:{Q}{words}{{0,20}}?)?"
    return re.compile(
        rf"(?P<one>{Q}){words}{{0,60}}?(?:up|down) from (?P<other>{Q}){words}{{0,60}}?{since}, "
        rf"(?P<cue>an? (?:[a-z-]+ )?(?:{change}) of) (?P<difference>{Q})"
    )


@cache
def _apart() -> re.Pattern[str]:
    """Return the pattern of "201,480 votes for and 204,310 against, a margin of 2,830"."""
    words = rf"[^{_MARKS};:()]"
    joint = rf"(?:\band|\bto|\bagainst|,) {words}{{0,20}}?"
    return re.compile(
        rf"(?P<one>{Q}){words}{{0,40}}?{joint}(?P<other>{Q}){words}{{0,40}}?, "
        rf"(?P<cue>an? (?:[a-z-]+ )?(?:margin|difference|gap|lead) of) (?P<difference>{Q})"
    )


@cache
def _beyond() -> re.Pattern[str]:
    """Return the pattern of "crested at 31.4 feet, breaking by 2.6 feet the record of 28.8 feet"."""
    words = rf"[^{_MARKS};()]"
    verbs = "breaking|beating|topping|exceeding|surpassing|passing"
    return re.compile(
        rf"(?P<one>{Q}){words}{{0,100}}?\b(?P<cue>(?:{verbs}) by) (?P<difference>{Q}) the (?:[a-z-]+ ){{0,3}}"
        rf"(?:record|mark|high|peak|best)(?: of|,) (?P<other>{Q})"
    )
