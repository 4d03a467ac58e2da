from dataclasses import dataclass
from typing import ClassVar

import pytest

from copydesk.check import Check
from copydesk.rulebook.making import RefusedError, made


@dataclass(frozen=True, kw_only=True)
class Picky(Check):
    kind: ClassVar[str] = "picky"
    words: tuple[str, ...] = ()
    most: int = 1

    def __post_init__(self) -> None:
        if len(self.words) > self.most:
            raise ValueError("too many words")

    def validate(self) -> None:
        if "bad" in self.words:
            raise ValueError("a bad word")


def refused(**values: object) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        made(lambda chosen: Picky(**chosen), values, validate=True)
    return caught.value


def test_what_is_right_is_made() -> None:
    assert made(lambda chosen: Picky(**chosen), {"words": ("a",)}, validate=True) == Picky(words=("a",))


def test_without_validation_only_the_making_can_fail() -> None:
    assert made(lambda chosen: Picky(**chosen), {"words": ("bad",)}, validate=False) == Picky(words=("bad",))


def test_the_entry_that_fails_alone_is_to_blame() -> None:
    error = refused(most=3, words=("a", "bad"))
    assert (error.message, error.field, error.entry) == ("a bad word", "words", 1)


def test_an_option_is_to_blame_where_no_entry_is() -> None:
    error = refused(words=("a", "b"))
    assert (error.message, error.field, error.entry) == ("too many words", "words", None)
