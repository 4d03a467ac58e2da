"""Changes a sentence states with both ends: "doubled from 10 to 15", "rose 20 per cent to 60 from 50"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.quantities import Quantity
from copydesk.data import words
from copydesk.model.document import Document

_WITHIN = r"[^\ue000-\ue01f.;:()]"  # no other quantity, no other clause
_GAP = rf"{_WITHIN}{{0,60}}?"
_SHORT = rf"(?:{_WITHIN}{{0,40}}? )??"
_FACTOR_SLACK = 0.13  # "doubled" is said of 1.74 times as well, and of up to 2.5 times
_FACTOR_EXCESS = 1.25


@dataclass(frozen=True, slots=True)
class Change:
    """A stated change that its own figures do not bear out.

    ``stated`` is how it is said, ``actual`` what the figures make; both are words for the editor.
    """

    before: Quantity
    after: Quantity
    stated: str
    actual: str


@cache
def _meanings() -> dict[str, str]:
    pairs = [line.split("=") for line in words("change_words")]
    return {verb: meaning.strip() for verbs, meaning in pairs for verb in verbs.split()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    moves = "|".join(verb for verb, meaning in _meanings().items() if meaning in {"up", "down"})
    factors = "|".join(verb for verb, meaning in _meanings().items() if meaning not in {"up", "down"})
    few = "(?:a |an |just |only |now )?"
    from_to = rf"from (?P<a>{Q})(?:,? {_WITHIN}{{0,30}}?)?,? to {few}(?P<b>{Q})"
    both = rf"(?:{from_to}|to {few}(?P<b2>{Q}),? {_SHORT}from {few}(?P<a2>{Q}))"
    hedge = r"(?P<hedge>more than|nearly|almost|about|roughly|around|over|just)? ?"
    some = rf"(?: {_WITHIN}{{0,25}}?)"
    named = "increase|rise|jump|gain|drop|fall|decline|decrease"
    return (
        re.compile(rf"\b(?P<move>{moves})\b{_GAP}(?:by )?(?P<p>{Q})?,? {_SHORT}{both}"),
        re.compile(rf"\b{hedge}(?P<factor>{factors})\b{_GAP}\b{both}"),
        re.compile(rf"\b{from_to},? {_SHORT}an? (?P<p>{Q}) (?:{named})"),
        re.compile(rf"(?P<b>{Q}){some}??,? (?P<way>up|down) (?:by )?(?P<p>{Q} )?from {few}(?P<a>{Q})"),
    )


def wrong_changes(document: Document) -> tuple[Change, ...]:
    """Return the changes whose direction, factor or percentage their own two ends contradict."""
    return tuple(change for frame in document.derive(frames) for change in _in_frame(frame))


def _in_frame(frame: Frame) -> Iterator[Change]:
    if "from " not in frame.text:
        return
    moved, scaled, shared, compared = _patterns()
    for found in moved.finditer(frame.text):
        ends = _ends(frame, found)
        if ends:
            yield from _direction(*ends, found["move"], _meanings()[found["move"]])
            if found["p"]:
                yield from _percentage(frame[found["p"]], *ends)
    for found in scaled.finditer(frame.text):
        ends = _ends(frame, found)
        if ends:
            yield from _factor(*ends, found)
    for found in shared.finditer(frame.text):
        before, after = frame[found["a"]], frame[found["b"]]
        if _comparable(before, after):
            yield from _percentage(frame[found["p"]], before, after)
    for found in compared.finditer(frame.text):
        yield from _compared(frame, found)


def _compared(frame: Frame, found: re.Match[str]) -> Iterator[Change]:
    """Judge "60 members, up 50 per cent from 40 members"; bare numbers may be ranks, where up is less."""
    before, after = frame[found["a"]], frame[found["b"]]
    if before.unit == after.unit and (before.noun == after.noun != "" or before.unit != "count"):
        yield from _direction(before, after, found["way"], found["way"])
        if found["p"]:
            yield from _percentage(frame[found["p"].strip()], before, after)


def _ends(frame: Frame, found: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    groups = found.groupdict()
    before = frame[groups["a"] or groups["a2"]]
    after = frame[groups["b"] or groups["b2"]]
    return (before, after) if _comparable(before, after) else None


def _comparable(before: Quantity, after: Quantity) -> bool:
    """Tell whether both are of one kind; in "from 10 to 15 people" the first borrows unit and noun."""
    bare = before.unit == "count" and not before.noun
    if before.value <= 0 or "range" in {before.hedge, after.hedge}:
        return False
    if bare:
        # "from 5 to $10 million": the magnitude may be meant for both
        return after.value < 1_000 or before.value >= 1_000  # noqa: PLR2004
    same_noun = before.noun == after.noun or not (before.noun and after.noun)
    return before.unit == after.unit and same_noun


def _direction(before: Quantity, after: Quantity, stated: str, way: str) -> Iterator[Change]:
    if before.agrees(after) or (after.value > before.value) == (way == "up"):
        return
    yield Change(before, after, stated, "a fall" if way == "up" else "a rise")


def _factor(before: Quantity, after: Quantity, found: re.Match[str]) -> Iterator[Change]:
    factor, hedge = float(_meanings()[found["factor"]]), found["hedge"] or ""
    low, high = factor * (1 - _FACTOR_SLACK), factor * _FACTOR_EXCESS
    if factor < 1:
        low, high = factor * (1 - _FACTOR_SLACK * 2), factor * (1 + _FACTOR_SLACK * 2)
    if hedge in {"more than", "over"}:
        low, high = (factor * 0.99, float("inf")) if factor > 1 else (0.0, factor * 1.01)
    elif hedge in {"nearly", "almost"}:
        low, high = (factor * 0.75, factor * 1.02) if factor > 1 else (factor * 0.98, factor * 1.3)
    least, most = after.low / before.high, after.high / before.low if before.low else float("inf")
    if most < low or least > high:
        times = f"{after.value / before.value:.2g} times"
        yield Change(before, after, f"{hedge} {found['factor']}".strip(), times)


def _percentage(stated: Quantity, before: Quantity, after: Quantity) -> Iterator[Change]:
    """Compare "20 per cent" with what the two ends make, at the precision all three are written in."""
    if stated.unit not in {"percent", "points"} or not before.low:
        return
    ends = sorted((before, after), key=lambda end: end.value)
    changes = [
        abs(one / other - 1) * 100
        for one, other in ((after.low, before.high), (after.high, before.low), (after.value, before.value))
    ]
    gap = ends[1].value - ends[0].value
    if before.unit == "percent":
        # "rose 5 per cent from 20 per cent to 25 per cent" means points: loose, but clear to every reader
        changes += [gap - ends[0].place, gap + ends[0].place]
    elif stated.unit == "points":
        return
    slack = max(1.0, stated.place / 2 if stated.place < 10 else 0.5, stated.value * 0.03)  # noqa: PLR2004
    if stated.low - slack <= max(changes) and stated.high + slack >= min(changes):
        return
    actual = abs(after.value / before.value - 1) * 100
    yield Change(before, after, stated.text, f"{actual:.3g} percent")
