import pytest

from copydesk.kinds.doubled_words import DoubledWords
from copydesk.readers import read


def found(text: str, *exceptions: str) -> list[str]:
    return [one.place.excerpt for one in DoubledWords(exceptions=exceptions).check(read("a.txt", text))]


def test_a_word_or_two_at_once_repeated_are_found() -> None:
    assert found("It sank in the the harbor.") == ["the the"]
    assert found("It sank in\nin the harbor.") == ["in\nin"]
    assert found("It sank in the the the harbor.") == ["the the"]
    assert found("They worked on worked on the mast.") == ["worked on worked on"]


@pytest.mark.parametrize(
    "text",
    [
        "He had had a very very long day.",
        "The Duran Duran show.",
        "It moved from port to port to find help, and so on, yada yada yada.",
        "They log in in-house, the the-cat way.",
        "Day after day after day after day it sank; there were ships upon ships upon ships.",
    ],
)
def test_what_may_stand_twice_is_let_pass(text: str) -> None:
    assert found(text) == []


def test_a_newsroom_may_add_words() -> None:
    assert found("The tuk tuk sank.") == ["tuk tuk"]
    assert found("The tuk tuk sank.", "tuk") == []


def test_the_fix_takes_the_second_out() -> None:
    text = "It sank in the the harbor."
    (match,) = DoubledWords().check(read("a.txt", text))
    assert match.fix is not None
    (edit,) = match.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == "It sank in the harbor."
    assert match.values == {"word": "the"}


def test_the_first_word_may_open_a_sentence() -> None:
    assert found("The the mast fell. The The played.") == ["The the"]
