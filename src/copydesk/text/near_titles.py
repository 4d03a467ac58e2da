"""Pairs of titles that are nearly the same, found among many.

Two sets whose Jaccard similarity is ``t`` share some of their rarest words (a prefix filter: Bayardo, Ma and
Srikant, "Scaling up all pairs similarity search", 2007; with several words in place of one: Wang, Li, Feng,
"Can we beat the prefix filtering?", 2012). So titles that share no three such words need no look. What
is rare is told by a table, never by the titles at hand: the keys of a title are the same in every run, and an
archive can hold them. Titles are sets of stems, without the function words that change nothing. Many pairs of
titles that are alike are series ("Harvest diary: May", "Harvest diary: June"): these are told apart here.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, groupby
from typing import NamedTuple
from zlib import crc32

from copydesk.data import words
from copydesk.text.rarity import UNKNOWN, rarity, stopwords
from copydesk.text.sketches import resemblance
from copydesk.text.stems import stem

HOT = 100  # titles of one key; a key of more is a skeleton of many titles, and tells nothing
LEAST = 0.7  # similarity that keys are made for
DIFFERING = (3, 17)  # of so many stems in two titles alike at ``LEAST``, so many stand in one only
COUNTED = 6  # bits of an outline that count stems
_COUNT = (1 << COUNTED) - 1
_OUTLINED = 57  # bits of it that stand for stems
_WIDTH = 32  # bits of a key
_BITS = (1 << _WIDTH) - 1
_TOGETHER = 3  # stems that make a key; however short, two titles as alike as that share so many
_FEWEST = 3  # telling stems of a title that can be nearly another
_FEWEST_AFTER_LABEL = 4  # and of one that is compared without its label
_LONGEST = 40  # words
SERIES = 3  # titles alike that are a series
_ONE_STORY = 0.4  # resemblance of the openings of one story
_ROUNDING = 1e-9
_NOTHING, _NO_RANK = frozenset({""}), frozenset({0})
_FINE = 1 << 20  # steps of a nat by which stems are ordered
_CLIPPED = 3  # letters that a clipped word keeps, and that it loses


Forms = tuple[frozenset[str], ...]


class Title(NamedTuple):
    """A title: its words folded, with one space between.

    ``label`` counts the words of a column's name at the start ("Harvest diary: …"); ``opening`` is the sketch
    of the text below.
    """

    key: str
    label: int = 0
    opening: bytes = b""


def near_titles(
    titles: Sequence[Title], keys: Sequence[Sequence[int]], threshold: float
) -> Iterator[tuple[int, int]]:
    """Yield pairs of numbers of ``titles`` (no two of the same words) that are nearly the same.

    The earlier comes first. ``keys`` are the ``title_keys`` of each. Alike is a Jaccard similarity of their
    stems at or above ``threshold`` (``LEAST`` at least), with or without the label. No pair of a series is
    given: titles that have two more like them, or that differ in a number, a date, a word exchanged for
    another; but one story may exchange a word.
    """
    pairs = [(one, other) for one, other in _met(keys) if are_alike(titles[one], titles[other], threshold)]
    partners = Counter(number for pair in pairs for number in pair)
    for one, other in pairs:
        if max(partners[one], partners[other]) + 1 < SERIES and not in_series(titles[one], titles[other]):
            yield one, other


def title_keys(title: Title) -> tuple[int, ...]:
    """Return numbers of 32 bits, of which any alike title has one too; none of one that says little."""
    ranks = [*map(_rank, title.key.split()[:_LONGEST])]
    whole = {*ranks} - _NO_RANK
    keys = _keys(whole) if len(whole) >= _FEWEST else set[int]()
    if title.label and len(bare := {*ranks[title.label :]} - _NO_RANK) >= _FEWEST_AFTER_LABEL:
        keys |= _keys(bare)
    return tuple(keys)  # in the same order in every run: sets of numbers do not depend on a seed


def are_alike(one: Title, other: Title, threshold: float) -> bool:
    """Tell whether two titles share enough of their stems, in one of their forms."""
    return forms_are_alike(title_forms(one), title_forms(other), threshold)


def forms_are_alike(one: Forms, other: Forms, threshold: float) -> bool:
    """Tell it of the forms of two titles."""
    for first in one:
        for second in other:
            shared = len(first & second)
            if shared >= threshold * (len(first) + len(second) - shared):
                return True
    return False


def outline(title: Title) -> int:
    """Return 63 bits of a title, by which most titles that are not alike are told apart; 0: they are not.

    The lowest ``COUNTED`` bits count its stems, and each stem sets one of the others: two titles differ in no
    fewer stems than bits (Sandes, Teodoro and Melo, "Bitmap filter: speeding up exact set similarity joins
    with bitwise operations", 2020).
    """
    if title.label:
        return 0
    ranks = {*map(_rank, title.key.split()[:_LONGEST])} - _NO_RANK
    bits = len(ranks)
    for rank in ranks:
        bits |= 1 << COUNTED + (rank & _BITS) % _OUTLINED
    return bits


def may_be_alike(one: int, other: int) -> bool:
    """Tell by their outlines whether two titles can be alike at ``LEAST``."""
    most, out_of = DIFFERING
    stems = (one & _COUNT) + (other & _COUNT)
    return not one or not other or (one >> COUNTED ^ other >> COUNTED).bit_count() * out_of <= most * stems


@lru_cache(maxsize=20_000)
def title_forms(title: Title) -> Forms:
    """Return the telling stems of a title, whole and without its label; none of one that says little."""
    said = title.key.split()[:_LONGEST]
    whole = frozenset(map(_told, said)) - _NOTHING
    bare = frozenset(map(_told, said[title.label :])) - _NOTHING if title.label else whole
    found = (whole,) if len(whole) >= _FEWEST else ()
    return (*found, bare) if title.label and len(bare) >= _FEWEST_AFTER_LABEL else found


def _keys(ranks: set[int]) -> set[int]:
    """Return a number for every three of the rarest stems, given the ranks of all."""
    fewest = math.ceil(LEAST * len(ranks) - _ROUNDING)  # stems that an alike title shares
    rarest = sorted(ranks)[: len(ranks) - fewest + _TOGETHER]
    return {one + two + three & _BITS for one, two, three in combinations(rarest, _TOGETHER)}


@lru_cache(maxsize=200_000)
def _told(word: str) -> str:
    """Return the stem of a word, its figure if it is a number; nothing for a word that tells nothing."""
    return "".join(_telling([_figures().get(word, word)]))


@lru_cache(maxsize=200_000)
def _rank(word: str) -> int:
    """Return a number that orders stems, the rarest first; its lowest 32 bits are a hash of the stem.

    It is 0 for a word that tells nothing.
    """
    if not (stem := _told(word)):
        return 0
    common = round((UNKNOWN - rarity(stem)) * _FINE)
    return common << _WIDTH | crc32(stem.encode("utf-8", "surrogatepass"))


def _met(keys: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the pairs that share a key which is not too common, in order.

    Keys and numbers are sorted as one integer each: lists by key would take four times the memory.
    """
    places = array("Q", (key << _WIDTH | number for number, found in enumerate(keys) for key in found))
    met: set[tuple[int, int]] = set()
    for _, same in groupby(sorted(places), lambda place: place >> _WIDTH):
        numbers = [place & _BITS for place in same]
        if 1 < len(numbers) <= HOT:
            met.update(combinations(numbers, 2))
    return sorted(met)


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
