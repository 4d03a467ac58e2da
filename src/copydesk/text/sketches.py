"""Texts told to be alike from a few bytes of each.

A sketch holds the smallest hashes of a text's runs of three words (Broder, "On the resemblance and
containment of documents", 1997). Two sketches say about how many runs two texts share, without the texts.
"""

from collections.abc import Sequence
from itertools import islice
from zlib import crc32

KEPT = 32  # hashes of a sketch
_BYTES = 4  # of a hash
_LARGEST = 1 << 32
_FEWEST = 8  # hashes by which two texts can be compared
_CLASSES = 4  # numbers that stand for a passage
SAME = 2  # of them that two passages share which say nearly the same


def sketch(text: str) -> bytes:
    """Return the sketch of a text: at most ``KEPT`` hashes, smallest first. The same in every process."""
    if not text:
        return b""
    said = text.casefold().split()
    runs = {f"{one} {two} {three}" for one, two, three in zip(said, said[1:], said[2:], strict=False)}
    hashes = sorted({crc32(run.encode("utf-8", "surrogatepass")) for run in runs})
    return b"".join(value.to_bytes(_BYTES) for value in hashes[:KEPT])


def resemblance(one: bytes, other: bytes) -> float:
    """Return about what share of the runs of either text both have; 0 for texts of a few words."""
    first, second = _hashes(one), _hashes(other)
    if min(len(first), len(second)) < _FEWEST:
        return 0.0
    smallest = sorted(first | second)[:KEPT]
    return sum(1 for value in smallest if value in first and value in second) / len(smallest)


def _hashes(given: bytes) -> set[bytes]:
    return {given[at : at + _BYTES] for at in range(0, len(given), _BYTES)}


def minima(words: Sequence[str]) -> tuple[int, ...]:
    """Return four numbers of 32 bits that stand for a passage: the smallest hash of each class of its runs.

    Classes are told by the last two bits of a hash (one permutation hashing: Li, Owen and Zhang, 2012). Of
    two passages with a resemblance of .9, at least ``SAME`` numbers are equal in 996 of 1,000 cases, of .5
    in 687, of .1 in 52. Fewer than four for a passage of few words.
    """
    found: dict[int, int] = {}
    for one, two, three in zip(words, islice(words, 1, None), islice(words, 2, None), strict=False):
        value = crc32(f"{one} {two} {three}".encode("utf-8", "surrogatepass"))
        kind = value % _CLASSES
        if value < found.get(kind, _LARGEST):
            found[kind] = value
    return tuple(found[kind] for kind in sorted(found))
