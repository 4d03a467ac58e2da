"""Fixes: what is changed, what is left for the next round, and that it comes to an end."""

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.engine.fixing import Checked, apply, edited, is_fixable, joined, moved, settle
from copydesk.model.finding import Confidence, Edit, Finding, Fix, Level, Location, Safety
from copydesk.text.span import Span


def finding(*edits: tuple[int, int, str], rule: str = "a.b", safety: Safety = Safety.SAFE) -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    start, end = (edits[0][0], edits[0][1]) if edits else (0, 0)
    place = Location("a.md", Span(start, end), 1, 1, 1, 1, "")
    return Finding(rule, Level.WARNING, Confidence.HIGH, "", place, fix=Fix("Do it", made, safety))


def always(_: Finding) -> bool:
    return True


def replacing(old: str, new: str, rule: str = "a.b") -> Callable[[str], Checked]:
    def check(text: str) -> Checked:
        at = text.find(old)
        return Checked([finding((at, at + len(old), new), rule=rule)] if at >= 0 else [])

    return check


def test_edits_of_several_findings_are_made_at_once() -> None:
    done = apply("the the mast , too", [finding((12, 13, "")), finding((3, 7, ""), rule="c.d")])
    assert done.text == "the mast, too"
    assert done.counts == {"a.b": 1, "c.d": 1}


def test_an_overlapping_fix_waits_for_the_next_round() -> None:
    done = apply("abcdef", [finding((0, 3, "x")), finding((2, 4, "y")), finding((5, 6, "z"))])
    assert (done.text, done.counts) == ("xdez", {"a.b": 2})


def test_a_fix_that_begins_where_another_ends_waits_too() -> None:
    assert apply("abcdef", [finding((0, 3, "x")), finding((3, 4, "y"))]).text == "xdef"
    assert apply("abcdef", [finding((3, 3, "x")), finding((3, 3, "y"))]).text == "abcxdef"


def test_a_fix_is_made_wholly_or_not_at_all() -> None:
    done = apply("abcdef", [finding((0, 1, "x")), finding((0, 1, "y"), (5, 6, "z"))])
    assert done.text == "xbcdef"


def test_edits_of_one_fix_may_stand_side_by_side_but_not_overlap() -> None:
    assert apply("ab", [finding((0, 1, "x"), (1, 2, "y"))]).text == "xy"
    assert apply("ab", [finding((0, 2, "x"), (1, 2, "y"))]).text == "ab"
    assert apply("ab", [finding((0, 0, "x"), (0, 0, "y"))]).text == "ab"


def test_an_edit_outside_the_text_and_a_fix_without_edits_are_not_made() -> None:
    assert apply("ab", [finding((1, 3, "x")), finding((-1, 1, "x")), finding()]).text == "ab"


def test_many_edits_of_one_fix_are_made() -> None:
    many = finding(*((at, at + 1, "x") for at in range(0, 40, 2)))
    assert apply("ab" * 20, [many, finding((1, 2, "y"))]).text == "xb" * 20


def test_lines_that_are_added_end_as_those_of_the_text() -> None:
    for text, after in (("a\r\n", "b\r\nc\r\n"), ("a\r", "b\rc\r"), ("a\n", "b\nc\n")):
        assert edited(text, [Edit(Span(0, 1), "b\nc")]) == after


def test_a_fix_must_be_safe_enough() -> None:
    assert is_fixable(finding((0, 1, "")), Safety.SAFE)
    assert not is_fixable(finding((0, 1, ""), safety=Safety.SUGGESTED), Safety.SAFE)
    assert is_fixable(finding((0, 1, ""), safety=Safety.SUGGESTED), Safety.SUGGESTED)


def test_fixes_are_made_until_nothing_changes() -> None:
    check = replacing("the the", "the")
    settled = settle("the the the the mast", check("the the the the mast"), check, always)
    assert settled.text == "the mast"
    assert settled.counts == {"a.b": 3}


def test_what_may_not_be_fixed_stays() -> None:
    check = replacing("the the", "the")
    settled = settle("the the", check("the the"), check, lambda _: False)
    assert (settled.text, settled.counts) == ("the the", {})


