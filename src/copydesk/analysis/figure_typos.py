"""Figures of one article that are a slip of the pen apart: 8,421 and 8,412.

Two figures of four digits that are the same but for two neighbours changed round, or for one digit, hardly
ever stand in one article by chance: 1,045 published articles hold none. So the words around them need not be
alike.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
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
_MOST = 400  # different figures of an article that are compared
_COLUMNS = frozenset({BlockKind.TABLE_CELL, BlockKind.LIST_ITEM})


class Slip(NamedTuple):
    """A figure and another, said elsewhere, that it is a slip away from; the other is said no fewer times."""

    figure: Quantity
    other: Quantity


def transpositions(document: Document) -> tuple[Slip, ...]:
    """Return the figures of which two neighbouring digits have changed places."""
    groups = defaultdict[tuple[str, str], list[Quantity]](list)
    for one in _figures(document):
        number = _number(one)
        groups[one.unit, "".join(sorted(number))].append(one)
    return tuple(_slips(groups.values(), _changed_round))


def digit_slips(document: Document) -> tuple[Slip, ...]:
    """Return the figures of one thing that differ in one digit, where no change is told."""
    groups = defaultdict[tuple[str, str, int], list[Quantity]](list)
    for one in _figures(document):
        if (one.noun or one.unit != "count") and not _change().search(one.sentence.text):
            groups[one.unit, one.noun, len(_number(one))].append(one)
    return tuple(_slips(groups.values(), _one_off))


def _figures(document: Document) -> Iterator[Quantity]:
    for one in document.derive(quantities):
        if not one.hedge and one.block.kind not in _COLUMNS and len(_number(one)) >= _FEWEST:
            yield one


def _slips(groups: Iterable[list[Quantity]], alike: Callable[[Quantity, Quantity], bool]) -> Iterator[Slip]:
    for group in groups:
        if len(group) == 1:
            continue
        times = Counter(one.value for one in group)
        first: dict[float, Quantity] = {}
        for one in group:
            first.setdefault(one.value, one)
        for one, other in combinations(list(first.values())[:_MOST], 2):
            apart = (one.block_index, one.sentence.index) != (other.block_index, other.sentence.index)
            if apart and alike(one, other):
                rarer, common = (one, other) if times[one.value] < times[other.value] else (other, one)
                yield Slip(rarer, common)


def _number(figure: Quantity) -> str:
    """Return the digits of a figure, all of a whole one, those that count of another."""
    whole = figure.value == int(figure.value)
    return str(round(figure.value if whole else figure.value / figure.place))


def _changed_round(one: Quantity, other: Quantity) -> bool:
    left, right = _number(one), _number(other)
    off = [at for at, (first, second) in enumerate(zip(left, right, strict=True)) if first != second]
    if len(off) != 2 or off[1] != off[0] + 1:  # noqa: PLR2004  two digits, side by side
        return False
    fewest = _DIGITS
    if one.noun == other.noun:
        fewest = _NAMED if one.noun else _TELLING if one.unit != "count" else _DIGITS
    return len(left.rstrip("0")) >= fewest


def _one_off(one: Quantity, other: Quantity) -> bool:
    left, right = _number(one), _number(other)
    off = sum(first != second for first, second in zip(left, right, strict=True))
    return off == 1 and min(len(left.rstrip("0")), len(right.rstrip("0"))) >= _DIGITS


@cache
def _change() -> re.Pattern[str]:
    """Return the pattern of what tells of a change, or compares two times or things."""
    verbs = [verb for line in words("change_words") for verb in line.partition("=")[0].split()]
    told = (
        "from|than|compared|versus|against|earlier|previous(?:ly)?|last|up|down|while|another|now|then|since"
    )
    return re.compile(rf"(?i)\b(?:{told}|{'|'.join(verbs)}|(?:19|20)\d\d)\b")
