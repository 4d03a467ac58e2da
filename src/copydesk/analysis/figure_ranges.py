"""Ranges that run backwards: "between 50 and 40 people", "costs £4m to £3m"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.figured_sentences import FigurePair, figure_pairs
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 1_000  # characters; a longer sentence is none
_SMALL = 13  # "between 9 and 5" is an office day
_WORDED = ("o less than ", "o fewer than ", "t least ", "inimum ")
_JOINTS = ("-", "–", "—", " to", " and")
_YEAR = 4  # digits
_ALL = 100
_SHARES = frozenset({"%", "percent", "per cent"})
_SHORT = 28  # characters between the ends of a range
_CLOSE = 3  # times; "between 900 and 1.2 million" is no slip of order
_THOUSAND = 1_000
_YEARS = range(1500, 2101)
_MAGNITUDES = {
    "thousand": 1e3,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tn": 1e12,
    "hundred": 1e2,
}
_NO_UNIT = (
    "and|to|or|a|an|per|in|at|on|of|for|the|each|every|depending|with|by|from|but|as|if|when|while|is|was"
    "|were|are|that|who|which"
)
_HOURS = frozenset({"am", "pm", "o", "a", "p", "th", "st", "nd", "rd", "bc", "ad", "bce", "degrees"})


class ReversedRange(NamedTuple):
    """A range whose first end is the greater; ``span`` counts characters of the block's text."""

    sentence: Sentence
    span: Span
    first: str
    second: str


class _End(NamedTuple):
    value: float
    scaled: bool
    money: str
    unit: str
    number: float


def reversed_ranges(document: Document) -> tuple[ReversedRange, ...]:
    """Return the ranges given from the greater figure to the smaller."""
    sentences = [one for one, pairs in document.derive(figure_pairs) if any(map(_falls, pairs))]
    seen = set(map(id, sentences))
    if _spelled().search(document.source) or any(cue in document.source for cue in _WORDED):
        sentences += [
            one
            for one in document.derive(document_sentences)
            if (any(cue in one.text for cue in _WORDED) or _spelled().search(one.text))
            and id(one) not in seen
        ]
    return tuple(found for one in sentences if len(one.text) <= _LONGEST for found in _in_sentence(one))


def _falls(pair: FigurePair) -> bool:
    """Tell whether two figures may be a range that runs down."""
    first, gap, second = pair
    return (
        len(gap) <= _SHORT
        and not (gap == "-" and len(first) == _YEAR)  # 2024-05-10
        and gap.rstrip("$£€ ").endswith(_JOINTS)
        and float(first.replace(",", "")) > float(second.replace(",", ""))
    )


@cache
def _spelled() -> re.Pattern[str]:
    small = "one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    return re.compile(rf" (?:to|and) (?:{small}) (?:[a-z]|$)")


def _in_sentence(sentence: Sentence) -> Iterator[ReversedRange]:
    text = sentence.text
    for pattern, doubtful in _patterns():
        for found in pattern.finditer(text):
            last = "b" if found["b_number"] else "c"
            first, second = _end(found, "a"), _end(found, last)
            if not _backwards(first, second, strict=doubtful) or _doubts().search(text):
                continue
            at = sentence.span.start
            yield ReversedRange(
                sentence,
                Span(found.start("a"), found.end(f"{last}_all")).shift(at),
                found["a_all"].strip(),
                found[f"{last}_all"].strip(),
            )
            return


def _end(found: re.Match[str], name: str) -> _End:
    magnitude = (found[f"{name}_magnitude"] or "").strip(" -")
    unit = (found[f"{name}_unit"] or "").strip(" -").casefold()
    number = found[f"{name}_number"]
    value = count(number) * _MAGNITUDES.get(magnitude, 1.0)
    return _End(value, bool(magnitude), found[f"{name}_money"] or "", unit, count(number))


