import json
import os
import time
from pathlib import Path

import pytest

from copydesk.api import Effort, Options, lint_paths
from copydesk.engine import cache_folder, checking, run
from copydesk.engine.cache_folder import RESULTS
from copydesk.engine.session import Session
from copydesk.model.document import Document
from copydesk.model.finding import Report

ISOLATED = Options(isolated=True, select=("doubled-word", "duplicate-headline"))
TEXT = "# Ferry number {} of the line leaves\n\nThe crew saw the the harbour.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        _write(tmp_path / f"{number}.md", TEXT.format(number // 2))
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles that were checked, and not known."""
    seen: list[str] = []
    whole = checking.read

    def noted(path: str, *args: object) -> Document:
        seen.append(path)
        return whole(path, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(checking, "read", noted)
    return seen


def _write(path: Path, text: str, age: float = 100) -> None:
    path.write_text(text)
    when = time.time() - age
    os.utime(path, (when, when))


def _check(options: Options = ISOLATED, where: str = ".", jobs: int = 1) -> Report:
    return lint_paths([where], options, effort=Effort(jobs, "cache"))


def _said(report: Report) -> tuple[object, ...]:
    return (
        tuple(report.findings),
        report.problems,
        report.files,
        report.failing,
        report.known,
        set(report.rules),
    )


def _entries(desk: Path) -> list[Path]:
    return [one for one in (desk / "cache" / RESULTS).rglob("*") if one.is_file() and one.name != "swept"]


def test_an_article_that_is_as_it_was_is_not_checked_again(desk: Path, read: list[str]) -> None:
    first = _check()
    assert _said(first) == _said(lint_paths(["."], ISOLATED))
    assert len(first.findings) == 6
    read.clear()
    second = _check()
    assert _said(second) == _said(first)
    assert read == []
    assert all("doubled" in rule.help() or "headline" in rule.help() for rule in second.rules.values())
    _write(desk / "2.md", TEXT.format(7) + "The the end.\n")
    third = _check()
    assert read == ["2.md"]
    assert _said(third) == _said(lint_paths(["."], ISOLATED))


def test_another_time_of_the_same_text_is_no_change(desk: Path, read: list[str]) -> None:
    _check()
    read.clear()
    _write(desk / "1.md", TEXT.format(0), age=50)
    _check()
    _check()
    assert read == []


def test_a_text_that_changed_within_the_clock_s_tick_is_seen(desk: Path, read: list[str]) -> None:
    path = desk / "1.md"
    path.write_text("One text.\n")
    known = path.stat()
    _check()
    read.clear()
    path.write_text("Two texts\n")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    _check()
    assert read == ["1.md"]


def test_other_rules_options_and_configurations_have_other_results(desk: Path, read: list[str]) -> None:
    _check()
    for options in (
        Options(isolated=True, select=("doubled-word",)),
        Options(isolated=True, select=("doubled-word",), min_level="error"),
        Options(isolated=True, select=("doubled-word",), filter='.Level=="warning"'),
        Options(),
    ):
        read.clear()
        _check(options)
        assert len(read) == 4
    for text in (
        "select: [doubled-word]\n",
        "select: [doubled-word]\noverrides: [{paths: [0.md], ignore: [all]}]\n",
    ):
        (desk / "copydesk.yaml").write_text(text)
        read.clear()
        found = _check(Options())
        assert len(read) == 4
        assert _said(found) == _said(lint_paths(["."]))


def test_rules_of_one_s_own_count_by_their_text(desk: Path, read: list[str]) -> None:
    rule = desk / "styles" / "ours" / "harbour.yml"
    rule.parent.mkdir(parents=True)
    text = "extends: existence\nmessage: Say port.\nlevel: error\ntokens: [{}]\n"
    rule.write_text(text.format("harbour"))
    options = Options(isolated=True, select=("ours",), folders=("styles",))
    assert len(_check(options).findings) == 4
    rule.write_text(text.format("crew saw"))
    read.clear()
    assert len(_check(options).findings) == 4
    assert len(read) == 4
    rule.write_text("extends: existence\n")
    for _ in range(2):
        assert _check(options).problems
    options = Options(isolated=True, select=("ours",), folders=("styles/ours/harbour.yml",))
    rule.write_text(text.format("harbour"))
    assert len(_check(options).findings) == 4
    assert len(_check(options).findings) == 4


def test_what_went_wrong_is_not_kept(desk: Path, read: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    (desk / "odd.md").write_bytes(b"\xff")
    (desk / "broken.md").write_text("---\ntitle: [\n---\n\nText.\n")
    with monkeypatch.context() as patch:
        patch.setattr(run, "_heard", crash)
        assert any("ZeroDivisionError" in one.message for one in _check().problems)
    read.clear()
    report = _check()
    assert len(report.findings) == 6
    assert [Path(one.path).name for one in report.problems] == ["broken.md", "odd.md"]
    assert _said(_check()) == _said(report)


def test_damaged_entries_are_written_anew(desk: Path, read: list[str]) -> None:
    first = _check()
    before = {one: one.read_bytes() for one in _entries(desk)}
    names = sorted(before)
    assert len(names) == 5
    for number, path in enumerate(names):
        data = before[path]
        path.write_bytes(
            (data[:-1], b"", data[: len(data) // 2], b"\0" * len(data), before[names[0]])[number]
        )
    read.clear()
    assert _said(_check()) == _said(first)
    assert len(read) == 4
    read.clear()
    assert _said(_check()) == _said(first)
    assert read == []


def test_entries_that_somebody_made_up_are_not_used_when_they_are_no_results(
    desk: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    from copydesk.engine import cache  # noqa: PLC0415

    first = _check()
    for path in _entries(desk):
        head, _, data = path.read_bytes().partition(b"\n")
        seen = head.partition(b" ")[2]
        forged = json.dumps([data.decode()]).encode()
        name = path.parent.name + path.name
        path.write_bytes(cache._mark(name, seen, forged) + b" " + seen + b"\n" + forged)
    read.clear()
    assert _said(_check()) == _said(first)
    assert len(read) == 4
    monkeypatch.setattr(cache, "_LARGEST", 10)
    assert _said(_check()) == _said(first)
    assert len(read) == 8


def test_a_disk_that_is_full_is_one_note_and_nothing_else(
    desk: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    _check()
    for number in range(3):
        _write(desk / f"{number}.md", "The the end.\n")
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full)
        report = _check()
    assert len(report.notes) == 1
    assert "no space left on device" in report.notes[0]
    assert len(report.findings) == 4
    assert report.problems == ()
    assert not [one for one in _entries(desk) if one.name.endswith(".tmp")]
    read.clear()
    assert _check().notes == ()
    assert len(read) == 3


def test_a_folder_that_cannot_be_made_is_one_note(desk: Path) -> None:
    (desk / "cache").write_text("A file.")
    report = _check()
    assert "can't be made" in report.notes[0]
    assert len(report.findings) == 6


def test_an_article_that_goes_away_meanwhile_is_a_problem(desk: Path) -> None:
    _check()
    _write(desk / "1.md", TEXT.format(0), age=10)
    report = lint_paths(["gone.md", "1.md"], ISOLATED, effort=Effort(1, "cache"))
    assert [one.path for one in report.problems] == ["gone.md"]


def test_a_file_that_is_none_any_more_or_is_gone_has_no_result(desk: Path) -> None:
    _check()
    (desk / "1.md").unlink()
    os.mkfifo(desk / "1.md")
    report = lint_paths(["1.md"], ISOLATED, effort=Effort(1, "cache"))
    assert "not a regular file" in report.problems[0].message
    session = Session(ISOLATED, effort=Effort(1, "cache"))
    session.check_files(["gone.md"])
    assert "can't be read" in session.report().problems[0].message


def test_rules_without_end_have_no_results(
    desk: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    monkeypatch.setattr("copydesk.engine.prints._MOST", 0)
    (desk / "styles").mkdir()
    (desk / "styles" / "x.yml").write_text("extends: existence\nmessage: Say port.\ntokens: [harbour]\n")
    for _ in range(2):
        read.clear()
        assert len(_check(Options(isolated=True, select=("styles.x",), folders=("styles",))).findings) == 4
        assert len(read) == 4


def test_a_baseline_is_applied_to_what_is_known(desk: Path, read: list[str]) -> None:
    from copydesk.api import record  # noqa: PLC0415

    _check()
    record(["."], ISOLATED, "known.json")
    _write(desk / "3.md", TEXT.format(1) + "The the end.\n")
    read.clear()
    options = Options(isolated=True, select=ISOLATED.select, baseline="known.json")
    assert _check(options).known == 6
    assert read == ["3.md"]
    assert len(_check(options).findings) == 1


def test_two_folders_with_the_same_names_keep_apart(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("one", "The the end.\n"), ("two", "The end.\n")):
        (desk / name).mkdir()
        _write(desk / name / "a.md", text)
    for name, count in (("one", 1), ("two", 0)) * 2:
        monkeypatch.chdir(desk / name)
        report = lint_paths(["a.md"], ISOLATED, effort=Effort(1, str(desk / "cache")))
        assert len(report.findings) == count


def test_results_that_a_server_gave_are_not_kept(
    desk: Path, monkeypatch: pytest.MonkeyPatch, read: list[str]
) -> None:
    whole = checking.Checker.terms
    monkeypatch.setattr(checking.Checker, "terms", lambda *of: whole(*of)._replace(lasting=False))
    _check()
    read.clear()
    _check()
    assert len(read) == 4
    assert _entries(desk) == []


@pytest.mark.usefixtures("desk")
def test_more_than_one_process_keeps_results_too(monkeypatch: pytest.MonkeyPatch, read: list[str]) -> None:
    monkeypatch.setattr("copydesk.engine.workers.FEW", 2)
    first = _check(jobs=2)
    assert _said(_check(jobs=2)) == _said(first) == _said(_check())
    assert read == []


def test_old_entries_and_what_killed_runs_left_are_dropped(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _check()
    entries = _entries(desk)
    old = time.time() - 40 * 86_400
    os.utime(entries[0], (old, old))
    used = time.time() - 2 * 86_400
    for one in entries[1:]:
        os.utime(one, (used, used))
    left = entries[1].with_name("x.tmp")
    left.write_bytes(b"half")
    os.utime(left, (used, used))
    _check(where="0.md")
    assert entries[0].exists()  # it is looked for once a day
    assert sum(one.stat().st_mtime > used + 10 for one in entries) >= 1  # those in use are young again
    os.utime(desk / "cache" / RESULTS / "swept", (old, old))
    os.utime(entries[0], (old, old))
    cache_folder.sweep(str(desk / "cache" / RESULTS))
    assert not entries[0].exists()
    assert not left.exists()
    assert all(one.exists() for one in entries[1:])
    monkeypatch.setattr(cache_folder, "_MOST", 0)
    os.utime(desk / "cache" / RESULTS / "swept", (old, old))
    cache_folder.sweep(str(desk / "cache" / RESULTS))
    assert _entries(desk) == []
