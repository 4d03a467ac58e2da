"""Measures given in two units ("21 km (13 miles)"), and ranges that run backwards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.figure_units import Unit, spelled_unit, unit_named
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_CONVERTED = frozenset({"length", "mass", "area", "speed", "temperature"})
_TOLERANCE = 0.03  # beside the written precision
_ROUND = 0.05
_DEGREE = 1.0
_SMALL = 13  # "between 9 and 5" is an office day


@dataclass(frozen=True, slots=True)
class Conversion:
    """A measure and a conversion of it that is wrong; ``actual`` is the right one, in words."""

    measure: Quantity
    converted: Quantity
    actual: str


@cache
def _converted() -> re.Pattern[str]:
    alone = r"(?<![\ue000-\ue01f] )(?<![\ue000-\ue01f])"  # not the inches of "5 feet 10 inches"
    hedge = "(?:or |about |around |some |roughly |approximately |nearly |just )?"
    return re.compile(rf"{alone}(?P<a>{Q})(?:[- ][a-z]{{1,12}})? ?[(\[]{hedge}(?P<b>{Q})[)\]]")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\bbetween (?P<a>{Q}) and (?P<b>{Q})")


def wrong_conversions(document: Document) -> tuple[Conversion, ...]:
    """Return the conversions that are off by more than the precision they are written in."""
    return tuple(wrong for frame in document.derive(frames) for wrong in _conversions(frame))


def reversed_ranges(document: Document) -> tuple[tuple[Quantity, Quantity], ...]:
    """Return the ranges "between a and b" in which a is greater than b."""
    return tuple(pair for frame in document.derive(frames) for pair in _reversed(frame))


def _conversions(frame: Frame) -> Iterator[Conversion]:
    measured = any(
        quantity.unit not in {"count", "percent", "points", "age"} for quantity in frame.quantities
    )
    if not measured or ("(" not in frame.text and "[" not in frame.text):
        return
    for found in _converted().finditer(frame.text):
        measure, converted = frame[found["a"]], frame[found["b"]]
        units = _unit(measure), _unit(converted)
        if units[0] is None or units[1] is None or units[0].name == units[1].name:
            continue
        if units[0].dimension != units[1].dimension or units[0].dimension not in _CONVERTED:
            continue
        if not _matches(measure, units[0], converted, units[1]):
            actual = units[1].from_base(units[0].base(measure.value))
            yield Conversion(measure, converted, _in_words(actual, converted))


def _in_words(value: float, like: Quantity) -> str:
    """Return ``value``, to three digits, with the unit words of ``like``."""
    digits = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"  # noqa: PLR2004
    return re.sub(r"^\d[\d.,]*(?: ?(?:million|billion|thousand))?", digits, like.text)


def _unit(quantity: Quantity) -> Unit | None:
    if quantity.unit == "GBP" and quantity.text.casefold().endswith("pounds"):
        return unit_named("lb")
    if quantity.unit[:3] in {"sq ", "cu "}:
        side = unit_named(quantity.unit[3:])
        if side is None or side.dimension != "length" or quantity.unit[:3] == "cu ":
            return None
        return Unit(quantity.unit, "area", side.factor**2)
    return spelled_unit(quantity.unit) or unit_named(quantity.unit)


def _bounds(quantity: Quantity, *, temperature: bool) -> tuple[float, float]:
    if quantity.hedge == "range":
        return quantity.low, quantity.high
    slack = quantity.place / 2
    if quantity.place > 1:
        # a round figure stands for a little more than itself: 1,500 feet for 500 metres
        slack = 0.5 if temperature else max(0.5, min(slack, quantity.value * _ROUND))
    return quantity.value - slack, quantity.value + slack


def _matches(measure: Quantity, unit: Unit, converted: Quantity, other: Unit) -> bool:
    temperature = unit.dimension == "temperature"
    low, high = _bounds(measure, temperature=temperature)
    least, most = _bounds(converted, temperature=temperature)
    if temperature:
        # a difference of temperatures converts without the offset
        return any(
            low_base - _DEGREE <= most_base and least_base - _DEGREE <= high_base
            for low_base, high_base, least_base, most_base in (
                (unit.base(low), unit.base(high), other.base(least), other.base(most)),
                (low * unit.factor, high * unit.factor, least * other.factor, most * other.factor),
            )
        )
    low, high, least, most = unit.base(low), unit.base(high), other.base(least), other.base(most)
    return low * (1 - _TOLERANCE) <= most and least * (1 - _TOLERANCE) <= high


def _reversed(frame: Frame) -> Iterator[tuple[Quantity, Quantity]]:
    if "between " not in frame.text:
        return
    for found in _between().finditer(frame.text):
        first, second = frame[found["a"]], frame[found["b"]]
        bare = first.unit == "count" and not first.noun
        if not bare and (first.unit != second.unit or first.noun != second.noun):
            continue
        if (bare and not second.noun and second.unit == "count") or first.value < _SMALL:
            continue
        if first.value > second.value:
            yield first, second
