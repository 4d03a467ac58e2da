"""Figures of one article that are a slip of the pen apart: 8,421 and 8,412.

Two figures of four digits that are the same but for two neighbours changed round, or for one digit, hardly
ever stand in one article by chance: 1,045 published articles hold none. So the words around them need not be
alike; but an article of very many figures has such pairs by chance, and is left alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from copydesk.analysis.quantities import Quantity, quantities
from copydesk.data import words
from copydesk.model.document import BlockKind, Document

_FEWEST = 3  # digits
_DIGITS = 4  # noughts at the end not counted, by which a figure is known again, whatever it counts
_TELLING = 3  # and an amount of one unit
_NAMED = 2  # and one that counts the same things in both places
_CHANCE = 0.1  # pairs alike that may be expected among the figures of the article, were they drawn by lot
_MOST = 400  # different figures of an article that are compared
_COLUMNS = frozenset({BlockKind.TABLE_CELL, BlockKind.LIST_ITEM})


class Slip(NamedTuple):
    """A figure and another, said elsewhere, that it is a slip away from; the other is said no fewer times."""

    figure: Quantity
    other: Quantity


def transpositions(document: Document) -> tuple[Slip, ...]:
    """Return the figures of which two neighbouring digits have changed places."""
    return tuple(dict.fromkeys(_slips(list(_figures(document)), _changed_round, _round_by_chance)))


def digit_slips(document: Document) -> tuple[Slip, ...]:
    """Return the figures of one thing that differ in one digit, where no change is told."""
    figures = [
        one
        for one in _figures(document)
        if (one.noun or one.unit != "count") and not _change().search(one.sentence.text)
    ]
    return tuple(_slips(figures, _one_off, _off_by_chance))


def _figures(document: Document) -> Iterator[Quantity]:
    for one in document.derive(quantities):
        if not one.hedge and one.block.kind not in _COLUMNS and len(_number(one)) >= _FEWEST:
            yield one


def _slips(
    figures: list[Quantity], alike: Callable[[Quantity, Quantity], bool], chance: Callable[[int], float]
) -> Iterator[Slip]:
    """Yield pairs of one unit and length that are alike, unless so many figures would have one by chance."""
    groups = defaultdict[tuple[str, int], list[Quantity]](list)
    for one in figures:
        groups[one.unit, len(_number(one))].append(one)
    for group in groups.values():
        times = Counter(one.value for one in group)
        first: dict[float, Quantity] = {}
        for one in group:
            first.setdefault(one.value, one)
        pairs = len(first) * (len(first) - 1) / 2
        for one, other in combinations(list(first.values())[:_MOST], 2):
            apart = (one.block_index, one.sentence.index) != (other.block_index, other.sentence.index)
            if apart and alike(one, other) and pairs * chance(_telling(one, other)) <= _CHANCE:
                rarer, common = (one, other) if times[one.value] < times[other.value] else (other, one)
                yield Slip(rarer, common)


def _telling(one: Quantity, other: Quantity) -> int:
    """Return how many digits of two figures count: noughts at the end do not."""
    return min(len(_number(figure).rstrip("0")) for figure in (one, other))


def _round_by_chance(digits: int) -> float:
    """Return how often two figures of so many digits are one with neighbours changed round."""
    return (digits - 1) / (9 * 10.0 ** (digits - 1))


def _off_by_chance(digits: int) -> float:
    """Return how often two figures of so many digits differ in one."""
    return digits / 10.0 ** (digits - 1)


def _number(figure: Quantity) -> str:
    """Return the digits of a figure, all of a whole one, those that count of another."""
    whole = figure.value == int(figure.value)
    return str(round(figure.value if whole else figure.value / figure.place))


def _changed_round(one: Quantity, other: Quantity) -> bool:
    left, right = _number(one), _number(other)
    off = [at for at, (first, second) in enumerate(zip(left, right, strict=True)) if first != second]
    if len(off) != 2 or off[1] != off[0] + 1 or sorted(left) != sorted(right):  # noqa: PLR2004  side by side
        return False
    fewest = _DIGITS
    if one.noun == other.noun:
        fewest = _NAMED if one.noun else _TELLING if one.unit != "count" else _DIGITS
    return _telling(one, other) >= fewest


def _one_off(one: Quantity, other: Quantity) -> bool:
    left, right = _number(one), _number(other)
    off = sum(first != second for first, second in zip(left, right, strict=True))
    return off == 1 and one.noun == other.noun and _telling(one, other) >= _DIGITS


@cache
def _change() -> re.Pattern[str]:
    """Return the pattern of what tells of a change, or compares two times or things."""
    verbs = [verb for line in words("change_words") for verb in line.partition("=")[0].split()]
    told = (
        "from|than|compared|versus|against|earlier|previous(?:ly)?|last|up|down|while|another|now|then|since"
    )
    return re.compile(rf"(?i)\b(?:{told}|{'|'.join(verbs)}|(?:19|20)\d\d)\b")
