import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.stems import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("manoeuvring", "maneuvering"),
        ("honour", "honoring"),
        ("wept", "weeps"),
        ("travelled", "traveling"),
        ("centre", "centers"),
        ("centred", "center"),
        ("organised", "organization"),
        ("analyse", "analyzing"),
        ("defence", "defense"),
        ("programme", "programs"),
        ("paediatric", "pediatric"),
        ("catalogues", "catalog"),
        ("deployed", "deployment"),
        ("liberated", "liberation"),
        ("decision", "decisions"),
        ("families", "family"),
        ("boxes", "box"),
        ("churches", "church"),
        ("witnesses", "witness"),
        ("studied", "studies"),
        ("planned", "plans"),
        ("hopes", "hoping"),
        ("died", "dead"),
        ("won", "wins"),
        ("children's", "child"),
        ("quickly", "quick"),
        ("reportedly", "reports"),
        ("don't", "dont"),
    ],
)
def test_forms_of_one_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ring", "red"), ("string", "strong"), ("bus", "buy"), ("thing", "the")]
)
def test_short_words_keep_their_endings(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_figures_are_left_alone() -> None:
    assert stem("15,000") == "15,000"


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz'", max_size=30))
def test_any_word_has_a_stem_no_longer_than_a_letter_more(word: str) -> None:
    assert len(stem(word)) <= len(word) + 2
