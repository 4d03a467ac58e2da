"""Ranges that run backwards."""

from datetime import date

import pytest

from copydesk.analysis.figure_ranges import reversed_ranges
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(2024, 5, 10)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It takes between 50 and 40 people.", "50>40 people"),
        ("Rents were between $50 and $30 a week.", "$50>$30"),
        ("Rents were between $50 and 30 people.", ""),
        ("Rents were between $50 and £30 a week.", ""),
        ("It is open between 90 am and 50 people.", ""),
        ("It takes between 50 and 40.", "50>40"),
        ("The share varies from 90% to 10%.", ""),
        ("It takes between 9 and 5.", ""),
        ("It happened between 1990 and 1985.", ""),
        ("The engineers expect 50 to 30 visitors an hour.", "50>30 visitors"),
        ("The engineers expect 30 to 50 visitors an hour.", ""),
        ("The engineers expect 50 to 30 in an hour.", ""),
        ("Bids of 30 to 22 million euros came in.", "30>22 million euros"),
        ("Between 900 and 1.2 million boats came.", ""),
        ("Between 1.5 million and 2 boats came.", ""),
        ("Winds of 40-30mph are expected.", "40>30mph"),
        ("The militia has at least 5,000 and at most 3,000 men.", "5,000>3,000 men"),
        ("The minimum fine is £100 and the maximum £60.", "£100>£60"),
        ("Estimates vary from 1,200 to 900.", "1,200>900"),
        ("Between 40 goats here and 30 there were sold.", ""),
        ("It lasts three to two weeks.", "three>two weeks"),
        ("They may apply between 90 and 60 days before the vote.", ""),
        ("It was played between 27 members and 3 observers.", ""),
        ("It takes less time to two people.", ""),
        ("It takes 5 people, many boats and as much patience as a long winter night can bring, and 4.", ""),
    ],
)
def test_a_range_runs_upwards(text: str, told: str) -> None:
    said = (f"{one.first}>{one.second}" for one in reversed_ranges(article(text)))
    assert "; ".join(said) == told
