from copydesk.analysis.pasted_blocks import pasted_blocks
from copydesk.model.document import Document
from copydesk.readers import read

LINES = (
    "The north quay gets eleven new moorings for visiting yachts.",
    "The works start in June.",
    "Who pays for the crane is to be settled by the board in autumn.",
    "Nobody asked for the second crane.",
)


def article(*parts: str) -> Document:
    return read("a.md", "# Notes\n\n" + "\n\n".join(parts) + "\n")


def bullets(*lines: str) -> str:
    return "\n".join(f"- {line}" for line in lines)


def found(*parts: str) -> list[tuple[int, int]]:
    return sorted(pasted_blocks(article(*parts)))


def test_blocks_that_stand_again_in_a_row_were_pasted() -> None:
    assert found(*LINES, "The board meets in May.", *LINES[1:]) == [(2, 6), (3, 7), (4, 8)]
    assert found(*LINES, *LINES) == [(1, 5), (2, 6), (3, 7), (4, 8)]


def test_two_blocks_or_a_few_words_are_no_paste() -> None:
    assert not found(*LINES[:2], "The board meets in May.", *LINES[:2])
    few = ("The works start.", "Nobody asked.", "It rains.")
    assert not found(*few, "The board meets in May.", *few)


def test_blocks_in_another_order_are_no_paste() -> None:
    assert not found(*LINES, "The board meets in May.", *LINES[::-1])


def test_what_stands_three_times_is_a_formula() -> None:
    assert not found(*LINES, "May.", *LINES, "June.", *LINES)


def test_a_part_of_a_list_was_pasted_but_a_whole_list_is_meant() -> None:
    whole, part = bullets(*LINES), bullets("The board meets in May.", *LINES)
    assert not found(whole, "The board meets in May.", whole)
    assert len(found(whole, "The mayor was not asked.", part)) == 4
