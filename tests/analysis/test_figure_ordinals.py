"""Places in an order that is too short for them."""

from datetime import date

import pytest

from copydesk.analysis.figure_ordinals import wrong_ordinals
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(2024, 5, 10)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It was the fifth of four public meetings.", "fifth of 4"),
        ("It was the twenty-fifth of 24 meetings.", "twenty-fifth of 24"),
        ("It was the fourth of four public meetings.", ""),
        ("Tarn are ranked 18th out of 12 teams.", "18th of 12"),
        ("Juror number 17 of the 12 on the panel left.", "17 of 12"),
        ("The sixth leg of the five-leg relay was wet.", "sixth of 5"),
        ("A fifth of four million voters stayed at home.", ""),
        ("It was the tenth win of five seasons.", ""),
        ("It was the fifth of four June meetings.", ""),
        ("It was the fifth meeting of the mayor and the four, they say of 3.", ""),
    ],
)
def test_a_place_lies_inside_the_whole(text: str, told: str) -> None:
    said = (f"{one.place.of(text)} of {one.most}" for one in wrong_ordinals(article(text)))
    assert "; ".join(said) == told
