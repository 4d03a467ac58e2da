from hypothesis import given
from hypothesis import strategies as st

from copydesk import readers
from copydesk.languagetool.texts import GAP, Places, texts
from copydesk.model.document import Block, BlockKind
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

ODD = st.text(st.sampled_from("ab .\u0301é\u200d😀𝐁👨’\u00ad"), max_size=30)
LIMITS = st.integers(min_value=1, max_value=40)


def block(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, "text.md", text, SourceMap.verbatim(Span(0, len(text))))


def units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(st.lists(ODD, max_size=5), LIMITS)
def test_every_place_of_what_is_sent_is_found_again(parts: list[str], limit: int) -> None:
    blocks = [block(part) for part in parts]
    for text in texts(blocks, limit):
        places, sent = Places(text), text.sent
        at = 0
        for stretch in text.stretches:
            assert sent[at : at + len(stretch.text)] == stretch.text
            for index, char in enumerate(stretch.text):
                found = places.stretch(units(sent[: at + index]), units(char))
                assert found == (stretch.block, Span(stretch.start + index, stretch.start + index + 1))
            at += len(stretch.text) + len(GAP)


@given(st.lists(ODD, max_size=5), LIMITS)
def test_no_text_is_longer_than_the_limit_and_no_word_is_lost(parts: list[str], limit: int) -> None:
    made = list(texts([block(part) for part in parts], limit))
    assert all(len(text.sent) <= limit for text in made)
    sent = "".join(one.text for text in made for one in text.stretches)
    assert sent.split() == "".join(part for part in parts if part.strip()).split() or sent.replace(
        " ", ""
    ) == "".join(parts).replace(" ", "")


def test_what_crosses_blocks_or_lies_nowhere_is_no_place() -> None:
    (text,) = texts([block("One."), block("Two.")], 100)
    places = Places(text)
    assert places.stretch(0, 8) is None
    assert places.stretch(4, 2) is None
    assert places.stretch(9, 90) is None
    assert places.stretch(2, 0) is None
    assert places.stretch(-1, 2) is None


def test_half_a_character_is_taken_whole() -> None:
    (text,) = texts([block("a😀b")], 100)
    found = Places(text).stretch(2, 1)
    assert found
    assert found[1] == Span(1, 2)
    cut = Places(text).stretch(0, 2)
    assert cut
    assert cut[1] == Span(0, 2)


def test_a_long_block_is_cut_at_ends_of_sentences() -> None:
    made = list(texts([block("One is here. Two is there. Three")], 16))
    assert [text.sent for text in made] == ["One is here. ", "Two is there. ", "Three"]


def test_a_block_without_blanks_is_cut_anyhow() -> None:
    assert [text.sent for text in texts([block("aaaaaaa")], 3)] == ["aaa", "aaa", "a"]


def test_what_can_not_be_sent_keeps_its_length() -> None:
    (text,) = texts([block("a\x00b\ud800c")], 100)
    assert text.sent == "a b\ufffdc"


def test_markdown_is_sent_without_its_markup() -> None:
    document = readers.read("a.md", "One [teh](http://example.org) *two*.\r\n\r\n> Three.\r\n")
    (text,) = texts(document.blocks, 1_000)
    assert text.sent == "One teh two.\n\nThree."
    found = Places(text).stretch(4, 3)
    assert found
    assert document.place(*found).excerpt == "teh"
