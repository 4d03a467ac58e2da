from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk.archive.store import Archive
from copydesk.cli import archive as module
from copydesk.cli import terminal
from copydesk.cli.main import cli


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("---\ndate: 2031-05-04\n---\n# Rebuilt harbour bridge opens\n")
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, ["archive", *args])


def test_an_archive_from_beginning_to_end() -> None:
    made = run("add")
    assert made.exit_code == 0
    assert "1 article looked at, 1 new, 0 changed, 0 gone." in made.output
    shown = run("status").output
    assert ".copydesk_cache/archive.db: 1 article\n  from 2031-05-04 to 2031-05-04\n" in shown
    assert "  of .\n" in shown
    assert run("check").output == "The archive is whole.\n"
    assert "1 article looked at, 1 new" in run("rebuild").output
    assert run("remove", ".").output.startswith("1 article taken out")
    assert "0 articles" in run("status").output


def test_without_an_archive_there_is_nothing_to_show() -> None:
    for name in ("status", "check"):
        told = run(name)
        assert told.exit_code == 2
        assert "there is no archive; make it with: copydesk archive add" in told.output


def test_what_cannot_be_read_is_told_and_the_exit_code_says_so() -> None:
    Path("b.md").write_bytes(b"\xff")
    told = run("add", "--archive", "mine.db", ".")
    assert told.exit_code == 2
    assert "b.md" in told.output
    assert Path("mine.db").is_file()


@pytest.mark.parametrize("field", ["nothing", "head=title", "headline="])
def test_fields_are_named_as_they_are(field: str) -> None:
    told = run("add", "--field", field)
    assert told.exit_code == 2
    assert "--field: one of id, headline, text, date, url" in told.output


def test_fields_of_a_table() -> None:
    Path("old.jsonl").write_text('{"title": "Plums are late this year"}\n')
    assert "1 new" in run("add", "old.jsonl", "--field", "headline=title").output


def test_a_damaged_archive_is_told() -> None:
    run("add")
    file = Path(".copydesk_cache/archive.db")
    file.write_bytes(b"nothing like it" * 1000)
    assert "the archive is made anew: it is damaged" in run("status").output
    run("add")
    archive = Archive(str(file), ".")
    archive._db.execute("DELETE FROM postings")
    archive.close()
    told = run("check")
    assert told.exit_code == 2
    assert "0 keys stand where" in told.output
    assert "copydesk archive rebuild" in told.output


def test_an_interrupted_run_says_how_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module.archiving, "add", interrupted)
    told = run("add")
    assert told.exit_code == 130
    assert "the next run goes on from there" in told.output


def test_a_fault_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.archiving, "add", lambda *_: 1 / 0)
    assert isinstance(run("add").exception, ZeroDivisionError)


def test_a_long_run_shows_its_rate_and_the_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    monkeypatch.setattr(terminal, "PATIENCE", -1.0)
    clock = iter(range(100))
    monkeypatch.setattr(module.time, "monotonic", lambda: next(clock))
    shown = run("add").output
    assert "1 articles of 1, 0 s left, " in shown
    Path("old.jsonl").write_text('{"headline": "Plums are late this year"}\n')
    assert "\r1 articles, " in run("add", "old.jsonl").output
