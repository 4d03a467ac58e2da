"""Lines of a text, by number."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine.linewise import Lines, as_counted, carried, changed_lines

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""])).map("\n".join)


def test_lines_that_are_not_in_the_text_before_have_changed() -> None:
    assert changed_lines("one\ntwo\nthree\n", "one\n2\nthree\nfour\n") == Lines(frozenset({2, 4}))
    assert changed_lines("one\ntwo\nthree\n", "one\nthree\n") == Lines()
    assert changed_lines("", "one\n") == Lines(frozenset({1}))


def test_of_very_many_lines_all_between_have_changed() -> None:
    before = "same\n" + "x\n" * 4_000 + "same"
    after = "same\n" + "y\nx\n" * 2_000 + "same"
    assert changed_lines(before, after) == Lines(frozenset(range(2, 4_001)))


@given(TEXTS, TEXTS)
def test_lines_that_have_not_changed_are_in_both(before: str, after: str) -> None:
    changed = changed_lines(before, after).numbers
    left = [line for number, line in enumerate(after.split("\n"), 1) if number not in changed]
    rest = iter(before.split("\n"))
    assert all(line in rest for line in left)  # in the same order


@given(TEXTS)
def test_nothing_changes_where_nothing_is_edited(text: str) -> None:
    assert changed_lines(text, text) == Lines()
    assert carried(Lines(frozenset({1})), text, text) == Lines(frozenset({1}))


def test_lines_move_with_edits() -> None:
    before, after = "a\nb\nc\nd\n", "a\nB\nb\nc\nd\n"
    assert carried(Lines(frozenset({2, 4})), before, after) == Lines(frozenset({2, 3, 5}))
    assert carried(Lines(every=True), before, after).every


def test_a_lone_cr_ends_a_line_for_us_only() -> None:
    text = "one\rtwo\r\nthree\r\nfour\r"
    assert as_counted(Lines(frozenset({1})), text) == Lines(frozenset({1, 2}))
    assert as_counted(Lines(frozenset({2, 3})), text) == Lines(frozenset({3, 4}))
    assert as_counted(Lines(frozenset({2})), "one\r\ntwo") == Lines(frozenset({2}))


def test_some_or_all_lines() -> None:
    assert Lines(frozenset({3})).meet(2, 3)
    assert not Lines(frozenset({3})).meet(1, 2)
    assert Lines(every=True).meet(7, 7)
