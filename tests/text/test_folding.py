import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.folding import folded_key, folded_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mayor’s bridge opens", "MAYOR'S Bridge Opens"),
        ("Café – open late", "Cafe -- open, late"),
        ("Ana Ruiz 's plan", "Ana Ruiz’s plan"),
        ("a co\u00adoperative", "a cooperative"),
        ("“Quiet” street", '"Quiet" street'),
    ],
)
def test_texts_that_read_the_same_have_one_key(one: str, other: str) -> None:
    assert folded_key(one) == folded_key(other)


def test_figures_stay_whole() -> None:
    assert folded_words("About 15,000 of 1.5 million.") == ["about", "15,000", "of", "1.5", "million"]


@given(st.text())
def test_folding_twice_changes_no_more(text: str) -> None:
    assert folded_key(folded_key(text)) == folded_key(text)
