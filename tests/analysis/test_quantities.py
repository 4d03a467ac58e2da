"""Quantities: what is one, what it is worth, and what is left out."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis.quantities import MOST_QUANTITIES, Quantity, quantities
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def found(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Quantity]:
    block = Block(kind, "text", text, SourceMap.verbatim(Span(0, len(text))))
    return list(quantities(Document("a.txt", text, (block,))))


def only(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Quantity:
    (quantity,) = found(text, kind)
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit", "noun"),
    [
        ("They saw 600 Ellerian troops.", 600, "count", "troops"),
        ("They saw six hundred and twenty-five sheep.", 625, "count", "sheep"),
        ("They saw twenty-five dogs.", 25, "count", "dogs"),
        ("They saw half a million people.", 500_000, "count", "people"),
        ("They saw two and a half million people.", 2_500_000, "count", "people"),
        ("They saw one and a half million people.", 1_500_000, "count", "people"),
        ("It took 3 and a half hours.", 3.5, "hour", ""),
        ("They saw 3 and a boat.", 3, "count", ""),
        ("They saw a hundred children.", 100, "count", "children"),
        ("They saw two thousand and five boats.", 2_005, "count", "boats"),
        ("They saw two-thousand boats.", 2_000, "count", "boats"),
        ("They saw two hundred and five thousand and thirty-two.", 205_032, "count", ""),
        ("They saw a 2-million crowd.", 2_000_000, "count", ""),
        ("They saw 1,250 boats.", 1_250, "count", "boats"),
        ("They saw 12 well-known goats.", 12, "count", "goats"),
        ("They saw 1.5 million voters.", 1_500_000, "count", "voters"),
        ("They saw 12 killed.", 12, "count", "killed"),
        ("They saw 12 of it.", 12, "count", ""),
        ("It cost $1.5 million.", 1_500_000, "USD", ""),
        ("It cost US$300.", 300, "USD", ""),
        ("It cost A$300.", 300, "AUD", ""),
        ("It cost £5m.", 5_000_000, "GBP", ""),
        ("It cost EUR 40.", 40, "EUR", ""),
        ("It cost 5m euros.", 5_000_000, "EUR", ""),
        ("It cost 40 pounds.", 40, "GBP", ""),
        ("It grew 30 per cent.", 30, "percent", ""),
        ("It grew 30%.", 30, "percent", ""),
        ("It grew 30 percent.", 30, "percent", ""),
        ("It grew 2.5 percentage points.", 2.5, "points", ""),
        ("A 12-year-old girl won.", 12, "age", ""),
        ("She is 45 years old.", 45, "age", ""),
        ("A boy, aged 12, won.", 12, "age", ""),
        ("Ana Ruiz, 34, won.", 34, "age", ""),
        ("It is 21km off.", 21, "kilometre", ""),
        ("It is 21 km off.", 21, "kilometre", ""),
        ("A 40-foot mast.", 40, "foot", ""),
        ("It was 30°C there.", 30, "celsius", ""),
        ("It was 90 degrees Fahrenheit there.", 90, "fahrenheit", ""),
        ("It went at 60 km/h there.", 60, "kph", ""),
        ("It went at 60 miles per hour there.", 60, "mph", ""),
        ("It covers 10 square miles there.", 10, "sq mile", ""),
        ("It took six hours.", 6, "hour", ""),
    ],
)
def test_an_amount_is_read_with_its_unit_and_noun(text: str, value: float, unit: str, noun: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.noun) == (value, unit, noun)
    assert quantity.text == quantity.span.of(text)


@pytest.mark.parametrize(
    "text",
    [
        "It began in 2019 there.",
        "It began on 3 May and on May 4.",
        "It began on Sept. 3 there.",
        "It began at 5 p.m. and at 6am and at 5:30 there.",
        "It began at six o’clock there.",
        "The 21st ferry came.",
        "They won 3-1 there.",
        "Call 555-1234 there.",
        "See Section 508 there.",
        "See No. 10 there.",
        "See § 12 there.",
        "The Bellwind 737 landed.",
        "Bellwind-19 spread.",
        "It runs v3.1.2 and 18.x there.",
        "1. The first item.",
        "It was -5 there.",
        "It has 12345678901234567 there.",
        "It has 1,00 there.",
        "It has ٣٤ there.",
        "A 10-member team.",
        "It was 60 an hour.",
        "It was 40 square there.",
        "It took 5 m/h.",
    ],
)
def test_names_dates_and_labels_are_no_amounts(text: str) -> None:
    assert [quantity.text for quantity in found(text) if quantity.noun or quantity.unit != "count"] == []


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("They saw 523 dogs.", 523, 523, ""),
        ("They saw 600 dogs.", 550, 650, ""),
        ("They saw about 20 dogs.", 18, 22, "about"),
        ("They saw 20 or so dogs.", 18, 22, "about"),
        ("They saw ~20 dogs.", 18, 22, "about"),
        ("They saw more than 500 dogs.", 500, 1_000, "over"),
        ("They saw 500 or more.", 500, 1_000, "over"),
        ("They saw 30+ dogs.", 30, 60, "over"),
        ("They saw 30+.", 30, 60, "over"),
        ("They saw nearly 100 dogs.", 85, 100, "nearly"),
        ("They saw up to 40 dogs.", 0, 40, "under"),
        ("They saw 40 or fewer.", 0, 40, "under"),
        ("They saw 40 to 50 dogs.", 40, 50, "range"),
        ("They saw between 40 and 50 dogs.", 40, 50, "range"),
        ("They saw 40–50 dogs.", 40, 50, "range"),
        ("It cost $2-$3 million.", 2e6, 3e6, "range"),
        ("They saw 2 to 3 million dogs.", 2e6, 3e6, "range"),
        ("It was 1.5 percent.", 1.45, 1.55, ""),
    ],
)
def test_hedge_and_precision_make_an_interval(text: str, low: float, high: float, hedge: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.hedge) == (pytest.approx(low), pytest.approx(high), hedge)


def test_both_ends_of_a_change_are_quantities_of_their_own() -> None:
    assert [quantity.value for quantity in found("It went from 10 to 15 boats.")] == [10, 15]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("more than 500 dogs", "523 dogs", True),
        ("more than 500 dogs", "more than 520 dogs", True),
        ("more than 500 dogs", "more than 700 dogs", False),
        ("about 600 dogs", "700 dogs", False),
        ("twelve dogs", "12 dogs", True),
        ("40 to 50 dogs", "45 dogs", True),
    ],
)
def test_figures_agree_when_they_can_mean_one_amount(one: str, other: str, agree: bool) -> None:  # noqa: FBT001
    assert only(f"They saw {one}.").agrees(only(f"They saw {other}.")) is agree


def test_number_words_in_a_row_are_numbers_of_their_own() -> None:
    assert [quantity.value for quantity in found("They cried two three and twenty - five and two-")] == [
        2,
        3,
        20,
        5,
    ]


def test_a_headline_may_count_after_a_capital() -> None:
    assert only("Ferry Fire Kills 12 People", BlockKind.HEADLINE).noun == "people"


def test_credits_hold_no_quantities() -> None:
    assert found("12 boats", BlockKind.CREDIT) == []


def test_a_sentence_may_open_with_a_capital_before_the_figure() -> None:
    assert only("Police 12 boats saw.").noun == "boats"


def test_a_table_of_numbers_ends_in_bounded_time() -> None:
    started = time.process_time()
    assert len(found("Boats 12 boats. " * 100_000)) == MOST_QUANTITIES
    assert time.process_time() - started < 20


@given(st.text(alphabet="0123456789 ,.-$%km to and million between six hundredabcüÉ°+:/()\n", max_size=80))
def test_spans_stay_inside_the_text(text: str) -> None:
    for quantity in found(text):
        assert 0 <= quantity.span.start < quantity.span.end <= len(text)
        assert quantity.low <= quantity.high
