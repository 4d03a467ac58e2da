"""All pairs of articles of an archive that say the same, or nearly: their headlines, or some passages.

The postings are read once in the order of their keys; only what shares a key is compared.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator
from datetime import date
from itertools import combinations, groupby
from typing import NamedTuple

from copydesk.analysis.clippings import title_of
from copydesk.analysis.passage_clips import STANDING, is_passage_again
from copydesk.archive.store import HOT, PLACES, Archive, Found
from copydesk.text.near_titles import LEAST, SERIES, Title, are_alike, forms_are_alike, in_series, title_forms

KINDS = ("exact", "near", "series", "passage")
_LOADED = 20_000  # pairs of clippings in memory at a time
_TITLES = 500_000  # and of headlines


class Pair(NamedTuple):
    """Two articles, the older one first.

    ``kind`` of two headlines: ``exact`` (the same words), ``near``, or ``series`` (alike, as parts of a
    series are); ``passage`` of two passages.
    """

    kind: str
    one: Found
    other: Found


def duplicate_pairs(archive: Archive, kinds: Container[str] = KINDS) -> Iterator[Pair]:
    """Yield the pairs of some kinds."""
    if any(kind in kinds for kind in KINDS[:3]):
        yield from (pair for pair in duplicate_headlines(archive) if pair.kind in kinds)
    if KINDS[3] in kinds:
        yield from repeated_passages(archive)


def duplicate_headlines(archive: Archive, threshold: float = LEAST) -> Iterator[Pair]:
    """Yield the pairs of headlines that are alike at ``threshold`` or above, exact ones too.

    Keys of more than ``HOT`` headlines are left out, as everywhere.
    """
    alike = list(_alike(archive, threshold))
    partners = Counter(place for kind, *pair in alike if kind == "near" for place in pair)
    for at in range(0, len(alike), _LOADED):
        some = alike[at : at + _LOADED]
        headlines = archive.clips({place for _, *pair in some for place in pair})
        for kind, first, second in some:
            one, other = headlines[first], headlines[second]
            near = max(partners[first], partners[second])
            part = kind == "near" and is_series(title_of(one.clip), title_of(other.clip), near)
            yield Pair("series" if part else kind, *sorted((one, other), key=_age))


def _alike(archive: Archive, threshold: float) -> Iterator[tuple[str, int, int]]:
    """Yield the places of headlines that are alike, exact or near."""
    shared = archive.sharing(HOT)
    pairs = sorted({pair for places in shared for pair in combinations(places, 2)})
    for at in range(0, len(pairs), _TITLES):
        some = pairs[at : at + _TITLES]
        titles = archive.titles({place for pair in some for place in pair})
        forms = {place: title_forms(title) for place, title in titles.items()}
        for first, second in some:
            if titles[first].key == titles[second].key:
                yield "exact", first, second
            elif forms_are_alike(forms[first], forms[second], threshold):
                yield "near", first, second


def headlines_kind(one: Title, other: Title, threshold: float = LEAST) -> str:
    """Return how two headlines are the same, exact or near (a series too); nothing when they are not."""
    if one.key == other.key:
        return "exact"
    return "near" if are_alike(one, other, threshold) else ""


def is_series(one: Title, other: Title, partners: int) -> bool:
    """Tell whether two near headlines are of a series; ``partners`` are those near one of them, the most."""
    return partners + 1 >= SERIES or in_series(one, other)


def repeated_passages(archive: Archive, standing: int = STANDING) -> Iterator[Pair]:
    """Yield the passages that two articles have, the first in the older one for each two articles.

    What ``standing`` other articles or more have is boilerplate, and left out.
    """
    shared = archive.sharing(HOT, headlines=False)
    met = sorted(pair for places in shared for pair in combinations(places, 2))
    counted = [(pair, sum(1 for _ in same)) for pair, same in groupby(met)]
    others: dict[int, set[str]] = defaultdict(set)
    pairs: list[tuple[int, Found, int, Found]] = []
    for at in range(0, len(counted), _LOADED):
        some = counted[at : at + _LOADED]
        clips = archive.clips({place for pair, _ in some for place in pair})
        for (first, second), count in some:
            one, other = clips[first], clips[second]
            if one.name != other.name and is_passage_again(one.clip, other.clip, count):
                others[first].add(other.name)
                others[second].add(one.name)
                pairs.append((first, one, second, other))
    chosen: dict[tuple[str, str], tuple[int, int, Pair]] = {}
    for first, one, second, other in pairs:
        if max(len(others[first]), len(others[second])) >= standing:
            continue
        (older, at), (newer, there) = sorted(
            ((one, first % PLACES), (other, second % PLACES)), key=lambda two: _age(two[0])
        )
        found = (at, there, Pair("passage", older, newer))
        names = (older.name, newer.name)
        if names not in chosen or found[:2] < chosen[names][:2]:
            chosen[names] = found
    for *_, pair in chosen.values():
        yield pair


def _age(found: Found) -> tuple[date, str]:
    return found.clip.published or date.min, found.name
