"""The kinds that look at names."""

from copydesk.check import DocumentCheck, Match
from copydesk.kinds.changed_age import ChangedAge
from copydesk.kinds.changed_title import ChangedTitle
from copydesk.kinds.inconsistent_names import InconsistentNames
from copydesk.kinds.late_introduction import LateIntroduction
from copydesk.readers import read

SPELLED = (
    "we saw Ada Tarvan there.\n\nlater Ada Travan slept, and Ada Tarvan slept.\n\n"
    "then Ada Travan woke. So Ada Tarvan left.\n"
)
MARKED = "we saw Tärvan there.\n\nlater Tarvan slept.\n"
LATE = "we heard what Tarvan said.\n\nwe saw that Anna Tarvan slept.\n"
AGES = "we saw Anna Tarvan, 34, there.\n\nlater Tarvan, 43, slept.\n"
TITLES = "we saw Capt. Anna Tarvan.\n\nlater Sgt. Tarvan slept.\n"


def matches(check: DocumentCheck, text: str) -> list[Match]:
    return list(check.check(read("a.txt", text)))


def test_the_rarer_spelling_is_reported_once_with_its_other_places() -> None:
    (match,) = matches(InconsistentNames(), SPELLED)
    assert (match.place.excerpt, match.place.line) == ("Travan", 3)
    assert [(one.excerpt, one.line, one.note) for one in match.related] == [
        ("Tarvan", 1, "spelled so here"),
        ("Travan", 5, ""),
    ]
    assert match.values == {"usual": "Tarvan", "count": "3"}
    assert match.evidence == {"difference": "transposed", "evidence": "given name", "uses": [2, 3]}


def test_spellings_may_be_allowed() -> None:
    assert not matches(InconsistentNames(allowed=("Travan",)), SPELLED)
    assert matches(InconsistentNames(), MARKED)
    assert not matches(InconsistentNames(marks=False), MARKED)


def test_an_apostrophe_of_another_shape_makes_no_other_name() -> None:
    assert not matches(InconsistentNames(), "we saw O'Tarvan there.\n\nlater O’Tarvan slept.\n")


def test_a_late_introduction_names_the_full_name() -> None:
    (match,) = matches(LateIntroduction(), LATE)
    assert match.place.excerpt == "Tarvan"
    assert (match.related[0].excerpt, match.values["full"]) == ("Anna Tarvan", "Anna Tarvan")
    assert not matches(LateIntroduction(famous=("Tarvan",)), LATE)


def test_a_changed_age_names_both() -> None:
    (match,) = matches(ChangedAge(), AGES)
    assert (match.place.excerpt, match.related[0].excerpt) == ("43", "34")
    assert match.values == {"name": "Anna Tarvan", "first": "34"}


def test_a_changed_title_names_both() -> None:
    (match,) = matches(ChangedTitle(), TITLES)
    assert match.place.excerpt == "Tarvan"
    assert match.values == {"name": "Tarvan", "title": "Sgt", "first": "Capt"}


def test_all_keep_to_their_scope() -> None:
    for kind, text in (
        (InconsistentNames, SPELLED),
        (LateIntroduction, LATE),
        (ChangedAge, AGES),
        (ChangedTitle, TITLES),
    ):
        assert not matches(kind(scope=("caption",)), text)
