"""Votes and games that the lower figure is said to have won."""

from datetime import date

import pytest

from copydesk.analysis.figure_winners import wrong_games, wrong_votes
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(text: str) -> Document:
    block = Block(BlockKind.PARAGRAPH, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return Document("a.txt", text, (block,), Meta(published=date(2024, 5, 10)))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bill passed by 20 votes to 31.", "20 votes to 31"),
        ("The bill passed by 31 votes to 20.", ""),
        ("The council approved the plan, 20-31.", "20-31"),
        ("The council voted 20 to 31 for the plan.", "20 to 31"),
        ("The council approved 10-15 projects a year.", ""),
        ("The bill failed 41-40, needing two thirds.", ""),
        ("The motion was rejected by 20 votes to 31.", ""),
        ("The bill was passed in a 20-31 vote.", "20-31"),
        ("In a 5-6 ruling the judges sided with the tribe.", "5-6"),
        ("The council confirmed Keel, 20 to 31.", "20 to 31"),
        ("Students voted in favour of the boycott; 340 for and 410 against.", "340 for and 410 against"),
        ("MPs rejected it, 80 voting against and 120 in favour.", "80 voting against and 120 in favour"),
        ("Parliament rejected the treaty, with 120 members voting against and 80 in favour.", ""),
        ("Parliament rejected the treaty, with 80 members voting against and 80 in favour.", ""),
        ("Parliament rejected the treaty, with 80 against and 120 in favour, short of the threshold.", ""),
        ("Parliament rejected the treaty in a poll of voters, 80 against and 120 in favour.", ""),
        ("The vote on the treaty: 80 against and 120 in favour; it won.", ""),
        ("The bill won 5-3.", ""),
        ("It was 45 to 12 in the end.", ""),
    ],
)
def test_a_vote_is_carried_by_more_votes(text: str, told: str) -> None:
    said = (one.score.of(text) for one in wrong_votes(article(text)))
    assert "; ".join(said) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tarnwick Rovers beat Morlow United 2-4 on the ice.", "2-4"),
        ("Tarnwick Rovers won 1-3 on Saturday.", "1-3"),
        ("Tarnwick Rovers won 3-1 at Morlow United.", ""),
        ("Tarnwick Rovers were beaten 1-3 at home.", ""),
        ("Tarnwick Rovers beat the 3-4 Lions.", ""),
        ("Tarnwick Rovers beat Morlow 1-3 on penalties.", ""),
        ("Tarnwick Rovers won 2-3 games.", ""),
        ("Tarnwick Rovers beat their neighbours 0-5 with ease.", "0-5"),
        ("Tarnwick Rovers celebrated a 1-3 win over Morlow.", "1-3"),
        ("The golfer beat Keel 2-4 on Saturday.", ""),
        ("Ruiz beat Keel 4-6, 6-4, 6-2.", ""),
        ("Ruiz beat Keel 6-1, 6-7 (5-7), 6-4.", ""),
        ("Ruiz beat Keel 6-4, 3-6, 2-6.", "6-4, 3-6, 2-6"),
        ("Ruiz beat Keel 6-4, 4-4, 2-6.", ""),
        ("Ruiz won in straight sets, 6-4, 3-6.", "6-4, 3-6"),
        ("Ruiz beat Keel 6-4, 3-6, 10-8.", ""),
        ("Keel retired when Ruiz beat him 6-4, 3-6.", ""),
        ("Ruiz beat Keel, they say.", ""),
    ],
)
def test_a_game_is_won_with_the_higher_score(text: str, told: str) -> None:
    said = (one.score.of(text) for one in wrong_games(article(text)))
    assert "; ".join(said) == told
