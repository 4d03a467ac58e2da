"""An article as an archive holds it, and how it is written down.

An archive may lie in a repository that others write to: it is read as data, and nothing in it is trusted.
"""

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from copydesk.analysis.clippings import headline_key
from copydesk.data import words as listed
from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.span import Span

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
PARTS = ("headline", "caption", "passage", "figure")
_LARGEST = 4 * 1024 * 1024  # bytes of an article's clippings, unpacked
_ZIPPED, _PLAIN = b"z", b" "
_SHORT = 300  # bytes that are not worth the packing
_EXCERPT = 40  # characters kept of the words of a clipping
_HEADLINE = 300  # and of a headline


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
    """Return the clippings as bytes, and their keys as bytes, in order.

    They are written column by column, lines and offsets as steps from those before: that packs best.
    """
    rows: list[list[object]] = []
    keys = array("I")
    line = start = 0
    for one in clips:
        span, headline = one.place.span, one.part == PARTS[0]
        shown = one.place.excerpt[: _HEADLINE if headline else _EXCERPT]
        said = "" if headline and headline_key(shown) == one.words else one.words
        numbers = [PARTS.index(one.part), len(one.keys), one.place.line - line, one.place.column]
        rows.append([*numbers, span.start - start, span.end - span.start, one.label])
        rows[-1] += [shown, said, one.detail.hex()]
        keys.extend(one.keys)
        line, start = one.place.line, span.start
    columns = list(zip(*rows, strict=True))
    text = _encode(columns).encode("utf-8", "surrogatepass")
    if len(text) < _SHORT:
        return _PLAIN + text, keys.tobytes()
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS, zdict=_common())
    return _ZIPPED + packer.compress(text) + packer.flush(), keys.tobytes()


def unpacked(data: bytes, keys: bytes, path: str, published: date | None) -> tuple[Clip, ...]:
    """Return clippings from their bytes; ``path`` is what their places are shown with.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        text = data[1:]
        if data[:1] == _ZIPPED:
            text = zlib.decompressobj(-zlib.MAX_WBITS, _common()).decompress(text, _LARGEST)
        columns: list[list[Any]] = json.loads(text.decode("utf-8", "surrogatepass"))
        numbers = array("I")
        numbers.frombytes(keys)
        return tuple(_clips(zip(*columns, strict=True), numbers, path, published))
    except (zlib.error, AttributeError, TypeError, IndexError, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error


def _clips(
    rows: Iterable[tuple[Any, ...]], keys: Sequence[int], path: str, published: date | None
) -> Iterator[Clip]:
    line = start = at = 0
    for part, count, step, column, offset, length, label, excerpt, words, detail in rows:
        numbers = (part, count, column, length, label)
        if not all(type(one) is int and one >= 0 for one in numbers) or type(excerpt + words) is not str:
            raise ValueError("a clipping of another shape")
        line, start = line + step, start + offset
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
        own = tuple(keys[at : at + count])
        said = words or (headline_key(excerpt) if part == 0 else "")
        yield Clip(PARTS[part], said, place, published, own, label, bytes.fromhex(detail))
        at += count


@cache
def _common() -> bytes:
    """Return words that many texts hold, which then take less room. A change of them is a new ``FORMAT``."""
    return " ".join(word for line in listed("stopwords") for word in line.split()).encode()
