import pytest

from copydesk.analysis.headline_figures import headline_clashes
from copydesk.kinds.differing_figures import DifferingFigures
from copydesk.readers import read


def clashes(headline: str, *paragraphs: str) -> list[tuple[str, list[float]]]:
    document = read("a.md", f"# {headline}\n\n" + "\n\n".join(paragraphs) + "\n")
    assert not [one for one in DifferingFigures().check(document) if document.derive(headline_clashes)]
    return [(one.kind, sorted(one.values)) for one in document.derive(headline_clashes)]


@pytest.mark.parametrize(
    ("headline", "text", "told"),
    [
        ("Strike kills 34 in Morlow", "Two shells hit the market, killing 31 people.", ("killed", [31, 34])),
        (
            "14 injured as tram leaves rails",
            "At least 19 people were injured in Tarn.",
            ("injured", [14, 19]),
        ),
        (
            "Flood leaves 23 missing",
            "Twenty-six people were missing in Tarn on Monday.",
            ("missing", [23, 26]),
        ),
        ("Death toll rises to 48", "The toll rose to 47 on Monday, the coastguard said.", None),
        (
            "Deaths rise to 48 in Tarn",
            "The deaths rose to 47 on Monday, the coastguard said.",
            ("killed", [47, 48]),
        ),
        ("At least 52 killed in Tarn", "Shells killed at least 62 people in Tarn.", ("killed", [52, 62])),
        (
            "Police arrest 41 at match",
            "Officers arrested 47 people, and let three go.",
            ("arrested", [41, 47]),
        ),
    ],
)
def test_a_toll_that_the_text_gives_otherwise(
    headline: str, text: str, told: tuple[str, list[float]] | None
) -> None:
    assert clashes(headline, text) == ([told] if told else [])


@pytest.mark.parametrize(
    ("headline", "paragraphs"),
    [
        ("Strike kills 31 in Morlow", ["Two shells hit the market, killing 31 people."]),
        ("Two fires kill 12", ["A fire in Morlow killed seven people. Five people died in Tarn."]),
        ("Gunman kills 4", ["A man killed three people and then himself in Morlow on Monday."]),
        ("More than 30 killed", ["A fire killed 34 people in Tarn."]),
        ("Fire kills 340 in Tarn", ["A fire killed 342 people in Tarn."]),
        (
            "Fire kills 12 in Tarn",
            ["A fire like that of 2019, which killed 19 people in 2019, began in Tarn."],
        ),
        ("Fire kills 12 in Tarn", ["The fire hurt 19 people."]),
        (
            "Fire kills 12 in Tarn",
            ["The fire is out.", "It began at dawn.", "It was big.", "It killed 19 people."],
        ),
        ("Fire kills 12 in Tarn", ["The fire killed three more people in Tarn, after nine on Monday."]),
        ("Fire kills 3 in Tarn", ["The fire killed 31 people in Tarn."]),
        ("Fire in Tarn", ["The fire killed 31 people in Tarn."]),
        ("Two dead, 14 hurt in Tarn", ["It killed two people and injured 11. Three more were hurt later."]),
        (
            "Sniper kills 2 in Tarn",
            ["A captain and a private died, weeks after 3 soldiers were killed there."],
        ),
        ("Families of 304 dead wait", ["In the fire 299 people died; five are still missing."]),
    ],
)
def test_tolls_that_go_together(headline: str, paragraphs: list[str]) -> None:
    assert clashes(headline, *paragraphs) == []


@pytest.mark.parametrize(
    ("headline", "text", "told"),
    [
        ("Tarn beat Morlow 3-1", "Tarn won 3-2 at Morlow on Saturday.", [1, 2]),
        ("Senate confirms judge, 61 to 37", "The senate confirmed her by a vote of 61 to 39.", [37, 39]),
        ("Tarn beat Morlow 3-1", "Tarn won 3-1 at Morlow, where they had won 3-2.", None),
        ("Tarn beat Morlow 3-1", "Tarn led 2-1 at the break on Saturday.", None),
        ("Tarn beat Morlow 3-1", "Tarn won 4-2 at Morlow on Saturday.", None),
        ("Tarn beat Morlow 3-1 on aggregate", "Tarn won 3-2 at Morlow on Saturday.", None),
        ("Tarn beat Morlow 3-1", "Tarn, who won 3-2 there in 2019, were through.", None),
        ("Vote of 12-3 sends plan back", "It voted 12-4 after one member changed the vote from 12-3.", None),
        ("Support for bridge 48% to 40%", "A poll found 48% to 42% for it.", None),
    ],
)
def test_scores_that_the_text_gives_otherwise(headline: str, text: str, told: list[float] | None) -> None:
    assert clashes(headline, text) == ([("score", told)] if told else [])
