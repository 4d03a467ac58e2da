"""Sums of money given in two currencies: two of one article whose rates of exchange cannot both be right."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from copydesk.analysis.figure_clash import StatedClash, in_words, tight
from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.figure_units import CURRENCIES, CURRENCY_WORDS
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_MOST = 40  # conversions of an article that are compared
_FAR = 0.10  # between rates of one sentence; they drift over years
_MONEY = frozenset({*CURRENCIES.values(), *CURRENCY_WORDS.values(), "AUD", "CAD", "NZD", "HKD", "SGD"})


class Exchange(NamedTuple):
    """A sum of money and the same in another currency; the rate as bounds, at the precision written."""

    sum: Quantity
    converted: Quantity
    low: float
    high: float


def wrong_exchanges(document: Document) -> tuple[StatedClash, ...]:
    """Return the conversions at another rate than one in the same sentence, or the one before."""
    return tuple(clash for clash, near in document.derive(_clashes) if near)


def drifting_exchanges(document: Document) -> tuple[StatedClash, ...]:
    """Return the conversions at another rate than one farther up in the article."""
    return tuple(clash for clash, near in document.derive(_clashes) if not near)


def _clashes(document: Document) -> tuple[tuple[StatedClash, bool], ...]:
    known: dict[tuple[str, str], list[Exchange]] = {}
    found: list[tuple[StatedClash, bool]] = []
    for count, one in enumerate(chain.from_iterable(map(_exchanges, document.derive(frames)))):
        if count >= _MOST:
            break
        pair = (_currency(one.sum), _currency(one.converted))
        earlier = known.setdefault(pair, [])
        other = next((other for other in earlier if _differ(one, other)), None)
        if other is not None and all(_differ(one, each) for each in earlier):
            near = other.sum.block is one.sum.block and one.sum.sentence.index - other.sum.sentence.index <= 1
            near = near and not _of_another_time().search(one.sum.sentence.text)
            found.append((_clash(one, other), near))
        earlier.append(one)
    return tuple(found)


@cache
def _of_another_time() -> re.Pattern[str]:
    """Return what says that a sum is of another day, with a rate of its own."""
    return re.compile(r"\b(?:today|now|then|at the time|ago|adjusted|(?:19|20)\d\d)\b")


def _clash(one: Exchange, other: Exchange) -> StatedClash:
    rate = other.converted.value / other.sum.value
    low, high = other.low * one.sum.value, other.high * one.sum.value
    actual = in_words(one.sum.value * rate, one.converted)
    return StatedClash(
        (one.converted,), (one.sum, other.sum, other.converted), one.converted.text, actual, low, high, "rate"
    )


def _differ(one: Exchange, other: Exchange) -> bool:
    return one.low > other.high * (1 + _FAR) or other.low > one.high * (1 + _FAR)


def _exchanges(frame: Frame) -> Iterator[Exchange]:
    if not any(quantity.unit in _MONEY for quantity in frame.quantities):
        return
    for found in _converted().finditer(frame.text):
        one, other = frame[found["a"]], frame[found["b"]]
        if _currency(one) == _currency(other) or not (_is_money(one) and _is_money(other)):
            continue
        if one.unit not in _MONEY and other.unit not in _MONEY:
            continue
        (low, high), (least, most) = tight(one), tight(other)
        if low > 0 and least > 0 and not {one.hedge, other.hedge} & {"over", "under", "nearly", "range"}:
            yield Exchange(one, other, least / high, most / low)


def _is_money(quantity: Quantity) -> bool:
    """Tell whether it is a sum of money; the name of a currency not on our list is a noun like any other."""
    return quantity.unit in _MONEY or (quantity.unit == "count" and quantity.noun != "")


def _currency(quantity: Quantity) -> str:
    return quantity.unit if quantity.unit in _MONEY else quantity.noun


@cache
def _converted() -> re.Pattern[str]:
    hedge = "(?:or |about |around |some |roughly |approximately |just |equivalent to |worth )*"
    return re.compile(
        rf"(?P<a>{Q})(?:"
        rf" ?[(\[]{hedge}|,? or {hedge}|, (?:equivalent to|that’s|that's|about) ){hedge}"
        rf"(?P<b>{Q})(?= ?[)\],.;]| at | in )"
    )
