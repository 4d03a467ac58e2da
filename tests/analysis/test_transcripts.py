import pytest

from copydesk.analysis.transcripts import transcribed
from copydesk.readers import read

TALK = """The ferry sank. We asked why.

{one}When did it sink?

{two}In March.

It was cold.

{one}And the captain?

{two}He swam.

The ferry was raised in June.
"""


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Edda Post: ", "Anna Ruiz: "),
        ("((EP)) ", "((Anna Ruiz)) "),
        ("Q. ", "A. "),
        ("18F: ", "RUIZ (by phone): "),
    ],
)
def test_the_turns_of_a_talk_and_what_lies_between_them_are_a_transcript(one: str, two: str) -> None:
    document = read("a.txt", TALK.format(one=one, two=two))
    spoken = [document.blocks[index].text for index in sorted(transcribed(document))]
    assert [text.removeprefix(one).removeprefix(two) for text in spoken] == [
        "When did it sink?",
        "In March.",
        "It was cold.",
        "And the captain?",
        "He swam.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "When: 3 March\n\nWhere: Port Edda\n\nWhat: the ferry\n\nWho: Anna Ruiz\n",
        "Ruiz: It sank.\n\nIt froze.\n\nRuiz: It sank.\n\nRuiz: It sails.\n\nRuiz: It sank.\n",
        "Ruiz: It sank.\n\nOkafor: It did.\n",
        "The harbor master said so, and this is all: nothing.\n",
    ],
)
def test_a_list_or_a_quote_or_two_is_no_transcript(text: str) -> None:
    assert transcribed(read("a.txt", text)) == frozenset()


def test_subheads_between_the_turns_are_the_articles() -> None:
    turn = "**Edda Post:** Why?\n\n**Ruiz:** The the mast.\n\n"
    document = read("a.md", f"# Ferry\n\n{turn}## The mast\n\n{turn}")
    assert [document.blocks[index].text[:4] for index in sorted(transcribed(document))] == [
        "Edda",
        "Ruiz",
    ] * 2
