import pytest

from copydesk.errors import RuleError
from copydesk.kinds.repetition import Repetition
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def found(check: Repetition, text: str) -> list[str]:
    block = Block(BlockKind.PARAGRAPH, "text.txt", text, SourceMap.verbatim(Span(0, len(text))))
    return [match.place.excerpt for match in check.check(Document("a.txt", text, (block,)))]


WORDS = (r"[^\s]+",)


def test_a_word_that_follows_itself_is_found_with_the_one_before() -> None:
    assert found(Repetition(tokens=WORDS), "in the the town\ntown 1 1") == ["the the", "town\ntown", "1 1"]


def test_only_letters_count_if_the_rule_says_so() -> None:
    assert found(Repetition(tokens=WORDS, alpha=True), "the the 1 1 été été") == ["the the", "été été"]


def test_three_in_a_row_are_two_pairs() -> None:
    assert found(Repetition(tokens=WORDS), "was was was") == ["was was", "was was"]


def test_case_counts_unless_the_rule_says_otherwise() -> None:
    assert found(Repetition(tokens=WORDS), "The the") == []
    assert found(Repetition(tokens=WORDS, ignorecase=True), "The the") == ["The the"]


def test_the_first_pairs_may_pass() -> None:
    assert found(Repetition(tokens=WORDS, max=1), "so so it went on and on on") == ["on on"]


def test_what_is_no_token_does_not_come_between() -> None:
    check = Repetition(tokens=(r"\bcat\b", r"\bdog\b"))
    assert found(check, "cat mouse cat dog") == ["cat mouse cat"]


def test_a_pair_of_two_sentences_passes() -> None:
    check = Repetition(tokens=(r"\w+",), ignorecase=True)
    assert found(check, "He knew that. That is it.") == []


def test_exceptions_let_a_pair_pass() -> None:
    assert found(Repetition(tokens=WORDS, exceptions=("had had",)), "he had had and and") == ["and and"]


def test_a_rule_without_tokens_finds_nothing() -> None:
    assert found(Repetition(), "the the") == []


def test_a_bad_token_is_told_before_it_is_used() -> None:
    Repetition(tokens=WORDS).validate()
    with pytest.raises(RuleError):
        Repetition(tokens=("[",)).validate()
