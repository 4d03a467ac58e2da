import pytest

from copydesk.analysis.claim_sources import Answer, answer, toll_number
from copydesk.analysis.claims import claims
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

P, C = BlockKind.PARAGRAPH, BlockKind.CAPTION


def article(*parts: str | tuple[BlockKind, str]) -> Document:
    blocks, at, told = [], 0, [part if isinstance(part, tuple) else (P, part) for part in parts]
    for kind, text in told:
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 2
    return Document("a.txt", "\n\n".join(text for _, text in told), tuple(blocks))


MISSING = "By noon 240 people were missing."


def found(*parts: str | tuple[BlockKind, str], lead: bool = False) -> Answer:
    """Return the answer to the first toll."""
    document = article(*parts)
    return answer(document, document.derive(claims("toll"))[0], 1, lead=lead)


def test_its_own_sentence_answers() -> None:
    assert found("By noon 240 people were missing, the sheriff said.") == Answer("here")


@pytest.mark.parametrize(
    "text",
    [
        "The mayor spoke of 240 people missing.",
        "Officers put the losses of the army at 2,400 killed.",
        "Carvia, recording about 2,400 deaths, closed its ports.",
        "The brigade counted at least 240 dead.",
        "A list of 240 missing people hung at the door.",
        "Of the 350 names added, 210 people were killed in that week.",
        "More than 240 people have died; the mayor’s office has the names of 260.",
    ],
)
def test_somebody_who_gives_the_number_answers(text: str) -> None:
    assert found(text) == Answer("here")


def test_a_number_that_nobody_gives_is_not_answered_for() -> None:
    assert found("The mayor spoke of the fair, and the flood left 240 people dead.") == Answer("")
    assert found("In the upper town were counted at least 240 dead.") == Answer("")


@pytest.mark.parametrize(
    "beside",
    [
        "The sheriff said so.",
        "The sheriff said the list would grow by night.",
        "The sheriff said divers went down to search for the bodies.",
        "She told reporters the boats went out at first light.",
        "The sheriff said everybody from the upper town was among the missing ones.",
        "The sheriff said that at noon the boats came back to the town.",
    ],
)
def test_a_neighbour_about_the_same_thing_answers(beside: str) -> None:
    assert found(f"{MISSING} {beside}") == Answer("beside")


def test_a_neighbour_about_something_else_is_passed_over() -> None:
    fair = "The mayor said the fair would go ahead."
    assert found(f"{MISSING} {fair}") == Answer("", fair)
    assert found(f"{MISSING} The fair went ahead. The mayor said so.") == Answer("")
    assert found(MISSING, (C, "The missing, the sheriff said")) == Answer("")


def test_a_toll_may_have_its_source_elsewhere() -> None:
    told = ("Rain fell on it.", "In all 240 people were missing, the sheriff said.")
    assert found(MISSING, *told) == Answer("elsewhere")
    rounded = "In all nearly 250 people were missing, the sheriff said."
    assert found(MISSING, "Rain fell on it.", rounded) == Answer("elsewhere")
    assert found(MISSING, "Rain fell on it.", rounded.replace("250", "280")) == Answer("")
    assert found(MISSING, "Rain fell on it.", "Hundreds were missing, the sheriff said.") == Answer("")
    assert found(MISSING, "Rain fell on it.", "In all 240 people were missing.") == Answer("")


@pytest.mark.parametrize(
    ("number", "where"),
    [("250", "elsewhere"), ("700", ""), ("hundreds of", "elsewhere")],
)
def test_a_like_toll_answers_for_a_lead(number: str, where: str) -> None:
    told = f"In all {number} people were missing, the sheriff said."
    assert found(MISSING, "Rain fell on it.", told, lead=True).where == where


def test_the_number_of_a_toll_is_read_as_digits_or_words() -> None:
    numbers = [
        toll_number(one)
        for text in ("It killed 2,300 people.", "It claimed thousands of lives.")
        for one in article(text).derive(claims("toll"))
    ]
    assert numbers == ["2300", "claimed thousands of lives"]
