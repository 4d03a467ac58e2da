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

from copydesk.analysis.clippings import headline_key, title_of
from copydesk.data import words as listed
from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.near_titles import Title
from copydesk.text.span import Span

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
PARTS = ("headline", "caption", "passage", "figure")
_LARGEST = 4 * 1024 * 1024  # bytes of an article's clippings, unpacked
_ZIPPED, _PLAIN, _LONE = b"z", b" ", b"h"  # a headline alone is written shorter
_SHORT = 300  # bytes that are not worth the packing
_ALL = 1 << 16  # more keys than a clipping has
_COLUMNS = 10  # of a clipping; where there is one more, it tells the story
_NUMBERS = 6  # of a headline alone, before those of its story
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
    if len(clips) == 1 and _is_plain(clips[0]):
        return _LONE + _alone(clips[0]), array("I", clips[0].keys).tobytes()
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
    columns: list[Sequence[object]] = list(zip(*rows, strict=True))
    if clips and (clips[0].story or clips[0].updated):  # the same for all of an article
        columns.append((clips[0].story, clips[0].updated))
    text = _encode(columns).encode("utf-8", "surrogatepass")
    if len(text) < _SHORT:
        return _PLAIN + text, keys.tobytes()
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS, zdict=_common())
    return _ZIPPED + packer.compress(text) + packer.flush(), keys.tobytes()


def _is_plain(clip: Clip) -> bool:
    """Tell whether a clipping is a headline whose words are all in what is shown of it, in one line."""
    shown = clip.place.excerpt
    return clip.part == PARTS[0] and len(shown) <= _HEADLINE and headline_key(shown) == clip.words


def _alone(clip: Clip) -> bytes:
    place = clip.place
    numbers = (
        f"{place.line} {place.column} {place.span.start} {place.span.end - place.span.start} {clip.label}"
    )
    story = f" {clip.story} {clip.updated:d}" if clip.story or clip.updated else ""
    return f"{numbers} {clip.detail.hex()}{story}\n{place.excerpt}".encode("utf-8", "surrogatepass")


def _columns(text: str) -> list[list[Any]]:
    """Return the columns of a headline alone."""
    numbers, _, shown = text.partition("\n")
    line, column, start, length, label, detail, *story = numbers.split(" ")
    columns = [[0], [_ALL], *([int(one)] for one in (line, column, start, length, label))]
    return [*columns, [shown], [""], [detail], *([[*map(int, story)]] if story else ())]


def unpacked(data: bytes, keys: bytes, path: str, published: date | None) -> tuple[Clip, ...]:
    """Return clippings from their bytes; ``path`` is what their places are shown with.

    Raises:
        ValueError: the bytes are damaged.
    """
    try:
        text = data[1:]
        if data[:1] == _ZIPPED:
            text = zlib.decompressobj(-zlib.MAX_WBITS, _common()).decompress(text, _LARGEST)
        said = text.decode("utf-8", "surrogatepass")
        columns: list[list[Any]] = _columns(said) if data[:1] == _LONE else json.loads(said)
        numbers = array("I")
        numbers.frombytes(keys)
        story, updated = columns.pop() if len(columns) > _COLUMNS else (0, False)
        clips = tuple(_clips(zip(*columns, strict=True), numbers, path, published))
        if not story and not updated:
            return clips
        return tuple(one._replace(story=int(story), updated=bool(updated)) for one in clips)
    except (zlib.error, AttributeError, TypeError, IndexError, RecursionError, OverflowError) as error:
        raise ValueError(str(error)) from error


def headline_of(data: bytes, keys: bytes) -> Title | None:
    """Return the headline of an article from its bytes, with less ado than all its clippings.

    Raises:
        ValueError: the bytes are damaged.
    """
    if data[:1] == _LONE:
        numbers, _, shown = data[1:].decode("utf-8", "surrogatepass").partition("\n")
        *_, label, detail = numbers.split(" ")[:_NUMBERS]
        return Title(headline_key(shown), int(label), bytes.fromhex(detail))
    clips = unpacked(data, keys, "", None)
    return title_of(clips[0]) if clips and clips[0].part == PARTS[0] else None


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
