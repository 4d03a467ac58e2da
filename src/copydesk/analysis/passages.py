"""The sentences of a document, found once."""

from dataclasses import dataclass

from copydesk.model.document import Block, Document
from copydesk.text.sentences import sentences
from copydesk.text.span import Span


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence, and where it stands: ``span`` counts characters of ``block.text``."""

    block: Block
    block_index: int
    index: int
    span: Span
    text: str


def document_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of every block, in order; ``index`` counts within the block."""
    return tuple(
        Sentence(block, number, index, span, span.of(block.text))
        for number, block in enumerate(document.blocks)
        for index, span in enumerate(sentences(block.text))
    )
