from copydesk.analysis.passage_words import first_paragraph, passage_words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def document(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    source, blocks = "", []
    for text in texts:
        blocks.append(
            Block(kind, "text.txt", text, SourceMap.verbatim(Span(len(source), len(source) + len(text))))
        )
        source += text + "\n\n"
    return Document("a.txt", source, tuple(blocks))


def test_a_passage_knows_its_words_and_where_it_stands() -> None:
    article = document("It rained. The harbour was closed.")
    rained, closed = passage_words(article).passages
    assert (rained.key, rained.words) == ("it rained", 2)
    assert closed.stems == ("harbor", "clos")
    assert (closed.block, closed.block_index, closed.kind) == (article.blocks[0], 0, BlockKind.PARAGRAPH)


def test_what_stands_in_many_sentences_weighs_less() -> None:
    often = passage_words(document(*[f"The ferry left at {hour} sharp." for hour in range(9)])).weights
    once = passage_words(document("The ferry left at nine sharp.")).weights
    assert often["ferri"] < once["ferri"]


def test_the_first_word_of_a_name_carries_its_weight() -> None:
    weights = passage_words(document("We met Orla Finchley here.", "Then Orla Finchley spoke.")).weights
    assert weights["finchlei"] < weights["orla"] / 2


def test_titles_do_not_make_names() -> None:
    weights = passage_words(
        document("Big Zeppelin Lands", "Old Zeppelin Sold", kind=BlockKind.HEADLINE)
    ).weights
    assert weights["zeppelin"] > 6


def test_an_endless_sentence_is_left_out() -> None:
    assert passage_words(document("word " * 2_000)).passages == ()


def test_the_first_paragraph_may_be_missing() -> None:
    assert first_paragraph(document("Title", kind=BlockKind.HEADLINE)) is None
