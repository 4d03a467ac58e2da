"""Sums of money in two currencies."""

import pytest

from copydesk.analysis.figure_exchange import drifting_exchanges, wrong_exchanges
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("The wing cost £10 million ($12.5 million) and the tower £40 million ($75 million).", "$50 million"),
        ("The wing cost 600 bolas (120 dollars). The tower cost 500 bolas (160 dollars).", "100 dollars"),
        ("They got €300 (1,800 marks) and paid €900, or 1,900 marks.", "5,400 marks"),
    ],
)
def test_two_rates_in_one_breath(text: str, actual: str) -> None:
    assert [wrong.actual for wrong in wrong_exchanges(article(text))] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "The wing cost £10 million ($12.5 million) and the tower £40 million ($50 million).",
        "The wing cost £1 million ($1 million) and the tower £4 million ($5 million).",
        "The wing cost £10 million ($12.5 million) in 1990 and the tower £40 million ($75 million).",
        "The wing cost £10 million (£12.5 million) and the tower £40 million (12).",
        "The wing cost more than £10 million ($12.5 million) and the tower £40 million ($75 million).",
        "They sold 12 boats (40 goats) and 20 boats (90 goats).",
        "They sold 12 boats (40 goats) and 20 boats (90 goats) for $4.",
        "The wing cost £0 ($12.5 million) and the tower £40 million ($75 million).",
    ],
)
def test_rates_that_may_be_right(text: str) -> None:
    assert wrong_exchanges(article(text)) == ()


def test_rates_far_apart_are_kept_apart() -> None:
    text = (
        "The wing cost £10 million ($12.5 million). Work goes on. The tower cost £40 million ($75 million)."
    )
    assert wrong_exchanges(article(text)) == ()
    assert [wrong.actual for wrong in drifting_exchanges(article(text))] == ["$50 million"]


def test_a_long_price_list_is_compared_in_part() -> None:
    text = " ".join(["It cost £10 million ($12.5 million)."] * 50) + " It cost £40 million ($75 million)."
    assert drifting_exchanges(article(text)) == ()
