import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.errors import PatternTimeout
from copydesk.text.finder import Finder
from copydesk.text.folded import Folded
from copydesk.text.patterns import Clock, Pattern

Hits = list[tuple[int, int, int, int]]


def found(pattern: str, *texts: str, fold: bool = False) -> Hits:
    return [tuple(one) for one in Finder(Pattern(pattern, fold=fold)).find(Folded(texts), Clock())]


def test_plain_options_are_looked_up_and_nothing_is_compiled() -> None:
    finder = Finder(Pattern(r"\b(?:very\s+much|very|Cloud)\b"))
    hits = finder.find(Folded(["A very big Cloud", "every very\n much"]), Clock())
    assert [tuple(one) for one in hits] == [(0, 2, 6, 1), (0, 11, 16, 2), (1, 6, 16, 0)]
    assert not any(part._cache for part in finder._parts)


def test_the_first_option_that_fits_is_taken_not_the_longest() -> None:
    assert found("in|into", "into") == [(0, 0, 2, 0)]
    assert found(r"\b(?:in|into)\b", "into") == [(0, 0, 4, 1)]


def test_what_overlaps_an_earlier_match_is_none() -> None:
    assert found(r"a b|b\s+c|\w+ d", "a b c d") == [(0, 0, 3, 0), (0, 4, 7, 2)]


def test_options_are_tried_where_they_begin() -> None:
    assert found(r"\s[—–]\s", "a  —  b") == [(0, 2, 5, 0)]
    assert found(r"\bwas\s+\w+ed\b", "It was seen, was washed; Was wed") == [(0, 13, 23, 0)]


def test_options_are_searched_for_where_the_text_holds_their_words() -> None:
    assert found(r"\w+ly\b|good", "Fly badly, good sadly") == [
        (0, 0, 3, 0),
        (0, 4, 9, 0),
        (0, 11, 15, 1),
        (0, 16, 21, 0),
    ]
    assert found(r"[A-Z]+", "an OK") == [(0, 3, 5, 0)]


def test_nothing_reaches_from_one_text_into_the_next() -> None:
    assert found(r"\w+\W+\w+", "a b", "c", "d e") == [(0, 0, 3, 0), (2, 0, 3, 0)]
    assert found(r"\S+$", "a b", "c\nd") == [(0, 2, 3, 0), (1, 0, 1, 0), (1, 2, 3, 0)]
    assert found(r"(?<!\s)b(?!\S)", "a b", "b", "bc") == [(1, 0, 1, 0)]


def test_a_pattern_that_can_be_empty_is_searched_for_text_by_text() -> None:
    assert found("a*|b", "ab") == [(0, 0, 1, 0), (0, 1, 1, 0), (0, 1, 2, 1), (0, 2, 2, 0)]
    assert found(r"b|\Ga", "aab", "ba") == [
        (0, 0, 1, 1),
        (0, 1, 2, 1),
        (0, 2, 3, 0),
        (1, 0, 1, 0),
        (1, 1, 2, 1),
    ]
    assert found(r"(?:\x00)|a", "a") == [(0, 0, 1, 1)]
    assert found(r"\G(?<=x)?a", "a") == [(0, 0, 1, 0)]


def test_the_keys_without_which_there_is_no_match() -> None:
    assert Finder(Pattern(r"\b(?:very\s+much|Cloud)\b")).keys == {("very", "much"), "cloud"}
    assert Finder(Pattern("very")).keys is None
    assert Finder(Pattern(r"\w+")).keys is None
    assert Finder(Pattern(r"\bvery\b|x?")).keys is None
    assert Finder(Pattern(r"\w+ \bvery\b")).keys == {"very"}


def test_time_runs_out() -> None:
    with pytest.raises(PatternTimeout):
        Finder(Pattern(r"(?:a|a)*b")).find(Folded(["a" * 60 + "cb"]), Clock(0.05))
    with pytest.raises(PatternTimeout):
        Finder(Pattern(r"\w")).find(Folded(["a"]), Clock(0))


ATOMS = st.sampled_from(
    [
        r"a",
        r"I",
        r"k",
        r"S",
        r"ß",
        r"É",
        r"ſ",
        r"İ",
        r"\w",
        r"\b",
        r"\s+",
        r"\s",
        r"\s*",
        r"[ik]",
        r"[^a]",
        r".",
        r"ss",
        r"(?=a)",
        r"\W",
        r"^",
        r"$",
        r"(?<=k)",
        r"(?!s)",
        r"is",
        r"\bas\b",
        r"\d",
        r"\Z",
        r"(?>a)",
        r"\D",
        r"\p{L}",
        r" ",
        r"a s",
    ]
)
QUANTIFIERS = st.sampled_from(["", "", "", "?", "*", "+", "{2}", "{1,2}", "??"])
PIECES = st.builds(lambda atom, sign: f"(?:{atom}){sign}", ATOMS, QUANTIFIERS)
PATTERNS = st.recursive(
    st.lists(PIECES, min_size=1, max_size=3).map("".join),
    lambda inner: st.builds(lambda one, other, sign: f"({one}|{other}){sign}", inner, inner, QUANTIFIERS),
    max_leaves=4,
)
TEXTS = st.lists(st.text(alphabet="aIikKsSßẞÉéſİıK \n\u0301²-_", max_size=14), max_size=3)


@given(
    st.lists(PATTERNS, min_size=1, max_size=3), TEXTS, st.sampled_from(["", "words", "fold", "words fold"])
)
@example([r"K\w|k"], ["kı"], "fold")
@example(["a", r"\D"], ["İ"], "fold")
def test_it_finds_what_the_pattern_matches(options: list[str], texts: list[str], how: str) -> None:
    joined = "|".join(options)
    pattern = Pattern(rf"\b(?:{joined})\b" if "words" in how else f"(?:{joined})", fold="fold" in how)
    page, finder = Folded(texts), Finder(pattern)
    expected = [
        (number, *hit.span()) for number, text in enumerate(texts) for hit in pattern.hits(text, Clock(5))
    ]
    assert [(one.text, one.start, one.end) for one in finder.find(page, Clock(5))] == expected
    if expected and finder.keys is not None:
        assert finder.keys & page.keys
