"""Texts told to be alike from a few bytes of each.

A sketch holds the smallest hashes of a text's runs of three words (Broder, "On the resemblance and
containment of documents", 1997). Two sketches say about how many runs two texts share, without the texts.
"""

from collections.abc import Sequence
from itertools import accumulate
from zlib import crc32

KEPT = 32  # hashes of a sketch
_BYTES = 4  # of a hash
_FEWEST = 8  # hashes by which two texts can be compared
_RUN = 5  # words
_BLANK = b" "
_CLASSES = 4  # numbers that stand for a passage
SAME = 3  # of them that two passages share which say nearly the same


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

    Classes are told by the last two bits of a hash (one permutation hashing: Li, Owen and Zhang, 2012). Runs
    are of five words, as many a run of three stands in every other article. Of two passages that have 90 %
    of their runs in common, at least ``SAME`` numbers are equal in 948 of 1,000 cases, of those with 50 % in
    313, with 10 % in 4. Fewer than four for a passage of few words.
    """
    text = " ".join(words).encode("utf-8", "surrogatepass")
    lengths = map(len, text.split(_BLANK))
    starts = [at + number for number, at in enumerate(accumulate(lengths, initial=0))]  # one more than words
    runs = zip(starts, starts[_RUN:] or starts[-1:], strict=False)
    found: dict[int, int] = {}
    for value in sorted(crc32(text[start : end - 1]) for start, end in runs):
        found.setdefault(value % _CLASSES, value)
        if len(found) == _CLASSES:
            break
    return tuple(found[kind] for kind in sorted(found))
