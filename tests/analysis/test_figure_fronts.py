"""Figures of headlines and captions against the body's."""

import pytest

from copydesk.analysis.figure_fronts import front_clashes
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(headline: str, *body: str, kind: BlockKind = BlockKind.HEADLINE) -> Document:
    blocks: list[Block] = []
    at = 0
    for text in (headline, *body):
        part = BlockKind.PARAGRAPH if blocks else kind
        blocks.append(Block(part, "text", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 1
    return Document("a.txt", "\n".join((headline, *body)), tuple(blocks))


def found(headline: str, *body: str, kind: BlockKind = BlockKind.HEADLINE) -> list[tuple[str, str]]:
    return [
        (clash.first.text, clash.second.text) for clash in front_clashes(article(headline, *body, kind=kind))
    ]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Mill to close six plants as profit falls", ["The seven plants to close employ 900 people."]),
        ("Town votes to save $4.2m", ["The closures are expected to save $4.6m, the mayor said."]),
        ("Ellery win before record crowd of 8,412", ["The gate of 8,214 was a record crowd."]),
        ("Ruiz wins Tarn race by 1,306 votes", ["Ms Ruiz won by 1,360 votes.", "She took 9,000 votes."]),
        ("Clerk stole $412,000, jury finds", ["The jury found she had taken $421,000.", "It paid $5,000."]),
        ("Ferry captain jailed for 12 years", ["The ferry captain was jailed for 11 years by a Tarn court."]),
    ],
)
def test_a_headline_that_the_body_belies(headline: str, body: list[str]) -> None:
    assert len(found(headline, *body)) == 1
    assert len(found(headline, *body, kind=BlockKind.CAPTION)) == 1
    assert len(found(headline, *body, kind=BlockKind.PARAGRAPH)) == 1


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Mill to close six plants", ["The mill will close six plants.", "Other mills closed 7 plants."]),
        ("Mill to close six plants", ["It will close four plants in Tarn.", "Two plants close in Morlow."]),
        ("Mill to close eight plants", ["It will close ten plants in Tarn and keep two plants going."]),
        ("Mill to close six plants", ["It closed 30 plants in the war."]),
        ("Mill to close six plants", ["It may close seven boats."]),
        ("Mill to close six plants", ["It closed another seven plants in Tarn."]),
        ("Mill to close six plants on Monday", ["It closed seven plants on Friday."]),
        (
            "Mill to close six plants",
            ["It closed seven plants in Tarn.", "It closed eight plants in Morlow."],
        ),
        ("Mill makes 6", ["It makes 7 in Tarn."]),
        ("Mill has 6 plants", ["There are 7 plants."]),
        ("Mill boss, 45, closes six plants", ["It rained."]),
        ("Mill closes", ["It rained on 7 plants."]),
    ],
)
def test_a_headline_that_may_be_right(headline: str, body: list[str]) -> None:
    assert found(headline, *body) == []


def test_two_values_are_told_of_once() -> None:
    line = "Mill to close six plants"
    assert len(found(line, line, "The seven plants to close are old.")) == 0
    first = article(line, "The seven plants to close are old.")
    again = Block(BlockKind.STANDFIRST, "text", line, SourceMap.verbatim(Span(0, len(line))))
    assert len(front_clashes(Document("a.txt", first.source, (again, *first.blocks)))) == 1


@pytest.mark.parametrize(
    "opening", ["Mill to close six plants.", "Mill to close six plants " + "or so " * 30]
)
def test_a_paragraph_is_no_headline(opening: str) -> None:
    assert found(opening, "The seven plants to close are old.", kind=BlockKind.PARAGRAPH) == []


def test_an_empty_article_has_none() -> None:
    assert front_clashes(Document("a.txt", "", ())) == ()
