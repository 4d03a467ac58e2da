"""Shares that make 100 percent."""

import pytest

from copydesk.analysis.figure_remainders import wrong_remainders
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("In the survey 55 percent said yes, 35 percent no and 20 percent did not know.", "110 percent"),
        ("The result was simple: 51.3 percent for, 58.7 percent against.", "110 percent"),
        ("Some 80 percent are new, 15 percent old and the remaining 25 percent are hulls.", "120 percent"),
        (
            "They have 12. Some 80 percent are new, 15 percent old and the remaining 25 percent hulls.",
            "120 percent",
        ),
        ("Some 80 percent are new. The remaining 45 percent are hulls.", "125 percent"),
        (
            "The state kept 65 percent, sold 20 percent and gave the 25 percent that was left to others.",
            "110 percent",
        ),
        ("All were sorted by age: 25 percent under 20, 45 percent older, 50 percent old.", "120 percent"),
        ("Exactly 91 percent of the crew have eaten, so 19 percent have not.", "110 percent"),
        ("Some 30 percent are new and the rest, 60 percent, are old.", "90 percent"),
    ],
)
def test_shares_that_do_not_make_a_whole(text: str, actual: str) -> None:
    assert [wrong.actual for wrong in wrong_remainders(article(text))] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "In the survey 55 percent said yes, 35 percent no and 11 percent did not know.",
        "In the survey 55 percent said yes, 35 percent no and 5 percent did not know.",
        "In the survey 55 percent said yes and 70 percent of women did not know.",
        "In the survey 85 percent said yes, 95 percent no and 20 percent did not know.",
        "Some 60 percent support the war, 38 percent oppose it, and 55 percent like the president.",
        "Some 60 percent have boats and 55 percent have goats.",
        "Among men 55 percent said yes, among women 60 percent, and 10 percent did not know.",
        "Some 60 percent said yes in 2010 and 55 percent no.",
        "The rest, 40 percent, went home and 30 percent stayed.",
    ],
)
def test_shares_that_may_be_right(text: str) -> None:
    assert wrong_remainders(article(text)) == ()
