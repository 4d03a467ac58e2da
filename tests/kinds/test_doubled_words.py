from typing import Literal

import pytest

from copydesk.kinds.doubled_words import DoubledWords
from copydesk.model.finding import Safety
from copydesk.readers import read

TALK = "A: Did it?\n\nB: It was in in March.\n\nA: Why?\n\nB: The mast.\n\nIt sank in the the bay.\n"


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
    assert found("The zim zim sank.") == ["zim zim"]
    assert found("The zim zim sank.", "zim") == []


def test_the_fix_takes_the_second_out() -> None:
    text = "It sank in the the harbor."
    (match,) = DoubledWords().check(read("a.txt", text))
    assert match.fix is not None
    (edit,) = match.fix.edits
    assert text[: edit.span.start] + edit.text + text[edit.span.end :] == "It sank in the harbor."
    assert match.values == {"word": "the"}


def test_the_first_word_may_open_a_sentence() -> None:
    assert found("The the mast fell. The The played.") == ["The the"]


def test_what_grammar_leaves_no_room_for_is_found() -> None:
    assert found("She said that that they read it in the The Edda Post.") == ["that that", "the The"]
    assert found(
        "The man who was was arrested swam; all men are are found. The The ferry sank in In the bay."
    ) == ["was was", "are are"]
    assert found("It sank, and Then then the mast fell.") == ["Then then"]


@pytest.mark.parametrize(
    "text",
    [
        "What it is is plain, and where the ferry was was no port.",
        "Those who are are at sea.",
        "Will will sail, and on Monday Mark mark the chart; the Republic republic fell.",
        "If you can you can swim. Whatever it is it is good. The more they see they see too late.",
        "He said that that was the end.",
    ],
)
def test_what_grammar_may_ask_for_is_let_pass(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("where", "expected"),
    [("anywhere", ["in in", "the the"]), ("prose", ["the the"]), ("transcript", ["in in"])],
)
def test_a_transcript_can_be_told_from_prose(
    where: Literal["anywhere", "prose", "transcript"], expected: list[str]
) -> None:
    matches = DoubledWords(where=where).check(read("a.txt", TALK))
    assert [match.place.excerpt for match in matches] == expected


def test_only_the_blocks_in_scope_are_looked_at() -> None:
    text = "# The the ferry\n\nIt sank in in March.\n"
    matches = DoubledWords(scope=("paragraph",)).check(read("a.md", text))
    assert [match.place.excerpt for match in matches] == ["in in"]


@pytest.mark.parametrize(
    ("text", "safety"),
    [
        ("It sank in the the harbor.", Safety.SAFE),
        ("The the mast fell.", Safety.SAFE),
        ("It sank in the\r\nthe harbor.", Safety.SAFE),
        ("It sank in the in the harbor.", Safety.SAFE),
        ("A ferry and and a a pier.", Safety.SAFE),
        ("Vitamin A a day.", Safety.SUGGESTED),
        ("This is the harbor they looked for for three days.", Safety.SUGGESTED),
        ("They worked on worked on the mast.", Safety.SUGGESTED),
        ("They read it in the The Edda Post.", Safety.SUGGESTED),
        ("A: Did the the mast?\n\nB: In March.\n\nA: Why?\n\nB: The mast.\n", Safety.SUGGESTED),
    ],
)
def test_a_fix_is_safe_where_grammar_leaves_no_room_for_two(text: str, safety: Safety) -> None:
    match = next(iter(DoubledWords().check(read("a.md", text))))
    assert match.fix is not None
    assert match.fix.safety is safety


def test_markup_in_between_is_no_fix() -> None:
    for text in ("It sank in the *the harbor*.", "> It sank in the\n> the harbor."):
        (match,) = DoubledWords().check(read("a.md", text))
        assert match.fix is None