def test_a_rule_whose_fix_never_ends_is_left_out_and_the_others_are_made() -> None:
    growing, other = replacing("a", "aa", "x.grows"), replacing("the the", "the")

    def check(text: str) -> Checked:
        return Checked([*growing(text).findings, *other(text).findings])

    settled = settle("the the mast", check("the the mast"), check, always)
    assert settled.text == "the mast"
    assert settled.restless == {"x.grows"}
    assert settled.counts == {"a.b": 1}


def test_two_rules_that_undo_each_other_are_left_out() -> None:
    one, other = replacing("gray", "grey", "x.one"), replacing("grey", "gray", "x.other")

    def check(text: str) -> Checked:
        return Checked([*one(text).findings, *other(text).findings])

    settled = settle("a gray sea", check("a gray sea"), check, always)
    assert settled.text == "a gray sea"
    assert settled.restless == {"x.one", "x.other"}


def test_fixes_that_break_the_metadata_together_only_are_all_left_out() -> None:
    def check(text: str) -> Checked:
        if text == "ab":
            return Checked([finding((0, 0, "x"), rule="x.one"), finding((2, 2, "y"), rule="x.other")])
        return Checked([], sound=text != "xaby")

    settled = settle("ab", check("ab"), check, always)
    assert (settled.text, settled.counts, settled.restless) == ("ab", {}, frozenset())


def test_when_rules_take_turns_for_ever_nothing_is_fixed() -> None:
    turn = 0

    def check(_: str) -> Checked:
        nonlocal turn
        turn += 1
        return Checked([finding((0, 0, "x"), rule=f"x.{turn}")])

    settled = settle("a", check("a"), check, always)
    assert settled.text == "a"
    assert len(settled.restless) > 3


def test_no_edit_reaches_into_speech() -> None:
    speech = [(2, 5), (8, 9)]
    for start, end, free in ((0, 2, True), (5, 8, True), (9, 11, True), (2, 2, True), (5, 5, True)):
        assert bool(apply("abcdefghijk", [finding((start, end, "x"))], speech).edits) is free
    for start, end in ((1, 3), (2, 5), (3, 3), (4, 6), (0, 11), (3, 4), (8, 9), (6, 10)):
        assert not apply("abcdefghijk", [finding((start, end, "x"))], speech).edits


def test_speech_moves_with_what_is_edited_before_it() -> None:
    speech = joined([(8, 9), (2, 5), (4, 6)])
    assert speech == [(2, 6), (8, 9)]
    edits = [Edit(Span(6, 7), "long"), Edit(Span(0, 1), ""), Edit(Span(9, 10), "x")]
    assert moved(speech, edits) == [(1, 5), (10, 11)]


def test_a_fix_that_hides_where_speech_begins_is_not_made() -> None:
    def check(text: str) -> Checked:
        if text.startswith("x"):
            return Checked([finding((2, 3, "!"))])
        return Checked(
            [finding((0, 1, "x"), rule="x.hides"), finding((4, 5, ""), rule="x.other")], [Span(1, 3)]
        )

    settled = settle("abcde", check("abcde"), check, always)
    assert (settled.text, settled.counts) == ("abcd", {"x.other": 1})


EDITS = st.lists(
    st.lists(
        st.tuples(st.integers(0, 30), st.integers(0, 4), st.text("xyz", max_size=3)), min_size=1, max_size=4
    ),
    max_size=8,
)


@settings(max_examples=300, deadline=None)
@given(st.text(min_size=0, max_size=30), EDITS)
def test_text_outside_the_edits_stays_as_it_is(text: str, wanted: list[list[tuple[int, int, str]]]) -> None:
    findings = [finding(*((at, at + length, new) for at, length, new in one)) for one in wanted]
    done = apply(text, findings)
    order = sorted(range(len(findings)), key=lambda number: findings[number].order)
    touched = {
        at
        for one in findings
        if one.fix
        for edit in one.fix.edits
        for at in range(edit.span.start, edit.span.end)
    }
    kept = "".join(sign for at, sign in enumerate(text) if at not in touched)
    left = iter(done.text)
    assert all(sign in left for sign in kept)  # in this order
    assert done.text == apply(text, [findings[number] for number in order]).text
    assert done.counts.get("a.b", 0) <= len(findings)
