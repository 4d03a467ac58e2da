"""Slips of the pen."""

import pytest

from copydesk.analysis.figure_slips import near_digits


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("412", "421", True),
        ("412", "418", True),
        ("412", "4120", False),
        ("412", "489", False),
        ("41", "41", False),
    ],
)
def test_one_digit_or_two_that_changed_places(one: str, other: str, near: bool) -> None:  # noqa: FBT001
    assert near_digits(one, other) is near
