"""Pairs of titles that are nearly the same, found among many.

Two sets whose Jaccard similarity is ``t`` share some of their rarest words (a prefix filter: Bayardo, Ma and
Srikant, "Scaling up all pairs similarity search", 2007; with several words in place of one: Wang, Li, Feng,
"Can we beat the prefix filtering?", 2012). So titles that share no three such words need no look. What
is rare is told by a table, never by the titles at hand: the keys of a title are the same in every run, and an
archive can hold them. Titles are sets of stems, without the function words that change nothing. Many pairs of
titles that are alike are series ("Harvest diary: May", "Harvest diary: June"): these are told apart here.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple
from zlib import crc32

from copydesk.data import words
from copydesk.text.rarity import rarity, stopwords
from copydesk.text.sketches import resemblance
from copydesk.text.stems import stem

HOT = 100  # titles of one key; a key of more is a skeleton of many titles, and tells nothing
_TOGETHER = 3  # stems that make a key
_FEWEST = 3  # telling stems of a title that can be nearly another
_FEWEST_AFTER_LABEL = 4  # and of one that is compared without its label
_LONGEST = 40  # words
SERIES = 3  # titles alike that are a series
_ONE_STORY = 0.4  # resemblance of the openings of one story
_ROUNDING = 1e-9
_CLIPPED = 3  # letters that a clipped word keeps, and that it loses


class Title(NamedTuple):
    """A title: its words folded, with one space between.

    ``label`` counts the words of a column's name at the start ("Harvest diary: …"); ``opening`` is the sketch
    of the text below.
    """

    key: str
    label: int = 0
    opening: bytes = b""


class Form(NamedTuple):
    """What is compared of a title, as a whole or without its label: its telling stems, and their keys."""

    stems: frozenset[str]
    keys: frozenset[int]


def near_titles(titles: Sequence[Title], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of ``titles`` (no two keys equal) that are nearly the same.

    The earlier comes first. Alike is a Jaccard similarity of their stems at or above ``threshold``, with or
    without the label. No pair of a series is given: titles that have two more like them, or that differ in a
    number, a date, a word exchanged for another; but one story may exchange a word.
    """
    pairs = list(_alike([forms(title, threshold) for title in titles], threshold))
    partners = Counter(number for pair in pairs for number in pair)
    for one, other in pairs:
        if max(partners[one], partners[other]) + 1 < SERIES and not in_series(titles[one], titles[other]):
            yield one, other


def forms(title: Title, threshold: float) -> tuple[Form, ...]:
    """Return what is compared of a title; nothing of one that says too little."""
    said = _words(title.key)
    found: list[Form] = []
    for rest, fewest in ((said, _FEWEST), (said[title.label :] if title.label else [], _FEWEST_AFTER_LABEL)):
        stems = frozenset(_telling(rest))
        if len(stems) >= fewest:
            found.append(Form(stems, _keys(stems, threshold)))
    return tuple(found)


def are_alike(one: Sequence[Form], other: Sequence[Form], threshold: float) -> bool:
    """Tell whether two titles share enough of their stems, in one of their forms."""
    return any(
        len(first.stems & second.stems) >= threshold * len(first.stems | second.stems)
        for first in one
        for second in other
    )


def _keys(stems: frozenset[str], threshold: float) -> frozenset[int]:
    """Return a number of 32 bits for every few of the rarest stems; alike titles have one in common."""
    together = min(_TOGETHER, math.ceil(threshold * _FEWEST))
    fewest = math.ceil(threshold * len(stems) - _ROUNDING)  # stems that an alike title shares
    rarest = sorted(stems, key=_by_rarity)[: len(stems) - fewest + together]
    return frozenset(crc32(" ".join(some).encode()) for some in combinations(rarest, together))


def _by_rarity(stem: str) -> tuple[float, str]:
    return -rarity(stem), stem


def _alike(titles: Sequence[Sequence[Form]], threshold: float) -> Iterator[tuple[int, int]]:
    index: defaultdict[int, list[int]] = defaultdict(list)
    for number, found in enumerate(titles):
        for key in {key for form in found for key in form.keys}:
            index[key].append(number)
    met = {pair for numbers in index.values() if 1 < len(numbers) <= HOT for pair in combinations(numbers, 2)}
    for one, other in sorted(met):
        if are_alike(titles[one], titles[other], threshold):
            yield one, other


def in_series(one: Title, other: Title) -> bool:
    """Tell whether two titles differ as parts of a series do."""
    first, second = Counter(_words(one.key)), Counter(_words(other.key))
    only_first, only_second = first - second, second - first
    stems, others = set(map(stem, only_first)), set(map(stem, only_second))
    differing = [word for word in (*only_first, *only_second) if stem(word) not in stems & others]
    if any(word in _counters() or any(map(str.isdigit, word)) for word in differing):
        return True
    if resemblance(one.opening, other.opening) >= _ONE_STORY:
        return False
    if not _turning().isdisjoint(differing):
        return True
    swapped_out, swapped_in = _telling(only_first), _telling(only_second)
    gone, new = swapped_out - swapped_in, swapped_in - swapped_out
    swapped = only_first.total() == only_second.total() == 1 and (gone or new)  # "may" for "dares"
    return bool(swapped or (gone and new)) and not _clipped(gone, new)


def _clipped(gone: set[str], new: set[str]) -> bool:
    """Tell whether the words exchanged are one word, clipped on one side: "gov" and "government"."""
    short, long = sorted((*gone, *new), key=len) if len(gone) == len(new) == 1 else ("", "")
    return len(short) >= _CLIPPED and len(long) >= len(short) + _CLIPPED and long.startswith(short)


def _words(key: str) -> list[str]:
    """Return the words of a title, number words as figures."""
    figures = _figures()
    return [figures.get(word, word) for word in key.split()[:_LONGEST]]


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


@cache
def _figures() -> dict[str, str]:
    """Return the number words with their figures; "one" too, which elsewhere is a pronoun more often."""
    pairs = (line.partition(" = ") for line in words("number_words"))
    return {"one": "1"} | {word: figure for word, _, figure in pairs if "-" not in word and figure.isdigit()}
