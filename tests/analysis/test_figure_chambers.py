"""Sides of a vote, seats of a house, and what makes a majority."""

import pytest

from copydesk.analysis.figure_relations import misfits
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def told(text: str) -> str:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    found = misfits(Document("a.txt", text, (block,)))
    return "; ".join(f"{one.stated.of(text)}: {one.actual}" for one in found)


@pytest.mark.parametrize(
    ("text", "wrong"),
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
        ("The 50-member council approved the plan by 40 votes to 20.", "50: 60"),
        ("The 50-member council approved the plan by 30 votes to 20.", ""),
        ("The 50-member council approved the plan with 40% to 30%, a majority of 10.", ""),
        ("In 2019-20 the council had a majority of 15.", ""),
        ("The council cut it from 40 to 20, a majority of 15.", ""),
        ("The party won 60 of the 100 seats, a majority of 15.", "15: 20"),
        ("The party won 60 of the 100 seats, a majority of 20.", ""),
        ("The party won 60 of the 100 seats, a majority of 10.", ""),
        ("The party won 40 of the 100 seats, a majority of 10.", ""),
        ("The party has 411 of the 650 seats, a majority of 174.", ""),
        ("The party has 402 of the 650 seats, a working majority.", ""),
        ("Her bloc, with 88 of the 150 seats, enjoys a 46-seat majority.", "46: 26"),
        ("With 41 of 120 seats, the group has a majority.", "41: 61 for a majority"),
        ("With 41 of 120 seats, the group has a majority with its allies.", ""),
        ("With 61 of 120 seats, the group has a majority.", ""),
        ("A majority eluded the party, which ended up with 99 of 180 seats.", "99: a majority"),
        ("A majority of 41 of 120 seats is told of here.", ""),
        ("A majority may be 3 of 5 seats and 4 of 7 seats.", ""),
        ("The assembly has 90 members; 56 are needed for a majority.", "56: 46"),
        ("The assembly has 90 members; 46 are needed for a majority.", ""),
        ("A two-thirds majority requires 150 votes in the 300-member house.", "150: 201"),
        ("A two-thirds majority requires 200 votes in the 300-member house.", ""),
        ("The Reds won 68 of the 120 seats, the Blues 45 and the rest 17.", "120 seats: 130 seats"),
        ("The Reds hold 26 seats in the 49-seat chamber and the Blues 28.", "49: 54"),
        ("The Reds hold 26 seats in the 49-seat chamber and the Blues 23.", ""),
        ("The Reds hold 26 seats in the 49-seat chamber, up from 28.", ""),
        ("The five-judge panel ruled 4-2 for the town.", "five: 6"),
        ("The five-judge panel ruled 3-2 for the town.", ""),
        ("Residents turned down a merger of the two villages, with 71 in favour and 102 against.", ""),
    ],
)
def test_a_vote_and_a_majority_fit_the_house(text: str, wrong: str) -> None:
    assert told(text) == wrong
