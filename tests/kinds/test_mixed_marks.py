import pytest

from copydesk.check import Match
from copydesk.kinds.mixed_marks import MixedMarks
from copydesk.model.finding import Safety
from copydesk.readers import read


def found(text: str, name: str = "a.txt") -> Match | None:
    check = MixedMarks()
    return next(iter(check.check(read(name, text))), None)


def mended(text: str) -> str:
    match = found(text)
    assert match is not None
    assert match.fix is not None
    for edit in sorted(match.fix.edits, key=lambda one: -one.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def test_the_first_mark_of_the_minority_is_reported_with_the_others() -> None:
    match = found(
        "The ferry’s mast fell on the pier's end. The captain’s and pilot's hats sank, the cook’s too."
    )
    assert match is not None
    assert (match.place.excerpt, match.place.column) == ("'", 34)
    assert [one.excerpt for one in match.related] == ["’", "'"]
    assert match.values == {"this": "straight", "that": "curly", "count": "2"}


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("The ferry’s and the pier’s and the cook's.", "The ferry’s and the pier’s and the cook’s."),
        ('It’s the cook’s, not the pilot’s: "mine".', "It’s the cook’s, not the pilot’s: “mine”."),
        ("It's the cook's, not the pilot's: “mine”.", "It's the cook's, not the pilot's: \"mine\"."),
        ("It’s the cook’s of the '90s, the pilot’s.", "It’s the cook’s of the ’90s, the pilot’s."),
        (
            "It’s the ‘old’ pilot’s 'new' hat.",
            "It’s the ‘old’ pilot’s ‘new’ hat.",
        ),
        ("It’s the cook’s: “'em all”, “'tis”.", "It’s the cook’s: “’em all”, “’tis”."),
    ],
)
def test_the_fix_turns_marks_the_right_way(text: str, after: str) -> None:
    assert mended(text) == after


def test_of_two_equal_sides_the_first_is_the_articles() -> None:
    match = found("The ferry's mast and the pier’s end.")
    assert match is not None
    assert match.place.excerpt == "’"


def test_a_fix_is_safe_where_a_mark_can_turn_one_way_only() -> None:
    sure = found("The ferry’s and the pier’s and the cook's.")
    doubtful = found("The ferry’s and the pier’s and 'new' cook.")
    assert sure is not None
    assert doubtful is not None
    assert sure.fix is not None
    assert doubtful.fix is not None
    assert (sure.fix.safety, doubtful.fix.safety) == (Safety.SAFE, Safety.SUGGESTED)


def test_feet_and_inches_and_code_are_no_quotation_marks() -> None:
    assert found("The ferry’s mast was 5' 10\" across, the pilot’s 5' 9\".") is None
    assert found("The ferry’s log is `it's` there.", "a.md") is None
