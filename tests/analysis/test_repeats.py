import time
from itertools import product

import pytest

from copydesk.analysis.repeats import Repeat, repeats
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def document(*texts: str, captions: tuple[str, ...] = ()) -> Document:
    source, blocks = "", []
    for text in (*texts, *captions):
        kind = BlockKind.CAPTION if text in captions else BlockKind.PARAGRAPH
        blocks.append(
            Block(kind, "text.txt", text, SourceMap.verbatim(Span(len(source), len(source) + len(text))))
        )
        source += text + "\n\n"
    return Document("a.txt", source, tuple(blocks))


def found(article: Document) -> list[tuple[int, int]]:
    return [(one.earlier.block_index, one.later.block_index) for one in article.derive(repeats)]


FERRY = "The ferry from Tarnwick ran aground on a sandbank in thick fog on Sunday morning."


def test_equal_sentences_are_verbatim() -> None:
    (repeat,) = repeats(document(FERRY, "Nobody was hurt in it.", FERRY.upper()))
    assert repeat.verbatim
    assert (repeat.score, repeat.copies) == (1.0, 2)


def test_reworded_sentences_are_alike() -> None:
    (repeat,) = repeats(
        document(FERRY, "In thick fog the Tarnwick ferry ran aground on a sandbank on Sunday.")
    )
    assert not repeat.verbatim
    assert 0.5 < repeat.score < 1


def test_a_short_sentence_inside_a_longer_one_is_found() -> None:
    assert found(document(FERRY, "A ferry aground on a sandbank in fog")) == [(0, 1)]


def test_sentences_about_one_thing_are_not_alike() -> None:
    assert not found(
        document(FERRY, "Passengers of the ferry were taken to Tarnwick by lifeboats in the afternoon.")
    )


def test_a_few_rare_words_in_two_long_sentences_are_no_repeat() -> None:
    one = "Pilots, brewers, tailors and the widow of a smuggler danced in Tarnwick while fog lay on the quay."
    other = "Fog stopped no smuggler: Tarnwick sold its brewers rum, its tailors silk, its bells a clapper."
    assert not found(document(one, other))


def test_two_sentences_of_a_paragraph_may_be_two_drafts_of_one() -> None:
    assert found(document(f"{FERRY} {FERRY}")) == [(0, 0)]
    assert found(document(f"{FERRY} {FERRY.replace('thick', 'dense')}")) == [(0, 0)]


def test_each_copy_is_paired_with_the_first_of_every_kind() -> None:
    assert found(document(FERRY, f"{FERRY}!", captions=(f"{FERRY} ",))) == [(0, 1), (0, 2)]


def test_a_few_words_are_no_repeat() -> None:
    assert not found(document("He said so.", "He said so."))


def test_comparing_stops_at_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [FERRY, f"{FERRY[:-1]} again.", f"Then {FERRY}", f"So {FERRY}"]
    assert len(repeats(document(*texts))) == 6
    monkeypatch.setattr("copydesk.analysis.repeats._MOST_COMPARED", 1)
    assert len(repeats(document(*texts))) == 3


def test_many_equal_paragraphs_end_in_bounded_time() -> None:
    article = document(*[FERRY] * 6_000)
    began = time.process_time()
    pairs: tuple[Repeat, ...] = article.derive(repeats)
    assert 0 < len(pairs) <= 5_001
    assert time.process_time() - began < 20


def test_many_paragraphs_of_the_same_few_words_end_in_bounded_time() -> None:
    verbs, nouns = ["sees", "hears", "paints", "sells", "finds"], [f"thing{number}" for number in range(400)]
    texts = [
        f"Every harbour pilot of old Tarnwick {verb} the {noun} in fog."
        for verb, noun in product(verbs, nouns)
    ]
    began = time.process_time()
    repeats(document(*texts))
    assert time.process_time() - began < 20


def test_a_caption_that_is_a_quotation_of_the_text_and_its_speaker() -> None:
    said = "“The tide gates rusted open,” said Orla Finch. “Nobody came to look in that time.”"
    caption = "The tide gates rusted open, Orla Finch of the harbour board of Tarnwick told the inquiry"
    (repeat,) = repeats(document(said, captions=(caption, "Nobody came to look, the board heard")))
    assert (repeat.quotation, repeat.verbatim, repeat.score) == (True, False, 1.0)


def test_two_words_in_quotation_marks_are_no_quotation() -> None:
    caption = "It was what it was, Orla Finch of the harbour board told the inquiry"
    assert not found(document("“It was what it was,” she said.", captions=(caption,)))


def test_not_all_that_is_near_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [FERRY, f"{FERRY[:-1]} again.", f"Then {FERRY}"]
    monkeypatch.setattr("copydesk.analysis.repeats._MOST_CANDIDATES", -1)
    assert not repeats(document(*texts))


def test_a_word_that_stands_everywhere_finds_no_further_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [FERRY, f"{FERRY[:-1]} again.", f"Then {FERRY}"]
    monkeypatch.setattr("copydesk.analysis.repeats._HOT", 1)
    assert found(document(*texts)) == [(0, 1), (0, 2)]


def test_common_words_weigh_too_little() -> None:
    one = "The new school year began with a long meeting of all the children in the house of the president."
    other = "The old president said last year that the house will hold a meeting for the school at the party."
    assert not found(document(one, other))
