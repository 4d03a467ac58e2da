"""Numbers that are names."""

import pytest

from copydesk.analysis.figure_labels import MOST_LABELS, label_clashes, labels
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(*body: str, headline: str = "News") -> Document:
    blocks: list[Block] = []
    at = 0
    for text in (headline, *body):
        part = BlockKind.PARAGRAPH if blocks else BlockKind.HEADLINE
        blocks.append(Block(part, "text", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 1
    return Document("a.txt", "\n".join((headline, *body)), tuple(blocks))


def found(*body: str, headline: str = "News") -> list[tuple[str, str]]:
    return [
        (clash.first.text, clash.second.text) for clash in label_clashes(article(*body, headline=headline))
    ]


OFTEN = ["Under Section 418 they moor.", "By Section 418 they pay.", "So says Section 418 too."]


def test_one_digit_off_once_is_a_slip() -> None:
    assert found(*OFTEN, "Under Section 481 they leave.") == [("Section 481", "Section 418")]


@pytest.mark.parametrize(
    "other",
    [
        "Under Section 502 they leave.",
        "Under Section 41 they leave.",
        "Under Section 481 they leave, and Section 481 is new.",
        "Under Section 481 they leave, not Section 417.",
        "Under Section 4.1 they leave.",
        "In Section 1999 they leave.",
        "Under Rule 481 they leave.",
    ],
)
def test_another_section_is_none(other: str) -> None:
    assert found(*OFTEN, other) == []


def test_a_version_that_the_body_never_has() -> None:
    headline = "Pathways 3.3 brings maps to walkers"
    assert found("Pathways 3.2 brings maps to walkers.", headline=headline) == [
        ("Pathways 3.3", "Pathways 3.2")
    ]
    assert found("Pathways 3.2 had no maps. Pathways 3.3 brings maps to walkers.", headline=headline) == []
    assert found("Pathways 3.2 rained.", headline=headline) == []
    assert found("Pathways 2.2 brings maps to walkers.", headline=headline) == []
    assert found("Pathways 3.2 brings maps to walkers.", headline="Pathways 33 brings maps to walkers") == []
    assert (
        found(
            "Pathways 3.2 brings maps to walkers.", "Pathways 3.4 brings maps to walkers.", headline=headline
        )
        == []
    )


def test_days_and_years_are_no_labels() -> None:
    assert labels(article("On Monday 12 boats left. In May 12 stayed. The 12 went. Tarn 1999 was wet.")) == ()


def test_an_index_of_sections_is_left_alone() -> None:
    assert labels(article(" ".join(f"See Section {number}." for number in range(MOST_LABELS + 5)))) == ()
