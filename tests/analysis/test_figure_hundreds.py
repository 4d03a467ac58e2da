"""Shares that make 100 percent."""

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
        (
            "In the survey 55 percent said yes, 35 percent no and 20 percent did not know.",
            "20 percent: 110 percent",
        ),
        ("The result was simple: 51.3 percent for, 58.7 percent against.", "58.7 percent: 110 percent"),
        (
            "Some 80 percent are new, 15 percent old and the remaining 25 percent are hulls.",
            "25 percent: 120 percent",
        ),
        (
            "They have 12. Some 80 percent are new, 15 percent old and the remaining 25 percent hulls.",
            "25 percent: 120 percent",
        ),
        ("Some 80 percent are new. The remaining 45 percent are hulls.", "45 percent: 125 percent"),
        (
            "The state kept 65 percent, sold 20 percent and gave the 25 percent that was left to others.",
            "25 percent: 110 percent",
        ),
        ("Exactly 91 percent of the crew have eaten, so 19 percent have not.", "19 percent: 110 percent"),
        ("Some 30 percent are new and the rest, 60 percent, are old.", "60 percent: 90 percent"),
        ("In the survey 55 percent said yes, 35 percent no and 11 percent did not know.", ""),
        ("In the survey 55 percent said yes, 35 percent no and 5 percent did not know.", ""),
        ("In the survey 55 percent said yes and 70 percent of women did not know.", ""),
        ("In the survey 85 percent said yes, 95 percent no and 20 percent did not know.", ""),
        ("Some 60 percent support the war, 38 percent oppose it, and 55 percent like the president.", ""),
        ("Some 60 percent have boats and 55 percent have goats.", ""),
        ("Among men 55 percent said yes, among women 60 percent, and 10 percent did not know.", ""),
        ("Some 60 percent said yes in 2010 and 55 percent no.", ""),
        ("The rest, 40 percent, went home and 30 percent stayed.", ""),
    ],
)
def test_shares_make_a_whole(text: str, wrong: str) -> None:
    assert told(text) == wrong
