from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.folded import Folded, fold, is_odd, runs


def test_texts_lie_between_seams() -> None:
    page = Folded(["One  two\r\n", "", "Tre"])
    assert page.source == "\0One  two\r\n\0\0Tre\0"
    assert page.plain == "\0One two \0\0Tre\0"
    assert page.text == "\0one two \0\0tre\0"
    assert page.keys == {"one", "two", "tre", ("one", "two"), ("two", "tre")}
    assert Folded(["two"], page).keys == page.keys
    assert [page.start(number) for number in range(3)] == [1, 12, 13]
    assert page.which(page.origin(page.text.index("two"))) == (0, 1)
    assert page.which(13) == (2, 13)


def test_a_seam_within_a_text_is_taken_for_white_space() -> None:
    page = Folded(["a\0b", "c"])
    assert page.source == "\0a\vb\0c\0"
    assert page.which(5) == (1, 5)


def test_no_texts_make_an_empty_page() -> None:
    assert Folded([]).keys == frozenset()


def test_letters_that_match_an_ascii_letter_are_folded_to_it() -> None:
    assert fold("ſtop K ΣΑΣ Straße") == "stop k σασ straße"
    assert fold("İstanbul") == "İstanbul"


def test_words_are_runs_of_ascii() -> None:
    assert runs("naïve 21st-century") == ["na", "ve", "21st", "century"]


def test_texts_with_a_turkish_i_are_odd() -> None:
    assert is_odd("İ")
    assert is_odd("ı")
    assert not is_odd("é i")
    assert Folded(["a", "ı"]).odd


TEXTS = st.lists(st.text(alphabet="aB \n\t\r\f\v\xa0İſΣß\0", max_size=8), max_size=4)


@given(TEXTS)
def test_every_place_leads_back_to_where_it_came_from(texts: list[str]) -> None:
    page = Folded(texts)
    assert len(page.text) == len(page.plain)
    for at, letter in enumerate(page.plain):
        there = page.source[page.origin(at)]
        assert there == letter or (letter == " " and there in "\t\n\f\r")
    assert [fold(letter) for letter in page.plain] == list(page.text)
