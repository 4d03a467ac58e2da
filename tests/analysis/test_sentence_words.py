from copydesk.analysis.sentence_words import sentence_words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def test_each_sentence_has_its_folded_words() -> None:
    text = "The Bridge fell. It’s WET."
    block = Block(BlockKind.PARAGRAPH, "text.txt", text, SourceMap.verbatim(Span(0, len(text))))
    document = Document("a.txt", text, (block,))
    assert document.derive(sentence_words) == (
        frozenset({"the", "bridge", "fell"}),
        frozenset({"it", "s", "wet"}),
    )
