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
from typing import NamedTuple

from copydesk.data import words
from copydesk.text.rarity import stopwords
from copydesk.text.sketches import resemblance
from copydesk.text.stems import stem

_HOT = 200  # titles of a word in the index; a word of more of them finds no further one
_MOST_PARTNERS = 20  # titles that one is compared with
_FEWEST = 3  # telling stems of a title that can be nearly another
_FEWEST_AFTER_LABEL = 4  # and of one that is compared without its label
_LONGEST = 60  # words
_SERIES = 3  # titles alike that are a series
_ONE_STORY = 0.4  # resemblance of the openings of one story
_CLIPPED = 3  # letters that a clipped word keeps, and that it loses


class Title(NamedTuple):
    """A title: its words folded, with one space between.

    ``label`` counts the words of a column's name at the start ("Harvest diary: …"); ``opening`` is the sketch
    of the text below.
    """

    key: str
    label: int = 0
    opening: bytes = b""


class _Entry(NamedTuple):
    """What is looked for: a title (its number), as a whole or without its label."""

    number: int
    whole: bool
    stems: frozenset[str]


def near_titles(titles: Sequence[Title], threshold: float) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of ``titles`` (no two keys equal) that are nearly the same.

    The earlier comes first. Alike is a Jaccard similarity of their stems at or above ``threshold``, with or
    without the label. No pair of a series is given: titles that have two more like them, or that differ in a
    number, a date, a word exchanged for another; but one story may exchange a word.
    """
    alike = list(dict.fromkeys(_alike(list(_entries(titles)), threshold)))
    partners = Counter(number for pair in alike for number in pair)
    for one, other in alike:
        if max(partners[one], partners[other]) + 1 < _SERIES and not _series(titles[one], titles[other]):
            yield one, other


def _entries(titles: Sequence[Title]) -> Iterator[_Entry]:
    for number, title in enumerate(titles):
        said = _words(title.key)
        stems = frozenset(_telling(said))
        if len(stems) >= _FEWEST:
            yield _Entry(number, whole=True, stems=stems)
        rest = frozenset(_telling(said[title.label :])) if title.label else frozenset[str]()
        if len(rest) >= _FEWEST_AFTER_LABEL:
            yield _Entry(number, whole=False, stems=rest)


def _alike(entries: Sequence[_Entry], threshold: float) -> Iterator[tuple[int, int]]:
    frequency = Counter(word for one in entries for word in one.stems)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(entries):
        rarest = sorted(entry.stems, key=lambda word: (frequency[word], word))
        rarest = rarest[: len(rarest) - math.ceil(threshold * len(rarest)) + 1]
        candidates = sorted({other for word in rarest for other in index[word]})
        for other in candidates[-_MOST_PARTNERS:]:
            found = entries[other]
            both = len(entry.stems & found.stems)
            if found.number != entry.number and both >= threshold * len(entry.stems | found.stems):
                yield found.number, entry.number
        for word in rarest:
            if len(index[word]) < _HOT:
                index[word].append(at)


def _series(one: Title, other: Title) -> bool:
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
