"""Margins, majorities and totals beside the votes, points and seats that make them."""

from datetime import date

import pytest

from copydesk.analysis.figure_margins import wrong_margins
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(2024, 5, 10)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The council voted 40 to 20 for the plan, a majority of 15.", "15: 20"),
        ("The council voted 40 to 20 for the plan, a majority of 20.", ""),
        ("The council voted 40 to 20 for the plan, a majority of 40.", ""),
        ("The bill passed 45-12, with 60 members voting.", "60: 57"),
        ("The bill passed 45-12, with 57 members voting.", ""),
        ("The bill passed 45-12, with 30 members voting in favor.", ""),
        ("The bill passed 45-12, with 60 members voting and three members abstaining.", ""),
        ("The bill passed 45-12, with 55 votes cast.", "55: 57"),
        ("Of 60 votes cast, the bill got 45 to 12.", ""),
        ("The bill passed 45-12, a margin of 30 votes, with three abstentions.", ""),
        ("The bill passed 45-12, a margin of 20 votes, with three abstentions.", "20: 33"),
        ("The motion was carried by 45 votes to 12, a margin of 30 votes.", "30: 33"),
        ("The motion got 45 votes to 12, a margin of 30, wider than the 20 of last year.", "30: 33"),
        ("The motion got 45 votes to 12 after a margin of 30 in March.", ""),
        ("The motion got 45 votes to 12, and the other one 30 to 20, a margin of 9.", ""),
        ("The motion got 45 votes to 12, and as the long night wore on there was to be a margin of 30.", ""),
        ("The motion got 13 votes to none, a margin of 12 in the 20-member council.", "12: 13"),
        ("The 50-member council approved the plan by 40 votes to 20.", "50: 60"),
        ("The 50-member council approved the plan by 30 votes to 20.", ""),
        ("The 50-member council approved the plan with 40% to 30%, a majority of 10.", ""),
        ("The motion passed with 45 votes in favor and 12 against, a margin of 30.", "30: 33"),
        ("With 12 votes against and 45 in favor the motion had a margin of 30.", "30: 33"),
        ("In 2019-20 the council had a majority of 15.", ""),
        ("The council cut it from 40 to 20, a majority of 15.", ""),
        ("Ruiz leads Vasko by 5 points, 48 percent to 40 percent.", "5: 8"),
        ("Ruiz leads Vasko by 9 points, 48 percent to 40 percent.", ""),
        ("Ruiz leads Vasko by 3.1 points, 48.5% to 40.2%.", "3.1: 8.3"),
        ("Rovers won by 12 points, 98-90.", "12: 8"),
        ("The 12-point win, 98-90, was their third.", "12: 8"),
        ("It ended 98-90, a 12-point win.", "12: 8"),
        ("He won by 43,000 votes, with 51 percent to her 48.", ""),
        ("They won 3-1 to go five points clear.", ""),
        ("They went nine points ahead of Morlow with a 2-0 win.", ""),
        ("Tarn is three points behind Morlow, 38 to 31.", "three: 7"),
        ("They voted 217-213 for it, a margin of two votes the other way would have sunk it.", ""),
        ("Ruiz leads by 6 points, 45.4% to 39.6%.", ""),
        ("They won 20-30 by a margin of 5.", ""),
        ("Over 12 to 20 days the lead was 3 points.", ""),
        ("Six points separate the sides: Dinas on 30, Porth on 14.", "Six: 16"),
        ("Six points separate the sides: Dinas on 30, Porth on 24.", ""),
        ("With 45 points, Dinas are nine clear of Porth, who have 40.", "nine: 5"),
        ("With 45 points in 12 games, Dinas are nine clear of Porth, who have 40.", ""),
        ("With 45 points, Dinas are nine clear of Porth, who had 40 last week.", ""),
        ("Dinas are nine clear of Porth, seven ahead of Tarn, on 40.", ""),
        ("The bloc is on 33 per cent, seven points ahead of the Greens' 16 per cent.", "seven: 17"),
    ],
)
def test_a_margin_has_to_be_what_its_figures_make(text: str, told: str) -> None:
    said = (f"{one.stated.of(text)}: {one.actual}" for one in wrong_margins(article(text)))
    assert "; ".join(said) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The party won 60 of the 100 seats, a majority of 15.", "15: 20"),
        ("The party won 60 of the 100 seats, a majority of 20.", ""),
        ("The party won 60 of the 100 seats, a majority of 10.", ""),
        ("The party won 40 of the 100 seats, a majority of 10.", ""),
        ("The party has 411 of the 650 seats, a majority of 174.", ""),
        ("The party has 402 of the 650 seats, a working majority.", ""),
        ("Her bloc, with 88 of the 150 seats, enjoys a 46-seat majority.", "46: 26"),
        ("It went up by 5 to the lead.", ""),
        ("With 41 of 120 seats, the group has a majority.", "41: 61 a majority"),
        ("With 41 of 120 seats, the group has a majority with its allies.", ""),
        ("With 61 of 120 seats, the group has a majority.", ""),
        ("A majority eluded the party, which ended up with 99 of 180 seats.", "99: 91 a majority"),
        ("A majority of 41 of 120 seats is told of here.", ""),
        ("A majority may be 3 of 5 seats and 4 of 7 seats.", ""),
        ("The assembly has 90 members; 56 are needed for a majority.", "56: 46"),
        ("The assembly has 90 members; 46 are needed for a majority.", ""),
        ("A two-thirds majority requires 150 votes in the 300-member house.", "150: 201"),
        ("A two-thirds majority requires 200 votes in the 300-member house.", ""),
    ],
)
def test_a_majority_has_to_be_one(text: str, told: str) -> None:
    said = (f"{one.stated.of(text)}: {one.actual}" for one in wrong_margins(article(text)))
    assert "; ".join(said) == told
