"""Keys of clippings gathered, in a worker, so that no key is ever too much for one machine.

A key that stands in more than ``HOT`` places tells nothing, in the embedded archive as here. Within some
hundred thousand postings such a key is passed on as a number only: whatever its share of all postings is,
what comes to the one who sums it up is short.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.archive.entry import PARTS
from copydesk.archive.postings import bucket
from copydesk.archive.store import HOT, PLACES, first_number
from copydesk.model.clip import Clip

_AT_ONCE = 200_000  # postings that are held


class Bucket(NamedTuple):
    """Places that share a key: how many, and which, unless they are too many.

    The lowest bit of ``key`` tells those of headlines from all others, which are never compared with them.
    """

    key: int
    number: int
    places: list[int]


def numbered(clips: tuple[Clip, ...]) -> Iterator[tuple[int, Clip, list[int]]]:
    """Yield clippings of an article with their numbers and buckets, each once."""
    for at, one in enumerate(clips[: PLACES - 1], first_number(clips)):
        headline = one.part == PARTS[0]
        yield at, one, sorted({bucket(key) << 1 | headline for key in one.keys})


def gathered(postings: Iterable[tuple[int, list[int]]], size: int = _AT_ONCE) -> Iterator[Bucket]:
    """Yield the buckets of some postings (place, keys) at a time; each place is in one of them once."""
    found: dict[int, list[int]] = {}
    held = 0
    for place, keys in postings:
        for key in keys:
            found.setdefault(key, []).append(place)
        held += len(keys)
        if held >= size:
            yield from _buckets(found)
            found, held = {}, 0
    yield from _buckets(found)


def _buckets(found: dict[int, list[int]]) -> Iterator[Bucket]:
    for key, places in found.items():
        yield Bucket(key, len(places), places if len(places) <= HOT else [])
