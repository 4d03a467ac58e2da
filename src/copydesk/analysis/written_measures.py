"""Measures as written, for conversions: "5.5 metres", "6ft 2in", "minus 40 Celsius", "10-15 km"."""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.data import words

_ROUND = 0.05
_MAGNITUDES = {"million": 1e6, "billion": 1e9, "thousand": 1e3, "m": 1e6, "bn": 1e9}
_NEARLY = 0.8
_ABOUT = 0.12


class Scale(NamedTuple):
    """A unit: its dimension, and what one of it may be worth in the base unit of that."""

    name: str
    dimension: str
    factors: tuple[float, ...]


class Measure(NamedTuple):
    """An amount of a unit, and the least and the most that it stands for as written."""

    value: float
    low: float
    high: float
    scale: Scale


def read_measure(found: re.Match[str], name: str) -> Measure | None:
    """Return the measure of the groups ``name`` of the pattern; None when its two units do not fit."""
    scale = scales()[_folded(found[f"{name}_unit"])]
    value, slack = _amount(found[f"{name}_number"], found[f"{name}_magnitude"], scale)
    low, high = value - slack, value + slack
    if found[f"{name}_from"]:
        low = _amount(found[f"{name}_from"], found[f"{name}_magnitude"], scale)[0] - slack
        value = (low + high) / 2
    if found[f"{name}_minus"]:
        value, low, high = -value, -high, -low
    if found[f"{name}_more"]:
        small = scales()[_folded(found[f"{name}_small"])]
        if small.dimension != scale.dimension or small.factors[0] >= scale.factors[0]:
            return None
        part, slack = count(found[f"{name}_more"]) * small.factors[0] / scale.factors[0], small.factors[0]
        slack /= scale.factors[0] * 2
        value, low, high = value + part, value + part - slack, value + part + slack
    return _hedged(Measure(value, low, high, scale), (found[f"{name}_hedge"] or "").strip().casefold())


def _hedged(measure: Measure, hedge: str) -> Measure:
    if not hedge or measure.value < 0:
        return measure
    low, high = measure.low, measure.high
    if hedge in {"nearly", "almost", "just under", "under", "up to", "less than"}:
        return measure._replace(low=measure.value * _NEARLY)
    if hedge in {"over", "more than", "just over"}:
        return measure._replace(high=measure.value / _NEARLY)
    slack = measure.value * _ABOUT
    return measure._replace(low=min(low, measure.value - slack), high=max(high, measure.value + slack))


def _amount(number: str, magnitude: str | None, scale: Scale) -> tuple[float, float]:
    """Return the number and half of what its last digit that counts is worth, at most a twentieth of it."""
    value, digits = count(number), number.replace(",", "")
    whole, _, decimals = digits.partition(".")
    if decimals or not digits[0].isdigit():
        place = 10.0 ** -len(decimals)
    else:
        place = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value else 1.0
    slack = place / 2
    if place > 1:
        # a round figure stands for a little more than itself: 1,500 feet for 500 metres
        slack = 0.5 if scale.dimension in {"celsius", "fahrenheit"} else max(0.5, min(slack, value * _ROUND))
    factor = _MAGNITUDES[magnitude.strip()] if magnitude else 1.0
    return value * factor, slack * factor


@cache
def scales() -> dict[str, Scale]:
    """Return the units by their folded written forms."""
    listed: dict[str, Scale] = {}
    for line in words("conversion_units"):
        forms, _, meaning = line.partition("=")
        dimension, *factors = meaning.split()
        names = [name.strip() for name in forms.split(",")]
        scale = Scale(names[0], dimension, tuple(float(factor) for factor in factors))
        listed |= dict.fromkeys(names, scale)
    return listed


def _folded(unit: str) -> str:
    return unit.casefold().strip(" -").replace("sq. ", "sq ").replace("- ", " ") if unit != "-" else unit


@cache
def measure_pattern(name: str) -> str:
    """Return a pattern of a measure whose groups start with ``name``."""
    number = count_pattern()
    # letters alone are degrees only as capitals: 40C, 104F
    forms = [form for form in scales() if form not in {"c", "f"} and not form.startswith("-")]
    listed = "|".join(
        re.escape(form).replace("sq\\ ", r"sq\.?\ ") for form in sorted(forms, key=len, reverse=True)
    )
    unit = rf"(?:(?i:{listed})|[CF](?!\w|\.\w))(?![\w²³]|/(?!\s))"
    hedge = (
        "about|around|some|nearly|almost|over|more than|roughly|just over|just under|approximately|approx"
        "|under|up to|less than"
    )
    return (
        rf"(?P<{name}_hedge>(?i:{hedge})\.? )?(?P<{name}_minus>(?:minus )|(?<![\d\w])[-−–](?=\d))?"
        rf"(?:(?P<{name}_from>{number})(?: ?[-–—] ?| to | and ))?(?P<{name}_number>{number})"
        rf"(?P<{name}_magnitude> (?:million|billion|thousand)|(?:m|bn) (?=\w))?[ -]?(?P<{name}_unit>{unit})"
        rf"(?:,? ?(?:and )?(?P<{name}_more>{number})[ -]?(?P<{name}_small>(?i:inch(?:es)?|ins?|ounces?|oz"
        rf"|pounds?|lbs?|feet|ft|cm|yards)\b))?"
    )
