"""Numerals in a text: digits, number words, magnitudes, ranges.

One pass over tokens; every step looks a fixed number of tokens ahead, so the time is linear in the text.
"""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_units import CURRENCIES, CURRENCY_WORDS
from copydesk.data import words
from copydesk.text.span import Span

DASHES = frozenset("-–—‐‑")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[’'][^\W\d_]+)*|[^\w\s]")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_WORDS_IN_A_NUMERAL = 9  # "two hundred and twenty-five thousand"
_YEARS = range(1500, 2101)
_DIGITS = 15  # longer ones are identifiers
_MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SHORT = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}


class Token(NamedTuple):
    """A number, a word or a mark; ``start`` and ``end`` count characters of the block's text."""

    text: str
    folded: str
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether it is written in digits."""
        return self.text[0].isdecimal()


class Numeral(NamedTuple):
    """A number as written.

    ``place`` is the worth of its last digit that counts; its tokens are ``[first, stop)``.
    """

    value: float
    place: float
    first: int
    stop: int
    spelled: bool = False
    scaled: bool = False


def tokens(text: str, span: Span) -> list[Token]:
    """Return the tokens of a stretch of ``text``, in order; their places are those in ``text``."""
    return [
        Token(word := found.group(), word.casefold(), *found.span())
        for found in _TOKEN.finditer(text, span.start, span.end)
    ]


def word_at(found: list[Token], at: int) -> str:
    """Return the folded token at ``at``, or "" outside the text."""
    return found[at].folded if 0 <= at < len(found) else ""


def numeral(found: list[Token], at: int, *, money: bool = False) -> Numeral | None:
    """Return the numeral that starts at token ``at``; with ``money`` also the likes of ``5m`` and ``2k``."""
    read = _digits(found, at, money=money) if found[at].is_number else _spelled(found, at)
    return read and _and_a_half(found, read)


def _and_a_half(found: list[Token], read: Numeral) -> Numeral:
    """Return "two and a half million" whole; another numeral as it is."""
    if read.scaled or word_at(found, read.stop) != "and" or not _is_half(found, read.stop):
        return read
    word = word_at(found, read.stop + 3)
    scale = _MAGNITUDES.get(word, 1.0)
    return read._replace(
        value=(read.value + 0.5) * scale,
        place=0.1 * scale,
        stop=read.stop + 3 + (scale > 1),
        scaled=scale > 1,
    )


def _is_half(found: list[Token], at: int) -> bool:
    return [token.folded for token in found[at : at + 3]] == ["and", "a", "half"]


def touches(found: list[Token], at: int, after: int) -> bool:
    """Tell whether the two tokens stand together without white space; False outside the text."""
    return 0 <= at < len(found) and 0 <= after < len(found) and found[at].end == found[after].start


def _digits(found: list[Token], at: int, *, money: bool) -> Numeral | None:
    text = found[at].text
    if len(text) > _DIGITS or not text.isascii():
        return None
    if not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
        return None
    plain = text.replace(",", "")
    value = float(plain)
    whole, _, decimals = plain.partition(".")
    place = 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    stop, scale = at + 1, 1.0
    if stop < len(found):
        word = found[stop].folded
        if word in _MAGNITUDES:
            scale = _MAGNITUDES[word]
        elif (
            word in _SHORT
            and (touches(found, at, stop) or money)
            and (money or word not in {"m", "k"} or word_at(found, stop + 1) in CURRENCY_WORDS)
        ):
            scale = _SHORT[word]
        elif word == "-" and stop + 1 < len(found) and found[stop + 1].folded in _MAGNITUDES:
            stop += 1
            scale = _MAGNITUDES[found[stop].folded]
    if scale == 1.0:
        return Numeral(value, place if value else 1.0, at, at + 1)
    place = place if decimals or value >= 100 else 1.0  # noqa: PLR2004  "20 million" is precise to the million
    return Numeral(value * scale, place * scale, at, stop + 1, scaled=True)


def _spelled(found: list[Token], at: int) -> Numeral | None:
    small = spelled_numbers()
    word = found[at].folded
    if word not in small and not _opens(found, at):
        return None
    total, current, stop, scaled = 0.0, 0.0, at, False
    if word in {"a", "one"}:
        current, stop = 1.0, at + 1
    elif word == "half":
        current, stop = 0.5, at + 2
    last = 0.0
    for index in range(stop, min(len(found), at + _WORDS_IN_A_NUMERAL)):
        word = found[index].folded
        if word in small:
            if last and not (small[word] < 10 <= last <= 90 and last % 10 == 0) and last < 100:  # noqa: PLR2004
                break
            current, last = current + small[word], small[word]
        elif word == "hundred" and current:
            current, last, scaled = current * 100, 100.0, True
        elif word in _MAGNITUDES and current:
            total, current, last, scaled = total + current * _MAGNITUDES[word], 0.0, _MAGNITUDES[word], True
        elif word in {"-", "and"} and _goes_on(found, index, last):
            continue
        else:
            break
        stop = index + 1
    value = total + current
    whole = str(int(value))
    place = 10.0 ** (len(whole) - len(whole.rstrip("0"))) if value >= 1 else 1.0
    return Numeral(value, place, at, stop, spelled=True, scaled=scaled)


def _opens(found: list[Token], at: int) -> bool:
    """Tell whether ``a``, ``one`` or ``half a`` starts a numeral here: a magnitude has to follow."""
    word = found[at].folded
    ahead = [token.folded for token in found[at + 1 : at + 3]]
    if word in {"a", "one"}:
        return bool(ahead) and (ahead[0] in _MAGNITUDES or (word == "one" and _is_half(found, at + 1)))
    return word == "half" and len(ahead) == 2 and ahead[0] == "a" and ahead[1] in _MAGNITUDES  # noqa: PLR2004


def _goes_on(found: list[Token], index: int, last: float) -> bool:
    """Tell whether the hyphen or "and" at ``index`` stands inside a numeral."""
    if index + 1 >= len(found):
        return False
    small = spelled_numbers()
    after = found[index + 1].folded
    if found[index].folded == "and":
        return last >= 100 and after in small  # noqa: PLR2004  "two hundred and five"
    if not touches(found, index - 1, index) or not touches(found, index, index + 1):
        return False
    return (after in small and small[after] < 10 <= last <= 90) or after in _MAGNITUDES  # noqa: PLR2004


def upper_end(found: list[Token], read: Numeral, *, money: bool) -> Numeral | None:
    """Return the upper end of a range that ``read`` starts ("40-50", "between 40 and 50", "40 to 50")."""
    joint, before = word_at(found, read.stop), word_at(found, read.first - 1 - money)
    at = read.stop + 1
    if joint in DASHES:
        close = touches(found, read.stop - 1, read.stop)
        fits = close == touches(found, read.stop, at) and (close or joint != "—")  # "£35 — 60 percent less"
    else:
        fits = (joint == "and" and before == "between") or (joint == "to" and before != "from")
    if fits and money and word_at(found, at) in CURRENCIES:
        at += 1
    if not fits or at >= len(found) or not (found[at].is_number or found[at].folded in spelled_numbers()):
        return None
    upper = numeral(found, at, money=money)
    if upper is None or lower_value(read, upper) >= upper.value:
        return None
    # "from 14,900 in 2021 to 18,625": a year is the lower end of years only
    return upper if not is_year(found[read.first].text) or is_year(found[at].text) else None


def is_year(text: str) -> bool:
    """Tell whether a number as written can be a year of an article: four digits without a comma."""
    return len(text) == 4 and text.isdecimal() and int(text) in _YEARS  # noqa: PLR2004


def lower_value(read: Numeral, upper: Numeral) -> float:
    """Return the lower end of a range: in "2 to 3 million" both are millions."""
    if upper.scaled and not read.scaled and read.value < 1_000:  # noqa: PLR2004
        scale = next(scale for scale in (1e12, 1e9, 1e6, 1e3, 1e2) if upper.value >= scale)
        return read.value * scale
    return read.value


@cache
def spelled_numbers() -> dict[str, float]:
    """Return the number words below a hundred and their values; "one" is left out: it is mostly a pronoun."""
    pairs = (line.split("=") for line in words("number_words"))
    return {word.strip(): float(value) for word, value in pairs}
