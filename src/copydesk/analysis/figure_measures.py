"""What stands after a number: its unit, or the noun it counts."""

from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_numerals import DASHES, Numeral, Token, touches, word_at
from copydesk.analysis.figure_units import CURRENCY_WORDS, spelled_unit, symbol_unit
from copydesk.data import words

_NOUN_REACH = 5  # tokens between a number and the noun it counts
_OLDEST = 110
_SHORTEST_PLURAL = 4
_SPACED_SYMBOLS = frozenset(["km", "kg", "cm", "mm", "ft", "lb", "gb", "mb", "kb", "mw", "gw"])
_DEGREES = {"c": "celsius", "f": "fahrenheit", "celsius": "celsius", "fahrenheit": "fahrenheit"}


class Measure(NamedTuple):
    """The unit of an amount, the noun of a count, and the token after both."""

    unit: str
    noun: str
    stop: int


def measure(found: list[Token], read: Numeral, currency: str) -> Measure | None:
    """Return what the number measures or counts; nothing when it is no amount."""
    at, word = read.stop, word_at(found, read.stop)
    if currency:
        return Measure(currency, "", at)
    if word in CURRENCY_WORDS:
        return Measure(CURRENCY_WORDS[word], "", at + 1)
    if word in DASHES and touches(found, at - 1, at):
        return _hyphenated(found, at)
    return _share(found, at) or _unit(found, at) or _age(found, read) or _count(found, read)


def is_plural(word: str) -> bool:
    """Tell whether a folded word looks like a plural noun."""
    plural, other = _plurals()
    if word in plural:
        return True
    return len(word) >= _SHORTEST_PLURAL and word[-1] == "s" and word[-2] not in "su'’" and word not in other


def counts_people(noun: str) -> bool:
    """Tell whether a folded noun is one of those that count without an -s ("people", "children", "dead")."""
    return noun in _plurals()[0]


def is_stop(word: str) -> bool:
    """Tell whether a folded word ends a noun phrase (a preposition, an auxiliary, a pronoun …)."""
    return word in _stops()


def _share(found: list[Token], at: int) -> Measure | None:
    word, after = word_at(found, at), word_at(found, at + 1)
    if word == "%":
        return Measure("percent", "", at + 1)
    if word in {"percent", "pc"} or (word == "per" and after == "cent"):
        return Measure("percent", "", at + 1 + (word == "per"))
    if word == "percentage" and after.startswith("point"):
        return Measure("points", "", at + 2)
    return None


def _hyphenated(found: list[Token], at: int) -> Measure | None:
    """Read what follows the hyphen at ``at``: "12-year-old", "40-foot", "10-day"."""
    word = word_at(found, at + 1)
    if not touches(found, at, at + 1) or not word[:1].isalpha():
        return None
    if word in {"year", "years"} and word_at(found, at + 3) in {"old", "olds"}:
        return Measure("age", "", at + 4)
    unit = spelled_unit(word) or spelled_unit(word + "s")
    return Measure(unit.name, "", at + 2) if unit else None


def _unit(found: list[Token], at: int) -> Measure | None:
    word, after = word_at(found, at), word_at(found, at + 1)
    if word in {"year", "years"} and after in {"old", "olds"}:
        return Measure("age", "", at + 2)
    if word in {"square", "cubic", "sq", "cu"}:
        side = symbol_unit(after)
        return Measure(f"{word[:2]} {side.name}", "", at + 2) if side else None
    if word in {"°", "degrees"}:
        return Measure(_DEGREES[after], "", at + 2) if after in _DEGREES else None
    close = touches(found, at - 1, at) or word in _SPACED_SYMBOLS
    unit = symbol_unit(word) if close else spelled_unit(word)
    if unit is None:
        return None
    ahead = after, word_at(found, at + 2)
    if ahead == ("per", "hour") or (ahead[0] in {"/", "an"} and ahead[1] in {"h", "hr", "hour"}):
        speed = {"kilometre": "kph", "mile": "mph"}.get(unit.name)
        return Measure(speed, "", at + 3) if speed else None
    return Measure(unit.name, "", at + 1)


def _age(found: list[Token], read: Numeral) -> Measure | None:
    if not 0 < read.value <= _OLDEST or read.spelled:
        return None
    before, after = word_at(found, read.first - 1), word_at(found, read.stop)
    if before == "aged" and not after[:1].isalpha():
        return Measure("age", "", read.stop)
    named = read.first > 1 and found[read.first - 2].text[:1].isupper()
    two_digits = read.value >= 10  # noqa: PLR2004
    return Measure("age", "", read.stop) if before == after == "," and named and two_digits else None


def _count(found: list[Token], read: Numeral) -> Measure:
    """Return a count with the noun after it; the first plural within reach is taken for its head."""
    at = read.stop
    if word_at(found, at) == "+" and touches(found, at - 1, at):
        at += 1
    for index in range(at, min(len(found), at + _NOUN_REACH)):
        token = found[index]
        joined = touches(found, index, index + 1) and word_at(found, index + 1) in DASHES
        if token.folded in DASHES and touches(found, index - 1, index) and touches(found, index, index + 1):
            continue
        if token.folded in _stops() or not token.text[0].isalpha():
            break
        if is_plural(token.folded) and not joined:
            return Measure("count", token.folded, index + 1)
    return Measure("count", "", read.stop)


@cache
def _stops() -> frozenset[str]:
    return frozenset(words("figure_stops"))


@cache
def _plurals() -> tuple[frozenset[str], frozenset[str]]:
    listed = words("plural_nouns")
    return (
        frozenset(word for word in listed if not word.startswith("!")),
        frozenset(word[1:] for word in listed if word.startswith("!")),
    )
