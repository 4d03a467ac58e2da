"""What is kept of an article, to be compared with other articles."""

import re
from datetime import date
from functools import lru_cache
from zlib import crc32

from copydesk.analysis.clip_stories import with_story
from copydesk.model.clip import Clip
from copydesk.model.document import BlockKind, Document
from copydesk.model.finding import Location
from copydesk.text.folding import folded_key, folded_words
from copydesk.text.near_titles import LEAST, Title, are_alike, title_keys
from copydesk.text.sketches import sketch

HEADLINE = "headline"

_LONGEST = 1_000  # characters; a longer block is no headline
_LABEL = re.compile(r"[^:]{3,40}:\s")
_OPENING = 1_000  # characters of the text below that tell whether two headlines stand over one story


def clippings(document: Document) -> tuple[Clip, ...]:
    """Return the clippings of an article that every run compares: its first headline."""
    for block in document.of(BlockKind.HEADLINE):
        place, published = document.place(block), document.meta.published
        return with_story([headline_clip(block.text, _opening(document), place, published)], document)
    return ()


def headline_clip(text: str, opening: str, place: Location, published: date | None) -> Clip:
    """Return the clipping of a headline; ``opening`` is the text below, of which a sketch is kept.

    One of its keys is that of its very words.
    """
    text = text[:_LONGEST]
    label = _LABEL.match(text) if ":" in text else None
    title = Title(headline_key(text), len(folded_words(label.group())) if label else 0)
    keys = (crc32(b"=" + title.key.encode("utf-8", "surrogatepass")), *title_keys(title))
    return Clip(HEADLINE, title.key, place, published, keys, title.label, sketch(opening))


@lru_cache(maxsize=20_000)
def headline_key(text: str) -> str:
    """Return the words of a headline, folded; asked again soon by who writes it down."""
    return folded_key(text)


def title_of(clip: Clip) -> Title:
    """Return a headline's clipping as a title."""
    return Title(clip.words, clip.label, clip.detail)


def are_close(one: Clip, other: Clip) -> bool:
    """Tell whether two clippings are headlines as alike as those of a series are."""
    if one.part != HEADLINE or other.part != HEADLINE:
        return False
    return one.words == other.words or are_alike(title_of(one), title_of(other), LEAST)


def _opening(document: Document) -> str:
    """Return the text that follows the headline."""
    said, length = list[str](), 0
    for block in document.of(BlockKind.PARAGRAPH):
        said.append(block.text[: _OPENING - length])
        length += len(said[-1])
        if length >= _OPENING:
            break
    return " ".join(said)
