"""What a worker does with rows, without Spark."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from copydesk.archive.store import HOT
from copydesk.config.workspace import Options
from copydesk.spark.articles import NO_TEXT, taken
from copydesk.spark.buckets import gathered, numbered
from copydesk.spark.checking import PROBLEM, findings
from copydesk.spark.telling import Side, told

BODY = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks of the river."
)
FIELDS = {"headline": "title"}
ROW = {"id": 7, "title": "Rebuilt harbour bridge opens at last", "text": BODY, "date": "2031-05-20"}


def test_a_row_is_taken_as_the_archive_takes_it() -> None:
    (one,) = taken([ROW], FIELDS)
    assert one.entry is not None
    assert (one.id, one.entry.published) == ("7", date(2031, 5, 20))
    assert [clip.part for clip in one.entry.clips][:2] == ["headline", "passage"]
    assert {clip.place.path for clip in one.entry.clips} == {"#7"}


def test_a_row_without_an_id_is_named_by_what_it_says() -> None:
    (one,), (again,), (other,) = (
        list(taken([{"headline": said}], {})) for said in ("Bridge opens", "Bridge opens", "Bridge shuts")
    )
    assert one.id == again.id != other.id
    assert len(one.id) == 16


def test_files_are_taken_whole_and_faults_are_told() -> None:
    rows = [
        {"path": "a.md", "content": f"# Bridge opens in Ostrava Falls\n\n{BODY}\n".encode()},
        {"path": "b.md", "content": b"\xff\xfe\x00"},
        {"id": None, "headline": ""},
    ]
    found = list(taken(rows, {}))
    assert [(one.id, one.entry is not None) for one in found] == [
        ("a.md", True),
        ("b.md", False),
        ("", False),
    ]
    assert found[1].fault
    assert found[2].fault == NO_TEXT


def test_keys_of_headlines_are_told_from_all_others() -> None:
    (one,) = taken([ROW], FIELDS)
    assert one.entry is not None
    for _, clip, keys in numbered(one.entry.clips):
        assert {key & 1 for key in keys} <= {int(clip.part == "headline")}
        assert keys == sorted(set(keys))
    assert [at for at, *_ in numbered(one.entry.clips)][:2] == [0, 1]
    assert [at for at, *_ in numbered(one.entry.clips[1:])][:1] == [1]


def test_a_key_of_too_many_places_is_passed_on_as_a_number() -> None:
    arrow = pytest.importorskip("pyarrow")
    columns = {
        "place": range(HOT + 1),
        "outline": range(1, HOT + 2),
        "buckets": [[3, 4 + place] for place in range(HOT + 1)],
    }
    batch = arrow.record_batch({name: list(values) for name, values in columns.items()})

    def found(size: int, *batches: object) -> list[dict[str, Any]]:
        return [row for made in gathered(batches, size) for row in made.to_pylist()]

    once = found(1_000, batch)
    assert {"key": 3, "number": HOT + 1, "places": None, "outlines": None} in once
    assert {"key": 4, "number": 1, "places": [0], "outlines": [1]} in once
    assert len(once) == HOT + 2
    assert found(1_000, batch.slice(0, 50), batch.slice(50)) == once
    parts = [batch.slice(at, 10) for at in range(0, HOT + 1, 10)]
    assert [row["number"] for row in found(20, *parts) if row["key"] == 3] == [10] * 10 + [1]
    assert found(20) == []


def side(number: int, **changed: Any) -> Side:  # noqa: ANN401
    plain = Side(number, f"a{number}", f"#a{number}", 0, "headline", "", 0, b"", 0, 4, number or None, "")
    return plain._replace(**changed)


@pytest.mark.parametrize(
    ("words", "kind", "series"),
    [
        ("bridge opens in ostrava falls", "exact", False),
        ("bridge opens now in ostrava falls", "near", False),
        ("bridge opens in ostrava falls 2", "near", True),
        ("plums are late this year", "", False),
    ],
)
def test_headlines_are_told_as_the_archive_tells_them(words: str, kind: str, series: bool) -> None:  # noqa: FBT001
    one, other = side(2, words="bridge opens in ostrava falls"), side(1, words=words)
    found = list(told([(one, other, 1)]))
    assert [(pair.kind, pair.series) for pair in found] == ([(kind, series)] if kind else [])
    assert [(pair.older.id, pair.newer.id) for pair in found] == ([("a1", "a2")] if kind else [])


def test_passages_need_keys_in_common_and_two_articles() -> None:
    one, other = side(1, part="passage", label=40, at=1), side(0, part="passage", label=44, at=2)
    assert [pair.kind for pair in told([(one, other, 3)])] == ["passage"]
    assert [pair.older.id for pair in told([(one, other, 3)])] == ["a0"]
    assert not list(told([(one, other, 2)]))
    assert not list(told([(one, one._replace(at=3), 4)]))


def test_rows_and_files_are_checked() -> None:
    rows = [
        {**ROW, "id": "2031/bridge", "text": "They met in in the hall.", "date": None},
        {"path": "b.md", "content": b"They met in the the hall.\n"},
        {"path": "c.md", "content": b"\xff\xfe\x00"},
        {"id": "empty"},
    ]
    check = partial(findings, fields=FIELDS, options=Options(isolated=True, select=("doubled-word",)))
    found = list(check(rows))
    assert [(one[0], one[1], one[5]) for one in found[:2]] == [
        ("2031/bridge", "wording.doubled-word", 3),
        ("b.md", "wording.doubled-word", 1),
    ]
    assert [(one[0], one[2]) for one in found[2:]] == [("c.md", PROBLEM), ("empty", PROBLEM)]


def test_a_repeat_is_told_with_its_other_place() -> None:
    rows = [{**ROW, "text": f"{BODY}\n\n{BODY}"}]
    found = list(findings(rows, FIELDS, Options(isolated=True, select=("repeated-passage",))))
    (repeat,) = (one for one in found if one[1] == "passages.repeated-passage")
    assert (repeat[5], repeat[-1][0]["line"]) == (5, 3)


def test_what_goes_wrong_in_a_rule_is_a_row() -> None:
    options = Options(isolated=True, folders=("nowhere",))
    assert [one[2] for one in findings([ROW], FIELDS, options)] == [PROBLEM]


def test_batches_go_through_arrow() -> None:
    arrow = pytest.importorskip("pyarrow")
    through_arrow = pytest.importorskip("copydesk.spark.batches").through_arrow
    columns = {
        "id": "string",
        "places": "array<bigint>",
        "on": "boolean",
        "at": "array<struct<a: int, b: string>>",
    }
    batch = arrow.RecordBatch.from_pylist([{"id": str(number)} for number in range(1_500)])

    def rows(given: Any) -> Any:  # noqa: ANN401
        return ((one["id"], [1, 2], True, [{"a": 1, "b": "x"}]) for one in given)

    made = list(through_arrow([batch], rows, columns))
    assert [one.num_rows for one in made] == [1_000, 500]
    assert made[0].to_pylist()[3] == {"id": "3", "places": [1, 2], "on": True, "at": [{"a": 1, "b": "x"}]}
    assert not list(through_arrow([], rows, columns))
