"""Figures that the figures beside them rule out, in whatever order they stand."""

from pathlib import Path

import pytest

from copydesk.analysis.figure_misfits import Misfit
from copydesk.analysis.figure_readings import readings
from copydesk.analysis.figure_relations import fresh, misfits
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

ROWS = [
    line.split("|")
    for line in Path(__file__).with_name("stated_arithmetic.txt").read_text("utf-8").splitlines()[1:]
]
TRAPS = Path(__file__).with_name("traps_of_arithmetic.txt").read_text("utf-8").splitlines()[1:]


def document(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


def found(text: str) -> tuple[Misfit, ...]:
    return misfits(document(text))


@pytest.mark.parametrize(("family", "right", "wrong"), ROWS)
def test_a_figure_that_others_rule_out_is_found_and_the_right_one_is_left_alone(
    family: str, right: str, wrong: str
) -> None:
    assert found(right) == ()
    assert [one.family for one in found(wrong)] == [family]


@pytest.mark.parametrize("text", TRAPS)
def test_figures_that_may_be_right_are_left_alone(text: str) -> None:
    assert found(text) == ()


def test_a_table_is_not_read() -> None:
    assert readings(", ".join(map(str, range(1, 14)))) == ()
    assert readings("between 5C and 3C") == ()


def test_what_another_check_has_told_is_not_told_again() -> None:
    text = document("Six nights at $90 a night came to $720, the inquiry heard.")
    assert len(list(fresh(text, "rate", ()))) == 1
    assert list(fresh(text, "rate", [(text.blocks[0], 2)])) == []
    assert list(fresh(text, "sum", ())) == []


def test_a_misfit_tells_what_rules_it_out() -> None:
    text = document("Six nights at $90 a night came to $720, the inquiry heard.")
    one = misfits(text)[0]
    assert one.actual == "$540"
    assert one.said() == "Six nights at $90"
    assert one.evidence() == {"stated": "$720", "parts": "Six nights at $90", "actual": "$540"}
    assert one.place(text).excerpt == "$720"
    assert [part.excerpt for part in one.related(text)] == ["Six nights at $90"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("She won three golds, two silvers and a bronze, eight medals in all.", "eight medals: 6 medals"),
        ("The scheme costs $6m for 2,000 patients, $4,500 per patient.", "$6m: $9m"),
        ("They rowed 60 miles in three days, 30 miles a day.", "60 miles: 90 miles"),
        (
            "The firm's 600 staff earn 35,000 crowns each, 31 million crowns in all.",
            "31 million crowns: 21 million crowns",
        ),
        ("She ran the firm for 25 years, from 1990 to 2005.", "25 years: 15 years"),
        ("By a margin of nine, 31 to 25, the senate confirmed her.", "nine: 6"),
    ],
)
def test_a_misfit_is_told_in_the_units_of_the_text(text: str, told: str) -> None:
    (one,) = found(text)
    assert f"{one.stated.of(text)}: {one.actual}" == told