def _backwards(first: _End, second: _End, *, strict: bool) -> bool:
    """Tell whether the first is the greater, in the same unit, and no reading makes it the smaller."""
    if first.unit in _SHARES and first.value + second.value == _ALL:
        return False  # the traffic "is about 90% to 10%", two sides of a whole
    return _greater(first, second) and _alike(first, second) and _sure(first, second, strict=strict)


def _greater(first: _End, second: _End) -> bool:
    if first.value > second.value:
        return second.scaled or not first.scaled  # "between 1.5 million and 2": both are millions
    # "30 to 22 million": the magnitude is meant for both
    close = second.number < first.number < min(second.number * _CLOSE, _THOUSAND)
    return close and second.scaled and not first.scaled


def _alike(first: _End, second: _End) -> bool:
    """Tell whether both are in one unit; "40 goats here and 30 there" and "$50 and 30 people" are not."""
    if not _HOURS.isdisjoint((first.unit, second.unit)):
        return False
    if first.money:
        return second.money == first.money or (not second.money and (second.scaled or not second.unit))
    if first.unit:
        return first.unit.rstrip("s") == second.unit.rstrip("s")
    return True


def _sure(first: _End, second: _End, *, strict: bool) -> bool:
    if first.money or second.money:
        return True
    if strict:
        return second.unit.endswith(("s", "%", "cent", "mph", "kg", "km", "people"))
    return bool(second.unit) or not (first.value < _SMALL or int(first.value) in _YEARS)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    """Return patterns of ranges, and whether both ends have to be measured."""
    number = count_pattern()
    magnitudes = "|".join(sorted(_MAGNITUDES, key=len, reverse=True))

    def end(name: str, *, unit: str = r"[^\W\d_]+") -> str:
        return (
            rf"(?P<{name}>)(?P<{name}_all>(?P<{name}_money>[$£€])?(?<![\w.,$£€])?"
            rf"(?P<{name}_number>{number})(?![\d:/])"
            rf"(?P<{name}_magnitude>[ -]?(?:{magnitudes})\b)?(?P<{name}_unit>[ -]?(?:%|per ?cent|(?!"
            rf"(?:{_NO_UNIT})\b){unit}))?)"
        )

    few = "(?:just |about |around |some |roughly |approximately )?"
    times = "days?|weeks?|months?|years?|hours?|minutes?"
    measure = (
        rf"%|percent|per cent|km|kilomet\w+|miles?|mph|kph|kg|kilos?|lbs?|pounds|tonn?es?|tons|met(?:re"
        rf"|er)s|feet|litres|{times}"
    )
    cues = "|".join(words("range_cues"))
    return (
        (re.compile(rf"(?i:\bbetween) {few}{end('a')} and {few}{end('b')}(?![\w/:]|[-–]\d)"), False),
        (
            re.compile(
                rf"(?i:\b(?:{cues})) {few}{end('a', unit=measure)}(?: to {few}{end('b')}"
                rf"| ?[-–—] ?{end('c', unit=measure)})(?![\w/:]|[-–]\d)"
            ),
            True,
        ),
        (
            re.compile(
                rf"\b(?:var(?:y|ies|ied|ying)|anywhere|anything) from {end('a')} to {end('b')}(?![\w/:]"
                rf"|[-–]\d)"
            ),
            False,
        ),
        (
            re.compile(
                rf"(?i:\b(?:no (?:less|fewer) than|at least|a minimum of)) {end('a')} (?:and|but|or) "
                rf"(?:\w+ )??(?i:no more than|at most|a maximum of) "
                rf"{end('b')}(?![\w/:]|[-–]\d)"
            ),
            False,
        ),
        (
            re.compile(
                rf"(?i:\bminimum)(?: \w+)? is {end('a')} and (?:the )?(?i:maximum)(?: \w+)?"
                rf"(?: is)? {end('b')}(?![\w/:]|[-–]\d)"
            ),
            False,
        ),
    )


@cache
def _doubts() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words('range_doubts')))})\b")
