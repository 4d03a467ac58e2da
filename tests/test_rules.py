"""Every built-in rule against its own examples, and the rule set as a subject."""

import pytest

from copydesk.api import Options, rulebook
from copydesk.engine.selftest import test_rules as try_rules
from copydesk.model.finding import Level
from copydesk.rulebook.rule import Rule

BOOK = rulebook(Options(isolated=True))


def test_every_rule_file_loads() -> None:
    assert BOOK.problems == ()
    assert len(BOOK.rules) >= 20


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_proves_itself(rule: Rule, request: pytest.FixtureRequest) -> None:
    if rule.kind == "languagetool":
        request.getfixturevalue("languagetool")
    tried = list(try_rules([rule]))
    wrong = [(one.example, one.line, one.details) for one in tried if not one.passed]
    assert wrong == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_is_complete(rule: Rule) -> None:
    assert rule.bad, "a bad example"
    assert rule.good, "a good example"
    assert rule.why.endswith("."), "why, in sentences"
    assert rule.since
    assert len(rule.message) <= 80
    assert not rule.message.endswith("!")


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_is_named_after_the_fault(rule: Rule) -> None:
    assert not rule.name.startswith(("no-", "check-the", "avoid-", "dont-"))
    assert rule.id == rule.id.lower()


def test_errors_are_rare_and_sure() -> None:
    for rule in BOOK.rules:
        if rule.level is Level.ERROR and rule.id in BOOK.on:
            assert rule.confidence.value == "high", rule.id
