"""Anniversaries and the years they count."""

from datetime import date

import pytest

from copydesk.kinds.wrong_anniversary import WrongAnniversary
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def found(text: str, *, dated: bool = True, scope: str = "text") -> list[tuple[str, str]]:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    meta = Meta(published=date(2024, 5, 10) if dated else None)
    check = WrongAnniversary(scope=(scope,))
    return [
        (one.place.excerpt, one.values["actual"])
        for one in check.check(Document("a.txt", text, (block,), meta))
    ]


def test_the_years_make_another_anniversary() -> None:
    text = "In 2014 the town marked the 20th anniversary of the 2004 flood."
    assert found(text) == [("20th", "10")]
    assert found(text, scope="caption") == []
    assert found("The town marks the fiftieth anniversary of the flood of 1964.") == [("fiftieth", "60")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The 25th anniversary of the 1990 fire was marked in 2005.", [("25th", "15")]),
        ("The club, founded in 1900, celebrated its 125th anniversary in 2015.", [("125th", "115")]),
        ("The club, founded in 1934, celebrates its centenary this year.", [("centenary", "90")]),
        ("The centenary of the 1914 strike was marked in 2010.", [("centenary", "96")]),
        ("A tower rose in 1966 for the 300th anniversary of Tarn Fire of 1566.", [("300th", "400")]),
        ("The bridge fell 50 years ago, in 1964.", [("50", "60")]),
        ("It is 50 years since the wall fell in 1964.", [("50", "60")]),
    ],
)
def test_an_anniversary_is_told_in_many_ways(text: str, told: list[tuple[str, str]]) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "In 2014 the town marked the 10th anniversary of the 2004 flood.",
        "The town will mark the 50th anniversary of the 1975 flood.",
        "In 2014 and 2015 it marked the 20th anniversary of the 2004 flood.",
        "It marked the 20th anniversary of the 2004 flood and the 5th anniversary of the 1999 fire.",
        "It marked an anniversary of the 2004 flood.",
        "The museum, opened in 1990, marks the 20th anniversary of the 2004 flood.",
        "It rained.",
        "The museum, opened in 2010, marked the 30th anniversary of the 2004 flood.",
        "The club, formed in 1919 and revived in 1999, marks its 105th anniversary this year.",
        "The 2018 film about the 30th anniversary of the 1984 strike is long.",
        "The town marked the 150th anniversary of the railway, closed in 1965, in 2010.",
        "The club, founded in 1900, celebrated its 115th anniversary in 2015.",
        "The town marked the 10th anniversary of the flood in 2019.",
        "He proposed at the 50th anniversary of the 1964 flood.",
        "In 2014 the town marked an anniversary, the 20th, of 2004.",
        "The 20th anniversary was marked in 2014.",
        "The 20th anniversary of the 2034 flood is marked this year.",
        "In 2013, ahead of the 10th anniversary of the 2004 flood, a wall rose.",
        "The bridge fell 60 years ago, in 1964.",
    ],
)
def test_an_anniversary_that_may_be_right(text: str) -> None:
    assert found(text) == []


def test_without_any_date_there_is_nothing_to_count_from() -> None:
    assert (
        found("Founded in 1924 and sold in 2000, the paper marks its 100th anniversary.", dated=False) == []
    )
    assert found("It marked the 50th anniversary of the 2004 flood.", dated=False) == []
