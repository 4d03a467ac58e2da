"""So many at so much, and what they make."""

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
        ("The club sold 480 tickets over 40 nights, an average of 15 a night.", "480 tickets: 600 tickets"),
        ("In four games Dell scored 36 goals, an average of twelve a game.", "36 goals: 48 goals"),
        ("The levy raises $200,000 from 2,000 residents, or $45 per resident.", "$200,000: $90,000"),
        ("They sold 400 tickets at £2 each, raising £1,200.", "£1,200: £800"),
        ("At $3 a litre, filling the 50-litre tank costs $250.", "$250: $150"),
        ("Parking is $4 an hour, so five hours costs $35.", "$35: $20"),
        ("Tickets were $25 each. The club sold 160 of them and took in $6,000.", "$6,000: $4,000"),
        (
            "The club will pay 40 farmers 7,000 euros apiece, 380,000 euros in total.",
            "380,000 euros: 280,000 euros",
        ),
        ("Fined £60 for each of 15 offences, she must find £1,300.", "£1,300: £900"),
        (
            "Each of the 11 players was paid 10,000 euros. That cost the club 160,000 euros.",
            "160,000 euros: 110,000 euros",
        ),
        ("The hall has 12 tables with 5 seats each, for a total of 90 seats.", "90 seats: 60 seats"),
        ("At $80 a night, the five nights cost $600.", "$600: $400"),
        (
            "The bill of $90 million works out at $50 per head for 3 million people.",
            "$90 million: $150 million",
        ),
        ("Waste ran to 5,000 tons in 10 cities, on average 300 per city.", "5,000 tons: 3,000 tons"),
        ("The levy raises $200,000 from 2,000 families, or $45 a family.", "$200,000: $90,000"),
        ("In four games Dell scored thirty goals, an average of nine a game.", "thirty goals: 36 goals"),
        (
            "Rain fell on 12 percent. In four games Dell scored 36 goals, an average of twelve a game.",
            "36 goals: 48 goals",
        ),
        ("The charity gave $800 to 20 men in all, $50 a man.", "$800: $1,000"),
        ("The club sold 480 tickets over 40 nights, an average of 12 a night.", ""),
        ("The club sold 480 tickets in 40 nights, an average of 15 a night more than last year.", ""),
        ("The 20 winners get $500 each; the fund holds $90,000.", ""),
        ("The 20 winners get $500 each, plus a car, $12,000 in all.", ""),
        ("She ran 26 miles in 2 hours 40 minutes, an average of six minutes a mile.", ""),
        ("They pay 12 guards $15 an hour, $2,000 in all for 8 hours and 30 days.", ""),
        ("They had an average rating of 4 from 121 users and 4,000 friends.", ""),
        ("The 12 boats carry 20 goats each in all weathers, 40 sheep in all.", ""),
        ("The 12 boats cost $40 a day in all, and $90 with 3 goats.", ""),
        ("They sold 12 boats, 30 goats and 40 sheep, one each.", ""),
        ("The shop sold 12 sheds at $15 each, costing $90 less.", ""),
        ("They pay $15 a year ago, 12 boats in all and $90.", ""),
    ],
)
def test_a_product_is_what_its_factors_make(text: str, wrong: str) -> None:
    assert told(text) == wrong
