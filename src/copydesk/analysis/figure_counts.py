"""Plain numbers as a sentence writes them: "9", "1,200", "twenty-five", "two and a half", "10th"."""

import re
from functools import cache

from copydesk.analysis.figure_numerals import spelled_numbers
from copydesk.data import words

_HALF = re.compile(r"(?: |-)and(?: |-)a(?: |-)half$")


@cache
def count_pattern() -> str:
    """Return a pattern without groups for a number in digits, or in words up to 99."""
    small = _values()
    tens = "|".join(word for word, value in small.items() if value >= 20)  # noqa: PLR2004
    ones = "|".join(word for word, value in small.items() if 0 < value < 10)  # noqa: PLR2004
    rest = "|".join(word for word, value in small.items() if value < 20)  # noqa: PLR2004
    return rf"(?:\d{{1,3}}(?:,\d{{3}})+(?![\d,])|\d+(?:\.\d+)?|(?i:(?:{tens})(?:[- ](?:{ones})\b)?|{rest})\b)"


def count(text: str) -> float:
    """Return the value of a match of :func:`count_pattern`, with or without "and a half"."""
    half = _HALF.search(text)
    whole = text[: half.start()] if half else text
    if whole[0].isdigit():
        value = float(whole.replace(",", ""))
    else:
        value = float(sum(_values()[word] for word in re.split("[- ]", whole.casefold())))
    return value + 0.5 if half else value


@cache
def ordinal_pattern() -> str:
    """Return a pattern without groups for an ordinal in digits, or in words up to 99."""
    ordinals = _ordinals()
    tens = "|".join(word for word, value in _values().items() if value >= 20)  # noqa: PLR2004
    listed = "|".join(sorted(ordinals, key=len, reverse=True))
    return rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?i:(?:(?:{tens})[- ])?(?:{listed})))\b"


def ordinal(text: str) -> int:
    """Return the value of a match of :func:`ordinal_pattern`."""
    if text[0].isdigit():
        return int(text[:-2])
    *tens, last = re.split("[- ]", text.casefold())
    return int(sum(_values()[word] for word in tens)) + _ordinals()[last]


@cache
def _values() -> dict[str, float]:
    return {**spelled_numbers(), "one": 1.0}


@cache
def _ordinals() -> dict[str, int]:
    pairs = (line.split("=") for line in words("ordinal_words"))
    return {word.strip(): int(value) for word, value in pairs}
