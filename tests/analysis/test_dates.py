"""Dates, weekdays, and days no calendar has."""

from datetime import date

import pytest

from copydesk.analysis.dates import MOST_DATES, impossible_dates, written_dates, wrong_weekdays
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str, published: date | None = None) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=published))


@pytest.mark.parametrize(
    ("text", "day", "month", "year", "weekday"),
    [
        ("It opened on Friday, Oct. 4, 2024.", 4, 10, 2024, 4),
        ("It opened on Tues., 1 October 2024.", 1, 10, 2024, 1),
        ("It opened on Friday the 4th of October 2024.", 4, 10, 2024, 4),
        ("It opened on 3 May.", 3, 5, None, None),
        ("It opened on Sept. 9th.", 9, 9, None, None),
    ],
)
def test_a_date_is_read(text: str, day: int, month: int, year: int | None, weekday: int | None) -> None:
    (written,) = written_dates(article(text))
    assert (written.day, written.month, written.year, written.weekday) == (day, month, year, weekday)


@pytest.mark.parametrize(
    "text", ["In May 2024 it opened.", "It opened on May 5 p.m. there.", "It may 5 open.", "Oct. 4.5 is out."]
)
def test_other_numbers_beside_months_are_no_dates(text: str) -> None:
    assert written_dates(article(text)) == ()


PUBLISHED = date(2024, 5, 10)


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("It opened on Friday, Oct. 1, 2024.", None, [date(2024, 10, 1)]),
        ("It opened on Friday, Oct. 4, 2024.", None, []),
        ("It opened on Friday, Oct. 1, 2024 and closed.", None, [date(2024, 10, 1)]),
        ("It opens on Saturday, 17 May.", PUBLISHED, [date(2024, 5, 17)]),
        ("It opens on Friday, 17 May.", PUBLISHED, []),
        ("It opens on Saturday, 17 May.", None, []),
        ("It opened on Saturday, 17 October.", PUBLISHED, []),
        ("In 2019 it opened on Saturday, 17 May.", PUBLISHED, []),
        ("It opened a year after Wednesday, 17 May.", PUBLISHED, []),
        ("It opened a year after Tuesday, 17 May.", PUBLISHED, [date(2024, 5, 17)]),
        ("It opens on Wednesday, 17 May.", PUBLISHED, [date(2024, 5, 17)]),
        ("It opens on Saturday and Sunday, May 4-5.", PUBLISHED, []),
        ("It opens on Saturday, Sunday, May 4 there.", PUBLISHED, []),
        ("It opens on Sunday, May 4 and 5.", PUBLISHED, []),
        ("It opened on Friday, May 4, 1801.", None, []),
        ("So said the Ellery Sun, May 3, 2024.", None, []),
        ("So it was on Sun, May 3, 2024.", None, [date(2024, 5, 3)]),
        ("It opened on Friday, 31 June 2024.", None, []),
        ("It opens on Monday, 31 December.", date(2025, 1, 3), [date(2024, 12, 31)]),
    ],
)
def test_a_weekday_has_to_be_that_of_its_date(text: str, published: date | None, days: list[date]) -> None:
    assert [wrong.meant for wrong in wrong_weekdays(article(text, published))] == days


@pytest.mark.parametrize(
    ("text", "impossible"),
    [
        ("It closes on 31 June.", 1),
        ("It closes on June 31.", 1),
        ("It closes on June 31 at noon.", 1),
        ("It closes on Feb. 29, 2023.", 1),
        ("It closes on Monday, June 31 people say.", 1),
        ("It closes on Feb. 29, 2024.", 0),
        ("It closes on 29 February.", 0),
        ("In June 31 people were rescued.", 0),
    ],
)
def test_a_day_the_calendar_does_not_have(text: str, impossible: int) -> None:
    assert len(impossible_dates(article(text))) == impossible


def test_only_so_many_dates_are_looked_at() -> None:
    assert len(written_dates(article("On 3 May. " * (MOST_DATES + 5)))) == MOST_DATES
