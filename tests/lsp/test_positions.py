import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol.types import Position, Range

from copydesk.lsp.positions import Positions, Unit
from copydesk.text.span import Span

UNITS: tuple[Unit, ...] = ("utf-8", "utf-16", "utf-32")
TEXT = "ab\r\né😀z\r\n\rx\u2028y"
texts = st.text(st.sampled_from("aé漢😀\u0301\r\n\u2028\x0c\ud800"), max_size=40)


def width(char: str, unit: Unit) -> int:
    size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[unit]
    return len(char.encode(unit if unit == "utf-8" else f"{unit}-le", "surrogatepass")) // size


@pytest.mark.parametrize(("unit", "column"), [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)])
def test_columns_are_counted_in_the_unit_agreed_on(unit: Unit, column: int) -> None:
    here = Positions(TEXT, unit)
    assert here.position(TEXT.index("z")) == Position(1, column)
    assert here.offset(Position(1, column)) == TEXT.index("z")


def test_only_lf_cr_and_crlf_end_a_line() -> None:
    assert Positions(TEXT, "utf-16").position(len(TEXT)) == Position(3, 3)


def test_what_is_not_in_the_text_stands_for_the_nearest_place_that_is() -> None:
    for unit in UNITS:
        here = Positions(TEXT, unit)
        assert here.offset(Position(0, 99)) == 2
        assert here.offset(Position(99, 0)) == len(TEXT)
        assert here.offset(Position(0, 3)) == 2
    assert Positions(TEXT, "utf-16").offset(Position(1, 2)) == TEXT.index("😀")
    assert Positions(TEXT, "utf-8").offset(Position(1, 5)) == TEXT.index("😀")


def test_a_range_that_runs_backwards_is_empty() -> None:
    here = Positions("abc", "utf-16")
    assert here.span(Range(Position(0, 2), Position(0, 1))) == Span(2, 2)
    assert here.range(Span(0, 2)) == Range(Position(0, 0), Position(0, 2))


@given(texts, st.sampled_from(UNITS))
def test_every_place_has_one_position_that_leads_back(text: str, unit: Unit) -> None:
    here = Positions(text, unit)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n" and offset:
            continue  # between the two there is no place
        position = here.position(offset)
        line = re.split(r"\r\n|\r|\n", text[:offset])[-1]
        assert position.character == sum(width(char, unit) for char in line)
        assert here.offset(position) == offset
