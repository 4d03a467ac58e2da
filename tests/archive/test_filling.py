import json
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from copydesk.archive import filling
from copydesk.archive.database import ArchiveError
from copydesk.archive.filling import Filled, Job
from copydesk.archive.rows import is_table
from copydesk.archive.store import ROW, Archive
from copydesk.config.workspace import Options, Workspace
from copydesk.engine import archiving

BODY = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks."
)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / ".git").mkdir()
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def article(name: str, text: str = BODY, age: int = 60) -> None:
    """Write an article that was changed ``age`` seconds ago."""
    path = Path("news", name)
    path.write_text(f"# Bridge opens in Ostrava Falls\n\n{text}\n", encoding="utf-8")
    then = path.stat().st_mtime - age
    os.utime(path, (then, then))


def added(archive: Archive, *paths: str, fields: Sequence[tuple[str, str]] = ()) -> tuple[int, int, int, int]:
    filled: Filled = archiving.add(archive, paths or ("news",), Workspace(Options()), dict(fields))
    assert not filled.errors
    assert not archive.check()
    return filled.seen, filled.new, filled.changed, filled.gone


def test_only_what_is_new_or_changed_is_read() -> None:
    archive = archiving.opened()
    article("a.md")
    article("b.md")
    assert added(archive) == (2, 2, 0, 0)
    assert added(archive) == (2, 0, 0, 0)
    article("b.md", BODY.replace("Monday", "Tuesday"), age=30)
    article("c.md")
    Path("news/a.md").unlink()
    assert added(archive) == (2, 1, 1, 1)
    assert list(archive.names()) == ["news/b.md", "news/c.md"]


def test_a_file_touched_and_not_changed_is_read_and_kept() -> None:
    archive = archiving.opened()
    article("a.md", age=90)
    added(archive)
    article("a.md", age=80)
    assert added(archive) == (1, 0, 0, 0)
    assert archive.stamps()["news/a.md"][0].endswith(str(Path("news/a.md").stat().st_mtime_ns))


def test_a_file_changed_just_now_is_looked_at_again() -> None:
    archive = archiving.opened()
    article("a.md", age=0)
    added(archive)
    assert archive.stamps()["news/a.md"][0] == ""
    added(archive)
    assert archive.stamps()["news/a.md"][0] == ""


def test_what_cannot_be_read_is_told_and_the_rest_is_put_in() -> None:
    archive = archiving.opened()
    article("a.md")
    Path("news/b.md").write_bytes(b"\xff\xfe\xff")
    Path("news/c").mkdir()
    Path("news/c/copydesk.yaml").write_text("formats: 5\n")
    Path("news/c/c.md").write_text("# Title\n")
    filled = archiving.add(archive, ("news", "nowhere"), Workspace(Options()), {})
    where = {os.path.relpath(error.path or "") for error in filled.errors}
    assert where == {"nowhere", "news/b.md", "news/c/copydesk.yaml"}
    assert list(archive.names()) == ["news/a.md"]


def test_a_file_that_is_gone_meanwhile_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    article("a.md")
    monkeypatch.setattr(archiving, "discover", lambda *_: ["news/a.md", "news/gone.md"])
    filled = archiving.add(archiving.opened(), ("news",), Workspace(Options()), {})
    assert [error.path for error in filled.errors] == ["news/gone.md"]


def table(*rows: object, name: str = "old.jsonl") -> str:
    Path(name).write_text("\n".join(map(json.dumps, rows)) + "\n\n", encoding="utf-8")
    return name


def test_rows_of_a_table_are_articles() -> None:
    archive = archiving.opened()
    one = {
        "id": 7,
        "title": "Bridge opens in Ostrava Falls",
        "text": f"{BODY.replace('two thousand', '2,000')}\n\nShort.",
        "date": "2031-05-04",
    }
    name = table(one, {"title": "Plums are late this year"})
    fields = [("headline", "title")]
    assert added(archive, name, fields=fields) == (2, 2, 0, 0)
    entry = archive.entry(f"old.jsonl{ROW}7")
    assert entry is not None
    assert [clip.part for clip in entry.clips] == ["headline", "passage", "figure", "figure"]
    assert str(entry.published) == "2031-05-04"
    assert entry.clips[0].place.path == "old.jsonl#7"
    assert added(archive, name, fields=fields) == (2, 0, 0, 0)
    table(one | {"text": BODY})
    assert added(archive, name, fields=fields) == (1, 0, 1, 1)


def test_of_rows_with_one_id_the_last_is_kept() -> None:
    archive = archiving.opened()
    rows = [{"id": 1, "headline": said} for said in ("Bridge opens in Ostrava Falls", "Plums are late")]
    assert added(archive, table(*rows)) == (2, 1, 1, 0)
    assert list(archive.names()) == [f"old.jsonl{ROW}1"]
    assert added(archive, table(rows[1])) == (1, 0, 0, 0)  # what stands there is the last one


