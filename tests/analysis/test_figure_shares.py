"""Percentages and fractions beside the part and the whole they are of."""

import pytest

from copydesk.analysis.figure_shares import wrong_shares
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("The council has 50 members; 20, or 60 percent, are new.", "40 percent"),
        ("More than half the 300 seats, 110 of them, are new.", "36.7 percent"),
        ("Of 600 lambs born, 90 died, a loss rate of 35 percent.", "15 percent"),
        ("The dam holds 9 in every 300 fish, 8 percent, for a year.", "3 percent"),
        ("Of the 40 pupils asked, 14, or 25 percent, walk.", "35 percent"),
        ("Of the 40 pupils asked, 14 walk. That is 25 percent.", "35 percent"),
        ("In all 14 of 40 pupils walk. That’s nearly 60 percent.", "35 percent"),
        ("Three in five of the 40 pupils, or 14, walk.", "35 percent"),
        ("Half of the 40 boats, 12 in all, are new.", "30 percent"),
        ("The harbour has 40 boats; 12 of them, that is half, are new.", "30 percent"),
        ("The harbour has 40 boats. Of these, 12 are new, or 60 percent.", "30 percent"),
        ("Some 14 (60 percent) of the 40 pupils walk.", "35 percent"),
        ("Nearly half of the members, 90 of 900, came.", "10 percent"),
        ("They sold 12 of the farm's 40 acres, or a half of the land.", "30 percent"),
        ("They spent 3 million euros of the 10 million promised, or three quarters.", "30 percent"),
        ("In Tarn, Ana Ruiz, 14, or 60 percent, of the 40 pupils walk.", "35 percent"),
        ("Some 60 percent, or a third, stayed away.", "60 percent"),
        ("The school has 40 pupils. Of them, 14 walk, or 60 percent of all.", "35 percent"),
    ],
)
def test_a_share_that_part_and_whole_do_not_make(text: str, actual: str) -> None:
    assert [wrong.actual for wrong in wrong_shares(article(text))] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "The council has 50 members; 20, or 60 percent, fewer than in 1990, are new.",
        "Of the 40 pupils asked, 14, or 35 percent, walk.",
        "Of the 40 pupils asked, 14, or 35 percent, walk; of 500 teachers, 200 (40 percent) do.",
        "Of the 40 pupils asked, 14 walk. That is 35 percent.",
        "Of the 40 pupils asked, 14 walk. That is 2 more than in 2010, or 20 percent.",
        "They have 40 boats and 12 sheds. That is 50 percent more.",
        "Of 12 boats and 3 sheds none is left. That is 80 percent.",
        "Half of the 40 boats, 12 of which are new, are red.",
        "A third of the 11 players, or 4, are out.",
        "In all 12 of 40 seats, or 60 percent of the vote, went to Ruiz.",
        "In all 12 of 40 seats (60 percent of the vote) went to Ruiz.",
        "They sold 12 boats of 40 sheds, or half.",
        "They sold $12 of 40 sheds, or half.",
        "Some 30 percent, or a third, stayed away.",
        "Some 30 percent, or 60 percent, stayed away.",
        "In all 50 of 40 boats, or half, went.",
    ],
)
def test_a_share_that_may_be_right(text: str) -> None:
    assert wrong_shares(article(text)) == ()
