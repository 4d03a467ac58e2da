import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.punkt import count_sentences, punkt_sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in punkt_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry left.| It was late.",
        "Mr. Oduya of the U.S. Navy left.| He was late.",
        "He said “Stop!” and left.| She stayed.",
        "“Stop!”| he said.| “Go!”| She went.",
        "It left at 5 p.m. on Tuesday.| It sank.",
        "It left at 5 p.m.| The sea was calm.",
        "J. Bach wrote it.| No. 5 is lost.",
        "Wait... what?| And then...| The end.",
        "Wait . . . and see.| Go on.",
        "It (as he said.) went.| On.",
        'It was "over."| He left.',
        "Yahoo! bought it.| Really?| Yes.",
        "See Fig.| 3.(a) for more.| Next.",
        "It rose to 5.| International sales fell.",
        "She lives in Washington, D.C.| However she works in Ohio.",
        "Prof. Tan and Sgt. Li met on Main St. in Ely.| They talked.",
        "It cost 1,200. nobody paid.",
        "A well-known Prof.| Thus it ended.",
        "No mark at all",
        "She scored 5.| Then she left.",
        "Eins。| Zwei！ drei",
        "He saw the U.N. , then left.",
        "“Mr.| Tan” left.",
        "He left . .| Then.",
        "It is so.. and so.",
    ],
)
def test_sentences(text: str) -> None:
    assert cut(text.replace("|", "")) == [part.strip() for part in text.split("|")]


def test_a_last_word_that_ends_in_a_curly_mark_is_not_seen() -> None:
    assert cut("It cost 5. international") == ["It cost 5. international"]
    assert cut("It cost 5. international”") == ["It cost 5.", "international”"]


def test_blank_text_has_no_sentence() -> None:
    assert cut("") == cut("  ") == []
    assert count_sentences(" ") == 0


@given(st.text(alphabet="Aab. !?\n“”'U5。-", max_size=80))
def test_sentences_cover_the_words_in_order(text: str) -> None:
    spans = punkt_sentences(text)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert count_sentences(text) == len(spans)


def test_a_word_without_end_is_no_burden() -> None:
    assert len(cut("1" * 50_000 + "x. " + "a." * 20_000 + " B")) >= 1
