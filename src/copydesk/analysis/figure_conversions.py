"""Measures given in two units ("21 km (13 miles)", "18 km, or 11 miles")."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figured_sentences import figure_pairs
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.written_measures import Measure, measure_pattern, read_measure
from copydesk.model.document import Document
from copydesk.text.span import Span

_TOLERANCE = 0.03  # beside the written precision
_MARKS = ("(", "[", "–", "—", ", ")
_DEGREE = 1.0
_LONGEST = 2_000  # characters; a longer sentence is none
_TEMPERATURES = frozenset({"celsius", "fahrenheit"})


class Conversion(NamedTuple):
    """A measure and a conversion of it that is wrong; ``actual`` is the right one, in words.

    Spans count characters of the block of ``sentence``.
    """

    sentence: Sentence
    measure: Span
    converted: Span
    actual: str


def wrong_conversions(document: Document) -> tuple[Conversion, ...]:
    """Return the conversions that are off by more than the precision they are written in."""
    found = [
        one
        for one, pairs in document.derive(figure_pairs)
        if any(mark in pair.gap for pair in pairs for mark in _MARKS)
    ]
    seen = set(map(id, found))
    if _spelled().search(document.source):
        found += [
            one
            for one in document.derive(document_sentences)
            if _spelled().search(one.text) and id(one) not in seen
        ]
    return tuple(
        wrong
        for sentence in found
        if len(sentence.text) <= _LONGEST and _gate().search(sentence.text)
        for wrong in _in_sentence(sentence)
    )


def _in_sentence(sentence: Sentence) -> Iterator[Conversion]:
    text = sentence.text
    for found in _converted().finditer(text):
        measure, converted = read_measure(found, "a"), read_measure(found, "b")
        if measure is None or converted is None or measure.scale.name == converted.scale.name:
            continue
        kinds = {measure.scale.dimension, converted.scale.dimension}
        if (len(kinds) > 1 and kinds != set(_TEMPERATURES)) or _part_of_more(text, _span(found, "a").start):
            continue
        if found["a_minus"] and found["b_from"] and not found["a_from"]:
            continue  # "between minus 5 and minus 15C (23 to 5F)"
        if not found["bracket"] and (_choice().search(text) or _other().match(text, found.end())):
            continue
        if not _matches(measure, converted) and not _another(text, found, converted):
            at = sentence.span.start
            yield Conversion(
                sentence,
                _span(found, "a").shift(at),
                _span(found, "b").shift(at),
                _actual(found, measure, converted),
            )


def _span(found: re.Match[str], name: str) -> Span:
    names = [f"{name}_minus", f"{name}_from", f"{name}_number"]
    return Span(
        min(found.start(one) for one in names if found[one]),
        found.end(f"{name}_small") if found[f"{name}_small"] else found.end(f"{name}_unit"),
    )


def _part_of_more(text: str, at: int) -> bool:
    """Tell whether the measure is the end of a longer one: "100 by 50 metres", "$5 a ..."."""
    return bool(
        re.search(r"(?:[\w)] (?:by|x|×) |[$£€.,/]|\d[- ])$", text[max(0, at - 6) : at])
        and not re.search(r"[a-z]{2} by $", text[max(0, at - 6) : at])
    )


def _another(text: str, found: re.Match[str], converted: Measure) -> bool:
    """Tell whether an earlier measure is the one converted: "at 90mph in a 50mph zone, or 145km/h"."""
    read = (read_measure(one, "c") for one in _measure().finditer(text, 0, found.start("a_number")))
    return any(
        one is not None
        and one.scale.name != converted.scale.name
        and one.scale.dimension == converted.scale.dimension
        and _matches(one, converted)
        for one in read
    )


def _matches(measure: Measure, converted: Measure) -> bool:
    if measure.scale.dimension in _TEMPERATURES:
        return _degrees(measure, converted)
    # a difference of 3 per cent beside the written precision
    return any(
        measure.low * one * (1 - _TOLERANCE) <= converted.high * other
        and converted.low * other * (1 - _TOLERANCE) <= measure.high * one
        for one in measure.scale.factors
        for other in converted.scale.factors
    )


def _degrees(measure: Measure, converted: Measure) -> bool:
    """Compare degrees; a difference of temperatures converts without the offset."""
    pairs = [measure, converted]
    celsius, fahrenheit = pairs if measure.scale.dimension == "celsius" else pairs[::-1]
    return any(
        celsius.low * 1.8 + offset - _DEGREE <= fahrenheit.high + _DEGREE
        and fahrenheit.low - _DEGREE <= celsius.high * 1.8 + offset + _DEGREE
        for offset in (32, 0)
    )


def _actual(found: re.Match[str], measure: Measure, converted: Measure) -> str:
    """Return the measure in the unit of the conversion, to three digits, as that is written."""
    if measure.scale.dimension in _TEMPERATURES:
        value = (
            measure.value * 1.8 + 32 if measure.scale.dimension == "celsius" else (measure.value - 32) / 1.8
        )
        digits = f"{value:.0f}"
    else:
        value = measure.value * measure.scale.factors[0] / converted.scale.factors[0]
        digits = f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"  # noqa: PLR2004
    written = found.string[found.end("b_number") : found.end("b_unit")]
    return digits + written.removeprefix(found["b_magnitude"] or "")


@cache
def _spelled() -> re.Pattern[str]:
    """Return the pattern of a measure whose number is a word."""
    small = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    return re.compile(
        rf"(?:{small})[ -](?:inch|feet|foot|mile|yard|met|pound|kilo|acre|ton|lit|square|centi)"
    )


@cache
def _gate() -> re.Pattern[str]:
    """Return the pattern of a figure that is soon followed by what may lead to a conversion."""
    small = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    after = (
        "or|nearly|about|almost|roughly|just|some|around|that is|the equi|equi|equal|i\\.e|meaning|which is"
    )
    return re.compile(
        rf"(?:[(\[]|, (?={after})|[CF], | ?[–—] ?)(?:[a-z.,]+ ){{0,5}}"
        rf"(?:[-−–]?\d[\d.,]*(?:(?: to |[-–])[\d.,]+)?|(?:{small})\b)[ -]?[a-zA-Z°]"
    )


@cache
def _measure() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,$£€/]){measure_pattern('c')}")


@cache
def _converted() -> re.Pattern[str]:
    words = r"(?:[ -](?!and\b|or\b|to\b)[a-z-]{1,14}){0,4}?"
    some = r"(?:(?: (?!and\b|or\b|to\b)[a-z-]{1,14}){0,3}?(?=, (?:or|that|the equi|i\.e)))?"
    hedge = r"(?:or |i\.e\.,? |that is,? |which is |equal to |equivalent to |the equivalent of |an? )?"
    said = (
        r"(?:, (?:or|i\.e\.,?|that is,?|which is|equal to|equivalent to|the equivalent of|meaning) "
        r"| ?[–—] ?(?:or )?|, (?=(?:nearly|about|almost|roughly|just|some|around|approx)\b)|, "
        r"(?=\d+[CF]\b))"
    )
    close = r"(?: ?[)\]]|[;,/] )"
    return re.compile(
        rf"(?<![\w.,$£€/]){measure_pattern('a')}(?:{words}(?P<bracket> ?[(\[]){hedge}|{some}{said})"
        rf"(?<![\w.,$£€/]){measure_pattern('b')}"
        rf"(?(bracket){close})"
    )


@cache
def _other() -> re.Pattern[str]:
    """Return the pattern of what makes a measure set off by commas one of something else."""
    than = (
        "taller|wider|longer|higher|deeper|shorter|more|less|further|farther|heavier|lighter|faster"
        "|slower|thicker"
    )
    place = "of (?:it|which|them|that)|above|below|behind|ahead|from|away|off|in front|apart|up|down|beyond"
    return re.compile(rf" (?:{than}|{place})\b")


@cache
def _choice() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:either|choose|choice|whichever|depending|between|run|walk|race)\b")
