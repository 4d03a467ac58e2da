import pytest

from copydesk.analysis.figure_ago import wrong_years_ago
from copydesk.analysis.figure_durations import wrong_durations
from copydesk.readers import read


@pytest.mark.parametrize(
    ("text", "actual"),
    [
        ("It was completed in 1988, 27 years ago.", 37),
        ("The flood in March 2019, three years ago, took it.", 6),
        ("It was completed in 1988, nearly 50 years ago.", 37),
        ("It was completed in 1988, 37 years ago.", None),
        ("It was completed in 1988, 36 years ago.", None),
        ("It was completed in 1988, some 40 years ago.", None),
        ("It was completed in 1988, more than 30 years ago.", None),
        ("It was completed in 1988, over 20 years ago.", None),
        ("“It was completed in 1988, 27 years ago,” the letter says.", None),
        ("It was completed in 1988. That is 27 years.", None),
    ],
)
def test_years_ago_are_counted_from_publication(text: str, actual: int | None) -> None:
    found = [one.actual for one in wrong_years_ago(text, 2025)]
    assert found == ([] if actual is None else [actual])


def test_without_a_date_nothing_is_counted() -> None:
    text = "It was completed in 1988, 27 years ago.\n"
    assert not read("a.md", text).derive(wrong_durations)
    (one,) = read("a.md", f"---\ndate: 2025-05-01\n---\n\n{text}").derive(wrong_durations)
    assert one.actual == "37 years"
