"""Fractions in words: "three in five", "two-thirds", "nearly half", as shares in percent.

They are read only where shares are compared: elsewhere "a third" is a place in an order as often as not.
"""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_numerals import spelled_numbers
from copydesk.analysis.passages import Sentence
from copydesk.analysis.quantities import Quantity
from copydesk.data import words
from copydesk.text.span import Span

_LOOSE = 2.0  # percentage points either way that a fraction in words leaves open
_LOOSE_SHARE = 0.05  # and this part of itself
_LARGEST = 100  # "one in 100"


def fractions(sentence: Sentence) -> Iterator[Quantity]:
    """Yield the fractions of a sentence as quantities in percent, as loose as speech is."""
    text = sentence.text.lower()
    for found in _fraction().finditer(text):
        value = _share(found)
        if not 0 < value < 1:
            continue
        hedge = _hedge(text[: found.start()])
        low, high = _bounds(value * 100, hedge)
        span = Span(*found.span()).shift(sentence.span.start)
        yield Quantity(
            block=sentence.block,
            block_index=sentence.block_index,
            sentence=sentence,
            span=span,
            low=low,
            high=high,
            value=value * 100,
            hedge=hedge,
            unit="percent",
            noun="",
            text=span.of(sentence.block.text),
            place=0.1,
        )


def _bounds(percent: float, hedge: str) -> tuple[float, float]:
    slack = _LOOSE + _LOOSE_SHARE * percent
    match hedge:
        case "about":
            return percent - 2 * slack, percent + 2 * slack
        case "over":
            return percent - 1, percent * 2 + slack
        case "nearly":
            return percent * 0.75, percent + 1
        case "under":
            return 0.0, percent + 1
        case _:
            return percent - slack, percent + slack


def _hedge(before: str) -> str:
    """Return how a fraction is hedged by the words that end just before it."""
    said = before[-30:].split()
    known = _hedges()
    for length in range(min(4, len(said)), 0, -1):
        hedge = known.get(" ".join(said[-length:]).lstrip("(—–"))
        if hedge:
            return hedge
    return ""


@cache
def _hedges() -> dict[str, str]:
    pairs = (line.split("=") for line in words("figure_hedges"))
    return {phrase.strip(): kind.strip() for phrase, kind in pairs}


@cache
def _values() -> dict[str, float]:
    pairs = (line.split("=") for line in words("fraction_words"))
    return {word.strip(): float(value) for word, value in pairs}


def _share(found: re.Match[str]) -> float:
    if found["one"] or found["left"]:
        return 1 / _values()[found["one"] or found["left"]]
    if found["many"]:
        return _number(found["top"]) / _values()[found["many"]]
    if found["of"]:
        bottom = _number(found["of"])
        return _number(found["in"]) / bottom if bottom <= _LARGEST else 0.0
    return 0.5


def _number(word: str) -> float:
    return 1.0 if word == "one" else float(word) if word.isdecimal() else spelled_numbers()[word]


@cache
def _fraction() -> re.Pattern[str]:
    """Return the pattern of a fraction; what may be an ordinal or a time has to stand as a share does."""
    small = "one|two|three|four|five|six|seven|eight|nine|ten"
    single = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth"
    time = "second|minute|hour|day|night|week|month|year|decade|season|game|match|race"
    alone = r"(?= of (?!20|the (?:year|season|game|match))|[,.);:—–]|$| (?:or|were|was|are|said|have|had)\b)"
    return re.compile(
        rf"(?<![\w.,-])(?:(?:an?|one)[ -](?P<one>{single}){alone}|(?:an?|one)[ -]half(?! (?:hour|"
        rf"an?|million|dozen)\b|-)\b"
        rf"|(?:(?<=other )|(?<=remaining ))(?:(?P<left>{single})|half)(?= (?:is|are|was|were|went|goes)\b)"
        rf"|(?P<top>{small})[ -](?P<many>thirds|quarters|fifths|sixths|sevenths|eighths|ninths|tenths)\b"
        rf"|(?P<in>{small}|\d) (?:in|out of)(?: every)? (?P<of>{small}|\d\d?|100)(?![\w.,]\w| (?:{time}))\b"
        r"|(?<!first )(?<!second )(?<!other )(?<!and a )(?<!latter )(?<!this )(?<!each )(?<!every )(?<!last )"
        r"(?<!better )(?<!bottom )(?<!top )half(?= (?:of|the|its|their|his|her|our|that|those)\b|"
        r"[,.);:—–]|$| or ))"
    )
