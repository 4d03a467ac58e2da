"""Pairs of titles that are nearly the same, found among many.

A prefix filter on rare words (Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007) finds
the candidates: two sets whose Jaccard similarity is ``t`` share one of their rarest words. Titles are sets of
stems, without the function words that change nothing. Many pairs of titles that are alike are series
("Harvest diary: May", "Harvest diary: June"), and these are told apart here.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from copydesk.data import words
from copydesk.text.rarity import stopwords
from copydesk.text.stems import stem

_HOT = 200  # titles of a word in the index; a word of more of them finds no further one
_MOST_PARTNERS = 20  # titles that one is compared with
_FEWEST = 3  # telling stems of a title that can be nearly another
_LONGEST = 60  # words
_SERIES = 3  # titles alike that are a series


def near_titles(keys: Sequence[str], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of ``keys`` (folded titles, no two equal) that are nearly the same.

    The earlier comes first. Alike is a Jaccard similarity of their stems at or above ``threshold``. No pair
    of a series is given: titles that differ in a number, a date or a word exchanged for another, or that have
    two more titles like them.
    """
    titles = [frozenset(_telling(key.split()[:_LONGEST])) for key in keys]
    alike = list(_alike(titles, threshold))
    partners = Counter(number for pair in alike for number in pair)
    for one, other in alike:
        if max(partners[one], partners[other]) + 1 < _SERIES and not _series(keys[one], keys[other]):
            yield one, other


def _alike(titles: Sequence[frozenset[str]], threshold: float) -> Iterator[tuple[int, int]]:
    frequency = Counter(word for title in titles for word in title)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, title in enumerate(titles):
        if len(title) < _FEWEST:
            continue
        rarest = sorted(title, key=lambda word: (frequency[word], word))
        rarest = rarest[: len(title) - math.ceil(threshold * len(title)) + 1]
        candidates = sorted({other for word in rarest for other in index[word]})
        for other in candidates[-_MOST_PARTNERS:]:
            if len(title & titles[other]) >= threshold * len(title | titles[other]):
                yield other, number
        for word in rarest:
            if len(index[word]) < _HOT:
                index[word].append(number)


def _series(one: str, other: str) -> bool:
    """Tell whether two titles differ as parts of a series do."""
    first, second = Counter(one.split()), Counter(other.split())
    only_first, only_second = first - second, second - first
    stems, others = set(map(stem, only_first)), set(map(stem, only_second))
    differing = [word for word in (*only_first, *only_second) if stem(word) not in stems & others]
    if any(word in _counters() or word in _turning() or any(map(str.isdigit, word)) for word in differing):
        return True
    swapped_out, swapped_in = _telling(only_first), _telling(only_second)
    return bool(swapped_out - swapped_in and swapped_in - swapped_out)


def _telling(said: Iterable[str]) -> set[str]:
    """Return the stems of the words that make a title what it is."""
    silent = stopwords()
    return {stem(word) for word in said if word not in silent or word in _turning()}


@cache
def _turning() -> frozenset[str]:
    """Return the small words that make a title say another thing: "not", "after", "why"."""
    return frozenset(word for line in words("turning_words") for word in line.split())


@cache
def _counters() -> frozenset[str]:
    return frozenset(word for line in words("series_words") for word in line.split())
