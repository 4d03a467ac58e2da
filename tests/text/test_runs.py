import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.patterns import Clock, Pattern
from copydesk.text.runs import is_plain

TEXTS = st.text(alphabet="aZ_9 ?-.\t\n\x0b\x1c\xa0—’é²", max_size=20)


@given(TEXTS, st.sampled_from([r"\b(\w+)\b", r"\w+", r"[^\s]+", "[^?]+", "[a-z?]+", r"\S+", "[a—]+"]))
def test_runs_are_what_the_pattern_matches(text: str, pattern: str) -> None:
    found = Pattern(pattern)
    expected = [hit.group(0) for hit in found.hits(text)]
    assert list(found.all(text, Clock())) == expected
    assert found.count(text, Clock()) == len(expected)


@pytest.mark.parametrize(
    ("text", "plain"), [("a – b", True), ("“a”", True), ("café", False), ("a\u203fb", False)]
)
def test_a_text_is_plain_if_its_words_are_of_ascii(text: str, plain: bool) -> None:  # noqa: FBT001
    assert is_plain(text) is plain


@pytest.mark.parametrize(
    "pattern",
    [r"\b[0-9]{2}", r"\b([A-Z]{1,2})\b", r"\b[0-9]+?x", r"\b(?:[ab])", r"\b()", r"\b[0-9]{1}x", r"\b[^x]"],
)
@given(st.text(alphabet="ABab019x _é", max_size=9))
def test_a_boundary_is_where_it_was_written(pattern: str, text: str) -> None:
    expected = [hit.span() for hit in re.finditer(pattern, text)]
    assert [hit.span() for hit in Pattern(pattern).hits(text)] == expected
