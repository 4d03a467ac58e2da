"""Places in an order that is too short for them."""

import pytest

from copydesk.analysis.figure_relations import misfits
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def told(text: str) -> str:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    found = misfits(Document("a.txt", text, (block,)))
    return "; ".join(f"{one.stated.of(text)}: {one.actual}" for one in found)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It was the fifth of four public meetings.", "fifth: 4"),
        ("It was the twenty-fifth of 24 meetings.", "twenty-fifth: 24"),
        ("It was the fourth of four public meetings.", ""),
        ("Tarn are ranked 18th out of 12 teams.", "18th: 12"),
        ("Juror number 17 of the 12 on the panel left.", "17: 12"),
        ("The sixth leg of the five-leg relay was wet.", "sixth: 5"),
        ("A fifth of four million voters stayed at home.", ""),
        ("It was the tenth win of five seasons.", ""),
        ("It was the fifth meeting of the mayor and the four, they say of 3.", ""),
    ],
)
def test_a_place_lies_inside_the_whole(text: str, wrong: str) -> None:
    assert told(text) == wrong
