import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis.controls import Control
from copydesk.analysis.silences import Silence
from copydesk.engine.packing import PackError, packed, packed_terms, unpacked, unpacked_terms
from copydesk.engine.result import Result, Terms
from copydesk.model.clip import Clip
from copydesk.model.finding import About, Confidence, Edit, Finding, Fix, Level, Location, Problem, Safety
from copydesk.text.span import Span

HERE = Location("a.md", Span(3, 9), 1, 4, 1, 10, "harbor", "A harbor.", 1, "")
THERE = HERE._replace(path="b.md", note="the first time")
CLIP = Clip("headline", "a harbor", HERE, date(2031, 5, 4), (1, 2**32 - 1), 1, b"\0\xff")
FINDING = Finding(
    "wording.x",
    Level.ERROR,
    Confidence.HIGH,
    "Said “twice”.",
    HERE,
    (THERE,),
    Fix("Say it once", (Edit(Span(1, 2), "é\ud800"),), Safety.SAFE),
    {"day": (3, 5, None), "list": [1.5, "a"], "flag": True, "span": date(2031, 5, 4)},
    2,
)


def test_a_result_comes_back_as_it_was_but_for_values_that_are_put_in_words() -> None:
    result = Result(
        "a.md",
        counted=True,
        ran=True,
        findings=(FINDING,),
        problems=(Problem("a.md", "oh", "wording.y", 3, None),),
        clips={"headlines.a": (CLIP,), "headlines.b": (CLIP, CLIP._replace(published=None))},
        silences=(
            Silence(("x", "y"), "", Span(1, 2)),
            Control("*", Span(1, 9), "the", frozenset({"B", "A"})),
            Control("z", Span(1, 9)),
        ),
        fixed={"wording.x": 3},
    )
    again = unpacked("a.md", packed(result))
    (finding,) = again.findings
    assert finding.evidence == {"day": (3, 5, None), "list": [1.5, "a"], "flag": True, "span": "2031-05-04"}
    assert again._replace(findings=()) == result._replace(findings=())
    assert packed(again) == packed(result._replace(findings=again.findings))
    assert (finding.location, finding.related, finding.fix) == (HERE, (THERE,), FINDING.fix)
    assert type(finding.level) is Level


def test_a_result_can_be_read_under_another_path() -> None:
    (finding,) = unpacked("c.md", packed(Result("a.md", findings=(FINDING,)))).findings
    assert (finding.location.path, finding.related[0].path) == ("c.md", "b.md")


@given(st.data())
def test_damaged_bytes_are_no_result_and_never_another_error(data: st.DataObject) -> None:
    whole = json.loads(packed(Result("a.md", ran=True, findings=(FINDING,), clips={"r": (CLIP,)})))
    level = whole
    while isinstance(level, (list, dict)) and level and data.draw(st.booleans()):
        keys = list(level) if isinstance(level, dict) else range(len(level))
        key = data.draw(st.sampled_from(list(keys)))
        if data.draw(st.booleans()):
            level[key] = data.draw(st.sampled_from([None, -1, "x", [], {}, [[]], 1e300, {"a": 1}]))
            break
        level = level[key]
    with suppress(PackError):
        unpacked("a.md", json.dumps(whole).encode())


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b"[" * 100_000, b"null"])
def test_what_is_no_json_or_another_tree_is_no_result(data: bytes) -> None:
    with pytest.raises(PackError):
        unpacked("a.md", data)
    with pytest.raises(PackError):
        unpacked_terms(data)


def test_terms_come_back_as_they_were() -> None:
    about = About("What.", "https://example.org", "replace", ("a",), "Why.", Level.ERROR, Confidence.LOW, "k")
    terms = Terms("error", frozenset({"a.x"}), ("b.y",), {"a.x": about})
    assert unpacked_terms(packed_terms(terms)) == terms
    assert terms.fails(Level.ERROR)
    assert not terms.fails(Level.WARNING)
