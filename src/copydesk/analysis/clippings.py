"""What is kept of an article, to be compared with other articles."""

import re
from collections.abc import Iterator

from copydesk.model.clip import Clip
from copydesk.model.document import BlockKind, Document
from copydesk.text.folding import folded_key, folded_words
from copydesk.text.near_titles import Title, title_keys
from copydesk.text.sketches import sketch

HEADLINE = "headline"

_LONGEST = 1_000  # characters; a longer block is no headline
_LABEL = re.compile(r"[^:]{3,40}:\s")
_OPENING = 1_000  # characters of the text below that tell whether two headlines stand over one story


def clippings(document: Document) -> tuple[Clip, ...]:
    """Return the clippings of an article: its first headline, with a sketch of what follows as ``detail``."""
    return tuple(_headline(document))


def _headline(document: Document) -> Iterator[Clip]:
    for block in document.of(BlockKind.HEADLINE):
        text = block.text[:_LONGEST]
        label = _LABEL.match(text)
        title = Title(folded_key(text), len(folded_words(label.group())) if label else 0)
        place, published = document.place(block), document.meta.published
        opening = sketch(_opening(document))
        yield Clip(HEADLINE, title.key, place, published, title_keys(title), title.label, opening)
        return


def _opening(document: Document) -> str:
    """Return the text that follows the headline."""
    said, length = list[str](), 0
    for block in document.of(BlockKind.PARAGRAPH):
        said.append(block.text[: _OPENING - length])
        length += len(said[-1])
        if length >= _OPENING:
            break
    return " ".join(said)
