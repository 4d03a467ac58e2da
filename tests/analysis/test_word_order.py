from dataclasses import replace

import pytest

from copydesk.analysis.repeats import repeats
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

OTHER = "Lifeboats brought all the passengers ashore within two hours, the coastguard said."
FERRY = "The ferry from Tarnwick ran aground on a sandbank in thick fog on Sunday morning."


def document(*texts: str, captions: tuple[str, ...] = ()) -> Document:
    source, blocks = "", []
    for text in (*texts, *captions):
        kind = BlockKind.CAPTION if text in captions else BlockKind.PARAGRAPH
        blocks.append(
            Block(kind, "text.txt", text, SourceMap.verbatim(Span(len(source), len(source) + len(text))))
        )
        source += text + "\n\n"
    return Document("a.txt", source, tuple(blocks))


def test_a_caption_that_lost_some_words_has_the_rest_in_order() -> None:
    (repeat,) = repeats(document(FERRY, OTHER, captions=("Ferry ran aground on a in fog on Sunday morning",)))
    assert repeat.ordered == 0.8
    (other,) = repeats(document(FERRY, OTHER, captions=("On Sunday in fog the ran ferry aground a on",)))
    assert not other.ordered


@pytest.mark.parametrize(
    ("line", "format_", "count"),
    [
        ("Ferry from Tarnwick ran aground on in thick fog on Sunday", "txt", 1),
        ("Ferry from Tarnwick ran aground on in thick fog on Sunday,", "txt", 1),
        ("Ferry from Tarnwick ran aground on in thick fog on Sunday.", "txt", 0),
        ("Ferry from Tarnwick ran aground on in thick fog on Sunday", "md", 0),
        ("Ran aground", "txt", 0),
    ],
)
def test_a_line_of_plain_text_without_an_end_mark_may_be_a_caption(
    line: str, format_: str, count: int
) -> None:
    article = replace(document(FERRY, OTHER, line), format=format_)
    assert [bool(one.ordered) for one in repeats(article) if one.ordered] == [True] * count


def test_a_line_before_the_first_sentence_is_no_caption() -> None:
    assert not any(one.ordered for one in repeats(document("Ferry from Tarnwick ran aground in fog", FERRY)))


PASSAGE = (
    "The harbour board of Tarnwick will rebuild the old breakwater by the end of next year.",
    "Its engineers found cracks below the waterline in spring. Divers have filled the worst of them since.",
)
SHORTER = (
    "The harbour board of Tarnwick will the old breakwater by the end of next year.",
    "Engineers found cracks below waterline in spring. Divers have filled worst of them since.",
)


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        (" ".join(PASSAGE), " ".join(SHORTER), 1),
        (" ".join(SHORTER), " ".join(PASSAGE), 1),
        (" ".join(PASSAGE), PASSAGE[1], 0),
        (" ".join(PASSAGE), " ".join(PASSAGE[::-1]), 0),
        (" ".join(PASSAGE), " ".join(PASSAGE) + "..", 0),
        (PASSAGE[0], SHORTER[0], 0),
        (
            f"{PASSAGE[0][:-1]}, after two winters of storms.",
            f"{SHORTER[0][:-1]}, after two winters of storms.",
            1,
        ),
    ],
)
def test_a_paragraph_that_lost_some_words_has_the_rest_in_order(one: str, other: str, count: int) -> None:
    assert len([pair for pair in repeats(document(one, OTHER, other)) if pair.ordered]) == count


def test_only_paragraphs_are_compared_as_a_whole() -> None:
    article = document(" ".join(PASSAGE), captions=(" ".join(SHORTER),))
    assert not [one for one in repeats(article) if len(one.earlier.sentence.text) > 120]


def test_paragraphs_of_which_one_sentence_is_alike_are_no_copies() -> None:
    one = f"{FERRY} Nobody knows who is to pay for it, and the board of the harbour is silent on that."
    other = f"Then {FERRY} A tug from Kestrel came at noon with ropes, buckets and two cooks to help."
    assert [pair.ordered for pair in repeats(document(one, other))] == [0]


def test_not_all_captions_are_compared_with_all_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    lost = "Ferry ran aground on a in fog on Sunday morning"
    article = document(FERRY, OTHER, captions=(lost, f"{lost} early"))
    assert [bool(one.ordered) for one in repeats(article)].count(True) == 2
    monkeypatch.setattr("copydesk.analysis.word_order._MOST_COMPARED", 0)
    again = document(FERRY, OTHER, captions=(lost, f"{lost} early"))
    assert [bool(one.ordered) for one in repeats(again)].count(True) == 1
