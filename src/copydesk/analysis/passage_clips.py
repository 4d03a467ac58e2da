"""What an archive keeps of an article beside its headline: its captions and passages."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import islice
from zlib import crc32

from copydesk.analysis.clip_stories import is_one_story, with_story
from copydesk.analysis.pictures import picture_of
from copydesk.model.clip import Clip
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.finding import Location
from copydesk.text.folding import folded_words
from copydesk.text.sketches import SAME, minima
from copydesk.text.span import Span

CAPTION = "caption"
PASSAGE = "passage"

STANDING = 4
"""Articles that a passage stands in besides this one, from which it is boilerplate."""

CLOSING = b"."  # the detail of a passage that ends its article
_ENDING = 2  # parts that end it
_LONG = 6  # parts of an article that has an end apart
_FEWEST: Mapping[BlockKind, int] = {  # words of a part that is kept
    BlockKind.CAPTION: 6,
    BlockKind.STANDFIRST: 15,
    BlockKind.PARAGRAPH: 25,
    BlockKind.LIST_ITEM: 25,
    BlockKind.QUOTE: 25,
}
_STOCK = re.compile(r"\d{6,}")
_SIZE = re.compile(r"\d{2,4}-?x-?\d{2,4}|[^a-z0-9]")
_MOST = 500  # clips of an article
_SHOWN = 40  # characters of a passage that are kept to show it
_LONGEST = 10_000  # characters of a passage that are compared
_LONGER = 1.5  # times as many words; more is no passage again


def passage_clips(document: Document) -> tuple[Clip, ...]:
    """Return the captions and passages of an article, in order; ``label`` counts the words of each.

    The ``detail`` of a passage is ``CLOSING`` where it stands at the end.
    """
    blocks = [one for one in document.blocks if one.kind in _FEWEST and one.text]
    said = [one for one in blocks if one.kind is not BlockKind.CAPTION]
    closing = said[end_of(len(said)) :]
    found = (one for block in blocks if (one := _clip(document, block, closing=block in closing)))
    return with_story(islice(found, _MOST), document)


def end_of(parts: int) -> int:
    """Return the number of the part with which the end of an article begins, of so many parts."""
    return parts - _ENDING if parts >= _LONG else parts


def passage_clip(  # noqa: PLR0913  what a row has, and what an article has
    text: str,
    place: Location,
    published: date | None,
    kind: BlockKind = BlockKind.PARAGRAPH,
    picture: str = "",
    *,
    closing: bool = False,
) -> Clip | None:
    """Return a part of an article as a clipping; None when it says too little, or is no passage.

    ``picture`` is the address of a caption's picture, of which four bytes are kept; ``closing`` tells that
    a passage stands at the end.
    """
    words = folded_words(text[:_LONGEST])
    if kind not in _FEWEST or len(words) < _FEWEST[kind]:
        return None
    if kind is not BlockKind.CAPTION:
        return Clip(PASSAGE, "", place, published, minima(words), len(words), CLOSING if closing else b"")
    whole = " ".join(words)
    shown = _number(_picture_name(picture)).to_bytes(4) if picture else b""
    return Clip(CAPTION, whole, place, published, (_number(whole),), len(words), shown)


def are_closing(one: Clip, other: Clip) -> bool:
    """Tell whether both end their articles, as a note on the author does, or a call to subscribe."""
    return one.part == other.part == PASSAGE and one.detail == other.detail == CLOSING


def is_passage_again(one: Clip, other: Clip, shared: int) -> bool:
    """Tell whether two clippings that share so many keys are one passage in two stories."""
    shorter, longer = sorted((one.label, other.label))
    return (
        one.part == other.part == PASSAGE
        and shared >= min(SAME, len(one.keys))
        and longer <= shorter * _LONGER
        and not is_one_story(one, other)
    )


def _picture_name(address: str) -> str:
    """Return what one picture's sizes have in common: its long number, else its name without the size."""
    name = address.rpartition("/")[2]
    stock = _STOCK.search(name)
    return stock.group() if stock else _SIZE.sub("", name.lower())


def _number(text: str) -> int:
    return crc32(text.encode("utf-8", "surrogatepass"))


def _clip(document: Document, block: Block, *, closing: bool) -> Clip | None:
    place = document.place(block, Span(0, min(_SHOWN, len(block.text))))
    place = place._replace(context=place.excerpt, context_column=place.column)
    picture = picture_of(document, block) if block.kind is BlockKind.CAPTION else None
    shown = picture.address if picture else ""
    return passage_clip(block.text, place, document.meta.published, block.kind, shown, closing=closing)
