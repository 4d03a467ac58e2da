"""Fractions in words."""

import pytest

from copydesk.analysis.figure_fractions import fractions
from copydesk.analysis.passages import document_sentences
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


def found(text: str) -> list[tuple[str, float, str]]:
    (sentence,) = article(text).derive(document_sentences)
    return [(one.text, round(one.value, 1), one.hedge) for one in fractions(sentence)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A third of them went.", [("A third", 33.3, "")]),
        ("Nearly two-thirds went.", [("two-thirds", 66.7, "nearly")]),
        ("About three in five went.", [("three in five", 60.0, "about")]),
        ("More than half of them went.", [("half", 50.0, "over")]),
        ("Less than one half went.", [("one half", 50.0, "under")]),
        ("One in 100 went, and 3 out of 10 came.", [("One in 100", 1.0, ""), ("3 out of 10", 30.0, "")]),
        ("The remaining quarter is red.", [("quarter", 25.0, "")]),
        ("Four in three went.", []),
        ("A third man came in the first half.", []),
        ("They won two in three years.", []),
        ("A quarter of 2019 was wet.", []),
        ("Half an hour went by.", []),
        ("One in zero went.", []),
    ],
)
def test_a_fraction_is_read_as_a_share_with_its_hedge(
    text: str, expected: list[tuple[str, float, str]]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("hedge", "holds", "misses"),
    [
        ("", 53, 60),
        ("about ", 58, 62),
        ("more than ", 90, 45),
        ("nearly ", 42, 55),
        ("less than ", 10, 55),
    ],
)
def test_a_fraction_is_as_loose_as_it_is_said(hedge: str, holds: float, misses: float) -> None:
    (sentence,) = article(f"They said {hedge}half of them went.").derive(document_sentences)
    (half,) = fractions(sentence)
    assert half.low <= holds <= half.high
    assert not half.low <= misses <= half.high
