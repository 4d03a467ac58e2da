"""Changes a sentence states with both ends: "doubled from 10 to 15", "rose 20 per cent to 60 from 50"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash
from copydesk.analysis.figure_factors import comparable, wrong_factors
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.figure_growth import (
    NAMED,
    bound,
    change_words,
    judged_direction,
    judged_percentage,
    meanings,
    wrong_growth,
)
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_WITHIN = r"[^\ue000-\ue01f.;:()]"  # no other quantity, no other clause
_GAP = rf"{_WITHIN}{{0,60}}?"
_SHORT = rf"(?:{_WITHIN}{{0,40}}? )??"


_FEW = "(?:[a-z’'-]+ ){0,4}?"
_FROM_TO = rf"from {_FEW}(?P<a>{Q})(?:,? {_WITHIN}{{0,30}}?)?,? to {_FEW}(?P<b>{Q})"
_BOTH = rf"(?:{_FROM_TO}|to {_FEW}(?P<b2>{Q}),? {_SHORT}from {_FEW}(?P<a2>{Q}))"
_AGAINST = "compared (?:with|to)|against|versus|as against"
_EARLIER = (
    r"(?: ?(?:,|\)|$)|[^\ue000-\ue01f.;:]{0,30}?"
    r"\b(?:(?:last|previous|prior|earlier|before|ago)\b|(?:in|of|for) (?:19|20)\d\d))"
)


@cache
def _moved() -> re.Pattern[str]:
    moves = change_words(scaling=False)
    return re.compile(rf"\b(?P<move>{moves})\b{_GAP}(?:by )?(?P<p>{Q})?,? {_SHORT}{_BOTH}")


@cache
def _with_share() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a change with its share after both ends: "from a to b, a 20 percent rise"."""
    return (
        re.compile(rf"\b{_FROM_TO},? {_SHORT}an? (?P<p>{Q}) (?P<named>{NAMED})"),
        re.compile(rf"\b{_FROM_TO},? {_SHORT}an? (?P<named>{NAMED}) of (?P<p>{Q})"),
        re.compile(
            rf"\b{_FROM_TO}(?: [a-z]+){{0,3}},? ?[–—(] ?(?P<p>{Q}) (?P<named>better|cheaper|dearer|"
            rf"more|less|fewer|higher|lower)\b"
        ),
    )


@cache
def _the_growth() -> re.Pattern[str]:
    named = rf"[^\ue000-\ue01f.]{{0,40}}\bthe (?P<p>{Q}) (?P<named>{NAMED})\b"
    return re.compile(rf"\b{_FROM_TO}[^.;]{{0,40}}\. {named}")


@cache
def _up_from() -> tuple[re.Pattern[str], ...]:
    """Return the pattern of "60 members, up 20 percent on 50"."""
    some = rf"(?: {_WITHIN}{{0,25}}?)"
    return (
        re.compile(
            rf"(?P<b>{Q}){some}??,? (?P<way>up|down) (?:by )?(?P<p>{Q} )?(?:from|on) {_FEW}(?P<a>{Q})"
        ),
    )


@cache
def _compared_with() -> tuple[re.Pattern[str], ...]:
    """Return the patterns that compare with an earlier amount: "rose 20 percent to b, against a in 2021"."""
    moves = change_words(scaling=False)
    some = rf"{_WITHIN}{{0,40}}?"
    then = rf"(?:{_AGAINST}) {_FEW}(?P<a>{Q})(?={_EARLIER})"
    return (
        re.compile(
            rf"\b(?P<move>{moves})\b{_GAP}(?:by )?(?:(?P<p>{Q}),? )?to {_FEW}(?P<b>{Q}){some}[, (]{then}"
        ),
        re.compile(
            rf"(?P<b>{Q}){some}, an? (?P<move>{NAMED}) of (?P<p>{Q}) (?:on|from|over|{_AGAINST}) "
            rf"(?:last year[’']s |the previous year[’']s |the )?(?P<a>{Q})"
        ),
    )


def wrong_changes(document: Document) -> tuple[StatedClash, ...]:
    """Return the changes whose direction, factor or percentage their own two ends contradict, each once."""
    found: dict[frozenset[int], StatedClash] = {}
    within = (change for frame in document.derive(frames) for change in _in_frame(frame))
    across = (change for frame in document.derive(joined_frames) for change in _across(frame))
    for change in chain(within, across):
        found.setdefault(frozenset(map(id, change.stated)), change)
    return tuple(found.values())


def _in_frame(frame: Frame) -> Iterator[StatedClash]:
    """Judge a frame by the patterns that its words allow; most frames allow none, and none is compiled."""
    said = frozenset(frame.text.replace(",", " ").split())
    patterns: list[re.Pattern[str]] = []
    share = any(quantity.unit in {"percent", "points"} for quantity in frame.quantities)
    if share and "constant" in said:
        return  # at constant currencies the ends make another change
    if "from" in said:
        if not said.isdisjoint(meanings()):
            yield from _moves(frame)
        if share:
            patterns += _with_share()
    if not said.isdisjoint({"up", "down"}):
        patterns += _up_from()
    if not said.isdisjoint({"compared", "against", "versus", *NAMED.split("|")}):
        patterns += _compared_with()
    for pattern in patterns:
        for found in pattern.finditer(frame.text):
            yield from _compared(frame, found)
    if share:
        yield from wrong_growth(frame)
    yield from wrong_factors(frame)


def _across(frame: Frame) -> Iterator[StatedClash]:
    """Judge "The fleet grew from 50 boats to 60. The 40 percent growth …"."""
    if "from " in frame.text and any(quantity.unit == "percent" for quantity in frame.quantities):
        for found in _the_growth().finditer(frame.text):
            yield from _compared(frame, found)


def _moves(frame: Frame) -> Iterator[StatedClash]:
    for found in bound(_moved(), frame.text, "move"):
        ends = _ends(frame, found)
        if ends:
            yield from judged_direction(*ends, found["move"], meanings()[found["move"]])
            if found["p"]:
                yield from judged_percentage(frame[found["p"]], *ends)


def _compared(frame: Frame, found: re.Match[str]) -> Iterator[StatedClash]:
    """Judge "60 members, up 50 per cent from 40 members"; bare numbers may be ranks, where up is less."""
    groups = found.groupdict()
    before, after = frame[found["a"]], frame[found["b"]]
    if "named" in groups:
        if comparable(before, after):
            yield from judged_percentage(frame[found["p"]], before, after)
        return
    if before.unit != after.unit or (before.unit == "count" and not _one_noun(before, after)):
        return
    stated = groups.get("move") or groups["way"]
    way = stated if stated in {"up", "down"} else meanings()[stated]
    yield from judged_direction(before, after, stated, way)
    if found["p"]:
        yield from judged_percentage(frame[found["p"].strip()], before, after)


def _one_noun(before: Quantity, after: Quantity) -> bool:
    """Tell whether both count one thing; the later one may leave the noun out, bare numbers may be ranks."""
    return (before.noun or after.noun) != "" and before.noun in {after.noun, ""}


def _ends(frame: Frame, found: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    groups = found.groupdict()
    before = frame[groups["a"] or groups["a2"]]
    after = frame[groups["b"] or groups["b2"]]
    return (before, after) if comparable(before, after) else None
