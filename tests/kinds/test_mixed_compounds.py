import pytest

from copydesk.analysis.compounds import MOST, compounds
from copydesk.kinds.mixed_compounds import MixedCompounds
from copydesk.readers import read


def found(text: str, **options: tuple[str, ...]) -> list[tuple[str, ...]]:
    matches = MixedCompounds(**options).check(read("a.md", text))
    return [(match.place.excerpt, *(one.excerpt for one in match.related)) for match in matches]


def test_the_way_used_less_is_found_with_the_first_of_the_other() -> None:
    assert found("The ceasefire held. A cease-fire broke. No ceasefire, no peace.") == [
        ("cease-fire", "ceasefire")
    ]
    assert found("The fire fighters came, and fire fighters left. It was the firefighters' day.") == [
        ("firefighters", "fire fighters")
    ]


def test_of_equals_the_later_is_found() -> None:
    assert found("An air strike sank it.\n\nThe airstrike came late.") == [("airstrike", "air strike")]
    assert found("The airstrike came late.\n\nAn air strike sank it.") == [("air strike", "airstrike")]


def test_further_places_of_the_rarer_way_are_shown() -> None:
    text = "Airstrikes, airstrikes and airstrikes; air strikes and air-strikes."
    assert found(text) == [("air strikes", "airstrikes", "air-strikes")]


def test_some_compounds_of_short_words_are_known() -> None:
    assert found("It fell by 10 per cent, or 12 percent.") == [("percent", "per cent")]


@pytest.mark.parametrize(
    "text",
    [
        "Every day the everyday work went on, for a while, awhile.",
        "The port was shut down, a shutdown of a week.",
        "The reform was no re-form.",
        "The ceasefire held. “A cease-fire broke,” said Ruiz.",
        "The firefighters came from the Edda Fire Fighters.",
        "The airstrike sank air, and strike followed.",
        "See example.org/air-strike for the airstrike.",
        "Sevengills have seven gills, or so the sevengills say.",
        "They met in to into the bay; so me and some.",
    ],
)
def test_phrases_names_and_speech_are_let_pass(text: str) -> None:
    assert found(text) == []


def test_a_newsroom_may_let_a_word_pass() -> None:
    text = "The airstrike came late. An air strike sank it."
    assert found(text, exceptions=("airstrike",)) == []


def test_only_the_blocks_in_scope_are_looked_at() -> None:
    text = "# An airstrike sank the ferry\n\nThe air strike came late.\n"
    assert found(text, scope=("paragraph",)) == []
    assert found(text, scope=("heading",)) == []


def test_no_more_than_some_are_looked_at() -> None:
    letters = [first + second for first in "bcdfg" for second in "aeiou"]
    pairs = [(f"{one}lum", f"{one}tor") for one in letters]
    text = ". ".join(f"The {one}{two} and the {one} {two}" for one, two in pairs)
    assert len(pairs) > MOST
    assert len(compounds(read("a.txt", text))) == MOST
