"""Weekdays told behind a date, and days that no month has."""

from datetime import date

import pytest

from copydesk.analysis.told_dates import numbered_days, told_weekdays
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(2024, 5, 10)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is set for 9 October 2017, a Tuesday, in Tarn.", "9 October 2017, a Tuesday: 2017-10-09"),
        ("The hearing is set for 9 October 2017, a Monday, in Tarn.", ""),
        ("The hearing of 9 October 2017 fell on a Friday.", "9 October 2017 fell on a Friday: 2017-10-09"),
        ("The hearing of 9 October 1817 fell on a Friday.", ""),
        ("The hearing of 9 October was a Friday.", ""),
        ("The hearing of 31 June 2017 was a Friday.", ""),
        ("It was a Friday.", ""),
    ],
)
def test_a_weekday_behind_a_date_has_to_be_that_of_the_date(text: str, told: str) -> None:
    said = (f"{one.span.of(text)}: {one.meant}" for one in told_weekdays(article(text)))
    assert "; ".join(said) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The invoice, dated 31/06/2018, was never paid.", "31/06/2018: 31/6"),
        ("The invoice, dated 06/31/2018, was never paid.", "06/31/2018: 31/6"),
        ("The invoice, dated 30/06/2018, was never paid.", ""),
        ("The invoice, dated 45/06/2018, was never paid.", ""),
        ("The log, updated 2021-04-31, lists nine boxes.", "2021-04-31: 31/4"),
        ("The log, updated 2021-04-30, lists nine boxes.", ""),
        ("Between 3 March and 32 April the road will be closed.", "32 April: 32/4"),
        ("It was stolen on the 32nd of August 1994.", "32nd of August 1994: 32/8"),
        ("It closes on April 35, 2019.", "35, 2019: 35/4"),
        ("In May 45 people came.", ""),
    ],
)
def test_a_day_past_the_end_of_its_month(text: str, told: str) -> None:
    said = (f"{one.span.of(text)}: {one.day}/{one.month}" for one in numbered_days(article(text)))
    assert "; ".join(said) == told
