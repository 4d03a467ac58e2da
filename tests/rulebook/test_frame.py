from hypothesis import given
from hypothesis import strategies as st

from copydesk.rulebook.frame import frame


def test_the_caret_stands_under_the_column() -> None:
    assert frame("a\nbé: x\n", 2, 3) == "1 | a\n2 | bé: x\n  |   ^"


def test_lines_before_are_shown_and_numbers_aligned() -> None:
    text = "\n".join(f"line {n}" for n in range(1, 12))
    assert frame(text, 10) == " 8 | line 8\n 9 | line 9\n10 | line 10"


def test_a_long_line_is_shown_around_the_column() -> None:
    shown = frame("x" * 500 + "HERE" + "y" * 500, 1, 501).split("\n")
    assert len(shown[0]) < 110
    assert shown[0][shown[1].index("^") :].startswith("HERE")


def test_nothing_is_shown_of_a_line_that_is_not_there() -> None:
    assert frame("a", 3, 1) == ""


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert frame("a\t\x1b[31mb", 1, 2) == "1 | a \ufffd[31mb\n  |  ^"


@given(st.text(max_size=80), st.integers(-1, 5), st.none() | st.integers(1, 300))
def test_any_place_is_shown(text: str, line: int, column: int | None) -> None:
    assert "\x1b" not in frame(text, line, column)
