import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.finding import Edit
from copydesk.rulebook.criticmarkup import show, strip
from copydesk.text.span import Span

WORDS = st.text("abé\n ~>=", max_size=6)


def test_marks_are_taken_out_and_counted_in_characters_of_what_remains() -> None:
    marked = strip("“Été” {==one==} two {==three\nfour==}.")
    assert marked.text == "“Été” one two three\nfour."
    assert [span.of(marked.text) for span in marked.marks] == ["one", "three\nfour"]
    assert marked.edits == ()


def test_a_substitution_is_a_mark_and_an_edit() -> None:
    marked = strip("The {~~colour~>color~~} of it")
    assert marked.text == "The colour of it"
    assert marked.marks == (Span(4, 10),)
    assert marked.edits == (Edit(Span(4, 10), "color"),)


def test_a_substitution_by_nothing_deletes() -> None:
    assert strip("a {~~b ~>~~}c").edits == (Edit(Span(2, 4), ""),)


@pytest.mark.parametrize("text", ["{==a", "a==}", "{~~a~>b", "{==a~~}", "{==a {==b==} c==}", "~~}"])
def test_a_mark_without_partner_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="has no partner"):
        strip(text)


def test_a_substitution_without_arrow_is_refused() -> None:
    with pytest.raises(ValueError, match="needs"):
        strip("{~~a~~}")


@given(st.lists(st.tuples(WORDS, WORDS), max_size=5), WORDS)
def test_offsets_are_exact(pieces: list[tuple[str, str]], tail: str) -> None:
    text = "".join(f"{before}|{{=={inside}==}}|" for before, inside in pieces) + tail
    marked = strip(text)
    assert marked.text == "".join(f"{before}|{inside}|" for before, inside in pieces) + tail
    assert [span.of(marked.text) for span in marked.marks] == [inside for _, inside in pieces]
    assert show(marked.text, marked.marks) == text


def test_show_leaves_out_marks_that_overlap() -> None:
    assert show("abcd", (Span(0, 2), Span(1, 3))) == "{==ab==}cd"


def test_a_row_of_opening_marks_ends_at_once() -> None:
    with pytest.raises(ValueError, match="has no partner"):
        strip("{==" * 300_000)