def test_faulty_rows_are_told_with_their_line() -> None:
    Path("old.ndjson").write_text('{"headline": "Bridge opens in Ostrava"}\nnone\n[1]\n{"a": 1}\n')
    archive = archiving.opened()
    filled = archiving.add(archive, ("old.ndjson",), Workspace(Options()), {})
    assert [error.line for error in filled.errors] == [2, 3, 4]
    assert filled.new == 1


def test_a_table_that_is_not_there_is_told() -> None:
    filled = archiving.add(archiving.opened(), ("none.jsonl",), Workspace(Options()), {})
    assert "can't be read" in str(filled.errors[0])


def test_parquet_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    day = [datetime(2031, 5, 4)]  # noqa: DTZ001  as tables have them
    rows = {"headline": ["Bridge opens in Ostrava Falls"], "text": [BODY], "more": [1], "date": day}
    parquet.write_table(arrow.table(rows), "old.parquet")
    archive = archiving.opened()
    assert added(archive, "old.parquet") == (1, 1, 0, 0)
    assert str(archive.status().first) == "2031-05-04"
    Path("bad.parquet").write_text("x")
    filled = archiving.add(archiving.opened(), ("bad.parquet",), Workspace(Options()), {})
    assert "can't be read" in str(filled.errors[0])
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    filled = archiving.add(archiving.opened(), ("old.parquet",), Workspace(Options()), {})
    assert "copydesk[parquet]" in str(filled.errors[0])


def test_tables_are_told_by_their_endings() -> None:
    assert is_table("a/b.JSONL")
    assert not is_table("a/b.json")


def test_the_archive_lies_in_the_repository_and_outside_version_control(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "news")
    archive = archiving.opened()
    assert archive.file == str(repository / ".copydesk_cache" / "archive.db")
    assert (repository / ".copydesk_cache" / ".gitignore").read_text() == "*\n"
    assert archiving.opened("mine.db").file == str(repository / "news" / "mine.db")


def test_many_files_are_read_by_several_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "_MANY", 2)
    monkeypatch.setattr(archiving, "cores", lambda: 2)
    for number in range(4):
        article(f"{number}.md")
    Path("news/bad.md").write_bytes(b"\xff\xfe\xff")
    archive = archiving.opened()
    filled = archiving.add(archive, ("news",), Workspace(Options()), {})
    assert (filled.seen, filled.new, len(filled.errors)) == (5, 4, 1)
    assert filled.errors[0].path == "news/bad.md"
    assert not archive.check()


def test_a_process_that_is_killed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "_MANY", 1)
    monkeypatch.setattr(archiving, "cores", lambda: 2)
    monkeypatch.setattr(archiving, "_begin", os._exit)  # fails: it wants a number
    article("a.md")
    with pytest.raises(ArchiveError, match="a process that read articles was killed"):
        archiving.add(archiving.opened(), ("news",), Workspace(Options()), {})


class Gone:
    def join(self) -> None:
        pass


def test_a_process_ends_with_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(os, "_exit", ended.append)
    monkeypatch.setattr(multiprocessing, "parent_process", Gone)
    archiving._end_with_parent()
    assert ended == [1]


def test_a_process_reads_with_its_own_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "_workspaces", [])
    article("a.md")
    before = signal.getsignal(signal.SIGINT)
    try:
        archiving._begin(Options())
    finally:
        signal.signal(signal.SIGINT, before)
    (done,) = archiving._read_all([Job("news/a.md", "news/a.md", "", b"")])
    assert done.entry is not None


def test_a_long_run_writes_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_BATCH", 1)
    article("a.md")
    article("b.md")
    assert added(archiving.opened()) == (2, 2, 0, 0)
    table({"text": BODY})
    assert added(archiving.opened(), "old.jsonl") == (1, 1, 0, 0)


def test_what_was_read_before_an_interruption_is_kept() -> None:
    def interrupted(names: Iterable[str]) -> Iterator[str]:
        for name in names:
            yield name
            raise KeyboardInterrupt

    article("a.md")
    article("b.md")
    archive = archiving.opened()
    with pytest.raises(KeyboardInterrupt):
        archiving.add(archive, ["news"], Workspace(Options()), {}, interrupted)
    assert len(list(archive.names())) == 1
    assert added(archive) == (2, 1, 0, 0)


def test_what_was_read_is_written_before_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling, "_PATIENCE", -1.0)
    article("a.md")
    article("b.md")
    assert added(archiving.opened()) == (2, 2, 0, 0)
