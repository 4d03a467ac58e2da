"""Wholes and their parts."""

import pytest

from copydesk.analysis.figure_totals import rounded_totals, wrong_totals
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,))


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("They said 47 berths would go: 20 at Tarn, 15 at Morlow and 10 at Port Ellery.", "45"),
        ("She was tried on 14 counts: seven of theft and six of forgery, said the clerk.", "13"),
        ("They met 12 people: five women, five men and one child.", "11"),
        ("They met 12 people – five women and six men – on Monday.", "11"),
        ("Ms Ruiz took 4,120 votes, Mr Okafor 3,870 and a third 1,010, making 9,100 votes in all.", "9,000"),
        ("They sold five goats and six sheep, a total of 12 animals.", "11"),
        ("They met 12 people. Five were women, four men and the remaining two children.", "11"),
        ("Of the 57 hostages, 40 were freed in March and 27 in June, ending it for all.", "67"),
        ("They saw 6 boats in Orl, 11 in Mirn and 3 in Katch. All told, 30 boats came.", "20"),
        ("Three mills made a total of 30 tons. There 14 tons, here 10 and upriver nine came out.", "33"),
        ("Sixteen sailors were on board. Eleven have been found; the other nine are missing.", "20"),
        (
            "The debt is $9bn, of which $6.5bn is owed to banks and the remaining $4.5bn to mills.",
            "$11bn",
        ),
        ("They sold 37 boats in May and another 28 in June, for a summer total of 75.", "65"),
        ("The grant of £9m is split into £3m for roads, £2m for schools and £1m for parks.", "£6m"),
        ("She picked 14 apples and 17 pears, 40 fruits in total.", "31"),
        ("Of the 75 staff, 50 work in Tarn and the other 45 in Morlow.", "95"),
        ("The blast killed 17 people, nine men and five women, the governor said.", "14"),
        ("They met 31 people on board, 27 passengers and nine crew members.", "36"),
        ("Seven people were hurt, five of them badly and four slightly, police said.", "9"),
        ("The club sold 18,200 tickets, 11,700 to members and 7,500 to visitors.", "19,200"),
        ("A crew of 12 sailors, consisting of four cooks and five mates.", "9"),
    ],
)
def test_parts_that_do_not_make_their_whole(text: str, actual: str) -> None:
    assert [total.actual for total in wrong_totals(article(text))] == [actual]
    assert rounded_totals(article(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "They said 45 berths would go: 20 at Tarn, 15 at Morlow and 10 at Port Ellery.",
        "They met 12 people: five women, six men and one child.",
        "They met 12 people: five women, four men and others.",
        "They met 12 people: four guides and five cooks.",
        "The two classes: 12 boys and 14 girls.",
        "Ruiz took 90 votes, Okafor, a baker, 120, making 210 votes in all.",
        "They met 40 people – 12 cooks and 25 guides – on Monday.",
        "Two sailors died and three were hurt, bringing the total to 14 victims.",
        "They sold 20 goats in May and 25 in June from 12 farms, a total of 45 animals.",
        "They sold five goats in the year 2020 and 12 sheep, a total of 12 animals.",
        "They sold it for a total of 12 crowns.",
        "They met 12 people on 3 boats. Five were women and the remaining two children.",
        "They met 12 people. Five women stayed; the remaining two left.",
        "They met 12 people. The remaining two met four boats and five crews.",
        "They met about 12 people: five women and six men.",
        "They lost $12: five goats and six sheep.",
        "They weighed 12 kg: 5 kg and 6 kg.",
        "They met 12 people: five people and six women.",
        "Of the 57 hostages, 40 were freed in March and 17 in June, ending it for all.",
        "They saw another 6 boats in Orl, 11 in Mirn and 3 in Katch. All told, 30 boats came.",
        "They saw 6 boats in Orl with 11 in Mirn. All told, 30 boats came.",
        "Five mills made a total of 30 tons. There 14 tons, here 10 and upriver nine came out.",
        "They had 12 boats. There 14 tons, here 10 and upriver nine came out.",
        "Another 12 died on Monday and 5 on Tuesday, for a total of 45.",
        "The 40 pupils were split into 3 groups and 5 teams.",
        "It has 0 boats: five goats and six sheep.",
        "The yard sold 30 boats, 20 cars and 15 bikes.",
        "The blast killed 17 people, nine men and eight women, the governor said.",
        "Seven people were hurt, two of them badly and four slightly, police said.",
        "They saw 30 people, 20 goats and 15 sheep.",
        "The fair drew 40 people, 30 in May and 10 in June.",
        "They sold 12 tickets, 20 to members and 15 to visitors.",
    ],
)
def test_lists_that_may_be_right(text: str) -> None:
    assert wrong_totals(article(text)) == ()
    assert rounded_totals(article(text)) == ()


def test_a_list_of_what_is_a_part_itself_is_no_list_of_the_whole() -> None:
    for text in (
        "Half of the 60 seats are vacant: 12 in the north, nine in the south and nine in the east.",
        "Ten of the 14 ministers are new: five women and five men.",
    ):
        assert wrong_totals(article(text)) == ()


def test_what_rounding_may_explain_is_kept_apart() -> None:
    text = "They sold 2.4 million sacks: 1.1 million of oats, 800,000 of rye and 400,000 of barley."
    assert wrong_totals(article(text)) == ()
    assert [total.actual for total in rounded_totals(article(text))] == ["2.3 million"]
    fine = text.replace("1.1 million", "1.24 million")
    assert rounded_totals(article(fine)) == ()
