"""Vale's filters."""

from pathlib import Path

import pytest

from copydesk.config.filters import filter_text, rule_filter
from copydesk.errors import UsageError
from copydesk.rulebook.loader import load_rule

RULE = load_rule(
    "extends: existence\nmessage: Avoid '%s'.\nlevel: error\nscope: [heading, list]\ntokens: [very]\n",
    rule_id="House.Very",
    path="x.yml",
)


@pytest.mark.parametrize(
    ("expression", "passes"),
    [
        ('.Level in ["error"]', True),
        (".Level in ['suggestion', 'warning']", False),
        ('.Level not in ["warning"]', True),
        ('.Name == "House.Very"', True),
        ('.Name != "House.Very"', False),
        ('.Name startsWith "House" and .Level == "error"', True),
        ('.Name endsWith "Short" or .Extends == `existence`', True),
        ('not (.Name startsWith "House")', False),
        ('!(.Name startsWith "House") || .Level == "error" && .Link == ""', True),
        ('"heading" in .Scope', True),
        ('"paragraph" in .Scope', False),
        ('.Scope contains "list"', True),
        ('.Message contains "Avoid"', True),
        (".Message matches '^A.*d'", True),
        ('.Description == ""', True),
        ('.Level in (.Name == "x")', False),
    ],
)
def test_an_expression_says_which_rules_run(expression: str, *, passes: bool) -> None:
    assert rule_filter(expression)(RULE) is passes


@pytest.mark.parametrize(
    "expression",
    [
        "",
        ".Level in",
        ".Nmae == 'a'",
        "(.Level == 'a'",
        ".Level == 'a' 'b'",
        "['a' 'b']",
        "a #",
        ".Level not 'a'",
    ],
)
def test_what_is_no_expression_is_an_error(expression: str) -> None:
    with pytest.raises(UsageError, match="--filter"):
        rule_filter(expression)


def test_expressions_are_bounded() -> None:
    for expression in ("(" * 100, "a" * 3000):
        with pytest.raises(UsageError, match="--filter"):
            rule_filter(expression)
    with pytest.raises(UsageError, match="--filter"):
        rule_filter(".Name matches '('")(RULE)


def test_an_expression_may_stand_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "config" / "filters").mkdir(parents=True)
    (tmp_path / "config" / "filters" / "loud.expr").write_text(".Level == 'error'")
    assert filter_text("loud.expr", [tmp_path]) == ".Level == 'error'"
    assert filter_text(".Level == 'a'", [tmp_path]) == ".Level == 'a'"
    assert filter_text("a\nb", []) == "a\nb"
    (tmp_path / "bad").write_bytes(b"\xff")
    with pytest.raises(UsageError):
        filter_text(str(tmp_path / "bad"), [])
