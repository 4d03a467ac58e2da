import pytest

from copydesk.text.syllables import syllables


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("", 0),
        ("a", 1),
        ("be", 1),
        ("cat", 1),
        ("Hermione", 4),
        ("table", 2),
        ("created", 2),
        ("ferries", 2),
        ("underground", 3),
        ("geologist", 4),
        ("quickly", 2),
        ("hmm", 1),
        ("people", 2),
        ("readiness", 3),
    ],
)
def test_syllables_of_words(word: str, count: int) -> None:
    assert syllables(word) == count
