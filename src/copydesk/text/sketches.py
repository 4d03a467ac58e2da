"""Texts told to be alike from a few bytes of each.

A sketch holds the smallest hashes of a text's runs of three words (Broder, "On the resemblance and
containment of documents", 1997). Two sketches say about how many runs two texts share, without the texts.
"""

from zlib import crc32

KEPT = 32  # hashes of a sketch
_BYTES = 4  # of a hash
_FEWEST = 8  # hashes by which two texts can be compared


def sketch(text: str) -> bytes:
    """Return the sketch of a text: at most ``KEPT`` hashes, smallest first. The same in every process."""
    said = text.casefold().split()
    runs = {f"{one} {two} {three}" for one, two, three in zip(said, said[1:], said[2:], strict=False)}
    hashes = sorted({crc32(run.encode()) for run in runs})
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
