"""Figures that differ between two places of an article."""

import time

import pytest

from copydesk.analysis.figure_claims import doubtful
from copydesk.analysis.figure_pairs import contradictions
from copydesk.analysis.figure_sentences import figure_sentences
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def article(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH, headline: str = "") -> Document:
    """Return an article; the first paragraph is its headline if ``headline`` is given."""
    texts = [headline, *paragraphs] if headline else [*paragraphs]
    blocks: list[Block] = []
    at = 0
    for text in texts:
        part = BlockKind.HEADLINE if headline and not blocks else kind
        blocks.append(Block(part, "text", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 1
    return Document("a.txt", "\n".join(texts), tuple(blocks))


def certain(*paragraphs: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str]]:
    return [
        (clash.first.text, clash.second.text) for clash in contradictions(article(*paragraphs, kind=kind))
    ]


def unsure(*paragraphs: str, headline: str = "") -> list[tuple[str, str]]:
    return [
        (clash.first.text, clash.second.text) for clash in doubtful(article(*paragraphs, headline=headline))
    ]


CLOSED = "After the flood the council closed {} bridges in the Arden valley{}."


def test_near_identical_sentences_with_two_figures_contradict() -> None:
    assert certain(CLOSED.format(14, ""), CLOSED.format("nineteen", " for good")) == [
        ("14 bridges", "nineteen bridges")
    ]


def test_a_hedged_round_figure_does_not_reach_the_next_one() -> None:
    assert certain(CLOSED.format("around 600", ""), CLOSED.format(700, "")) == [
        ("600 bridges", "700 bridges")
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CLOSED.format(14, ""), CLOSED.format("fourteen", "")),
        (CLOSED.format("more than 500", ""), CLOSED.format(523, "")),
        (CLOSED.format(14, " on Monday"), CLOSED.format(19, " on Friday")),
        (CLOSED.format(14, " in 2019"), CLOSED.format(19, " in 2021")),
        (CLOSED.format(14, ""), CLOSED.format(19, "").replace("Arden", "Morlow")),
        (CLOSED.format(14, ", not 19 bridges"), CLOSED.format(19, "")),
        (CLOSED.format(14, " and 20 roads"), CLOSED.format(19, " and 35 roads")),
        ("The council closed 14 bridges.", "The council closed 19 bridges."),
        (CLOSED.format(14, ""), "In the Arden valley 19 bridges that council opened flood gates after."),
    ],
)
def test_two_days_places_and_parallels_do_not(one: str, other: str) -> None:
    assert certain(one, other) == []


def test_a_sentence_without_an_end_is_no_sentence() -> None:
    assert certain(CLOSED.format(14, " and" * 500), CLOSED.format(19, " and" * 500)) == []


def test_items_of_a_list_are_made_to_differ() -> None:
    assert certain(CLOSED.format(14, ""), CLOSED.format(19, ""), kind=BlockKind.LIST_ITEM) == []


def test_a_headline_and_the_only_figure_of_the_body_are_worth_a_look() -> None:
    body = "At least 19 people were killed when a ferry burned, the coastguard said."
    assert unsure(body, headline="Ferry fire off Port Ellery kills 12") == [("12", "19 people")]


def test_two_terms_of_prison_are_worth_a_look() -> None:
    body = "A court in Port Ellery sentenced the captain of the ferry to four years in prison."
    assert unsure(body, headline="Court jails ferry captain for six years") == [("six years", "four years")]


def test_money_in_other_words_is_worth_a_look() -> None:
    body = "Mayor Ruiz announced the repair of the harbour crane, which is to cost £9m."
    assert unsure(body, headline="Harbour crane repair to cost £4m, mayor announces") == [("£4m", "£9m")]


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        ("Ferry fire kills 12", ["A ferry fire killed twelve people."]),
        ("Fires kill 12", ["A fire in Morlow killed five people.", "A fire in Tarn killed seven people."]),
        ("Ferry fire kills 12", ["A ferry fire killed 12 people.", "A fire on a barge killed 30 people."]),
        ("Ferry fire on Monday kills 12", ["A ferry fire on Friday killed 30 people."]),
        ("Ferry fire kills 12", ["Another 30 people died in a ferry fire."]),
        ("Ferry fire kills 12", ["A ferry fire killed 30 people a year."]),
        ("Ferry fire kills 12", ["A ferry fire in Tarn killed 30 people, or originally 12."]),
        ("Ferry fire kills 12", ["A ferry fire killed 30 people and injured 18 people and 12 dogs."]),
        ("Ferry fire kills 12", ["A ferry fire killed 18 people.", "In Tarn 6 people died, people say."]),
        (
            "Ferry fire kills 12",
            ["A ferry fire killed 18 people.", "In Tarn a 6-year-old died, and six people died."],
        ),
        (
            "Harbour ferry fire off Port Ellery kills 12",
            ["The harbour ferry fire off Port Ellery killed 18 people in all, 6 people ashore."],
        ),
        ("Ferry fire of six hours kills 12", ["The ferry fire took four hours, dead sure."]),
        ("Ferry fire kills 12 sailors", ["A ferry fire killed 30 goats."]),
        (
            "Ferry fire kills 12",
            ["Ferry fire: 3 people killed.", "Ferry fire: 4 people dead.", "Ferry: 5 killed."],
        ),
        ("Ferry fire kills 12", ["The town of Tarn has 30 doctors."]),
        ("Ferry fire kills 12", ["The ferry fire killed 30 young unknown sailors."]),
    ],
)
def test_the_vetoes_keep_good_articles_silent(headline: str, body: list[str]) -> None:
    assert unsure(*body, headline=headline) == []


