"""The kinds whose figures the text itself determines: place, related places, values, scope."""

from datetime import date

import pytest

from copydesk.check import DocumentCheck
from copydesk.kinds.impossible_date import ImpossibleDate
from copydesk.kinds.wrong_duration import WrongDuration
from copydesk.kinds.wrong_margin import WrongMargin
from copydesk.kinds.wrong_ordinal import WrongOrdinal
from copydesk.kinds.wrong_weekday import WrongWeekday
from copydesk.kinds.wrong_winner import WrongWinner
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

_NOWHERE = ("caption",)
CASES: list[tuple[DocumentCheck, DocumentCheck, str, str, list[str]]] = [
    (
        WrongDuration(),
        WrongDuration(scope=_NOWHERE),
        "It lasted 9 years, from 1990 to 1997.",
        "9 years",
        ["1990 to 1997"],
    ),
    (
        WrongMargin(),
        WrongMargin(scope=_NOWHERE),
        "They voted 40 to 20 for it, a majority of 15.",
        "15",
        ["40 to 20"],
    ),
    (
        WrongOrdinal(),
        WrongOrdinal(scope=_NOWHERE),
        "It was the fifth of four public meetings.",
        "fifth",
        ["four public meetings"],
    ),
    (WrongWinner(), WrongWinner(scope=_NOWHERE), "The bill passed by 20 votes to 31.", "20 votes to 31", []),
    (
        WrongWinner(contest="game"),
        WrongWinner(contest="game", scope=_NOWHERE),
        "Rovers beat Morlow 2-4 at home.",
        "2-4",
        [],
    ),
    (
        WrongWeekday(),
        WrongWeekday(scope=_NOWHERE),
        "It is on 9 October 2017, a Tuesday.",
        "9 October 2017, a Tuesday",
        [],
    ),
    (ImpossibleDate(), ImpossibleDate(scope=_NOWHERE), "It closes on 32 April.", "32 April", []),
]


@pytest.mark.parametrize(("check", "elsewhere", "text", "place", "related"), CASES)
def test_a_match_says_where_and_with_what(
    check: DocumentCheck, elsewhere: DocumentCheck, text: str, place: str, related: list[str]
) -> None:
    block = Block(BlockKind.PARAGRAPH, "text.md", text, SourceMap.verbatim(Span(0, len(text))))
    document = Document("a.md", text, (block,), Meta(published=date(2024, 5, 10)))
    (match,) = check.check(document)
    assert match.place.excerpt == place
    assert [one.excerpt for one in match.related] == related
    assert set(match.values) == check.placeholders
    assert match.evidence
    assert list(elsewhere.check(document)) == []
