"""Dates that differ between two places."""

import pytest

from copydesk.analysis.date_clashes import MOST_COMPARED, date_clashes, weekday_clashes
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(*body: str, headline: str = "News", kind: BlockKind = BlockKind.PARAGRAPH) -> Document:
    blocks: list[Block] = []
    at = 0
    for text in (headline, *body):
        part = kind if blocks else BlockKind.HEADLINE
        blocks.append(Block(part, "text", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 1
    return Document("a.txt", "\n".join((headline, *body)), tuple(blocks))


def found(*body: str, headline: str = "News", kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [clash.reason for clash in date_clashes(article(*body, headline=headline, kind=kind))]


FAIR = "Harbour fair opens on 3 May"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("The harbour fair opens on 4 May.", "the body never has it"),
        ("The harbour fair is now planned for 9 May, not 3 May.", "a newer date"),
        ("The fair was postponed until Friday, 9 May.", "a newer date"),
    ],
)
def test_a_headline_of_another_day(body: str, reason: str) -> None:
    assert found(body, headline=FAIR) == [reason]


@pytest.mark.parametrize(
    "body",
    [
        ["The harbour fair opens on 3 May and closes on 4 May."],
        ["The harbour fair opens on 4 May.", "The harbour fair opens to all on 5 May."],
        ["The harbour fair opens on 4 September."],
        ["Tickets went on 2 May."],
        ["Rain is now expected on 9 May."],
        ["The harbour fair opens on 31 June."],
        ["It rained."],
    ],
)
def test_a_headline_that_may_be_right(body: list[str]) -> None:
    assert found(*body, headline=FAIR) == []


def test_another_year_is_another_fair() -> None:
    assert found("The harbour fair opens on 4 May 2023.", headline="Harbour fair opens on 3 May 2024") == []


def test_a_subhead_of_another_day() -> None:
    headline, subhead = "Harbour fair: 3 May", BlockKind.SUBHEAD
    assert found("Harbour fair: 7 May", headline=headline, kind=subhead) == ["a subhead"]
    assert found("(Update 7 May) Harbour fair", headline=headline) == ["the body never has it"]
    assert found("(Update 7 May) Harbour fair 3 May", headline=headline, kind=subhead) == []
    assert found("Bridge works: 7 May", headline=headline, kind=subhead) == []


def test_the_same_words_before_two_days() -> None:
    one, other = (
        "Boats will leave the harbour wall on Tuesday 1 August.",
        "All boats leave the harbour wall on {}.",
    )
    assert found(one, other.format("Tuesday 8 August")) == ["after the same words"]
    assert found(one, other.format("Friday 11 August")) == []
    assert found(one, "First boats leave the harbour wall on Tuesday 8 August.") == []
    assert found(one, "Goats sleep on Tuesday 8 August.") == []
    assert found(one, other.format("Tuesday 1 August")) == []
    assert found("It is to be on 1 August.", "It is to be on 8 August.") == []


def test_a_calendar_is_left_alone() -> None:
    assert found(*(["The harbour fair opens on 4 May."] * MOST_COMPARED), headline=FAIR) == []


def test_one_date_has_one_weekday() -> None:
    def weekdays(*body: str) -> int:
        return len(weekday_clashes(article(*body)))

    assert weekdays("It opens on Monday 7 April.", "It opens on Tuesday 7 April.") == 1
    assert weekdays("It opens on Monday 7 April.", "It opens on Monday 7 April, not 7 April.") == 0
    assert weekdays("It opens on Monday 7 April 2025.", "It opened on Sunday 7 April 2024.") == 0
