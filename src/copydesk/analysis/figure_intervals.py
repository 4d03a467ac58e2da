"""What a writer can mean by a figure: its interval, from hedge and written precision."""

from functools import cache

from copydesk.analysis.figure_numerals import Token, touches, word_at
from copydesk.data import words

_EXACT_BELOW = 100  # smaller counts are given to the unit, round or not


def interval(value: float, place: float, hedge: str) -> tuple[float, float]:
    """Return the least and the greatest amount that ``value`` can stand for.

    ``place`` is the worth of the last digit that counts. A bare round figure stands for what rounds to it,
    but for no more than a tenth (600: 550 to 650); "more than 500" reaches to twice as much, for beyond that
    one would have written another figure; "nearly" takes in the last 15 per cent below.
    """
    slack = place / 2 if place < 1 or (place > 1 and value >= _EXACT_BELOW) else 0.0
    slack = min(slack, value * 0.1)
    match hedge:
        case "about":
            slack = max(slack, value * 0.1)
            return value - slack, value + slack
        case "over":
            return value, value * 2
        case "nearly":
            return value * 0.85, value
        case "under":
            return 0.0, value
        case _:
            return value - slack, value + slack


def hedge_of(found: list[Token], first: int, stop: int) -> str:
    """Return how the figure of the tokens ``[first, stop)`` is hedged, before it or after."""
    known = _hedges()
    for length in range(_longest_hedge(), 0, -1):
        if first >= length and tuple(token.folded for token in found[first - length : first]) in known:
            return known[tuple(token.folded for token in found[first - length : first])]
    for at in range(first + 1, stop):
        if found[at].text == "+" and found[at - 1].is_number and touches(found, at - 1, at):
            return "over"
    after = (word_at(found, stop), word_at(found, stop + 1))
    if after in {("or", "more"), ("and", "counting"), ("or", "above")}:
        return "over"
    if after[0] == "+" and touches(found, stop - 1, stop):
        return "over"
    if after in {("or", "fewer"), ("or", "less")}:
        return "under"
    return "about" if after == ("or", "so") or word_at(found, first - 1) == "~" else ""


def without_hedge(before: list[str]) -> list[str]:
    """Return the words before a figure without the hedge they end in."""
    known, folded = _hedges(), [word.casefold() for word in before[-_longest_hedge() :]]
    for length in range(len(folded), 0, -1):
        if tuple(folded[-length:]) in known:
            return before[:-length]
    return before


def is_hedge(word: str) -> bool:
    """Tell whether a folded word hedges a figure all by itself."""
    return (word,) in _hedges()


@cache
def _hedges() -> dict[tuple[str, ...], str]:
    pairs = (line.split("=") for line in words("figure_hedges"))
    return {tuple(phrase.split()): kind.strip() for phrase, kind in pairs}


@cache
def _longest_hedge() -> int:
    return max(map(len, _hedges()))
