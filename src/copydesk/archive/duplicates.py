"""All pairs of articles of an archive whose headlines are the same, or nearly.

The postings are read once in the order of their keys; only headlines that share a key are compared.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from typing import NamedTuple

from copydesk.analysis.clippings import title_of
from copydesk.archive.store import HOT, Archive, Found
from copydesk.text.near_titles import LEAST, SERIES, are_alike, in_series

_LOADED = 50_000  # headlines in memory at a time


class Pair(NamedTuple):
    """Two articles, the older one first.

    ``kind``: ``exact`` (the same words), ``near``, or ``series`` (alike, as parts of a series are).
    """

    kind: str
    one: Found
    other: Found


def duplicate_headlines(archive: Archive, threshold: float = LEAST) -> Iterator[Pair]:
    """Yield the pairs of headlines that are alike at ``threshold`` or above, exact ones too.

    Keys of more than ``HOT`` headlines are left out, as everywhere.
    """
    alike = list(_alike(archive, archive.sharing(HOT), threshold))
    partners = Counter(found.name for kind, *pair in alike if kind == "near" for found in pair)
    for kind, one, other in alike:
        told = kind
        if kind == "near" and (
            max(partners[one.name], partners[other.name]) + 1 >= SERIES
            or in_series(title_of(one.clip), title_of(other.clip))
        ):
            told = "series"
        yield Pair(told, *sorted((one, other), key=_age))


def _alike(
    archive: Archive, shared: Iterable[tuple[int, ...]], threshold: float
) -> Iterator[tuple[str, Found, Found]]:
    pairs = sorted({pair for places in shared for pair in combinations(places, 2)})
    for at in range(0, len(pairs), _LOADED):
        some = pairs[at : at + _LOADED]
        headlines = archive.clips({place for pair in some for place in pair})
        for first, second in some:
            one, other = headlines[first], headlines[second]
            if one.clip.words == other.clip.words:
                yield "exact", one, other
            elif are_alike(title_of(one.clip), title_of(other.clip), threshold):
                yield "near", one, other


def _age(found: Found) -> tuple[date, str]:
    return found.clip.published or date.min, found.name
