"""Hunspell dictionaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text import hunspell
from copydesk.text.dictionaries import usual
from copydesk.text.hunspell import Dictionary

AFF = """
SET UTF-8
ICONV 1
ICONV ’ '
NEEDAFFIX n
KEEPCASE k
FORBIDDENWORD f
ONLYINCOMPOUND c
COMPOUNDMIN 1
COMPOUNDRULE 1
COMPOUNDRULE d*t
# endings
SFX S Y 2
SFX S   y     ies        [^aeiou]y
SFX S   0     s          [^y]
SFX L Y 1
SFX L   0     less/S     .
SFX short
PFX U Y 1
PFX U   0     un         .
PFX R N 1
PFX R   0     re         t.
"""
DIC = """9
ferry/S
kind/U
harbour/SL
stem/nS
iPad/k
McKeel
sweety/f
1/dc
1th/tc
tie/SUR
"""


@pytest.fixture(scope="module")
def book() -> Dictionary:
    return Dictionary.of(AFF, DIC)


@pytest.mark.parametrize(
    "word",
    [
        *("ferry", "ferries", "Ferry", "FERRY", "FERRIES", "unkind", "Unkind", "harbour", "harbours"),
        *(
            "harbourless",
            "harbourlesss",
            "stems",
            "iPad",
            "McKeel",
            "MCKEEL",
            "11th",
            "ferry-harbour",
            "ferry.",
        ),
        *("unties", "retie", "-ferry", "ferry-"),
    ],
)
def test_words_are_known_with_their_affixes_and_cases(book: Dictionary, word: str) -> None:
    assert book.knows(word)


@pytest.mark.parametrize(
    "word",
    [
        *(
            "ferrys",
            "ferrie",
            "stem",
            "ipad",
            "IPAD",
            "mckeel",
            "sweety",
            "1th",
            "th",
            "rekind",
            "reties",
            "fErry",
        ),
        *("ferry-quay", "", "x" * 200, "unferry", "harbour-" * 12),
    ],
)
def test_other_words_are_not(book: Dictionary, word: str) -> None:
    assert not book.knows(word)


def test_words_are_converted_as_the_dictionary_says(book: Dictionary) -> None:
    assert book.convert("the ferry’s") == "the ferry's"


def test_flags_may_be_long_numbers_or_aliases() -> None:
    long = Dictionary.of("FLAG long\nSFX Aa Y 1\nSFX Aa 0 s .\n", "boat/Aa\n")
    numbers = Dictionary.of("FLAG num\nSFX 12 Y 1\nSFX 12 0 s .\n", "1\nboat/12,13\n")
    aliases = Dictionary.of("AF 1\nAF AB\nSFX A Y 1\nSFX A 0 s .\n", "boat/1\nquay/2\n")
    assert long.knows("boats")
    assert numbers.knows("boats")
    assert aliases.knows("boats")
    assert not aliases.knows("quays")


def test_words_may_be_joined_where_the_dictionary_says_so() -> None:
    any_place = Dictionary.of("COMPOUNDFLAG x\nCOMPOUNDMIN 3\n", "boat/x\nhouse/x\nquay\n")
    assert any_place.knows("boathouse")
    assert any_place.knows("boathouseboat")
    assert not any_place.knows("boatquay")
    ordered = Dictionary.of("COMPOUNDBEGIN b\nCOMPOUNDEND e\n", "boat/b\nhouse/e\n")
    assert ordered.knows("boathouse")
    assert not ordered.knows("houseboat")
    assert not ordered.knows("boathouse" * 6)


def test_breaks_can_be_changed_and_marks_ignored() -> None:
    book = Dictionary.of("BREAK 1\nBREAK +\nIGNORE ·\n", "boat\nhouse\n# no word\n")
    assert book.knows("boat+house")
    assert book.knows("bo·at")
    assert not book.knows("boat-house")


def test_a_rule_for_compounds_may_have_flags_in_brackets() -> None:
    book = Dictionary.of("FLAG long\nCOMPOUNDMIN 1\nCOMPOUNDRULE (Aa)?(Bb)\n", "boat/Aa\nhouse/Bb\nquay/Cc\n")
    assert book.knows("boathouse")
    assert not book.knows("housequay")


@pytest.mark.parametrize("word", ["ferry", "Ferries", "London", "e-mail", "21st", "don't", "unhappily"])
def test_our_dictionary_knows_english(word: str) -> None:
    assert usual().knows(word)


@pytest.mark.parametrize("word", ["recieve", "goverment", "teh", "london", "22th"])
def test_our_dictionary_knows_no_slips(word: str) -> None:
    assert not usual().knows(word)


@given(st.text(alphabet="abSU/-1'’.ferrytie", max_size=30))
def test_any_word_is_answered(word: str) -> None:
    assert Dictionary.of(AFF, DIC).knows(word) in {True, False}


def test_two_endings_and_a_beginning_go_together() -> None:
    aff = (
        "SFX A Y 1\nSFX A 0 ful/B .\nSFX B Y 1\nSFX B 0 ly .\n"
        "PFX P Y 1\nPFX P 0 un .\nSFX C N 1\nSFX C 0 x .\nSFX D\nSFX D 0\n"
    )
    book = Dictionary.of(aff, "hope/AP\ncare/A\nboat/PC\n")
    assert book.knows("unhopefully")
    assert book.knows("carefully")
    assert not book.knows("uncarefully")
    assert not book.knows("hopely")
    assert not book.knows("unboatx")


def test_what_is_known_is_forgotten_when_there_is_too_much_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hunspell, "_KNOWN", 0)
    book = Dictionary.of(AFF, DIC)
    assert [book.knows(word) for word in ("ferry", "quay", "ferry")] == [True, False, True]


def test_a_compound_has_at_most_eight_parts() -> None:
    book = Dictionary.of("COMPOUNDFLAG x\nCOMPOUNDMIN 1\n", "a/x\n")
    assert book.knows("aaaa")
    assert not book.knows("a" * 30)
    ruled = Dictionary.of("COMPOUNDMIN 1\nCOMPOUNDRULE a*b\n", "x/a\ny/b\n")
    assert ruled.knows("xxxy")
    assert not ruled.knows("x" * 20 + "y")
