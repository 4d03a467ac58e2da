import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.folded import Folded
from copydesk.text.patterns import Clock, Pattern
from copydesk.text.triggers import key, needed


def literals(pattern: Pattern) -> set[str] | None:
    found = needed(pattern.tree.root)
    return None if found is None else {one.replace("\0", "") for one in found}


@pytest.mark.parametrize(
    ("pattern", "fold", "expected"),
    [
        ("Very", False, {"very"}),
        (r"\b(?:very|quite)\b", False, {"very", "quite"}),
        ("colou?r", False, {"color", "colour"}),
        ("gr[ae]y", True, {"gray", "grey"}),
        (r"vague\s+sources", False, {"vague sources"}),
        (r"vague[\t ]\s*sources", False, {"sources"}),
        (r"a\xa0b", False, {"a\xa0b"}),
        (r"[\x00a]b", False, {"b"}),
        (r"a\x00", False, {"a"}),
        (r"\b", False, None),
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
        ("Straße", False, {"straße"}),
        ("(?:a\\w+|b)c", False, {"c"}),
        ("(?:a\\w+b|cd)", False, {"a", "cd"}),
        ("(?:[abcde]){1}(?:[abcde]){1}(?:[abcde])", False, {"a", "b", "c", "d", "e"}),
    ],
)
def test_the_words_without_which_nothing_matches(pattern: str, fold: bool, expected: set[str] | None) -> None:  # noqa: FBT001
    assert literals(Pattern(pattern, fold=fold)) == expected


def test_too_many_words_are_none() -> None:
    assert literals(Pattern("|".join(f"(?:w{number})" for number in range(5_001)))) is None


@pytest.mark.parametrize(
    ("marked", "word"),
    [
        ("\0at the harbour\0", ("the", "harbour")),
        ("mist", None),
        ("x-ray-y", "ray"),
        ("\0un", None),
        ("\0an arm", "an"),
        ("\0an arm or", ("an", "arm")),
    ],
)
def test_the_longest_whole_word_is_the_key(marked: str, word: object) -> None:
    assert key(marked) == word


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


@given(PATTERNS, st.text(alphabet="aIikKsSßẞÉéſİıK \n\u0301²-_", max_size=12), st.booleans())
def test_whatever_matches_holds_a_trigger(pattern: str, text: str, fold: bool) -> None:  # noqa: FBT001
    found = Pattern(pattern, fold=fold)
    words = needed(found.tree.root)
    if words is not None and found.hits(text, Clock(5)):
        page = Folded([text])
        there = [one for one in words if one.replace("\0", "") in page.text]
        assert there
        assert any(key(one) in {None, *page.keys} for one in there)
