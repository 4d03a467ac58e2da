"""What an archive keeps of an article beside its headline: its captions and passages."""

from collections.abc import Iterator, Mapping
from zlib import crc32

from copydesk.model.clip import Clip
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_words
from copydesk.text.sketches import minima
from copydesk.text.span import Span

CAPTION = "caption"
PASSAGE = "passage"

_FEWEST: Mapping[BlockKind, int] = {  # words of a part that is kept
    BlockKind.CAPTION: 6,
    BlockKind.STANDFIRST: 15,
    BlockKind.PARAGRAPH: 20,
    BlockKind.LIST_ITEM: 20,
    BlockKind.QUOTE: 20,
}
_MOST = 500  # clips of an article
_SHOWN = 60  # characters of a passage that are kept to show it
_LONGEST = 10_000  # characters of a passage that are compared


def passage_clips(document: Document) -> tuple[Clip, ...]:
    """Return the captions and passages of an article, in order; ``label`` counts the words of each."""
    found = (one for block in document.blocks for one in _clip(document, block))
    return tuple(one for one, _ in zip(found, range(_MOST), strict=False))


def _clip(document: Document, block: Block) -> Iterator[Clip]:
    fewest = _FEWEST.get(block.kind)
    if fewest is None:
        return
    words = folded_words(block.text[:_LONGEST])
    if len(words) < fewest:
        return
    part = CAPTION if block.kind is BlockKind.CAPTION else PASSAGE
    whole = " ".join(words)
    keys = minima(words) if part == PASSAGE else (crc32(whole.encode("utf-8", "surrogatepass")),)
    place = document.place(block, Span(0, min(_SHOWN, len(block.text))))
    place = place._replace(context=place.excerpt, context_column=place.column)
    kept = whole if part == CAPTION else ""
    yield Clip(part, kept, place, document.meta.published, keys, len(words))
