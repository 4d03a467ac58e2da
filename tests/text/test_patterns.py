import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.errors import PatternTimeout, RuleError
from copydesk.text.pattern_writing import escape
from copydesk.text.patterns import Clock, Pattern, across_lines, alternatives


def found(pattern: str, text: str, *, fold: bool = False, multiline: bool = True) -> list[str]:
    return [hit.group() for hit in Pattern(pattern, fold=fold, multiline=multiline).hits(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        (r"\w+ly", "naïvely gladly", ["vely", "gladly"]),
        (r"a\Wb", "aéb a_b a-b", ["aéb", "a-b"]),
        (r"\d+", "12 ١٢ 4", ["12", "4"]),
        (r"a\sb", "a\u00a0b a\tb a\vb", ["a\tb"]),
        (r"x\S+", "x\u00a0y x z", ["x\u00a0y"]),
        (r"\bcaf\b", "café caf cafés caf.", ["caf", "caf"]),
        (r"\bcafe\b", "cafe\u0301 cafe", ["cafe"]),
        (r"[[:upper:]]{2,}", "AB aBC ÉÀ", ["AB", "BC"]),
        (r"[[:^alpha:]]+", "ab12cd", ["12"]),
        (r"[[:^ascii:]]+", "aéb", ["é"]),
        (r"[^\W_]+", "a_b", ["a", "b"]),
        (r"[\W_]", "a_-", ["_", "-"]),
        (r"[^\s\S]", "a b", []),
        (r"[a-z-[aeiou]]x", "ax bx", ["bx"]),
        (r"[a\-z]x", "-x bx ax", ["-x", "ax"]),
        (r"[[a]", "[a]", ["[", "a"]),
        (r"[]a]", "[a]", ["a", "]"]),
        (r"[^]a]", "[a]", ["["]),
        (r"[\b\-a-]", "a-\b", ["a", "-", "\b"]),
        (r"a{,2}", "aa a{,2}", ["a{,2}"]),
        (r"(?:foo){e}", "foo{e} foe", ["foo{e}"]),
        (r"a{2}b{1,}c{1,2}?", "aabbcc", ["aabbc"]),
        (r"\x{2014}|\u2013|\x21|\041|\cA", "—–!\x01", ["—", "–", "!", "\x01"]),
        (r"\t\n\e", "\t\n\x1b", ["\t\n\x1b"]),
        (r"\<b\>\_", "<b>_", ["<b>_"]),
        (r"\p{Lu}\P{Lu}+", "Été Abc", ["Été ", "Abc"]),
        (r"\pL9|\p{^L}9", "é9 -9", ["é9", "-9"]),
        (r"(?<q>['\"]).+?\k<q>", "say 'a' or \"b\"", ["'a'", '"b"']),
        (r"(?P<w>\w+) (?P=w)", "go go no", ["go go"]),
        (r"(?'w'\w+) \k'w'", "go go no", ["go go"]),
        (r"(\w+) \1", "the the cat", ["the the"]),
        (r"(?<a>x)(\w)\1\2", "xyyx", ["xyyx"]),
        (r"(?<=a+ )b", "aaa b b", ["b"]),
        (r"foo(?!bar)", "foobar foo", ["foo"]),
        (r"(?<!no )fuss", "no fuss, fuss", ["fuss"]),
        (r"(?>a+)b", "aaab", ["aaab"]),
        (r"foo(?i)bar|baz", "fooBAR FOOBAR BAZ", ["fooBAR", "BAZ"]),
        (r"(?:(?i)a)b", "Ab AB", ["Ab"]),
        (r"(?i:foo)bar", "FOObar fooBAR", ["FOObar"]),
        (r"(?i)foo(?-i)bar(?i)BAZ", "FOObarbaz FOOBARbaz", ["FOObarbaz"]),
        (r"(?x) a b  # letters", "ab a b", ["ab"]),
        (r"(?x) a + [ ] \# # more" + "\n b", "aa #b", ["aa #b"]),
        (r"(?x)a b # the end", "ab", ["ab"]),
        (r"(?x)a  ", "a", ["a"]),
        (r"(?x)  |b", "", [""]),
        (r"a(?#note)b", "ab", ["ab"]),
        (r"(?s)a.b", "a\nb", ["a\nb"]),
        (r"a.b", "a\nb axb", ["axb"]),
        (r"^a|b$", "a\na b\nb", ["a", "a", "b", "b"]),
        (r"\Aa|b\z", "a\na b\nb", ["a", "b"]),
        (r"(?:un)?done", "done undone", ["done", "undone"]),
        (r"(?:ab)+c", "ababc", ["ababc"]),
        (r"(?n)(a)(?<b>c)\k<b>", "acc", ["acc"]),
        (r"\b*a", "a", ["a"]),
        (r"x*", "ax", ["", "x", ""]),
        (r"ab*c|d?", "abbc", ["abbc", ""]),
    ],
)
def test_patterns_mean_what_they_mean_in_vale(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("istanbul", "İstanbul ISTANBUL ıstanbul istanbul", ["ISTANBUL", "istanbul"]),
        ("[h-j]x", "İx IX ıx", ["IX"]),
        ("[^a]x", "Ax İx", ["İx"]),
        ("k", "K K k", ["K", "K", "k"]),
        ("us", "uſ US", ["uſ", "US"]),
        ("strasse", "straße STRASSE", ["STRASSE"]),
        (r"\p{Lu}b", "AB ab", ["AB"]),
        (r"[\p{Lu}_]b", "AB ab _b", ["AB", "_b"]),
        (r"[^\W_]s", "_s ss", ["ss"]),
        (r"[a-z-[s]]x", "SX AX", ["AX"]),
        (r"(a)\1", "aA", ["aA"]),
        (r"(?-i)(a)\1", "aA aa", ["aa"]),
        (r"(?-i:a)b", "aB AB", ["aB"]),
    ],
)
def test_case_is_ignored_as_vale_ignores_it(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text, fold=True) == expected


