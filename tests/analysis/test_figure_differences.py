"""Income, cost and what is left; leads and margins beside what they lie between."""

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
        (
            "On revenue of $10 million and costs of $8 million, the club made a profit of $4 million.",
            "$4 million: $2 million",
        ),
        ("He bought the barn for £80,000 and sold it for £110,000, pocketing £60,000.", "£60,000: £30,000"),
        ("The play lost £60,000: it cost £100,000 and brought in £75,000 at the door.", "£60,000: £25,000"),
        (
            "Fares bring in 60 million while it costs 100 million; Tarn covers the 70 million shortfall.",
            "70 million: 40 million",
        ),
        (
            "Exports ran to $50 million. Imports of $70 million left a deficit of $40 million.",
            "$40 million: $20 million",
        ),
        ("On revenue of $10 million and costs of $8 million, the club made a profit of $2 million.", ""),
        (
            "On sales of $10 million and costs of $8 million, it made a profit of $1 million after tax.",
            "",
        ),
        ("On revenue of $10 million and costs of £8 million, the club made a profit of $4 million.", ""),
        ("On sales of 10 boats and costs of 8 boats, the club made a profit of 4 goats.", ""),
        ("On revenue of $10 million and a profit of $8 million, the club made a profit of $4 million.", ""),
        ("The profit was $10 million, $8 million and then $4 million.", ""),
        ("The profit was 10 km, 8 km and then 4 km.", ""),
        ("The bill passed 45-12, a margin of 30 votes, with three abstentions.", ""),
        ("The motion was carried by 45 votes to 12, a margin of 30 votes.", "30: 33"),
        ("The motion got 45 votes to 12 after a margin of 30 in March.", ""),
        ("The motion got 45 votes to 12, and the other one 30 to 20, a margin of 9.", ""),
        ("The motion passed with 45 votes in favor and 12 against, a margin of 30.", "30: 33"),
        ("With 12 votes against and 45 in favor the motion had a margin of 30.", "30: 33"),
        ("Ruiz leads Vasko by 5 points, 48 percent to 40 percent.", "5: 8"),
        ("Ruiz leads Vasko by 9 points, 48 percent to 40 percent.", ""),
        ("Ruiz leads Vasko by 3.1 points, 48.5% to 40.2%.", "3.1: 8.3"),
        ("Rovers won by 12 points, 98-90.", "12: 8"),
        ("He won by 43,000 votes, with 51 percent to her 48.", ""),
        ("They won 3-1 to go five points clear.", ""),
        ("They went nine points ahead of Morlow with a 2-0 win.", ""),
        ("Tarn is three points behind Morlow, 38 to 31.", "three: 7"),
        ("They voted 217-213 for it, a margin of two votes the other way would have sunk it.", ""),
        ("Ruiz leads by 6 points, 45.4% to 39.6%.", ""),
        ("Over 12 to 20 days the lead was 3 points.", ""),
        ("Six points separate the sides: Dinas on 30, Porth on 14.", "Six: 16"),
        ("Six points separate the sides: Dinas on 30, Porth on 24.", ""),
        ("With 45 points, Dinas are nine clear of Porth, who have 40.", "nine: 5"),
        ("With 45 points in 12 games, Dinas are nine clear of Porth, who have 40.", ""),
        ("With 45 points, Dinas are nine clear of Porth, who had 40 last week.", ""),
        ("Dinas are nine clear of Porth, seven ahead of Tarn, on 40.", ""),
        ("The bloc is on 33 per cent, seven points ahead of the Greens' 16 per cent.", "seven: 17"),
        ("It went up by 5 to the lead.", ""),
        ("The 12-point win, 98-90, was their third.", "12: 8"),
        ("It ended 98-90, a 12-point win.", "12: 8"),
        ("The party won five seats and lost two, leaving it with 17.", ""),
    ],
)
def test_what_is_left_is_what_the_two_leave(text: str, wrong: str) -> None:
    assert told(text) == wrong
