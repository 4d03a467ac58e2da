import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.similarity import NONE, common_subsequence, in_order, likeness

PASSAGES = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=12)


def one(_: str) -> float:
    return 1.0


def test_equal_passages_score_one() -> None:
    assert likeness(list("abcdef"), list("abcdef"), one).score == pytest.approx(1)


def test_passages_of_one_word_can_be_equal() -> None:
    assert likeness(["a"], ["a"], one).score == pytest.approx(1)


def test_passages_without_a_common_word_score_nothing() -> None:
    assert likeness(list("abc"), list("xyz"), one) is NONE


def test_a_passage_inside_a_longer_one_is_contained() -> None:
    like = likeness(list("bcd"), list("abcdefghij"), one)
    assert like.containment == 1
    assert 0.7 < like.score < 1


def test_order_counts() -> None:
    straight = likeness(list("abcdef"), list("abcdex"), one)
    turned = likeness(list("abcdef"), list("xedcba"), one)
    assert straight.score > turned.score


def test_rare_words_count_for_more() -> None:
    rare = likeness(list("abc"), list("axy"), {"a": 9.0, "b": 1, "c": 1, "x": 1, "y": 1}.__getitem__)
    common = likeness(list("abc"), list("axy"), {"a": 1.0, "b": 9, "c": 9, "x": 9, "y": 9}.__getitem__)
    assert rare.score > common.score


def test_passages_that_cannot_reach_the_floor_are_not_aligned() -> None:
    assert likeness(list("abcdef"), list("auvwxyz"), one, floor=0.9).score == 0
    assert likeness(list("abcdef"), list("abcdeg"), one, floor=0.3).score > 0.3


def test_words_without_weight_are_no_containment() -> None:
    assert likeness(["a"], ["a"], lambda _: 0.0).containment == 0


@given(PASSAGES, PASSAGES)
def test_likeness_is_symmetric_and_between_nought_and_one(first: list[str], second: list[str]) -> None:
    there, back = likeness(first, second, one), likeness(second, first, one)
    assert 0 <= there.score <= 1 + 1e-9
    assert there.containment == back.containment
    assert there.shared == back.shared


@given(PASSAGES, PASSAGES)
def test_a_common_subsequence_is_one_of_both(first: list[str], second: list[str]) -> None:
    pairs = common_subsequence(first, second)
    assert [first[left] for left, _ in pairs] == [second[right] for _, right in pairs]
    assert pairs == sorted(set(pairs))


@given(PASSAGES, PASSAGES)
def test_words_in_order_are_counted_as_a_common_subsequence_counts_them(
    first: list[str], second: list[str]
) -> None:
    pairs = common_subsequence(first, second)
    assert in_order(first, second) == pytest.approx(2 * len(pairs) / (len(first) + len(second)))


def test_no_words_are_in_no_order() -> None:
    assert in_order([], []) == 0
