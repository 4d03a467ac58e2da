import sys
import unicodedata

import pytest
import regex

from copydesk.text.patterns import Pattern
from copydesk.text.ways import beginnings, is_word, may_be_empty, options, ways


def of(pattern: str, *, fold: bool = False) -> list[str] | None:
    found = ways(Pattern(pattern, fold=fold).tree.root, folded=fold)
    return None if found is None else [one.replace("\0", "~") for one in found]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bgrey\b", ["~grey~"]),
        (r"gr[ae]y", ["gray", "grey"]),
        (r"(?:in|at)(?: the)?", None),
        (r"(?:in|at)(?:\s+the)?", ["in the", "in", "at the", "at"]),
        (r"(in|at)(?:s)??", ["in", "ins", "at", "ats"]),
        (r"in\s*to", ["in to", "into"]),
        (r"(?:in){1}", ["in"]),
        (r"(?:in){2}", None),
        (r"in\s+\s+to", None),
        (r"in\s+?to", None),
        (r"\b\s+in", None),
        (r"in\b\s+\bto", ["in~ ~to"]),
        (r"in\bto|at", ["at"]),
        (r"\w", None),
        (r"(?=in)", None),
        (r"^in", None),
        (r"[a-f][a-f][a-f]", None),
        ("|".join("abcdefgh") + "|[a-f]" * 10, None),
        (r"(?:\w|in)", None),
        (r"(in)\1", None),
        (r"a\x00b", None),
        (r"(?i)in", None),
        ("Überall", ["Überall"]),
        ("“in”", ["“in”"]),
    ],
)
def test_what_a_pattern_matches(pattern: str, expected: list[str] | None) -> None:
    assert of(pattern) == expected


def test_with_case_ignored_only_ascii_is_known() -> None:
    assert of("In [Tt]o|[ab]".replace(" ", r"\s+"), fold=True) == ["in to", "a", "b"]
    assert of("Über", fold=True) is None
    assert of("(?-i)in", fold=True) is None
    assert of("21…", fold=True) == ["21…"]


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"\bgrey\w+", {"~grey"}),
        (r"(?:in|At) +\w", {"in ", "at "}),
        (r"\w+ly", frozenset[str]()),
        (r"(?:in|\w)", frozenset[str]()),
        (r"in(?:to)?\w", {"in", "into"}),
        (r"in(?:to)*x", {"in"}),
        (r"(?:in)+to", {"in"}),
        (r"(?:in){1}to", {"into"}),
        (r"\s*in\d", {"in", " in"}),
        (r"in\s+\d", {"in "}),
        (r"(?<!x)in\d", {"in"}),
        (r"(?>in)\d", {"in"}),
        (r"(in)\d", {"in"}),
        (r"^in\d", {"in"}),
        (r"[ab]in\d", {"ain", "bin"}),
        (r"[^a]in", frozenset[str]()),
        (r"(?i)éin", frozenset[str]()),
        (r"in[a-f][a-f][a-f][a-f]", {"in" + a + b for a in "abcdef" for b in "abcdef"}),
        (r"in\x00", {"in"}),
        (r"(in)\1", {"in"}),
        ("|".join(f"w{number}x" for number in range(300)), frozenset[str]()),
    ],
)
def test_what_a_pattern_begins_with(pattern: str, expected: frozenset[str] | set[str]) -> None:
    assert {one.replace("\0", "~") for one in beginnings(Pattern(pattern).tree.root)} == expected


def test_a_pattern_falls_into_its_options() -> None:
    def count(pattern: str) -> int:
        return len(options(Pattern(pattern).tree.root, pattern))

    assert count(r"\b(?:in|at|to)\b") == 3
    assert count(r"x(?:in|at)(?:y|z)") == 2
    assert count(r"x?(?:in|at)") == 1
    assert count(r"(?:(a)|b)\1") == 1
    assert count(r"a(?:(b)|c)(?=\1)") == 1
    assert count("in") == 1


@pytest.mark.parametrize(
    "pattern", ["", "a*", "a|", r"\b", "(a?)", "(?=a)", "(?>a?)", "(?:a?){2}", r"(a?)\1"]
)
def test_a_pattern_that_can_be_empty(pattern: str) -> None:
    assert may_be_empty(Pattern(pattern).tree.root)


@pytest.mark.parametrize("pattern", ["a", "[a]", "a+", "(a)", "(?>a)", r"\ba?b"])
def test_a_pattern_that_takes_a_character(pattern: str) -> None:
    assert not may_be_empty(Pattern(pattern).tree.root)


def test_letters_are_letters_as_the_engine_has_it() -> None:
    engine = regex.compile(r"\w")
    assigned = (chr(at) for at in range(sys.maxunicode) if unicodedata.category(chr(at)) not in {"Cn", "So"})
    assert [one for one in assigned if is_word(one) != bool(engine.match(one))] == []
