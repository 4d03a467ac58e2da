"""How much two passages say the same.

A passage is the sequence of its stems without function words; a weight says how much each stem tells.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

_TWICE = 2  # times that a word may stand in a passage, for guessing the best alignment
_GAP = 4  # words that may stand between two words of a run: an inserted name or aside
LONGEST = 80  # stems of a passage that are compared; the alignment takes the product of both lengths


class Likeness(NamedTuple):
    """How much two passages are alike.

    ``score`` is 0 to 1; ``shared`` counts the stems they share, ``nats`` is the weight of these. Its parts
    are 0 to 1 each: ``containment`` is the share of the lighter passage, by weight, that the other holds
    too; ``overlap`` the share of all stems that both have; ``order`` the share of the shorter passage whose
    stems stand in the same order, ``neighbours`` that of its pairs, ``run`` that of its densest stretch.
    """

    score: float
    shared: int
    nats: float
    containment: float
    overlap: float = 0.0
    order: float = 0.0
    neighbours: float = 0.0
    run: float = 0.0


NONE = Likeness(0.0, 0, 0.0, 0.0)


def likeness(
    one: Sequence[str], other: Sequence[str], weight: Callable[[str], float], floor: float = 0.0
) -> Likeness:
    """Compare two passages: containment by weight, Jaccard, longest common subsequence, bigrams, densest run.

    Symmetric; 1 for equal passages, 0 for passages without a shared stem. Only the first ``LONGEST`` stems
    of each are looked at. Passages that cannot score ``floor`` are not aligned and score nothing.
    """
    one, other = one[:LONGEST], other[:LONGEST]
    first, second = set(one), set(other)
    shared = first & second
    if not shared:
        return NONE
    nats = sum(map(weight, shared))
    lighter = min(sum(map(weight, first)), sum(map(weight, second)))
    containment = nats / lighter if lighter else 0.0
    shorter = min(len(one), len(other))
    overlap = len(shared) / len(first | second)
    score = 0.50 * containment + 0.15 * overlap
    if score + 0.35 * min(1.0, len(shared) * _TWICE / shorter) < floor:
        return Likeness(0.0, len(shared), nats, containment, overlap)
    aligned = _aligned(one, other, shared)
    order, run = len(aligned) / shorter, _densest_run(aligned) / shorter
    neighbours = _shared_bigrams(one, other)
    score += 0.15 * order + 0.08 * neighbours + 0.12 * run
    return Likeness(score, len(shared), nats, containment, overlap, order, neighbours, run)


def common_subsequence(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Return the index pairs of a longest common subsequence, in order."""
    rows = [[0] * (len(other) + 1)]
    for item in one:
        above, row = rows[-1], [0]
        for column, candidate in enumerate(other):
            longer = max(above[column + 1], row[column])
            row.append(above[column] + 1 if item == candidate else longer)
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    left, right = len(one), len(other)
    while left and right:
        if one[left - 1] == other[right - 1]:
            pairs.append((left - 1, right - 1))
            left, right = left - 1, right - 1
        elif rows[left - 1][right] >= rows[left][right - 1]:
            left -= 1
        else:
            right -= 1
    return pairs[::-1]


def in_order(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of both passages that stands in both in the same order, 0 to 1.

    Twice the length of a longest common subsequence by the sum of the lengths; the length is counted in the
    bits of one integer (Hyyrö 2004), so that whole sentences can be compared word by word.
    """
    places: dict[str, int] = {}
    for number, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << number
    every = free = (1 << len(one)) - 1
    for item in other:
        if found := places.get(item):
            taken = free & found
            free = ((free + taken) | (free - taken)) & every
    return 2 * (len(one) - free.bit_count()) / max(1, len(one) + len(other))


def _aligned(one: Sequence[str], other: Sequence[str], shared: set[str]) -> list[tuple[int, int]]:
    """Return the index pairs of a longest common subsequence; only ``shared`` items can be in it."""
    left = [index for index, item in enumerate(one) if item in shared]
    right = [index for index, item in enumerate(other) if item in shared]
    pairs = common_subsequence([one[index] for index in left], [other[index] for index in right])
    return [(left[first], right[second]) for first, second in pairs]


def _shared_bigrams(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the shorter passage's pairs of neighbours that the other has too."""
    shorter = min(len(one), len(other)) - 1
    if shorter < 1:
        return 1.0 if one == other else 0.0
    pairs = Counter(pairwise(one)) & Counter(pairwise(other))
    return pairs.total() / shorter


def _densest_run(aligned: Sequence[tuple[int, int]]) -> int:
    """Return the most aligned words in a row with at most ``_GAP`` other words between two of them."""
    best, run, before = 0, 0, (-9, -9)
    for pair in aligned:
        near = pair[0] - before[0] <= _GAP + 1 and pair[1] - before[1] <= _GAP + 1
        run = run + 1 if near and run else 1
        best, before = max(best, run), pair
    return best
