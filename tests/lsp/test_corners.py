"""What seldom happens: files that can't be read, edits that break, limits, a check that stops."""

import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from copydesk.cli.main import cli
from copydesk.config.workspace import Options
from copydesk.lsp import editor, neighbours, server, stamps
from copydesk.lsp import examiner as module
from copydesk.lsp.article import Article
from copydesk.lsp.edits import differences
from copydesk.lsp.examiner import Examiner
from copydesk.lsp.hover import hover_text
from copydesk.lsp.neighbours import Neighbours
from copydesk.lsp.silencing import silencing
from copydesk.lsp.texts import OpenText
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Finding
from copydesk.readers import read
from copydesk.text.span import Span

Desk = Any  # a server and an editor that talks to it, see conftest
OPTIONS = Options(select=("headlines.duplicate-headline", "wording.doubled-word"), force_exclude=True)
SAME = "# Mayor opens the new harbour bridge\n\nThe bridge is open.\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def found(text: str) -> Finding:
    (one,) = Examiner(OPTIONS).check("a.md", text).findings
    return one


def test_a_check_that_stops_is_a_problem_of_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise RuntimeError("no")

    monkeypatch.setattr(module, "decode", stop)
    (one,) = Examiner(OPTIONS).check("a.md", "The of of it.\n").problems
    assert one.path == "a.md"
    assert "stopped with RuntimeError: no" in one.message


def test_files_that_can_not_be_read_or_are_excluded_are_no_neighbours() -> None:
    Path("b.md").write_bytes(b"\xff")
    Path("drafts").mkdir()
    Path("drafts/c.md").write_text(SAME)
    Path("copydesk.yaml").write_text("exclude: [drafts]\n")
    one = Examiner(OPTIONS)
    for path in ("b.md", "drafts/c.md", "none.md"):
        one.gather(path)
    assert one.check("a.md", SAME).findings == ()
    assert list(one.articles(".")) == ["b.md"]


def test_under_a_broken_configuration_there_are_no_neighbours() -> None:
    Path("in").mkdir()
    Path("in/copydesk.yaml").write_text("selekt: [captions]\n")
    Path("in/b.md").write_text(SAME)
    one = Examiner(OPTIONS)
    assert list(one.articles("in")) == []
    assert list(one.articles(".")) == []
    assert one.is_outdated() is False
    assert one.check("in/b.md", SAME).problems
    assert one.is_outdated() is False


def test_where_no_rule_compares_articles_none_is_looked_for() -> None:
    Path("b.md").write_text(SAME)
    one = Examiner(replace(OPTIONS, select=("wording",)))
    assert list(one.articles(".")) == []
    one.gather("b.md")
    assert one.neighbours.edition == 0


def test_very_many_articles_are_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "MOST", 1)
    for name in ("b.md", "c.md"):
        Path(name).write_text(SAME)
    one = Examiner(OPTIONS)
    one.gather("b.md")
    one.gather("c.md")
    assert one.neighbours.edition == 1
    assert Neighbours().compared("a.md").findings == []


def test_very_many_files_of_rules_are_not_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stamps, "_MOST", 1)
    (tmp_path / "a.yml").write_text("")
    (tmp_path / "b.yml").write_text("")
    assert {path for path, _, _ in stamps.stamp([], [], [str(tmp_path)])} == {str(tmp_path)}


def test_an_edit_with_which_the_article_can_not_be_read_is_no_way() -> None:
    text = "The of of it.\n"

    def broken(_: str) -> Document:
        raise ValueError("no")

    assert silencing(read("a.md", text), found(text), broken) is None
    toml = '+++\ntitle = "The of of it"\n+++\n'
    assert silencing(read("a.md", toml), found(toml), broken) is None
    far = replace(found(text), location=found(text).location._replace(span=Span(99, 100)))
    assert silencing(read("a.md", text), far, lambda other: read("a.md", other)) is None


def test_a_way_that_changes_what_is_read_is_none() -> None:
    text = "---\ncopydesk-ignore: []\ntitle: The of of it\n---\n"
    way = silencing(read("a.md", text), found(text), lambda other: read("a.md", other))
    assert way is None or "[, " not in f"{text[: way.edit.span.start]}{way.edit.text}"


def test_an_article_that_was_never_checked_can_be_closed(started: Desk) -> None:
    started.server.editor.articles["file:///x.md"] = Article(OpenText("file:///x.md", "/x.md", 1, ""))
    started.tell("textDocument/didClose", {"textDocument": {"uri": "file:///x.md"}})
    assert started.told("file:///x.md") == []


def test_what_has_no_fix_and_can_not_be_silenced_has_no_action(started: Desk) -> None:
    (one,) = started.open("a.md", '{"title": "The vote was 10 to 3, a margin of eight votes"}\n')
    assert started.actions("a.md", one) == []


def test_lines_at_the_end_that_stay_are_left_alone() -> None:
    assert differences("a\nb\nc\n", "x\nb\nc\n") == (Edit(Span(0, 2), "x\n"),)


def test_a_hover_of_a_finding_alone_is_short() -> None:
    one = replace(found("The of of it.\n"), evidence={}, related=())
    assert hover_text([one], lambda _: "", str, markdown=False) == f"warning · {one.rule}\n\n{one.message}"


def test_the_command_serves_with_its_options(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Options] = []

    def serve(options: Options) -> int:
        asked.append(options)
        return 1

    monkeypatch.setattr(server, "serve", serve)
    done = CliRunner().invoke(cli, ["lsp", "--isolated", "--config", "x.yaml", "--stdio"])
    assert (done.exit_code, done.stderr) == (1, "")
    assert asked == [Options(config="x.yaml", isolated=True, force_exclude=True)]


def test_a_person_who_starts_it_is_told_who_should(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr(server, "serve", lambda _: 0)
    monkeypatch.setattr("copydesk.cli.lsp.sys", SimpleNamespace(stdin=screen, exit=sys.exit))
    assert "an editor starts this" in CliRunner().invoke(cli, ["lsp"]).stderr


def test_it_ends_with_the_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server.Server, "start_io", lambda _: None)
    monkeypatch.setattr(server.signal, "signal", lambda *_: None)
    assert server.serve(Options(isolated=True)) == 0


def test_a_question_waits_for_what_was_typed_before_it(started: Desk) -> None:
    started.open("a.md", "# Fire\n")
    started.change("a.md", 2, {"text": "The of of it.\n"})
    assert started.ask("textDocument/hover", started.where("a.md", 0, 5))


def test_files_of_tools_do_not_become_neighbours(started: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "SLICE", -1)
    (started.folder / "node_modules").mkdir()
    (started.folder / "node_modules/b.md").write_text(SAME)
    assert started.open("a.md", SAME) == []
    for name in ("a.md", "c.md", "d.md"):
        (started.folder / name).write_text("# Something else\n")
    names = ["node_modules/b.md", "a.md", "c.md", "copydesk.yaml"]
    changes = [{"uri": started.uri(name), "type": 1} for name in names]
    started.tell("workspace/didChangeWatchedFiles", {"changes": changes})
    started.tell("workspace/didChangeWatchedFiles", {"changes": []})
    started.change("a.md", 2, {"text": f"{SAME}\n"})
    assert started.told("a.md", lambda said: said["version"] == 2) == []
    assert "b.md" not in str(started.server.editor.examiner.neighbours.__dict__)


def test_without_configuration_the_archive_is_left_alone(desk: Desk) -> None:
    desk.server._options = Options(isolated=True)
    desk.start()
    assert desk.open("a.md", SAME) == []
