import json
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


def test_what_is_not_in_the_archive_cannot_be_taken_out() -> None:
    run("add")
    told = run("remove", "nope")
    assert told.exit_code == 2
    assert told.output == "copydesk: nope: nothing of that name is in .copydesk_cache/archive.db\n"
    told = run("remove", ".", "a.md", "a.md", "nope")
    assert told.exit_code == 2
    assert "1 article taken out of .copydesk_cache/archive.db.\n" in told.output
    assert "nope: nothing" in told.output
    assert "a.md: nothing" not in told.output


def test_a_folder_without_articles_can_be_taken_out() -> None:
    run("add")
    Path("a.md").unlink()
    run("add")
    assert run("remove", ".").exit_code == 0
    assert run("remove", ".").exit_code == 2


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


def test_a_short_run_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "is_watched", lambda: True)
    assert "a second" not in run("add").output


BODY = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks of the river."
)


def checked(*args: str) -> Result:
    wanted = ("--select", "archive,headlines.duplicate-headline", "--output-format", "concise", "--no-cache")
    return CliRunner().invoke(cli, ["check", *wanted, *args])


def story(name: str, day: int, headline: str = "Rebuilt harbour bridge opens at last") -> None:
    Path(name).write_text(f"---\ndate: 2031-05-{day:02}\n---\n# {headline}\n\n{BODY}\n", encoding="utf-8")


def test_one_article_is_compared_with_the_archive() -> None:
    story("old.md", 4)
    run("add")
    story("new.md", 20)
    told = checked("new.md").output
    assert "new.md:4:3: warning: Headline is also that of old.md." in told
    assert "new.md:6:1: suggestion: Passage was published before, in old.md of 4 May 2031." in told
    assert "archive" not in checked("new.md", "--no-archive").output
    assert "archive" not in checked("new.md", "--isolated").output
    Path(".copydesk_cache/archive.db").rename("mine.db")
    assert "archive" not in checked("new.md").output
    assert "archive.repeated-passage" in checked("new.md", "--archive", "mine.db").output


def test_a_folder_that_is_checked_brings_the_archive_up_to_date() -> None:
    run("add")
    story("old.md", 4)
    story("new.md", 20)
    told = checked(".").output
    assert "new.md:6:1" in told
    assert "old.md:" not in told.replace("in old.md", "")
    Path("old.md").unlink()
    assert "archive" not in checked(".").output


def test_an_older_archive_is_made_anew_by_a_check() -> None:
    story("old.md", 4)
    run("add")
    archive = Archive(".copydesk_cache/archive.db", ".")
    archive._db.execute("PRAGMA user_version = 1")
    archive.close()
    story("new.md", 20)
    told = checked("new.md").output
    assert "the archive was made anew: it is of another version" in told
    assert "new.md:6:1" in told


def test_an_archive_that_is_not_there_is_not_made_by_a_check() -> None:
    story("new.md", 20)
    told = checked("new.md", "--archive", "nope.db")
    assert told.exit_code == 2
    assert "copydesk archive add --archive nope.db" in told.output
    assert not Path("nope.db").exists()


def test_an_archive_that_cannot_be_used_is_a_problem() -> None:
    story("new.md", 20)
    Path("folder.db").mkdir()
    told = checked("new.md", "--archive", "folder.db")
    assert told.exit_code == 2
    assert "the archive can't be opened" in told.output


def test_silence_holds_for_what_the_archive_has() -> None:
    story("old.md", 4)
    run("add")
    story("new.md", 20)
    text = Path("new.md").read_text()
    note = "<!-- copydesk: ignore repeated-passage: background, agreed with the desk -->\n"
    Path("new.md").write_text(text.replace(BODY, note + BODY))
    told = checked("new.md").output
    assert "repeated-passage" not in told
    assert "duplicate-headline" in told


def test_all_pairs_of_an_archive() -> None:
    assert run("duplicates").exit_code == 2
    Path("a.md").unlink()
    story("old.md", 4)
    story("new.md", 20, "Rebuilt harbour bridge opens “at last”")
    run("add")
    assert run("duplicates").output == (
        "exact    old.md:4  new.md:4  Rebuilt harbour bridge opens “at last”\n"
        "passage  old.md:6  new.md:6  The rebuilt harbour bridge of Ostrava Fa\n"
    )
    rows = run("duplicates", "--kind", "exact", "--output-format", "jsonl").output.splitlines()
    assert [json.loads(row) for row in rows] == [
        {
            "kind": "exact",
            "one": {
                "path": "old.md",
                "line": 4,
                "date": "2031-05-04",
                "excerpt": "Rebuilt harbour bridge opens at last",
            },
            "other": {
                "path": "new.md",
                "line": 4,
                "date": "2031-05-20",
                "excerpt": "Rebuilt harbour bridge opens “at last”",
            },
        }
    ]


def test_fields_of_tables_are_named_in_the_configuration() -> None:
    Path("copydesk.yaml").write_text("archive:\n  headline: title\n  text: body\n")
    Path("old.jsonl").write_text('{"title": "Plums are late this year"}\n')
    assert "1 new" in run("add", "old.jsonl").output
    assert "the row has no" in run("add", "old.jsonl", "--field", "headline=head").output
    Path("copydesk.yaml").write_text("archive:\n  header: title\n")
    assert 'archive: there is no key "header"' in run("add", "old.jsonl").output


def test_a_pattern_stands_for_what_it_matches() -> None:
    Path("news/2031").mkdir(parents=True)
    story("news/2031/old.md", 4)
    story("news/2031/new.md", 5)
    assert "2 new" in run("add", "news/**/*.md").output
    assert "nothing" in run("add", "nothing/*.md").output
    assert "  of news/**/*.md\n" in run("status").output
    assert "2 articles looked at" in run("rebuild", "news/**/*.md").output


def test_a_table_is_made_anew_with_the_fields_it_was_put_in_with() -> None:
    Path("old.jsonl").write_text('{"title": "Plums are late this year"}\n')
    assert run("add", "*.jsonl", "--field", "headline=title").exit_code == 0
    told = run("rebuild")
    assert (told.exit_code, "1 article looked at, 1 new" in told.output) == (0, True)
    assert "1 article looked at, 0 new" in run("add", "*.jsonl").output


def test_what_is_not_there_is_not_remembered() -> None:
    assert run("add", "nope").exit_code == 2
    assert "nope" not in run("status").output
    assert run("rebuild").exit_code == 0


def test_fields_that_are_damaged_are_told() -> None:
    Path("old.jsonl").write_text('{"headline": "Plums are late this year"}\n')
    run("add", "old.jsonl")
    archive = Archive(".copydesk_cache/archive.db", ".")
    archive._db.execute("UPDATE sources SET fields = '[]'")
    archive.close()
    told = run("add", "old.jsonl")
    assert told.exit_code == 2
    assert "the archive can't be used: fields of another shape" in told.output
