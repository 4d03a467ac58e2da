import pytest

from copydesk.errors import RuleError
from copydesk.text.regexp2 import parse


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(very", "a group that is not closed (at character 6)"),
        ("very)", "a closing parenthesis without an opening one"),
        ("a**", "a quantifier after a quantifier"),
        ("a{2}{3}", "a quantifier after a quantifier"),
        ("*a", "a quantifier with nothing before it"),
        ("{2}", "a quantifier with nothing before it"),
        ("a{3,2}", "a count that runs backwards"),
        ("a{9999999999}", "a count that is too large"),
        ("[a", "a class that is not closed"),
        ("[a-z-[e]x]", "what a class leaves out must stand at its end"),
        ("[z-a]", "a range that runs backwards"),
        (r"[a-\d]", "a range that runs backwards"),
        ("[[:vowel:]]", "the class [:vowel:] is not known"),
        ("a\\", "a backslash at the end"),
        (r"\y", r"the escape \y is not known"),
        (r"\p", "a Unicode property without a name"),
        (r"\x{110000}", "there is no such character"),
        (r"(a)\2", "there is no group 2"),
        (r"\k<word>", "there is no group word"),
        ("(?R)", "the group '(?R)' is not known"),
        ("(?<a-b>x)", "is not known"),
        ("(?:(?:ab){1000}){1000}", "its counts are too large"),
        ("(" * 61 + ")" * 61, "more than 60 groups in one another"),
    ],
)
def test_a_bad_pattern_is_refused_with_its_reason(pattern: str, reason: str) -> None:
    with pytest.raises(RuleError) as caught:
        parse(pattern)
    assert reason in str(caught.value)


def test_a_pattern_beyond_all_measure_is_refused() -> None:
    with pytest.raises(RuleError, match="more than 200,000 characters"):
        parse("a" * 200_001)


def test_the_complaint_shows_the_beginning_of_a_long_pattern() -> None:
    with pytest.raises(RuleError, match="…"):
        parse("a" * 200 + "[")


def test_groups_without_a_name_are_counted_before_those_with_one() -> None:
    tree = parse(r"(?<word>a)(b)(?'other'c)(d)(?<word>e)")
    assert tree.numbers == (0, 2, 4, 1, 3)
    assert tree.names == {"word", "other"}
