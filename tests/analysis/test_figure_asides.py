import pytest

from copydesk.analysis.figure_asides import wrong_asides
from copydesk.kinds.wrong_margin import WrongMargin
from copydesk.readers import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It was 77.2 percent, down from 79.6 percent four years ago, a fall of 3.4 percentage points.",
            ("3.4 percentage points", "2.4"),
        ),
        (
            "It was 40 percent contained, up from 15 percent on Tuesday, a gain of 35 percentage points.",
            ("35 percentage points", "25"),
        ),
        (
            "The levy had 201,480 votes for and 204,310 against, a margin of 3,830.",
            ("3,830", "2,830"),
        ),
        (
            "The river crested at 31.4 feet, breaking by 3.6 feet the record of 28.8 feet set in 1978.",
            ("3.6 feet", "2.6"),
        ),
        (
            "The fund holds $31 million, down from $45 million in May, a fall of $24 million.",
            ("$24 million", "$14 million"),
        ),
    ],
)
def test_differences_that_two_figures_do_not_make(text: str, told: tuple[str, str]) -> None:
    document = read("a.md", text + "\n")
    (one,) = document.derive(wrong_asides)
    assert (one.said, one.actual) == told
    assert [match.place.excerpt for match in WrongMargin().check(document)] == [told[0]]
    assert not list(WrongMargin(scope=("headline",)).check(document))


@pytest.mark.parametrize(
    "text",
    [
        "Turnout was 77.2 percent, down from 79.6 percent four years ago, a fall of 2.4 percentage points.",
        "Turnout was 77 percent, down from 80 percent four years ago, a fall of 2.4 percentage points.",
        "The fund holds $30 million, down from $40 million, a fall of 25 percent.",
        "The mill sold 31 looms, down from 45 boats, a fall of 24 sheep.",
        "The fund holds about $31 million, down from $45 million in May, a fall of $24 million.",
        "It was 31 degrees Celsius, down from 45 degrees Celsius, a fall of 24 degrees Celsius.",
    ],
)
def test_differences_that_are_right_or_of_other_things(text: str) -> None:
    assert not read("a.md", text + "\n").derive(wrong_asides)
