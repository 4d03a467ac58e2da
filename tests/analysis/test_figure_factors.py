"""Factors with both ends."""

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
        ("Milk doubled as bread tripled from 4 boats to 9 boats.", "2.2 times"),
        ("The number of nurses tripled, rising from 50 to 110.", "2.2 times"),
        ("It had 40 boats last year, and that doubled to 120 boats.", "3 times"),
        ("Revenue grew fourfold, from $5m to $40m.", "8 times"),
        ("From 1,000 boats, traffic increased tenfold to 15,000 boats.", "15 times"),
        ("Cases rose to 450 cases from 170 cases, a fourfold rise.", "2.6 times"),
        ("They went from 40 boats to 120 boats, doubling in a year.", "3 times"),
        ("The fleet has tripled: 600 boats this year, 300 last.", "2 times"),
        ("Membership was cut in half — 250 members remain out of an original 1,500.", "0.17 times"),
        ("The crew dealt with 36 boats a day instead of the usual 12 — double the load.", "3 times"),
        ("Her pay of £90,000 is five times the £30,000 she had before.", "3 times"),
        ("The navy has 90 ships, double the 65 of the year before.", "1.4 times"),
        ("The navy has 20 ships, half the 65 of the year before.", "0.31 times"),
        ("The town tripled in size; its 15,000 inhabitants became 25,000.", "1.7 times"),
    ],
)
def test_a_factor_that_the_ends_do_not_make(text: str, actual: str) -> None:
    assert [wrong.actual for wrong in wrong_changes(article(text))] == [actual]


@pytest.mark.parametrize(
    "text",
    [
        "The price of oil doubled and gas rose from $2 to $3.",
        "It had 4 boats last year and has 6 boats now, which helping hands doubled.",
        "Revenue grew fourfold, from $5m to $20m.",
        "The navy has 90 ships, just over double the 43 of the year before.",
        "The navy won 60 of 90 seats, twice the 31 of the others.",
        "The navy has 90 ships, double the 43 of the year before.",
        "The navy has 90 ships, twice the 12 boats of the year before.",
        "The number tripled to 900 boats in June and 1,200 boats in July.",
        "The number doubled and tripled: 600 boats this year, 300 last.",
        "The number tripled: 600 boats this year, 300 goats last.",
        "Rents tripled from 5 boats to 40 goats.",
        "The navy has 12 ships and 65 goats, halving its costs.",
        "The share fell to less than half, just under half the 65 ships of 40 ships.",
        "The navy has 30 ships, 12 percent of the 65 of the year before.",
        "The navy has 30 ships, or 12 the 65 of the year before, and 40 percent.",
        "The navy has 30 ships, more than half the 50 of the year before.",
        "Rents doubled from 4 to 90,000 boats.",
        "Rents doubled from 4 kilos to 9 boats in a day.",
        "The navy has 30 ships, less than half the 65 of the year before.",
        "The navy has 90 ships, nearly double the 50 of the year before.",
    ],
)
def test_a_factor_that_may_be_right(text: str) -> None:
    assert wrong_changes(article(text)) == ()