def test_anchors_hold_for_the_whole_text_unless_told_otherwise() -> None:
    assert found("^a$", "a\na\n", multiline=False) == []
    assert found("^a\n$", "a\n", multiline=False) == ["a\n"]


def test_a_pattern_that_backtracks_without_end_is_stopped() -> None:
    pattern = Pattern("(?:a|a)*$")
    started = time.perf_counter()
    with pytest.raises(PatternTimeout, match="takes too long on this article"):
        pattern.hits("a" * 50 + "b", Clock(0.1))
    assert time.perf_counter() - started < 2


def test_the_classic_catastrophe_ends_at_once() -> None:
    assert found("(a+)+$", "a" * 100 + "b") == []


def test_the_time_of_a_pattern_is_for_the_whole_article() -> None:
    clock = Clock(0.05)
    pattern = Pattern("[ab]+[cd]")
    with pytest.raises(PatternTimeout):  # noqa: PT012
        for _ in range(10_000):
            pattern.hits("ab" * 100, clock)
    clock.left = 0
    with pytest.raises(PatternTimeout):
        pattern.hits("ab", clock)


def test_longer_articles_get_more_time() -> None:
    assert Clock.of("x" * 10_000_000).left > Clock.of("x").left


def test_the_complaint_shows_the_beginning_of_a_long_pattern() -> None:
    with pytest.raises(PatternTimeout, match="…"):
        Pattern("(?:a|a)*" + "b?" * 60 + "$").hits("a" * 50 + "c", Clock(0.05))


def test_a_group_may_have_its_own_name_within() -> None:
    assert found("(?<a>b(?<a>c))", "bc") == ["bc"]


def test_a_property_that_there_is_none_of_is_a_rule_error() -> None:
    with pytest.raises(RuleError, match="Nonsense"):
        Pattern(r"\p{Nonsense}").validate()


def test_captured_counts_groups_as_dot_net_does() -> None:
    pattern = Pattern(r"(?<n>x)(y)(z)?")
    hit = pattern.first("xy")
    assert hit is not None
    assert [pattern.captured(hit, number) for number in range(5)] == ["xy", "y", "", "x", None]


def test_matching_the_whole_of_a_text() -> None:
    assert Pattern("a+").matches_whole("aa")
    assert not Pattern("a+").matches_whole("aab")
    assert not Pattern("a+").matches_whole("b")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("a lot  of", r"a\s+lot\s+of"),
        ("a[ b] c", r"a[ b]\s+c"),
        ("[[:alpha:] ] c", r"[[:alpha:] ]\s+c"),
        (r"a\ b", r"a\ b"),
        ("a ?b +c", "a ?b +c"),
        ("(?x) a b", "(?x) a b"),
        ("one", "one"),
    ],
)
def test_blanks_reach_across_line_ends(written: str, wanted: str) -> None:
    assert across_lines(written) == wanted


def test_alternatives_are_joined_as_words_or_as_they_are() -> None:
    assert found(alternatives(["foo", "foobar"], words=False), "foobar") == ["foo"]
    assert found(alternatives(["foo", "foobar"], words=True), "foobar") == ["foobar"]


@given(st.text())
def test_an_escaped_text_matches_itself(text: str) -> None:
    assert [hit.span() for hit in Pattern(text and escape(text)).hits(text)][:1] == [(0, len(text))]


@given(
    st.text(alphabet="ab()[]{}|*+?\\^$.-,1:=!<>Pik# \n", max_size=20), st.text(alphabet="ab1-\n", max_size=20)
)
def test_any_pattern_ends_in_matches_or_a_rule_error(pattern: str, text: str) -> None:
    try:
        hits = Pattern(pattern).hits(text, Clock(0.2))
    except RuleError:
        return
    assert all(0 <= hit.start() <= hit.end() <= len(text) for hit in hits)


def test_a_template_joins_alternatives_in_its_own_way() -> None:
    assert alternatives(["a%%s", "b"], words=True, template="%%(?:%s)") == "%(?:a%%s|b)"


def test_words_that_begin_alike_are_tried_in_their_order() -> None:
    words = "red|Rose|ruby|Re|blue|be|(?i)green|grey|Grape|go|é|r"
    for fold in (False, True):
        pattern = Pattern(rf"\b(?:{words}|black|bird|bat|bar|bard|rosey|rubylike|reed|blueish)\b", fold=fold)
        assert [hit.group(0) for hit in pattern.hits("rosey red bard GO é")] == [
            "rosey",
            "red",
            "bard",
            *["GO"],
            "é",
        ]
