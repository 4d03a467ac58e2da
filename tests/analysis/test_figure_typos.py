import pytest

from copydesk.analysis.figure_typos import digit_slips, transpositions
from copydesk.kinds.differing_figures import DifferingFigures
from copydesk.kinds.mistyped_figures import MistypedFigures
from copydesk.model.document import Document
from copydesk.readers import read


def article(*paragraphs: str) -> Document:
    return read("a.md", "\n\n".join(paragraphs) + "\n")


@pytest.mark.parametrize(
    ("paragraphs", "slip"),
    [
        (("The bureau counted 8,412 names.", "Of 8,421 names ten were new."), ("8,421 names", "8,412 names")),
        (("The clerk took $86,400.", "The $84,600 went on boats."), ("$84,600", "$86,400")),
        (("The fund holds £341m.", "Of the £314m half is lent."), ("£314m", "£341m")),
        (("It runs in 340 parishes.", "All 430 parishes pay."), ("430 parishes", "340 parishes")),
        (
            ("Of 4,231 votes ten were lost.", "It had 4,321 votes.", "So 4,321 votes were cast."),
            ("4,231 votes", "4,321 votes"),
        ),
        (("She won by 4,521 votes to 4,512.",), None),
        (("It runs in 212 parishes.", "It runs on 221 farms."), None),
        (("They won 56 votes.", "They had 65 votes."), None),
        (("It runs in 340 parishes.", "All 304 parishes pay."), ("304 parishes", "340 parishes")),
        (("It sold 1,234 looms.", "It sold 4,321 looms."), None),
        (("It sold about 8,412 looms.", "It sold 8,421 looms."), None),
        (("- 8,412 looms", "- 8,421 looms"), None),
    ],
)
def test_neighbouring_digits_that_changed_places(
    paragraphs: tuple[str, ...], slip: tuple[str, str] | None
) -> None:
    document = article(*paragraphs)
    found = [(one.figure.text, one.other.text) for one in document.derive(transpositions)]
    assert found == ([slip] if slip else [])
    assert not found or not list(DifferingFigures().check(document))


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        (("The flood ruined 4,318 houses.", "Of 4,378 houses half were of wood."), ["4,378 houses"]),
        (("The flood ruined 4,318 houses.", "It had ruined 4,378 houses in 2019."), []),
        (("The flood ruined 4,318 houses.", "It killed 4,378 sheep."), []),
        (("The flood cost $431.", "It cost $437."), []),
    ],
)
def test_figures_that_differ_in_one_digit(paragraphs: tuple[str, ...], found: list[str]) -> None:
    assert [one.figure.text for one in article(*paragraphs).derive(digit_slips)] == found


def test_what_sentences_alike_contradict_is_told_once() -> None:
    said = "After the flood the council of Tarn closed {} bridges in the Arden valley."
    document = article(said.format("3,412"), "They were tired.", said.format("3,421"))
    assert document.derive(transpositions)
    assert not list(MistypedFigures().check(document))


def test_the_other_figure_is_shown_and_only_what_is_in_scope() -> None:
    document = article("The clerk took $86,400.", "The $84,600 went on boats.")
    (one,) = MistypedFigures().check(document)
    assert (one.place.line, one.related[0].line) == (3, 1)
    assert not list(MistypedFigures(scope=("headline",)).check(document))
    (slip,) = MistypedFigures(slip="digit").check(article("It ruined 4,318 houses.", "Of 4,378 houses, ten."))
    assert slip.place.line == 3


def test_among_very_many_figures_a_pair_is_there_by_chance() -> None:
    prices = [
        f"The {name} cost £{price}." for name, price in zip("abcdefghij", range(127, 910, 83), strict=True)
    ]
    pair = ["The oar cost £341.", "The sail cost £314."]
    assert article(*pair).derive(transpositions)
    assert not article(*pair, *prices).derive(transpositions)
