"""Growth and decline in percent, in any order of words."""

import pytest

from copydesk.analysis.figure_changes import wrong_changes
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("Takings rose 40 percent to $120 million from $100 million a year earlier.", "20 percent"),
        (
            "Up 40 percent, exports were 90,000 tons last year, compared with 80,000 tons the year before.",
            "12.5 percent",
        ),
        ("Output slumped 60 percent in a year, from 500 tonnes to 300.", "40 percent"),
        ("Down 55 percent from 12 million last summer, visits came in at 9 million.", "25 percent"),
        ("The mill has shed 80 percent of its weavers, leaving 200 where there were once 500.", "60 percent"),
        ("Net profit rose to 5.75 billion pesos from 5 billion, up 25 percent.", "15 percent"),
        ("Bread (two dinars last week, three dinars now) has gone up by 90 percent.", "50 percent"),
        ("The club has 640 members, 40 percent fewer than the 800 it had once.", "20 percent"),
        ("It cut the queue from 48 boats to 36 boats, a 65 percent improvement.", "25 percent"),
        ("Fares came down from £50 to £35 — 60 percent cheaper than before.", "30 percent"),
        ("The herd grew from 300 deer to 420. Rangers welcome the 70 percent growth.", "40 percent"),
        ("An increase of 40 percent took the club to 600 members from 500 members.", "20 percent"),
        ("The club fell to 600 members, 10 percent above the 1,000 members of the year before.", "a fall"),
    ],
)
def test_a_percentage_that_the_ends_do_not_make(text: str, actual: str) -> None:
    assert [wrong.actual for wrong in wrong_changes(article(text))] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "Takings rose 20 percent to $120 million from $100 million a year earlier.",
        "Output slumped 60 percent in a year, from 500 tonnes to 3.",
        "Milk rose by 10 percent as fees were $4 last year and then $5.",
        "Membership rose 10 percent, or 40 members, to 440 members.",
        "Membership rose 10 percent, with 40 members more than the 440 members of last year.",
        "Takings rose 40 percent in Tarn to $120 million, while they were $100 million last year in Morlow.",
        "Takings rose 40 percent to $120 million with 100 members.",
        "Takings rose 40 percent and costs 30 percent, to $120 million from $100 million.",
        "Some 40 percent came to see the 120 boats and the 100 boats from Tarn.",
        "Takings rose 40 percent to $100-120 million from $100 million.",
        "Support rose 40 percent, from 12 points to 100 percentage points.",
        "Takings rose 40 percent to 5 billion, from $10.",
        "Temperatures slid from 3 kilos to minus 11 kilos.",
        "Temperatures slid from minus 3 kilos to 11 kilos.",
        "The herd grew from 300 deer to 420. Rangers welcome the rain of 70 percent.",
        "Bread had cost $120 once, and 40 percent more when it was $100 then.",
        "The herd lost 40 percent of its 300 deer and 420 goats.",
    ],
)
def test_a_percentage_that_may_be_right(text: str) -> None:
    assert wrong_changes(article(text)) == ()
