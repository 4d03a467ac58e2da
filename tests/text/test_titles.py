import pytest

from copydesk.text.patterns import Pattern
from copydesk.text.titles import (
    Vocabulary,
    camel_case,
    each_capitalized,
    pascal_case,
    sentence_case,
    simple_case,
    title_case,
)


@pytest.mark.parametrize(
    "title",
    [
        "The Ferry and the Bridge",
        "What Is It For",
        "Ferry: A Boat by Another Name",
        "Step-by-Step Guide",
        "An On-Site Visit",
        "“The End” of a Bridge",
        "The Port’s an Island",
        "Up and/or Down",
        "Wait… a Bridge",
        "Éa on É",
        "To the End",
    ],
)
def test_a_title_stays_a_title(title: str) -> None:
    assert title_case(title) == title


def test_small_words_depend_on_the_style() -> None:
    assert title_case("a walk THROUGH the town") == "A Walk THROUGH the Town"
    assert title_case("a walk through the town", chicago=True) == "A Walk through the Town"
    assert title_case("the town we walk through", chicago=True) == "The Town We Walk Through"


def test_to_is_large_before_a_verb_and_small_before_a_noun() -> None:
    assert title_case("how to make a bridge") == "How To Make a Bridge"
    assert title_case("a guide to bridges") == "A Guide to Bridges"
    assert title_case("letters to NATO") == "Letters to NATO"
    assert title_case("where we go to") == "Where We Go To"


def test_a_vocabulary_has_the_last_word() -> None:
    words = Vocabulary(("ePaper", "[Rr]epo", "Marlow"))
    assert title_case("the EPAPER repository of marlow", words) == "The ePaper repository of Marlow"
    assert sentence_case("The EPAPER Repository Of marlow", words) == "The ePaper Repository of Marlow"


def test_a_prefix_is_left_aside() -> None:
    prefix = Pattern(r"^[a-z]\.\s", multiline=False)
    assert title_case("b. the boat", prefix=prefix) == "b. The Boat"
    assert sentence_case("b. the Boat", prefix=prefix) == "b. The boat"


def test_sentence_case_starts_again_behind_a_colon_or_a_number() -> None:
    assert sentence_case("1. the Ferry: a Boat") == "1. The ferry: A boat"
    assert sentence_case("Top-Level Ferry") == "Top-level ferry"


def test_capitals_behind_marks() -> None:
    assert each_capitalized("top-level o'hara x_y “ab”c") == "Top-Level O'Hara X_y “ab”c"


def test_names_of_code() -> None:
    assert simple_case("fooBar-baz  Qux1") == "foo bar baz qux1"
    assert pascal_case("foo bar") == "FooBar"
    assert camel_case("Foo bar") == "fooBar"
    assert camel_case("-") == "-"
