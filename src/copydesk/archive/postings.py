"""Where each key stands: numbers of 64 bits, a key and a place, sorted, in pieces of some thousands.

Kept as rows of a table they would take twice the room and four times the time. What is new waits, sorted, in
slices of the keys, until ``settle`` merges it into the pieces it belongs to. Nothing here begins or ends a
transaction.
"""

import math
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, groupby, islice
from operator import eq

SENTINEL = "INSERT OR IGNORE INTO postings VALUES (-9223372036854775808, x'')"  # a piece to begin with
SCHEMA = f"""
CREATE TABLE IF NOT EXISTS postings (first INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS waiting (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
{SENTINEL};
"""
PLACE_BITS = 34
_PLACE = (1 << PLACE_BITS) - 1
_CUT = 2  # bits of a key that find no room: a few more candidates are looked at
_SIGN = 1 << 63  # SQLite has no numbers without a sign
_PIECE = 4096  # postings
_SLICE_BITS = 56  # below those that tell the slice of a posting
_RUN_BITS = 40
_RUN = (1 << _RUN_BITS) - 1
_BYTES = 8


def bucket(key: int) -> int:
    """Return what is kept of a key of 32 bits: places that share it are candidates."""
    return key >> _CUT


def posting(key: int, place: int) -> int:
    """Return a key of 32 bits and a place as one number."""
    return bucket(key) << PLACE_BITS | place


def postings(keys: Iterable[int], place: int) -> list[int]:
    """Return the keys of one place, each as one number."""
    return [key >> _CUT << PLACE_BITS | place for key in keys]


def wait(database: sqlite3.Connection, run: int, postings: Iterable[int]) -> None:
    """Write down postings until ``settle``; ``run`` is a number that no other run has."""
    found = sorted(postings)
    if any(map(eq, found, islice(found, 1, None))):
        found = sorted(set(found))
    rows: list[tuple[int, bytes]] = []
    at = 0
    while at < len(found):
        number = found[at] >> _SLICE_BITS
        end = bisect_left(found, (number + 1) << _SLICE_BITS, at)
        rows.append((number << _RUN_BITS | run, array("Q", found[at:end]).tobytes()))
        at = end
    database.executemany("INSERT INTO waiting VALUES (?, ?)", rows)


def settle(database: sqlite3.Connection) -> None:
    """Merge what waits into the pieces, slice by slice."""
    rows = database.execute("SELECT DISTINCT id >> ? FROM waiting ORDER BY 1", (_RUN_BITS,))
    slices = [one for (one,) in rows]
    for number in slices:
        low = number << _RUN_BITS
        found = array("Q")
        for (data,) in database.execute(
            "SELECT data FROM waiting WHERE id BETWEEN ? AND ?", (low, low | _RUN)
        ):
            found.frombytes(data)
        for first, old, new in _pieces(database, sorted(found)):
            _write(database, first, sorted([*old, *new]))
    if slices:
        database.execute("DELETE FROM waiting")


def remove(database: sqlite3.Connection, postings: Iterable[int]) -> None:
    """Take out postings that are settled."""
    for first, old, gone in _pieces(database, sorted(postings)):
        out = set(gone)
        _write(database, first, [one for one in old if one not in out])


def _pieces(
    database: sqlite3.Connection, postings: Sequence[int]
) -> Iterator[tuple[int, Sequence[int], Sequence[int]]]:
    """Yield the pieces that postings belong to: where each begins, what it holds, and those postings."""
    at = 0
    while at < len(postings):
        found = database.execute(
            "SELECT first, data FROM postings WHERE first <= ? ORDER BY first DESC LIMIT 1",
            (postings[at] - _SIGN,),
        ).fetchone()
        first, data = found or (-_SIGN, b"")
        (then,) = database.execute("SELECT min(first) FROM postings WHERE first > ?", (first,)).fetchone()
        end = len(postings) if then is None else bisect_left(postings, then + _SIGN, at)
        yield first, _numbers(data), postings[at:end]
        at = end


def _write(database: sqlite3.Connection, first: int, postings: Sequence[int]) -> None:
    """Put postings in the place of a piece, as several of about one length when they are many."""
    size = math.ceil(len(postings) / max(1, math.ceil(len(postings) / _PIECE))) or 1
    rows = [
        (postings[at] - _SIGN if at else first, array("Q", postings[at : at + size]).tobytes())
        for at in range(0, max(1, len(postings)), size)
    ]
    database.executemany("INSERT OR REPLACE INTO postings VALUES (?, ?)", rows)


def places(database: sqlite3.Connection, key: int, most: int) -> list[int]:
    """Return the places of a key; more than ``most`` are not looked for."""
    low = posting(key, 0)
    high = low | _PLACE
    found: list[int] = []
    for first, data in database.execute(
        "SELECT first, data FROM postings WHERE first <= ? ORDER BY first DESC", (high - _SIGN,)
    ):
        piece = _numbers(data)
        found += piece[bisect_left(piece, low) : bisect_left(piece, high)]
        if first + _SIGN <= low or len(found) > most:
            break
    return [one & _PLACE for one in found]


def sharing(database: sqlite3.Connection, inside: int, *, whole: bool) -> Iterator[list[int]]:
    """Yield the places that share a key, two or more, key by key.

    They are those whose lowest bits, masked by ``inside``, are nought (``whole``), or are not.
    """
    rest: list[int] = []
    for (data,) in database.execute("SELECT data FROM postings ORDER BY first"):
        rest += _numbers(data)
        if rest:
            cut = bisect_left(rest, rest[-1] & ~_PLACE)  # the last key may go on in the next piece
            yield from _groups(rest[:cut], inside, whole=whole)
            rest = rest[cut:]
    yield from _groups(rest, inside, whole=whole)


def _groups(postings: Sequence[int], inside: int, *, whole: bool) -> Iterator[list[int]]:
    keys = [one >> PLACE_BITS for one in postings]
    twins = compress(count(), map(eq, keys, islice(keys, 1, None)))  # those whose next is of the same key
    for _, same in groupby(enumerate(twins), lambda pair: pair[1] - pair[0]):
        ats = [at for _, at in same]
        run = postings[ats[0] : ats[-1] + 2]
        found = [one & _PLACE for one in run if (not one & inside) is whole]
        if len(found) > 1:
            yield found


def tally(database: sqlite3.Connection) -> tuple[int, int]:
    """Return how many postings there are, waiting ones too, and their sum, which changes with any of them."""
    count = total = 0
    for table in ("postings", "waiting"):
        for (data,) in database.execute(f"SELECT data FROM {table}"):  # noqa: S608  names of our own
            found = _numbers(data)
            count += len(found)
            total += sum(found)
    return count, total


def number(database: sqlite3.Connection) -> int:
    """Return how many postings there are."""
    count = "SELECT coalesce(sum(length(data)), 0) FROM "
    lengths: list[int] = [database.execute(count + table).fetchone()[0] for table in ("postings", "waiting")]
    return sum(lengths) // _BYTES


def _numbers(data: object) -> "array[int]":
    """Return postings from their bytes.

    Raises:
        ValueError: they are damaged.
    """
    found = array("Q")
    if not isinstance(data, bytes):
        raise ValueError("a piece of another shape")  # noqa: TRY004  damage, not a fault of the caller
    found.frombytes(data)
    return found
