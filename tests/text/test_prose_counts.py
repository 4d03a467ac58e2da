import math

import pytest

from copydesk.text.prose_counts import SCORES, counts, sentence_length_sd, words_of

TEXT = (
    "The old ferry left the harbour at noon. Nobody noticed, unfortunately.\n\nIt's an extraordinary story."
)


def test_what_a_text_holds() -> None:
    found = counts(TEXT)
    assert (found.words, found.sentences) == (15, 3)
    assert found.characters == sum(char.isalnum() for char in TEXT)
    assert found.long_words == 4
    assert found.polysyllabic_words == 3


def test_a_text_without_words_holds_nothing() -> None:
    assert counts("") == (0,) * 8
    assert counts("***").words == 0
    assert sentence_length_sd("") == 0


def test_words_are_letters_digits_and_straight_apostrophes() -> None:
    assert words_of("It's the U.S.A. of 2024, don’t_ask!") == [
        "It's",
        "the",
        "U.S.A.",
        "of",
        "2024",
        "don",
        "t",
        "ask",
    ]


def test_long_words_are_counted_in_bytes() -> None:
    assert counts("façades éééé abcdef").long_words == 2


def test_sentences_of_unequal_length_deviate() -> None:
    assert sentence_length_sd("One two three. Four.") == 1.0


@pytest.mark.parametrize(
    ("name", "score"),
    [
        ("automated_readability", 4.71 * 80 / 15 + 0.5 * 5 - 21.43),
        ("coleman_liau", 0.0588 * 80 / 15 * 100 - 0.296 * 3 / 15 * 100 - 15.8),
        ("lix", 5 + 400 / 15),
        ("smog", 1.0430 * math.sqrt(30.0) + 3.1291),
        ("gunning_fog", 0.4 * (5 + 100 * 3 / 15)),
    ],
)
def test_scores(name: str, score: float) -> None:
    found = counts(TEXT)
    assert found.characters == 80
    assert found.complex_words == 3
    assert SCORES[name](found) == pytest.approx(score)


def test_a_hard_text_is_harder_by_every_score() -> None:
    easy = counts("The cat sat. The dog ran. We had fun.")
    hard = counts(
        "Constitutional deliberations concerning municipal responsibilities continued interminably."
    )
    for name, score in SCORES.items():
        harder = score(hard) > score(easy)
        assert harder is (name != "flesch_reading_ease"), name
