"""An article as an archive holds it, and how it is written down.

An archive may lie in a repository that others write to: it is read as data, and nothing in it is trusted.
"""

import json
import zlib
from array import array
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.span import Span

PARTS = ("headline", "caption", "passage", "figure")
_LARGEST = 4 * 1024 * 1024  # bytes of an article's clippings, unpacked
_ZIPPED, _PLAIN = b"z", b" "
_SHORT = 300  # bytes that are not worth the packing
_EXCERPT = 60  # characters kept of the words of a clipping


class Entry(NamedTuple):
    """An article: its name in the archive, what tells a change of it, and what is kept of it.

    ``stamp`` is what its source says of it (size and time of a file); ``digest`` a hash of its content.
    """

    name: str
    stamp: str
    digest: bytes
    published: date | None
    clips: tuple[Clip, ...]


def packed(clips: Sequence[Clip]) -> tuple[bytes, bytes]:
    """Return the clippings as bytes, and their keys as bytes, in order."""
    rows: list[list[object]] = []
    keys = array("I")
    for one in clips:
        place = one.place
        shown = place.excerpt[:_EXCERPT]
        row: list[object] = [PARTS.index(one.part), len(one.keys), place.line, place.column]
        row += [place.span.start, place.span.end - place.span.start, shown, one.label]
        rows.append([*row, one.words, one.detail.hex()] if one.words or one.detail else row)
        keys.extend(one.keys)
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    data = _ZIPPED + zlib.compress(text) if len(text) > _SHORT else _PLAIN + text
    return data, keys.tobytes()


def unpacked(data: bytes, keys: bytes, path: str, published: date | None) -> tuple[Clip, ...]:
    """Return clippings from their bytes; ``path`` is what their places are shown with.

    Raises:
        ValueError: the bytes are damaged.
    """
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(data[1:], _LARGEST) if data[:1] == _ZIPPED else data[1:]
        rows: list[list[Any]] = json.loads(text.decode("utf-8", "surrogatepass"))
        numbers = array("I")
        numbers.frombytes(keys)
        at = 0
        found: list[Clip] = []
        for row in rows:
            count = row[1]
            found.append(_clip(row, tuple(numbers[at : at + count]), path, published))
            at += count
    except (zlib.error, TypeError, IndexError, RecursionError) as error:
        raise ValueError(str(error)) from error
    return tuple(found)


def _clip(row: list[Any], keys: tuple[int, ...], path: str, published: date | None) -> Clip:
    part, _, line, column, start, length, excerpt, label, *more = row
    words, detail = more or ("", "")
    numbers = all(type(one) is int and one >= 0 for one in (part, line, column, start, length, label))
    if not numbers or not all(type(one) is str for one in (excerpt, words, detail)):
        raise ValueError("a clipping of another shape")
    place = Location(
        path,
        Span(start, start + length),
        line,
        column,
        line + excerpt.count("\n"),
        column + len(excerpt),
        excerpt,
        excerpt,
        column,
    )
    return Clip(PARTS[part], words, place, published, keys, label, bytes.fromhex(detail))
