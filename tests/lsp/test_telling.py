"""How findings and problems are told: links, hovers, the worst of very many, files that are not at hand."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from lsprotocol import types

from copydesk.lsp.diagnostics import MOST, of_findings, of_problem, range_of
from copydesk.lsp.hover import escaped, hover_text
from copydesk.lsp.positions import Positions, Unit
from copydesk.lsp.problems import Problems
from copydesk.lsp.worker import Worker
from copydesk.model.finding import Confidence, Finding, Level, Location, Problem
from copydesk.text.span import Span

PLACE = Location("a.md", Span(2, 4), 1, 3, 1, 5, "😀é", "x 😀é y")
OTHER = PLACE._replace(path="b (1).md", line=7, end_line=7, note="the other", excerpt="word " * 40)
FINDING = Finding(
    "house.rule",
    Level.ERROR,
    Confidence.HIGH,
    "![x](http://y) *here*",
    PLACE,
    (OTHER,),
    evidence={"a": "b" * 300, "no": ""},
)
HERE = Positions("x 😀é y", "utf-16")


def test_only_addresses_are_linked() -> None:
    def told(link: str) -> types.Diagnostic:
        return of_findings([FINDING], HERE, "utf-16", lambda path: f"file:///{path}", lambda _: link)[0]

    assert told("https://example.com/rule").code_description == types.CodeDescription(
        "https://example.com/rule"
    )
    assert told("see the book").code_description is None


def test_of_very_many_findings_the_worst_are_told() -> None:
    one = replace(FINDING, level=Level.SUGGESTION, related=())
    found = of_findings([*[one] * MOST, FINDING], HERE, "utf-16", str, lambda _: "")
    assert len(found) == MOST
    assert sum(each.severity is types.DiagnosticSeverity.Error for each in found) == 1


@pytest.mark.parametrize(("unit", "end"), [("utf-8", 8), ("utf-16", 5), ("utf-32", 4)])
def test_places_in_files_that_are_not_at_hand_are_counted_in_the_unit_too(unit: Unit, end: int) -> None:
    assert range_of(PLACE, unit) == types.Range(types.Position(0, 2), types.Position(0, end))


def test_a_hover_shows_articles_as_text_and_nothing_of_them_as_markdown() -> None:
    shown = hover_text([FINDING, FINDING], lambda _: "PAGE", lambda path: f"file:///{path}", markdown=True)
    assert "\\!\\[x\\](http\\://y) \\*here\\*" in shown
    assert shown.count("PAGE") == 1
    assert "[b (1).md, line 7](<file:///b %281%29.md#L7>): the other: “word" in shown
    assert "b" * 199 + "…" in shown
    assert "- no:" not in shown
    assert escaped("www.x.org") == "www\\.x.org"


class Told:
    def __init__(self) -> None:
        self.published: list[types.PublishDiagnosticsParams] = []
        self.messages: list[str] = []

    def text_document_publish_diagnostics(self, params: types.PublishDiagnosticsParams) -> None:
        self.published.append(params)

    def window_show_message(self, params: types.ShowMessageParams) -> None:
        self.messages.append(params.message)


def test_problems_are_said_once_and_shown_in_their_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("rule.yml").write_text("é: 1\n")
    Path("bad.yml").write_bytes(b"\xff")
    told = Told()
    problems = Problems(told, "utf-16", str)
    there = Problem("rule.yml", "no\nframe", "house.rule", 1, 2)
    problems.of("a.md", [there])
    problems.of("b.md", [there, Problem("", "a server is gone"), Problem("bad.yml", "no")])
    assert told.messages == [
        "Copydesk: rule.yml:1:2: no [house.rule]",
        "Copydesk: a server is gone",
        "Copydesk: bad.yml: no",
    ]
    assert [one.uri for one in told.published] == ["rule.yml", "bad.yml"]
    problems.of("b.md", ())
    assert [(one.uri, len(one.diagnostics)) for one in told.published[2:]] == [("bad.yml", 0)]
    problems.of("a.md", ())
    assert [(one.uri, len(one.diagnostics)) for one in told.published[3:]] == [("rule.yml", 0)]
    problems.of("a.md", [Problem("", f"fault {number}") for number in range(9)])
    assert len(told.messages) == 3 + 4
    assert told.messages[-1] == "Copydesk: … and 6 problems more"


def test_a_problem_without_a_line_is_told_at_the_first() -> None:
    one = of_problem(Problem("a.md", "bad"), Positions("ab\ncd", "utf-16"))
    assert one.range == types.Range(types.Position(0, 0), types.Position(0, 2))


def test_a_worker_hands_back_what_went_wrong_and_drops_what_nobody_waits_for() -> None:
    async def run() -> list[str]:
        worker, done = Worker(), list[str]()
        gate = asyncio.Event()

        def fail() -> None:
            raise ValueError("no")

        with pytest.raises(ValueError, match="no"):
            await worker.do(fail)
        import time  # noqa: PLC0415

        first = asyncio.create_task(worker.do(lambda: time.sleep(0.1)))
        second = asyncio.create_task(worker.do(lambda: done.append("second")))
        await asyncio.sleep(0)
        second.cancel()
        await first
        await worker.do(lambda: done.append("third"))
        gate.set()
        return done

    assert asyncio.run(run()) == ["third"]
