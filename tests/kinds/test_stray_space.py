import pytest

from copydesk.kinds.stray_space import StraySpace
from copydesk.model.finding import Safety
from copydesk.readers import read


def found(text: str, *where: str, name: str = "a.txt") -> list[str]:
    check = StraySpace(where=where) if where else StraySpace()
    return [one.place.excerpt for one in check.check(read(name, text))]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ferry of Ana Ruiz 's crew sank.", " 's"),
        ("The ferry of Ana Ruiz ’s crew sank.", " ’s"),
        ("The ferry sank , and the crew swam.", " ,"),
        ("The ferry sank in 2031 .", " ."),
        ("The ferry (built here ) sank.", " )"),
        ("The ferry ( built here) sank.", "( "),
        ("The “ old” ferry sank.", "“ "),
        ("The “old ” ferry sank.", " ”"),
    ],
)
def test_a_space_where_none_belongs_is_found(text: str, place: str) -> None:
    assert found(text) == [place]


@pytest.mark.parametrize(
    "text",
    [
        "Press the 's' key in ’s-Hertogenbosch or 's Gravenhage.",
        "It runs on .NET with .5 of the power ... or less . . . perhaps :) or :-)",
        "La mer\u00a0: elle est là\u202f!",
        "A ”wrong” mark and a “wrong“ one are another fault.",
        "* , and - , are no words.",
    ],
)
def test_spaces_that_belong_are_let_pass(text: str) -> None:
    assert found(text) == []


def test_a_template_that_leaves_no_text_is_no_space() -> None:
    assert found('The ferry {{ "name" | link }}, which sank.', name="a.md") == []


def test_only_what_is_asked_for_is_looked_at() -> None:
    assert found("Ana Ruiz 's ferry sank , at night.", "possessive") == [" 's"]


def test_the_fix_takes_the_space_out() -> None:
    (match,) = StraySpace().check(read("a.txt", "The ferry of Ana Ruiz 's crew sank."))
    assert match.fix is not None
    assert match.fix.safety is Safety.SAFE
    assert match.fix.edits[0].text == ""
    assert len(match.fix.edits[0].span) == 1


def test_a_space_after_a_number_is_no_possessive() -> None:
    assert found("The top 10 's list", "possessive") == []
