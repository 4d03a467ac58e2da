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


_FEW = "(?:an? |just |only |now |some |the )?"
_FROM_TO = rf"from {_FEW}(?P<a>{Q})(?:,? {_WITHIN}{{0,30}}?)?,? to {_FEW}(?P<b>{Q})"
_BOTH = rf"(?:{_FROM_TO}|to {_FEW}(?P<b2>{Q}),? {_SHORT}from {_FEW}(?P<a2>{Q}))"
_NAMED = "increase|rise|jump|gain|drop|fall|decline|decrease|growth|surge|reduction|cut"
_AGAINST = "compared (?:with|to)|against|versus|as against"
_EARLIER = (
    r"(?: ?(?:,|\)|$)|[^\ue000-\ue01f.;:]{0,30}?"
    r"\b(?:(?:last|previous|prior|earlier|before|ago)\b|(?:in|of|for) (?:19|20)\d\d))"
)


@cache
def _words(*, scaling: bool) -> str:
    return "|".join(verb for verb, meaning in _meanings().items() if (meaning in {"up", "down"}) != scaling)


@cache
def _moved() -> re.Pattern[str]:
    moves = _words(scaling=False)
    return re.compile(rf"\b(?P<move>{moves})\b{_GAP}(?:by )?(?P<p>{Q})?,? {_SHORT}{_BOTH}")


@cache
def _scaled() -> re.Pattern[str]:
    hedge = r"(?P<hedge>more than|nearly|almost|about|roughly|around|over|just)? ?"
    return re.compile(rf"\b{hedge}(?P<factor>{_words(scaling=True)})\b{_GAP}\b{_BOTH}")


@cache
def _with_share() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a change with its share after both ends: "from a to b, a 20 percent rise"."""
    return (
        re.compile(rf"\b{_FROM_TO},? {_SHORT}an? (?P<p>{Q}) (?P<named>{_NAMED})"),
        re.compile(rf"\b{_FROM_TO},? {_SHORT}an? (?P<named>{_NAMED}) of (?P<p>{Q})"),
    )


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
    moves = _words(scaling=False)
    some = rf"{_WITHIN}{{0,40}}?"
    then = rf"(?:{_AGAINST}) {_FEW}(?P<a>{Q})(?={_EARLIER})"
    return (
        re.compile(
            rf"\b(?P<move>{moves})\b{_GAP}(?:by )?(?:(?P<p>{Q}),? )?to {_FEW}(?P<b>{Q}){some}[, (]{then}"
        ),
        re.compile(
            rf"(?P<b>{Q}){some}, an? (?P<move>{_NAMED}) of (?P<p>{Q}) (?:on|from|over|{_AGAINST}) "
            rf"(?:last year[’']s |the previous year[’']s |the )?(?P<a>{Q})"
        ),
    )


def wrong_changes(document: Document) -> tuple[Change, ...]:
    """Return the changes whose direction, factor or percentage their own two ends contradict."""
    return tuple(change for frame in document.derive(frames) for change in _in_frame(frame))


def _in_frame(frame: Frame) -> Iterator[Change]:
    """Judge a frame by the patterns that its words allow; most frames allow none, and none is compiled."""
    text = frame.text
    said = frozenset(text.split())
    patterns: list[re.Pattern[str]] = []
    if "from" in said:
        yield from _from_to(frame, said)
        if any(quantity.unit in {"percent", "points"} for quantity in frame.quantities):
            patterns += _with_share()
    if not said.isdisjoint({"up", "down"}):
        patterns += _up_from()
    if not said.isdisjoint({"compared", "against", "versus", *_NAMED.split("|")}):
        patterns += _compared_with()
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield from _compared(frame, found)


def _from_to(frame: Frame, said: frozenset[str]) -> Iterator[Change]:
    for found in () if said.isdisjoint(_meanings()) else _moved().finditer(frame.text):
        ends = _ends(frame, found)
        if ends:
            yield from _direction(*ends, found["move"], _meanings()[found["move"]])
            if found["p"]:
                yield from _percentage(frame[found["p"]], *ends)
    if re.search("doubl|tripl|trebl|quadrupl|quintupl|halv", frame.text):
        for found in _scaled().finditer(frame.text):
            ends = _ends(frame, found)
            if ends:
                yield from _factor(*ends, found)


def _compared(frame: Frame, found: re.Match[str]) -> Iterator[Change]:
    """Judge "60 members, up 50 per cent from 40 members"; bare numbers may be ranks, where up is less."""
    groups = found.groupdict()
    before, after = frame[found["a"]], frame[found["b"]]
    if "named" in groups:
        if _comparable(before, after):
            yield from _percentage(frame[found["p"]], before, after)
        return
    if before.unit != after.unit or (before.unit == "count" and not _one_noun(before, after)):
        return
    stated = groups.get("move") or groups["way"]
    way = stated if stated in {"up", "down"} else _ways()[stated]
    yield from _direction(before, after, stated, way)
    if found["p"]:
        yield from _percentage(frame[found["p"].strip()], before, after)


def _one_noun(before: Quantity, after: Quantity) -> bool:
    """Tell whether both count one thing; the later one may leave the noun out, bare numbers may be ranks."""
    return (before.noun or after.noun) != "" and before.noun in {after.noun, ""}


@cache
def _ways() -> dict[str, str]:
    down = {"drop", "fall", "decline", "decrease", "reduction", "cut"}
    return {**_meanings(), **{name: "down" if name in down else "up" for name in _NAMED.split("|")}}


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
