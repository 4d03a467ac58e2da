"""Income, cost and what is left."""

import pytest

from copydesk.analysis.figure_balances import wrong_balances
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        (
            "On revenue of $10 million and costs of $8 million, the club made a profit of $4 million.",
            "$2 million",
        ),
        ("He bought the barn for £80,000 and sold it for £110,000, pocketing £60,000.", "£30,000"),
        ("The play lost £60,000: it cost £100,000 and brought in £75,000 at the door.", "£25,000"),
        (
            "Fares bring in 60 million while it costs 100 million; Tarn covers the 70 million shortfall.",
            "40 million",
        ),
        ("Exports ran to $50 million. Imports of $70 million left a deficit of $40 million.", "$20 million"),
    ],
)
def test_what_is_left_is_wrong(text: str, actual: str) -> None:
    assert [wrong.actual for wrong in wrong_balances(article(text))] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "On revenue of $10 million and costs of $8 million, the club made a profit of $2 million.",
        "On revenue of $10 million and costs of $8 million, the club made a profit of $1 million after tax.",
        "On revenue of $10 million and costs of £8 million, the club made a profit of $4 million.",
        "On sales of 10 boats and costs of 8 boats, the club made a profit of 4 goats.",
        "On revenue of $10 million and a profit of $8 million, the club made a profit of $4 million.",
        "The profit was $10 million, $8 million and then $4 million.",
        "The profit was 10 km, 8 km and then 4 km.",
    ],
)
def test_what_is_left_may_be_right(text: str) -> None:
    assert wrong_balances(article(text)) == ()
