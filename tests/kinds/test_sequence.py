"""Words in an order that is wrong."""

import pytest

from copydesk.check import DocumentCheck
from copydesk.errors import RuleError
from copydesk.readers import read
from copydesk.rulebook.loader import load_rule


def found(keys: str, text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the words found, and the values for the message."""
    written = f"extends: sequence\nmessage: '%s'\n{keys}"
    rule = load_rule(written, rule_id="House.Order", path="a.yml", foreign=True)
    assert isinstance(rule.check, DocumentCheck)
    matches = rule.check.check(read("a.md", text))
    return [(match.place.excerpt, match.args) for match in matches]


def test_words_follow_one_another() -> None:
    keys = "ignorecase: true\ntokens: [{pattern: a}, {pattern: ferry}]\n"
    assert found(keys, "A ferry, the ferry, a boat and a  ferry.\n") == [
        ("A ferry", ("A", "ferry")),
        ("a  ferry", ("a", "ferry")),
    ]


def test_parts_of_speech_tell_words_apart() -> None:
    keys = "tokens: [{tag: MD}, {pattern: ferry, tag: VB}]\n"
    assert [one[0] for one in found(keys, "They will ferry people. The old ferry is slow.\n")] == [
        "will ferry"
    ]
    assert [one[0] for one in found("tokens: [{tag: MD}]\n", "They will and can go.\n")] == ["will", "can"]


def test_universal_tags_may_be_used() -> None:
    keys = "tokens: [{upos: AUX, target: true}, {upos: VERB, negate: true}, {pattern: boats}]\n"
    assert [one[0] for one in found(keys, "They had many boats. They sold many boats.\n")] == ["had"]
    assert found("tokens: [{pattern: since, upos: SCONJ}]\n", "It waits since the storm began.\n") != []


def test_other_words_may_stand_between() -> None:
    keys = "tokens: [{pattern: both}, {pattern: ferries, skip: 2}]\n"
    assert [
        one[0] for one in found(keys, "both ferries; both old ferries; both very old red ferries.\n")
    ] == [
        "both ferries",
        "both old ferries",
    ]
    keys = "tokens: [{tag: JJ, skip: 1}, {pattern: ferries}]\n"
    assert [one[0] for one in found(keys, "The old grey ferries sank.\n")] == ["old grey ferries"]


def test_several_may_be_wanted() -> None:
    keys = "tokens: [{pattern: big, min: 2}]\n"
    assert [one[0] for one in found(keys, "A big big boat, a big one.\n")] == ["big big"]


def test_a_word_that_must_not_be_there_need_not_be_there() -> None:
    keys = "tokens: [{pattern: not, negate: true}, {pattern: closed}, {pattern: yet, negate: true}]\n"
    assert [one[0] for one in found(keys, "closed\n")] == ["closed"]
    assert found(keys, "It is not closed. It is closed yet.\n") == []


def test_a_target_narrows_the_place_and_exceptions_let_pass() -> None:
    keys = (
        "tokens: [{pattern: the}, {pattern: old, target: true}, {pattern: boat}]\n"
        "exceptions: [the old boat house]\n"
    )
    assert [one[0] for one in found(keys, "Sell the old boat. Sell the old boat house.\n")] == ["old"]


def test_a_fix_can_be_offered() -> None:
    rule = load_rule(
        "extends: sequence\nmessage: '%s'\ntokens: [{pattern: could}, {pattern: of}]\n"
        "action: {name: replace, params: [could have]}\n",
        rule_id="House.Of",
        path="a.yml",
    )
    assert isinstance(rule.check, DocumentCheck)
    (match,) = rule.check.check(read("a.md", "She could of said so.\n"))
    assert match.fix is not None
    assert match.fix.edits[0].text == "could have"


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ("", 3),
        ("scope: heading\n", 1),
        ("scope: paragraph\n", 3),
        ("scope: sentence.list\n", 1),
        ("scope: ~list\n", 2),
    ],
)
def test_sentences_of_a_scope_are_looked_at(scope: str, expected: int) -> None:
    text = "# A ferry here\n\nA ferry there.\n\n- A ferry\n"
    assert len(found(f"{scope}ignorecase: true\ntokens: [{{pattern: ferry}}]\n", text)) == expected


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("tokens: [{patern: a}]\n", 'no key "patern"'),
        ("tokens: [{tag: NN, upos: NOUN}]\n", "not both"),
        ("tokens: [{upos: NUON}]\n", "no part of speech"),
        ("tokens: [{pattern: '('}]\n", "not closed"),
        ("tokens: [{pattern: a, skip: x}]\n", "whole number"),
        ("tokens: [{pattern: a, skip: 900}]\n", "at most 200"),
        ("tokens: [{pattern: a}]\nmodel: other\n", "not supported"),
        ("tokens: [{pattern: a}]\nexceptions: ['[']\n", "class"),
    ],
)
def test_what_cannot_be_looked_for_is_an_error(keys: str, words: str) -> None:
    with pytest.raises(RuleError, match=words):
        found(keys, "a\n")


def test_a_sequence_of_nothing_finds_nothing() -> None:
    assert found("tokens: []\n", "a\n") == []
    assert found("tokens: [{skip: 2}]\n", "a b c\n") == []
    assert found("tokens: [{pattern: a, negate: true}]\n", "a b c\n") == []


def test_a_window_without_a_word_takes_any() -> None:
    keys = "tokens: [{pattern: the}, {skip: 1}, {pattern: boat}]\n"
    assert [one[0] for one in found(keys, "the big boat; the very big boat\n")] == ["the big boat"]
    keys = "tokens: [{pattern: the}, {skip: 1, negate: true}, {pattern: boat}]\n"
    assert [one[0] for one in found(keys, "the big boat and the boat\n")] == ["the big boat"]


def test_blocks_without_the_words_are_passed_over() -> None:
    keys = "tokens: [{pattern: old}, {pattern: ferry}]\n"
    assert [one[0] for one in found(keys, "A boat.\n\nAn old ferry.\n")] == ["old ferry"]
