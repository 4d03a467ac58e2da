"""What a sentence states of its own figures: changes, shares, totals, conversions, ranges."""

import pytest

from copydesk.analysis.figure_changes import wrong_changes
from copydesk.analysis.figure_conversions import wrong_conversions
from copydesk.analysis.figure_ranges import reversed_ranges
from copydesk.analysis.figure_shares import wrong_shares
from copydesk.analysis.figure_totals import wrong_totals
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("Rents doubled from 10 to 15 crowns.", "1.5 times"),
        ("Rents rose from 40 to 30 crowns.", "a fall"),
        ("Rents fell from 30 to 40 crowns.", "a rise"),
        ("The share more than quadrupled from 27.5% to 100%.", "3.6 times"),
        ("The club has 40 members, up from 60 members.", "a fall"),
        ("The harbour made $4m, down from $3m.", "a rise"),
        ("The club has 60 members, up 90 percent from 40 members.", "50 percent"),
        ("Rents nearly doubled from 10 to 25 crowns.", "2.5 times"),
        ("The fleet halved from 90 boats to 80 boats.", "0.89 times"),
        ("The fleet almost halved from 90 boats to 80 boats.", "0.89 times"),
        ("The fleet more than halved from 90 boats to 80 boats.", "0.89 times"),
        ("The fleet fell 20 percent from 90 boats to 45 boats.", "50 percent"),
        ("The fee rose 40% to $150 from $125.", "20 percent"),
        ("The fleet grew from 50 boats to 100 boats, a 60 percent increase.", "100 percent"),
        ("The fleet grew from 50 boats to 100 boats, an increase of 60 percent.", "100 percent"),
        ("Turnout rose by 40 per cent, from 14,900 in 2021 to 18,625 this time.", "25 percent"),
        ("Takings rose 12 percent to $60 million, compared with $50 million a year earlier.", "20 percent"),
        ("Takings fell to $60 million, against $50 million the year before.", "a rise"),
        ("The park drew 1,250 visitors, a drop of 20 percent on last year’s 1,000.", "a rise"),
        ("The club has 60 members, down 20 percent on 50 last year.", "a rise"),
    ],
)
def test_a_change_its_ends_contradict(text: str, actual: str) -> None:
    (change,) = wrong_changes(article(text))
    assert change.actual == actual


@pytest.mark.parametrize(
    "text",
    [
        "Rents doubled from 10 to 20 crowns.",
        "The club has 60 members, up from 40 members.",
        "The club has 60 members, up 50 percent from 40 members.",
        "The club came in at 5, up from 12.",
        "The club has 60 members, up from 80 goats.",
        "Rents nearly doubled from 10 to 18 crowns.",
        "Rents more than doubled from 10 to 24 crowns.",
        "Rents rose 5 percent to $21 from $20.",
        "Support rose 5 percent from 20 percent to 25 percent.",
        "Support rose 5 percentage points from 20 percent to 25 percent.",
        "The fleet grew 5 percentage points from 20 boats to 40 boats.",
        "Rents rose from 5 to $10 million.",
        "Rents rose from 5 to 4,000 crowns.",
        "Rents rose from about 100 to 95 crowns.",
        "The fleet rose from 40-50 boats to 30 boats.",
        "The fleet rose from 0 boats to 30 boats.",
        "There were 12 boats and 30 goats.",
        "The cost fell from 40 boats to 50 goats.",
        "It grew from 40 goats to 50 boats, a 90 percent increase.",
        "From 40 to 50 people came to the 60 boats.",
        "They came from Tarn to Morlow with 40 boats and 50 goats.",
        "It doubled from 40 goats to 50 boats.",
        "Takings rose to $60 million, against costs of $70 million.",
        "Takings rose 20 percent to $60 million, compared with $50 million a year earlier.",
        "The years from 14,900 in 2021 to 2023 were wet for 12 boats.",
        "It rose 30 boats from 40 to 50 boats.",
    ],
)
def test_a_change_that_may_be_right_is_left_alone(text: str) -> None:
    assert wrong_changes(article(text)) == ()


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("In all 12 of 40 pupils (25%) passed.", ["30 percent"]),
        ("In all 12 of 40 pupils, or 25%, passed.", ["30 percent"]),
        ("Only 35 percent, or 12 of 40, passed.", ["30 percent"]),
        ("In all 12 of 40 pupils (30%) passed.", []),
        ("In all about 12 of 40 pupils (50%) passed.", ["30 percent"]),
        ("In all 50 of 40 pupils (30%) passed.", []),
        ("In all 12 of 40 pupils (30 goats) passed.", []),
        ("There were 12 pupils and 40 goats.", []),
    ],
)
def test_a_share_is_part_by_whole(text: str, wrong: list[str]) -> None:
    assert [share.actual for share in wrong_shares(article(text))] == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("They met 12 people: five women and six men.", ["11"]),
        ("They met 12 people: five women, six men and three guides.", ["14"]),
        ("They sold five goats and six sheep, for a total of 12 animals.", ["11"]),
        ("A crew of 12 sailors, comprising four cooks and five mates.", ["9"]),
        ("They met 11 people: five women and six men.", []),
        ("They met 12 people: four guides and five cooks.", []),
        ("They met 12 people: about four women and five men.", []),
        ("They met 12 people: five women and six goats that cost 4 crowns.", []),
        ("They met 12 people: five women and nine women.", []),
        ("There were 12 people, five goats.", []),
    ],
)
def test_a_total_is_the_sum_of_its_parts(text: str, wrong: list[str]) -> None:
    assert [total.actual for total in wrong_totals(article(text))] == wrong


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("It is 21km (19.2 miles) long.", ["13 miles"]),
        ("It is 21km (13 miles) long.", []),
        ("It was 30°C (90°F) there.", ["86°F"]),
        ("It was 30°C (86°F) there.", []),
        ("It is 2 degrees Celsius (3.6 degrees Fahrenheit) warmer.", []),
        ("A 100-foot (30-metre) wall.", []),
        ("It weighs 200 pounds (110 kg).", ["90.7 kg"]),
        ("It covers 10 square miles (260 sq km).", ["25.9 sq km"]),
        ("It covers 10 square miles (26 sq km).", []),
        ("It holds 10 cubic metres (99 cubic feet).", ["353 cubic feet"]),
        ("It is 5 feet 10 inches (1.78 m) high.", []),
        ("It is 10km (20km) long.", []),
        ("It is 10km long and 20km wide.", []),
        ("It took two years (three months) there.", []),
        ("It cost $5 (20 boats) there.", []),
        ("It is 20-30 miles (32-48 km) off.", []),
        ("It is 600 km (900 miles) off.", ["373 miles"]),
    ],
)
def test_a_conversion_repeats_the_measure(text: str, actual: list[str]) -> None:
    assert [wrong.actual for wrong in wrong_conversions(article(text))] == actual


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It takes between 50 and 40 people.", 1),
        ("It takes between $90,000 and $80,000.", 1),
        ("It takes between 40 and 50 people.", 0),
        ("It is open between 9 and 5.", 0),
        ("It takes 50 people or 40 people.", 0),
        ("It was played between 27 members and 3 observers.", 0),
        ("It takes between 27 goats and 30 goats.", 0),
        ("It was between 40 goats here and 30 there.", 0),
    ],
)
def test_a_range_runs_upwards(text: str, wrong: int) -> None:
    assert len(reversed_ranges(article(text))) == wrong


def test_a_sentence_full_of_figures_is_no_claim() -> None:
    text = "Rents doubled from 10 to 15 crowns, " + ", ".join(["12 boats"] * 40) + "."
    assert wrong_changes(article(text)) == ()
