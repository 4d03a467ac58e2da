import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.number_words import in_digits, in_words


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("0", "zero"),
        ("12", "twelve"),
        ("40", "forty"),
        ("-21", "minus twenty-one"),
        ("305", "three hundred five"),
        ("1,000,200", "one million two hundred"),
        ("7000000000000", "seven trillion"),
        ("1st", "first"),
        ("20TH", "twentieth"),
        ("112th", "one hundred twelfth"),
        ("1000th", "one thousandth"),
    ],
)
def test_numbers_in_words(digits: str, words: str) -> None:
    assert in_words(digits) == words


@pytest.mark.parametrize("text", ["a", "", "1.5", "9223372036854775808", "-1st", "1" * 5000])
def test_what_is_no_number_stays(text: str) -> None:
    assert in_words(text) == text


@pytest.mark.parametrize(
    ("words", "digits"),
    [
        ("Twenty-one", "21"),
        ("one hundred and five", "105"),
        ("hundred", "100"),
        ("thousand", "1000"),
        ("minus two", "-2"),
        ("eleventh", "11th"),
        ("twenty-second", "22nd"),
        ("one hundred third", "103rd"),
        ("ten blue", "ten blue"),
        ("first two", "first two"),
        ("", ""),
    ],
)
def test_words_in_digits(words: str, digits: str) -> None:
    assert in_digits(words) == digits


@given(st.integers(min_value=1 - 10**15, max_value=10**15 - 1))
def test_there_and_back(number: int) -> None:
    assert in_digits(in_words(str(number))) == str(number)
