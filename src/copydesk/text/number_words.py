"""Numbers in words and back: ``21st`` and ``twenty-first``."""

import re
from functools import cache

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_DIGITS = re.compile(r"(-?)([0-9]+)(st|nd|rd|th)?", re.IGNORECASE)
_LAST = re.compile(r"[a-z]+$")
_LARGEST = 1 << 63


def in_words(text: str) -> str:
    """Return a whole number, or an ordinal such as ``21st``, in words; anything else as it is."""
    found = _DIGITS.fullmatch(text.replace(",", ""))
    if not found or len(found.group(2)) > len(str(_LARGEST)) or int(found.group(2)) >= _LARGEST:
        return text
    number, ordinal = int(found.group(2)), found.group(3)
    if ordinal:
        if found.group(1):
            return text
        return _LAST.sub(lambda last: _ordinal(last.group()), _cardinal(number))
    return ("minus " if found.group(1) and number else "") + _cardinal(number)


def in_digits(text: str) -> str:
    """Return a number or ordinal in words as digits; anything else as it is."""
    words = [word for word in re.split(r"[ -]+", text.lower()) if word]
    negative = len(words) > 1 and words[0] == "minus"
    words = [word for word in words[negative:] if word != "and"]
    table = _values()
    if not words or any(word not in table for word in words) or any(table[word][1] for word in words[:-1]):
        return text
    total = current = 0
    for word in words:
        value = table[word][0]
        if value == 100:  # noqa: PLR2004
            current = max(current, 1) * 100
        elif value > 100:  # noqa: PLR2004
            total += max(current, 1) * value
            current = 0
        else:
            current += value
    number = total + current
    return (
        ("-" if negative and number else "") + str(number) + (_suffix(number) if table[words[-1]][1] else "")
    )


def _cardinal(number: int) -> str:
    if number < len(_ONES):
        return _ONES[number]
    if number < 100:  # noqa: PLR2004
        tens, ones = divmod(number, 10)
        return _TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")
    size, name = next(((size, name) for size, name in _SCALES if number >= size), (100, "hundred"))
    many, rest = divmod(number, size)
    return f"{_cardinal(many)} {name}" + (f" {_cardinal(rest)}" if rest else "")


def _ordinal(word: str) -> str:
    if word in _ORDINALS:
        return _ORDINALS[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@cache
def _values() -> dict[str, tuple[int, bool]]:
    """Return the value of each word, and whether it is an ordinal."""
    names = dict(zip(_ONES, range(20), strict=True)) | dict(zip(_TENS, range(20, 100, 10), strict=True))
    names |= {"hundred": 100} | {name: size for size, name in _SCALES}
    plain = {name: (value, False) for name, value in names.items()}
    return plain | {_ordinal(name): (value, True) for name, value in names.items()}
