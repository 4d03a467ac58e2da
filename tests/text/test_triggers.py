import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.patterns import Clock, Pattern
from copydesk.text.triggers import any_of, literals


@pytest.mark.parametrize(
    ("pattern", "fold", "expected"),
    [
        ("Very", False, {"very"}),
        (r"\b(?:very|quite)\b", False, {"very", "quite"}),
        ("colou?r", False, {"color", "colour"}),
        ("gr[ae]y", True, {"gray", "grey"}),
        (r"vague\s+sources", False, {"sources"}),
        (r"(?<!not )good", False, {"good"}),
        (r"(?>good)", False, {"good"}),
        (r"(?:ab){2,3}c", False, {"ab"}),
        (r"(?:ab){1}c", False, {"abc"}),
        (r"\w+ly", False, {"ly"}),
        (r"(?:very)?", False, None),
        (r"(?:very)*", False, None),
        (r"\w+", False, None),
        (r"foo|\d", False, None),
        ("", False, None),
        (r"(\w)\1", False, None),
        ("été", True, {"t"}),
        ("ÉÉ", True, None),
        ("[é]", True, None),
        ("[^a]", False, None),
        (r"[\p{Lu}]", False, None),
        ("[a-z]", False, None),
        ("été", False, {"été"}),
        ("Straße", False, {"strasse"}),
        ("(?:a\\w+|b)c", False, {"c"}),
        ("(?:a\\w+b|cd)", False, {"a", "cd"}),
        ("(?:[abcde]){1}(?:[abcde]){1}(?:[abcde])", False, {"a", "b", "c", "d", "e"}),
    ],
)
def test_the_words_without_which_nothing_matches(pattern: str, fold: bool, expected: set[str] | None) -> None:
    assert literals(Pattern(pattern, fold=fold)) == expected


def test_too_many_words_are_none() -> None:
    assert literals(Pattern("|".join(f"(?:w{number})" for number in range(5_001)))) is None


def test_several_patterns_need_one_of_all_their_words() -> None:
    assert any_of([Pattern("a b"), Pattern("c")]) == {"a b", "c"}
    assert any_of([Pattern("a b"), Pattern(r"\d")]) is None


ATOMS = st.sampled_from(
    [
        "a",
        "I",
        "k",
        "S",
        "ß",
        "É",
        "ſ",
        "İ",
        r"\w",
        r"\b",
        " ",
        r"\s+",
        "[ik]",
        "[^a]",
        ".",
        "ss",
        "(?=a)",
        r"\W",
    ]
)
QUANTIFIERS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{1,2}", "??"])
PIECES = st.builds(lambda atom, sign: f"(?:{atom}){sign}", ATOMS, QUANTIFIERS)
PATTERNS = st.recursive(
    st.lists(PIECES, min_size=1, max_size=3).map("".join),
    lambda inner: st.builds(lambda one, other, sign: f"({one}|{other}){sign}", inner, inner, QUANTIFIERS),
    max_leaves=4,
)


@given(PATTERNS, st.text(alphabet="aIikKsSßẞÉéſİıK \n", max_size=12), st.booleans())
def test_whatever_matches_holds_a_trigger(pattern: str, text: str, fold: bool) -> None:
    found = Pattern(pattern, fold=fold)
    words = literals(found)
    if words is not None and found.hits(text, Clock(5)):
        assert any(word in text.casefold() for word in words)
