"""Keys of clippings gathered, in a worker, so that no key is ever too much for one machine.

A key that stands in more than ``HOT`` places tells nothing, in the embedded archive as here. Within some
hundred thousand postings such a key is passed on as a number only: whatever its share of all postings is,
what comes to the one who sums it up is short.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from copydesk.archive.entry import PARTS
from copydesk.archive.postings import bucket
from copydesk.archive.store import HOT, PLACES, first_number
from copydesk.model.clip import Clip

_AT_ONCE = 200_000  # postings that are held
_COLUMNS = ("place", "outline")
BUCKETS = {"key": "bigint", "number": "int", "places": "array<bigint>", "outlines": "array<bigint>"}
"""Of a bucket: how many places, which, and their outlines, unless they are too many.

The lowest bit of ``key`` tells those of headlines from all others, which are never compared with them.
"""


def numbered(clips: tuple[Clip, ...]) -> Iterator[tuple[int, Clip, list[int]]]:
    """Yield clippings of an article with their numbers and buckets, each once."""
    for at, one in enumerate(clips[: PLACES - 1], first_number(clips)):
        headline = one.part == PARTS[0]
        yield at, one, sorted({bucket(key) << 1 | headline for key in one.keys})


def gathered(batches: Iterable[Any], size: int = _AT_ONCE) -> Iterator[Any]:
    """Yield the buckets of some postings at a time, as record batches of ``BUCKETS``.

    ``batches`` have the columns place, outline and buckets; each place is in a bucket once. A bucket of more
    than ``HOT`` places is given without them.
    """
    arrow: Any = import_module("pyarrow")  # without types
    compute: Any = import_module("pyarrow.compute")
    held: list[Any] = []
    for batch in batches:
        rows = compute.list_parent_indices(batch["buckets"])
        columns = [compute.list_flatten(batch["buckets"]), *(batch[one].take(rows) for one in _COLUMNS)]
        held.append(arrow.table(columns, names=["key", *_COLUMNS]))
        if sum(one.num_rows for one in held) >= size:
            yield from _buckets(arrow, arrow.concat_tables(held))
            held = []
    if held:
        yield from _buckets(arrow, arrow.concat_tables(held))


def _buckets(arrow: Any, postings: Any) -> Iterator[Any]:  # noqa: ANN401  pyarrow has no types
    compute: Any = import_module("pyarrow.compute")
    wanted = [("place", "count"), *((one, "list") for one in _COLUMNS)]
    found = postings.group_by("key", use_threads=False).aggregate(wanted)
    number = found["place_count"]
    lists = arrow.list_(arrow.int64())
    for few in (True, False):
        taken = compute.less_equal(number, HOT) if few else compute.greater(number, HOT)
        some = found.filter(taken)
        kept = [some[f"{one}_list"] if few else arrow.nulls(len(some), lists) for one in _COLUMNS]
        counts = some["place_count"].cast(arrow.int32())
        yield from (
            arrow.table([some["key"], counts, *kept], names=list(BUCKETS)).combine_chunks().to_batches()
        )
