"""The kinds that report figures and dates: place, related places, values, scope."""

from datetime import date

import pytest

from copydesk.check import DocumentCheck, Match
from copydesk.kinds.contradicting_figures import ContradictingFigures
from copydesk.kinds.differing_dates import DifferingDates
from copydesk.kinds.differing_figures import DifferingFigures
from copydesk.kinds.differing_labels import DifferingLabels
from copydesk.kinds.differing_weekdays import DifferingWeekdays
from copydesk.kinds.impossible_date import ImpossibleDate
from copydesk.kinds.reversed_range import ReversedRange
from copydesk.kinds.wrong_age import WrongAge
from copydesk.kinds.wrong_balance import WrongBalance
from copydesk.kinds.wrong_change import WrongChange
from copydesk.kinds.wrong_conversion import WrongConversion
from copydesk.kinds.wrong_exchange import WrongExchange
from copydesk.kinds.wrong_rate import WrongRate
from copydesk.kinds.wrong_remainder import WrongRemainder
from copydesk.kinds.wrong_share import WrongShare
from copydesk.kinds.wrong_total import WrongTotal
from copydesk.kinds.wrong_weekday import WrongWeekday
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

CLOSED = "After the flood the council closed {} bridges in the Arden valley."


def article(*paragraphs: str, first: BlockKind = BlockKind.PARAGRAPH) -> Document:
    blocks: list[Block] = []
    at = 0
    for text in paragraphs:
        kind = BlockKind.PARAGRAPH if blocks else first
        blocks.append(Block(kind, "text.md", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 1
    return Document("a.md", "\n".join(paragraphs), tuple(blocks), Meta(published=date(2024, 5, 10)))


def only(check: DocumentCheck, *paragraphs: str, first: BlockKind = BlockKind.PARAGRAPH) -> Match:
    (match,) = check.check(article(*paragraphs, first=first))
    assert set(match.values) == check.placeholders
    assert match.evidence
    return match


@pytest.mark.parametrize(
    ("check", "text", "place", "related"),
    [
        (WrongChange(), "Rents doubled from 10 to 15 crowns.", "10 to 15 crowns", []),
        (WrongShare(), "In all 12 of 40 pupils (25%) passed.", "25%", ["12 of 40 pupils"]),
        (
            WrongTotal(),
            "They met 12 people: five women and six men.",
            "12 people",
            ["five women and six men"],
        ),
        (
            WrongRate(),
            "They bought 20 sheds at $150 each, a total of $4,000.",
            "$4,000",
            ["20 sheds at $150"],
        ),
        (
            WrongRemainder(),
            "Some 55 percent said yes, 35 percent no and 20 percent did not know.",
            "20 percent",
            ["55 percent said yes, 35 percent"],
        ),
        (
            WrongExchange(),
            "It cost £10 ($12.50) and £40 ($75).",
            "$75",
            ["£10 ($12.50) and £40"],
        ),
        (
            WrongBalance(),
            "Sales of $10 million and costs of $8 million left a profit of $4 million.",
            "$4 million",
            ["$10 million and costs of $8 million"],
        ),
        (WrongConversion(), "It is 21km (19.2 miles) long.", "19.2 miles", ["21km"]),
        (ReversedRange(), "It takes between 50 and 40 people.", "50 and 40 people", []),
        (WrongAge(), "Ana Ruiz, 35, born in 1980, takes over.", "35", ["1980"]),
        (WrongWeekday(), "It opens on Saturday, 17 May.", "Saturday, 17 May", []),
        (ImpossibleDate(), "It closes on Feb. 29, 2023.", "Feb. 29, 2023", []),
        (ImpossibleDate(), "It closes on 31 June.", "31 June", []),
        (
            WrongTotal(rounded=True),
            "They sold 2.4 million sacks: 1.1 million of oats, 800,000 of rye and 400,000 of barley.",
            "2.4 million sacks",
            ["1.1 million of oats, 800,000 of rye and 400,000"],
        ),
        (
            DifferingLabels(),
            "See Section 481. By Section 418 they pay, by Section 418 they go, and so says Section 418.",
            "Section 481",
            ["Section 418"],
        ),
        (
            DifferingDates(),
            (
                "All boats leave the harbour wall on Thursday 1 August. "
                "Boats leave the harbour wall on Thursday 8 August."
            ),
            "Thursday 1 August",
            ["Thursday 8 August"],
        ),
        (
            DifferingWeekdays(),
            "It opens on Monday 7 May. It closes on Tuesday 7 May.",
            "Tuesday 7 May",
            ["Monday 7 May"],
        ),
    ],
)
def test_a_match_says_where_and_with_what(
    check: DocumentCheck, text: str, place: str, related: list[str]
) -> None:
    match = only(check, text)
    assert match.place.excerpt == place
    assert [other.excerpt for other in match.related] == related
    assert list(type(check)(scope=("headline",)).check(article(text))) == []


def test_the_values_are_worded_for_an_editor() -> None:
    assert only(WrongWeekday(), "It opens on Saturday, 17 May.").values == {
        "date": "17 May 2024",
        "actual": "Friday",
    }
    assert only(ImpossibleDate(), "It closes on Feb. 29, 2023.").values == {
        "month": "February 2023",
        "days": "28",
    }
    assert only(WrongConversion(), "It is 21km (19.2 miles) long.").values["actual"] == "13 miles"


def test_contradicting_figures_show_both_places() -> None:
    match = only(ContradictingFigures(), CLOSED.format(14), CLOSED.format(19))
    assert (match.place.line, match.place.excerpt) == (1, "14 bridges")
    assert [(other.line, other.excerpt) for other in match.related] == [(2, "19 bridges")]


def test_the_figure_in_scope_is_the_place() -> None:
    texts = CLOSED.format(14), CLOSED.format(19)
    late = only(ContradictingFigures(scope=("paragraph",)), *texts, first=BlockKind.CAPTION)
    assert (late.place.line, late.related[0].line) == (2, 1)
    assert list(ContradictingFigures(scope=("note",)).check(article(*texts))) == []


def test_differing_figures_show_both_places() -> None:
    texts = "Ferry fire kills 12", "A ferry fire killed 19 people off Port Ellery."
    match = only(DifferingFigures(), *texts, first=BlockKind.STANDFIRST)
    assert [match.place.excerpt, match.related[0].excerpt] == ["12", "19 people"]
    late = only(DifferingFigures(scope=("paragraph",)), *texts, first=BlockKind.STANDFIRST)
    assert late.place.line == 2
    hidden = DifferingFigures(scope=("note",)).check(article(*texts, first=BlockKind.STANDFIRST))
    assert list(hidden) == []


def test_what_contradicts_word_for_word_is_not_doubted_as_well() -> None:
    texts = CLOSED.format(14), CLOSED.format(19)
    assert list(DifferingFigures().check(article(*texts))) == []
