import pytest

from copydesk.analysis.figure_overfull import overfull
from copydesk.readers import read


def found(text: str) -> list[tuple[str, str, bool]]:
    document = read("a.md", text + "\n")
    return [(clash.said, clash.actual, doubtful) for clash, doubtful in document.derive(overfull)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "It shut off 14,000 homes in three districts: 6,200 in Morlow, 4,300 in Tarn and 4,500 in Selde.",
            ("14,000 homes", "15,000", False),
        ),
        (
            "It has killed 211 people, according to the ministry: 160 in the north and 61 in the old town.",
            ("211 people", "221", False),
        ),
        (
            "Sales were up 5 percent to £840m, of which bread brought in £504m, cakes £252m and dough £94m.",
            ("£840m", "£850m", False),
        ),
        (
            "Of the $86,400, they traced $51,000 to a boat, $22,400 to a mill and $15,000 to a bank.",
            ("$86,400", "$88,400", False),
        ),
        (
            "Of the 640 wounded, 416 were men, 134 were women and 80 were children, he said.",
            ("640 wounded", "630", False),
        ),
        (
            "Of the hamlet’s 19 houses, it covered 11, damaged five and left four untouched.",
            ("19 houses", "20", True),
        ),
        (
            "Ten of the 18 shops to close are in the north, five in the hills and four in Tarn.",
            ("18 shops", "19", False),
        ),
        (
            "Six clearers have been killed, two in 2023, four in 2024 and one last year.",
            ("Six clearers", "7", False),
        ),
        ("They exchanged 180 prisoners on Friday, 80 from each side.", ("180 prisoners", "160", False)),
        (
            "About 13,000 were in shelters: 8,600 in schools, 3,100 in churches and 2,300 in a hall.",
            ("13,000", "14,000", False),
        ),
        (
            "The four camps held 88,400 people. Arden had 31,200, Tarn 24,900, Lo 19,300 and Selde 13,600.",
            ("88,400 people", "89,000", False),
        ),
    ],
)
def test_lists_that_make_another_number(text: str, told: tuple[str, str, bool]) -> None:
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "It shut off 15,000 homes in three districts: 6,200 in Morlow, 4,300 in Tarn and 4,500 in Selde.",
        "It shut off 16,000 homes: 6,200 in Morlow, 4,300 in Tarn and 4,500 in Selde.",
        "Of the 640 wounded, 416 were burned, 230 had broken bones and 80 had both.",
        "Of the 36 people ill, 20 had a fever, 18 were cold and nine were tired.",
        "Of the 36 people ill, 20 had a fever and 18 were cold.",
        "Of the 640 wounded, 416 were men, 144 were women and 80 were children.",
        "The club has 20 members: 12 chairs, nine tables and two lamps.",
        "It killed at least 11 people: eight in the north and six in the old town.",
        "It killed more than 11 people: eight in the north and six in the old town.",
        "It sold 12 boats: five in May, about four in June and six in July.",
        "It sold 12 boats: five in May, four others in June and six in July.",
        "It sold 12 boats: five in May of 30 made, four in June and six in July.",
        "It sold 12 boats: five in May, the month of the fair, four in June and six in July.",
        "It sold 12 boats: five in May 1931, four in June and six in July.",
        "It earned £12: five boats, four oars and six sails.",
        "They won 80 votes from each side.",
        "Of the 50 dead, 20 were men, 15 were women and 10 were soldiers.",
        "The four camps held 88,400 people. Arden had 31,200, Tarn 24,900, Lo 19,300 and Selde 13,255.",
        "They met 12 people: five women and nine women.",
        "The four camps held 88,400 people. The first had 31,200, the second 24,900 and the newest 13,600.",
        "The four camps held 88,400 people. Arden had 31,200, Morlow 2,900, Tarn 9,300 and Selde 1,600.",
        "Two clubs have 30 members. One has 12, another 15, a third 31 and the last 14.",
        "It sold 12 boats: five in May and later.",
    ],
)
def test_lists_that_are_left_alone(text: str) -> None:
    assert found(text) == []
