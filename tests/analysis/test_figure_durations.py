"""Lengths of time beside both of their ends."""

from datetime import date

import pytest

from copydesk.analysis.figure_durations import wrong_durations
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str, year: int | None = 2024) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(year, 5, 10) if year else None))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ruiz was mayor for 9 years, from 1990 to 1997.", "9 years: 6 to 8 years"),
        ("Ruiz was mayor for seven years, from 1990 to 1997.", ""),
        ("The three-hour flight, from 10:30 to 19:30, was calm.", ""),
        ("Ruiz was mayor for eight years, from 1990 to 1997.", ""),
        ("The mine was open for 15 years, from 1960 until 1970.", "15 years: 9 to 11 years"),
        ("The three-week strike, from 3 March to 10 March, cost jobs.", "three-week: 1 to 1.1 weeks"),
        ("The one-week strike, from 3 March to 10 March, cost jobs.", ""),
        ("The three-week strike, from 3 to 10 March, cost jobs.", "three-week: 1 to 1.1 weeks"),
        ("The three-week strike, from March 3 to 10, cost jobs.", "three-week: 1 to 1.1 weeks"),
        ("The three-week strike, from 3 to 10, cost jobs.", ""),
        ("The three-week strike, from March to 10, cost jobs.", ""),
        ("The three-week strike, from March 2020 to May, cost jobs.", ""),
        ("The six-day fair, from Thursday to Sunday 2020, was full.", "six-day: 3 to 4 days"),
        ("The four-day fair, from Thursday to Sunday at gate 3, was full.", ""),
        ("The nine-day fair, from Thursday to Sunday at gate 3, was full.", "nine-day: 3 to 4 days"),
        ("The nine-day fair, from Thursday to 10 March, was full.", ""),
        ("The nine-day fair, from 30 February to 31 March, was full.", ""),
        ("The nine-day fair, from 30 March to 3 March 2020, was full.", ""),
        ("The two-day trial, from 6 May to 13 May 2024, was short.", "two-day: 7 to 8 days"),
        ("The six-day trial, from 6 May to 13 May 2024, was short.", ""),
        ("The two-month wait, from 1 December to 3 May, was long.", "two-month: 5.1 months"),
        ("The strike ran from March 3 to March 10, three weeks in all.", "three weeks: 1 to 1.1 weeks"),
        ("The eight-hour meeting, from 9 a.m. to 3 p.m., was calm.", "eight-hour: 6 hours"),
        ("The eight-hour meeting, from 9 a.m. to 5 p.m., was calm.", ""),
        ("The eight-hour meeting, from 9 to 5 p.m., was calm.", ""),
        ("The eight-hour meeting, from 14 to 5 p.m., was calm.", ""),
        ("The three-hour meeting, from 10:30 to 11:30, was calm.", "three-hour: 1 hour"),
        ("The three-hour meeting, from noon until midnight on day 3, was calm.", "three-hour: 12 hours"),
        ("The 90-minute show, from 19:00 to 20:00, was full.", "90-minute: 60 minutes"),
        (
            "In the air from 10:15 until 12:45, the crew circled for four and a half hours.",
            "four and a half hours: 2.5 hours",
        ),
        ("He was sentenced to nine years in prison for thefts from 1990 to 1997.", ""),
        ("She spent two years abroad between 1990 and 1997.", ""),
        ("She spent 12 years abroad between 1990 and 1997.", "12 years: 6 to 8 years"),
        ("She spent four months abroad between 2015 and 2017.", ""),
        ("In the nine years between 1990 and 1997 it rained.", "nine years: 6 to 8 years"),
        ("From 1990 to 1997 prices rose for three years.", ""),
        ("From 1990 to 1997 prices rose for 13 years.", "13 years: 6 to 8 years"),
        ("It took nearly nine years, from 1990 to 1998.", ""),
        ("It took about nine years, from 1990 to 1999.", ""),
        ("It took more than five years, from 1990 to 1999.", ""),
        ("It took up to 20 years, from 1990 to 1999.", ""),
        ("It took 0 years, from 1990 to 1999.", ""),
        ("She was mayor for 5 years, from 1990 to 1994 and 1998 to 2003.", ""),
        ("She led the club (1990-1997) for 12 years.", "12 years: 6 to 8 years"),
        ("The mill opened in 1950 and closed 22 years later, in 1960.", "22 years: 9 to 11 years"),
        ("In 1950 it opened and 22 years later, in 1960, it shut.", "22 years: 9 to 11 years"),
        ("In 1950 it opened and 10 years later, in 1960, it shut.", ""),
        ("In 2000, 60 years after the flood of 1950, a wall was built.", "60 years: 49 to 51 years"),
        ("In 2010, five years after she left the post she had taken in 1990, she died.", ""),
        ("Arrested in 1962 and freed in 1990, he spent 38 years there.", "38 years: 27 to 29 years"),
        (
            "It was 23:30 when the bell rang and 00:30 when they came, three hours afterwards.",
            "three hours: 1 hour",
        ),
        ("Twenty years after the war of 1990, the town, rebuilt in 2000, thrives.", ""),
        ("Elected in 1990 and re-elected in 1994, he left in 1998 after eight years.", ""),
        ("In nine years it moved and then ran from 1990 to 1997.", ""),
        ("The museum has 5 years and 3 days.", ""),
    ],
)
def test_a_length_has_to_be_what_its_ends_make(text: str, told: str) -> None:
    assert ", ".join(f"{one.length.of(text)}: {one.actual}" for one in wrong_durations(article(text))) == told


def test_without_a_year_the_days_of_a_weekend_may_be_left_out() -> None:
    text = "The four-day fair, from 3 March to 8 March, was full."
    assert wrong_durations(article(text, None)) == ()
    assert wrong_durations(article("It took 5 days, from 3 March to 3 March.", None)) != ()
