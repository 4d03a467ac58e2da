from typing import Any

import pytest

from copydesk.errors import RuleError
from copydesk.kinds.occurrence import Occurrence
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def counting(token: str, **options: Any) -> Occurrence:  # noqa: ANN401
    return Occurrence(token=token, **options)


def found(check: Occurrence, text: str) -> list[tuple[int, str, str]]:
    block = Block(BlockKind.PARAGRAPH, "text.txt", text, SourceMap.verbatim(Span(0, len(text))))
    matches = check.check(Document("a.txt", text, (block,)))
    return [(match.place.span.start, match.place.excerpt, match.values["count"]) for match in matches]


def test_too_many_are_reported_at_the_first() -> None:
    assert found(counting(",", max=2), "a, b, c, d") == [(1, ",", "3")]
    assert found(counting(",", max=3), "a, b, c, d") == []


def test_too_few_are_reported_at_the_first_or_at_the_first_word() -> None:
    assert found(counting(",", min=2), " a, b") == [(2, ",", "1")]
    assert found(counting(",", min=1), " word b") == [(1, "word", "0")]
    assert found(counting(",", min=1), "  ") == []


def test_the_count_is_what_the_message_repeats() -> None:
    block = Block(BlockKind.PARAGRAPH, "text.txt", "aa", SourceMap.verbatim(Span(0, 2)))
    (match,) = counting("A", max=1, ignorecase=True).check(Document("a.txt", "aa", (block,)))
    assert match.args == ("2", "2")


def test_masked_code_is_no_place() -> None:
    assert found(counting(r"\S+", max=1), "*** word") == [(4, "word", "2")]
    assert found(counting(r"\S+", max=1), "*** **") == []


def test_each_sentence_counts_on_its_own() -> None:
    check = counting(",", max=1, scope=("sentence",))
    assert found(check, "One, two. Three, four, five went home.") == [(15, ",", "2")]


def test_a_rule_without_a_token_finds_nothing() -> None:
    assert found(Occurrence(max=1), "a a") == []
    assert found(counting("x", max=1), "a a") == []


def test_a_bad_token_is_told_before_it_is_used() -> None:
    with pytest.raises(RuleError):
        counting("[").validate()
