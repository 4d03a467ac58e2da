"""Random edits, told as an editor tells them, leave the text that the editor has, and the findings of it."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from copydesk import api
from copydesk.config.workspace import Options
from copydesk.lsp.examiner import Examiner
from copydesk.lsp.positions import Unit
from copydesk.lsp.texts import OpenText

OPTIONS = Options(isolated=True, select=("wording", "spelling", "figures"), force_exclude=True)
EXAMINER = Examiner(OPTIONS)
START = "# Fire in Tarn\n\nThe fire of of 600 seats 😀 hurt 12 people.\r\n\r\nThe harbour, the harbor.\n"
bits = st.lists(
    st.sampled_from(
        ["a", " ", "of ", "harbor ", "12 people ", "😀", "e\u0301", "\n", "\r\n", "\r", "\u2028", "\x0c"]
    ),
    max_size=4,
).map("".join)
edits = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), bits), max_size=12)


def place(text: str, at: int) -> Position:
    lines = re.split(r"\r\n|\r|\n", text[:at])
    return Position(len(lines) - 1, sum(2 if ord(char) > 0xFFFF else 1 for char in lines[-1]))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(edits)
def test_random_edits_leave_no_difference_to_a_fresh_check(made: list[tuple[float, int, str]]) -> None:
    unit: Unit = "utf-16"
    text, kept = START, OpenText("untitled:a", "a.md", 1, START)
    for version, (where, length, new) in enumerate(made, 2):
        start = int(where * len(text))
        start -= text[start - 1 : start + 1] == "\r\n"
        end = min(len(text), start + length)
        end += text[end - 1 : end + 1] == "\r\n"
        there = Range(place(text, start), place(text, end))
        kept.change([TextDocumentContentChangePartial(there, new)], version, unit)
        text = f"{text[:start]}{new}{text[end:]}"
        assert kept.text == text
        assert kept.version == version
    assert EXAMINER.check("a.md", kept.text).findings == api.lint_text(text, "a.md", OPTIONS).findings


def test_halves_of_a_character_that_come_apart_are_joined() -> None:
    kept = OpenText("untitled:a", "a.md", 1, "é\ud83d")
    at = Position(0, 2)
    kept.change([TextDocumentContentChangePartial(Range(at, at), "\ude00")], 2, "utf-16")
    assert kept.text == "é😀"
    kept.change([TextDocumentContentChangeWholeDocument("new")], 3, "utf-16")
    assert kept.text == "new"


def test_half_a_character_is_a_problem_of_the_text() -> None:
    checked = EXAMINER.check("a.md", "A\ud800")
    assert not checked.ran
    assert "not UTF-8" in checked.problems[0].message
