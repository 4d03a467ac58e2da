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
    "text",
    [
        "In 2014 the town marked the 10th anniversary of the 2004 flood.",
        "The town will mark the 50th anniversary of the 1975 flood.",
        "In 2014 and 2015 it marked the 20th anniversary of the 2004 flood.",
        "It marked the 20th anniversary of the 2004 flood and the 5th anniversary of the 1999 fire.",
        "It marked an anniversary of the 2004 flood.",
        "The museum, opened in 1990, marks the 20th anniversary of the 2004 flood.",
        "It rained.",
    ],
)
def test_an_anniversary_that_may_be_right(text: str) -> None:
    assert found(text) == []


def test_without_any_date_there_is_nothing_to_count_from() -> None:
    assert found("It marked the 50th anniversary of the 2004 flood.", dated=False) == []