def test_a_report_of_several_strikes_stays_silent() -> None:
    body = [
        "Shelling killed three people in the Morlow district on Monday, the governor said.",
        "Shelling killed two people in the Tarn district on Monday, the governor said.",
        "A drone hit a market in Port Ellery, killing five people and wounding 17 people.",
        "Later a missile wounded 11 people at a depot, two of them children.",
        "Since the start of the war at least 4,300 people have been killed there.",
        "In the first week of May 240 people were killed, against 180 people in the last week of April.",
    ]
    assert unsure(*body, headline="Strikes kill 10 across the Arden valley") == []
    assert certain(*body) == []


def test_long_articles_are_left_alone() -> None:
    body = [f"Word {word} was said there." for word in "abcdefghij" * 16]
    assert unsure("A ferry fire killed 19 people.", *body, headline="Ferry fire kills 12") == []


def test_no_more_than_so_many_sentences_are_compared() -> None:
    started = time.process_time()
    many = article(*[f"The ferry carried {number} goats over the bay." for number in range(300, 600)])
    assert figure_sentences(many) == ()
    assert time.process_time() - started < 5


def test_a_topic_with_many_mentions_is_a_table() -> None:
    body = [f"A ferry fire killed {12 + number % 2} people." for number in range(40)]
    assert unsure(*body) == []


def test_one_form_with_three_figures_is_a_series() -> None:
    assert certain(CLOSED.format(14, ""), CLOSED.format(19, ""), CLOSED.format(25, "")) == []


TROOPS = "Around 600 Ellerian troops have died fighting for Morlow out of a total deployment of 15,000."


def test_a_source_before_the_figure_does_not_set_it_apart() -> None:
    body = "Lawmakers in Tarn estimated in April that 700 Ellerian troops had died since the deployment."
    assert unsure(body, headline=TROOPS) == [("600 Ellerian troops", "700 Ellerian troops")]


NIGHTS = "Nearly 100 villagers were killed and 200 wounded in three nights of raids on the Tarn."


@pytest.mark.parametrize(("opening", "told"), [("A second", False), ("A long", True)])
def test_a_row_of_nights_and_one_of_them_are_two_things(opening: str, *, told: bool) -> None:
    body = f"{opening} night of raids on the Tarn killed eight villagers and wounded 18."
    assert (("100 villagers", "eight villagers") in unsure(NIGHTS, body)) == told
    assert (("eight villagers", "100 villagers") in unsure(body, NIGHTS)) == told


def test_two_sources_are_no_contradiction() -> None:
    one = "Lawmakers in Tarn estimated that 600 Ellerian troops had died since the deployment."
    other = "Officials in Arden said that 700 Ellerian troops had died since the deployment."
    assert unsure(other, headline=one) == []


@pytest.mark.parametrize(
    ("headline", "body"),
    [
        (
            "Bank cuts 1,200 jobs",
            "Ellery Bank said on Tuesday it would cut 2,100 jobs, a tenth of its staff.",
        ),
        ("Police arrest 15 after march", "Police arrested 25 people after a march through Ellery on Sunday."),
        (
            "Ellery Bank profit falls 12 percent",
            "Profit at Ellery Bank fell 21 percent in the first quarter.",
        ),
    ],
)
def test_other_words_for_the_same_news_are_worth_a_look(headline: str, body: str) -> None:
    assert len(unsure(body, headline=headline)) == 1


ELECTS = "The society elects three harbour trustees at the inn."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("Where the society elects two trustees, old members decide.", 1),
        ("Where the society elects two farm trustees, members decide.", 0),
        ("Where the society elects at least three trustees, members decide.", 0),
        ("Where the society hires two trustees, members decide.", 0),
    ],
)
def test_one_phrase_with_two_figures(other: str, found: int) -> None:
    assert len(unsure(ELECTS, other)) == found


def test_the_words_after_a_figure_are_a_phrase() -> None:
    one, other = (
        "Boats have a 140 character limit in Tarn.",
        "The harbour master defends a 1400 character limit.",
    )
    assert unsure(one, other) == [("140", "1400")]


def test_a_rise_and_a_fall_are_two_things() -> None:
    body = "Revenue at Ellery Bank rose 21 percent in the first quarter, as profit shrank."
    assert unsure(body, headline="Ellery Bank profit falls 12 percent") == []
