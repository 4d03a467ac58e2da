"""What changed, by file and line."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.engine.asked import changed_since, changes_of_diff, staged
from copydesk.engine.changes import Changes
from copydesk.engine.linewise import Lines
from copydesk.errors import ReadError, UsageError
from copydesk.model.document import Document
from copydesk.model.finding import Confidence, Edit, Finding, Fix, Level
from copydesk.readers import read
from copydesk.text.span import Span

Run = Callable[..., str]
ODD = ["two words.md", 'a "quote".md', "a\nbreak.md", "ümlaut — 漢字.md", "back\\slash\ttab.md"]


def lines(*numbers: int) -> Lines:
    return Lines(frozenset(numbers))


def listed(changes: Changes, *paths: str, left_out: str = "", force: bool = False) -> list[str]:
    found = changes.listed(paths, lambda path: path == left_out, force_exclude=force)
    return [str(one) if isinstance(one, ReadError) else one for one in found]


def finding(document: Document, start: int, end: int, *edits: Edit, related: tuple[int, ...] = ()) -> Finding:
    places = tuple(document.at(Span(at, at + 1)) for at in related)
    place = document.at(Span(start, end))
    fix = Fix("mend", edits) if edits else None
    return Finding("a.b", Level.WARNING, Confidence.HIGH, "Wrong.", place, places, fix)


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_lines_changed_since_a_commit(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="one\ntwo\n", gone="x\n", old="1\n2\n3\n4\n5\n6\n")
    Path("a.md").write_text("one\n2\nthree\n", "utf-8")
    Path("gone.md").unlink()
    git(tmp_path, "mv", "old.md", "new.md")
    Path("new.md").write_text("1\n2\n3\n4\n5\nsix\n", "utf-8")
    Path("fresh.md").write_text("x\n", "utf-8")
    Path("ignored.md").write_text("x\n", "utf-8")
    Path(".git/info/exclude").write_text("ignored.md\n", "utf-8")
    Path("binary.md").write_bytes(b"\0")
    git(tmp_path, "add", "binary.md")
    changes = changed_since("HEAD")
    assert changes.of("a.md") == lines(2, 3)
    assert changes.of("./new.md") == lines(6)
    assert changes.of("fresh.md") == changes.of("binary.md") == Lines(every=True)
    assert changes.of("old.md") is changes.of("gone.md") is changes.of("ignored.md") is None
    assert listed(changes) == ["a.md", "binary.md", "fresh.md", "new.md"]


@pytest.mark.parametrize("name", ODD)
def test_names_are_taken_as_they_are(tmp_path: Path, git: Run, commit: Run, name: str) -> None:
    Path(name).write_text("one\ntwo\n", "utf-8")
    commit(tmp_path)
    Path(name).write_text("one\n2\n", "utf-8")
    assert changed_since("HEAD").of(name) == lines(2)
    assert changes_of_diff(git(tmp_path, "diff").encode(), "-").of(name) == lines(2)
    git(tmp_path, "add", "-A")
    assert staged().of(name) == lines(2)
    git(tmp_path, "mv", name, "moved.md")
    assert listed(staged()) == ["moved.md"]
    git(tmp_path, "commit", "-qm", "x")
    git(tmp_path, "mv", "moved.md", f"{name}.html")
    assert listed(changed_since("HEAD~1")) == [f"{name}.html"]


def test_from_a_folder_below_its_own_articles_are_meant(
    tmp_path: Path, commit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("posts/.drafts").mkdir(parents=True)
    Path("posts/out").mkdir()
    commit(tmp_path, a="one\n")
    for name in (
        "a.md",
        "posts/b.md",
        "posts/c.py",
        "posts/.drafts/d.md",
        "posts/out/e.md",
        "posts/out/f.txt",
    ):
        Path(name).write_text("2\n", "utf-8")
    monkeypatch.chdir("posts")
    assert listed(changed_since("HEAD")) == ["b.md", "out/e.md", "out/f.txt"]
    assert listed(changed_since("HEAD"), left_out="out") == ["b.md"]
    assert listed(changed_since("HEAD"), left_out="out/e.md") == ["b.md", "out/f.txt"]


def test_what_is_ignored_in_folders_is_left_out(
    tmp_path: Path, git: Run, commit: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("posts/old").mkdir(parents=True)
    Path("posts/new").mkdir()
    commit(tmp_path, a="one\n")
    Path(".ignore").write_text("old/\nb.md\n", "utf-8")
    Path("posts/.gitignore").write_text("c.md\n", "utf-8")
    for name in ("posts/old/a.md", "posts/new/a.md", "posts/new/b.md", "posts/c.md", "d.md"):
        Path(name).write_text("2\n", "utf-8")
    git(tmp_path, "add", "-Af", "posts", "d.md")
    assert listed(staged()) == listed(changed_since("HEAD")) == ["d.md", "posts/new/a.md"]
    assert listed(staged(), "posts/c.md", "posts/old") == ["posts/c.md", "posts/old/a.md"]
    assert listed(staged(), "posts/c.md", "a.md", force=True) == ["a.md"]
    every = staged().listed((), lambda _: False, respect_gitignore=False)
    assert len(list(every)) == 5
    monkeypatch.chdir("posts/old")
    assert listed(staged()) == ["a.md"]


def test_the_index_is_read_in_place_of_the_files(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="one\n", b="b\n", c="c\n")
    Path("a.md").write_text("one\ntwo\n", "utf-8")
    Path("c.py").write_text("code\n", "utf-8")
    git(tmp_path, "add", "a.md", "c.py")
    Path("a.md").unlink()
    Path("b.md").write_text("not staged\n", "utf-8")
    Path("new.md").write_text("not known\n", "utf-8")
    changes = staged()
    assert changes.index is not None
    assert changes.of("a.md") == lines(2)
    assert changes.index.read("a.md") == b"one\ntwo\n"
    assert changes.index.read("b.md") == b"b\n"
    assert [changes.is_on_disk(name) for name in ("a.md", "b.md", "c.md", "new.md")] == [
        False,
        False,
        True,
        False,
    ]
    with changes.index.opened():
        assert changes.index.read("a.md") == b"one\ntwo\n"
    with pytest.raises(ReadError, match="is not in git's index"):
        changes.index.read("new.md")
    assert listed(changes) == ["a.md"]
    assert listed(changes, ".") == ["a.md", "b.md", "c.md"]
    assert listed(changes, "c.py", "b.md") == ["b.md", "c.py"]
    assert listed(changes, "b.md", left_out="b.md") == ["b.md"]
    assert listed(changes, "b.md", left_out="b.md", force=True) == []
    assert listed(changes, "none.md") == ["none.md: can't be read: no such file or directory"]
    assert listed(changes, "/") == ["a.md", "b.md", "c.md"]
    assert listed(changes, "new.md") == []


def test_an_open_conflict_is_an_article_that_cant_be_read(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="x\n")
    git(tmp_path, "update-index", "--force-remove", "a.md")
    blob = git(tmp_path, "rev-parse", "HEAD:a.md").strip()
    entry = tmp_path / "entry"
    entry.write_text(f"100644 {blob} 2\ta.md\n", "utf-8")
    subprocess.run(["git", "update-index", "--index-info"], check=True, input=entry.read_bytes())
    index = staged().index
    assert index is not None
    with pytest.raises(ReadError, match="waits for a conflict to be resolved"):
        index.read("a.md")


def test_a_repository_with_longer_names_is_read_too(tmp_path: Path, git: Run, commit: Run) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    commit(tmp_path, a="one\n", b="two\n")
    Path("b.md").write_text("2\n", "utf-8")
    changes = staged()
    assert [changes.is_on_disk(name) for name in ("a.md", "b.md")] == [True, False]
    assert changes.read("b.md") == b"two\n"
    assert changed_since("HEAD").of("b.md") == lines(1)
    assert changed_since("HEAD").is_on_disk("b.md")


def test_before_the_first_commit_everything_is_staged(tmp_path: Path, git: Run) -> None:
    git(tmp_path, "init", "-q")
    Path("a.md").write_text("one\ntwo\n", "utf-8")
    git(tmp_path, "add", "a.md")
    assert staged().of("a.md") == lines(1, 2)


def test_a_diff_counts_from_the_repository_or_from_here(
    tmp_path: Path, git: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("posts/deep").mkdir(parents=True)
    Path("posts/a.md").write_text("x\n", "utf-8")
    diff = b"--- a/%s\n+++ b/%s\n@@ -1 +1 @@\n-x\n+y\n"
    assert changes_of_diff(diff.replace(b"%s", b"posts/a.md"), "-").of("posts/a.md") == lines(1)
    git(tmp_path, "init", "-q")
    monkeypatch.chdir("posts")
    assert changes_of_diff(diff.replace(b"%s", b"posts/a.md"), "-").of("a.md") == lines(1)
    assert changes_of_diff(diff.replace(b"%s", b"a.md"), "-").of("a.md") == lines(1)
    assert changes_of_diff(diff.replace(b"%s", b"none.md"), "-").of("../none.md") == lines(1)
    with pytest.raises(UsageError, match="<stdin>: is no unified diff"):
        changes_of_diff(b"Dear editor,\n", "<stdin>")


def test_a_text_is_compared_with_its_file_in_the_commit(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="one\ntwo\n", old="1\n2\n3\n4\n")
    Path("bad.md").write_bytes(b"\xff\n")
    commit(tmp_path)
    git(tmp_path, "mv", "old.md", "new.md")
    changes = changed_since("HEAD")

    def compared(path: str, text: str) -> Lines | None:
        changes.compare(path, text)
        return changes.of(path)

    assert compared("a.md", "one\n2\n") == lines(2)
    assert compared("new.md", "1\n2\n3\nfour\n") == lines(4)
    assert compared("other.md", "x\n") == Lines(every=True)
    assert compared("bad.md", "x\n") == Lines(every=True)
    diff = changes_of_diff(b"", "-")
    diff.compare("a.md", "x\n")
    assert diff.of("a.md") is None


def test_a_finding_is_on_a_changed_line_with_its_place_or_a_related_one() -> None:
    document = read("a.md", "one\ntwo\nthree\nfour\n")
    changes = Changes({str(Path("a.md").resolve()): lines(2)})
    texts: list[str] = []

    def text(path: str) -> str:
        texts.append(path)
        return document.source

    def on(start: int, end: int, *related: int) -> bool:
        return changes.hold(finding(document, start, end, related=related), text)

    assert on(4, 7)
    assert on(0, 5)
    assert on(8, 9, 5)
    assert not on(0, 4)  # up to the end of its line
    assert not on(8, 14, 0)
    assert texts == ["a.md"]
    assert not changes.hold(finding(read("b.md", "x"), 0, 1), text)
    every = Changes({str(Path("a.md").resolve()): Lines(every=True)})
    assert every.hold(finding(document, 0, 1), lambda _: pytest.fail("is not needed"))


def test_a_fix_may_edit_changed_lines_only() -> None:
    document = read("a.md", "one\ntwo\nthree\n")
    changes = Changes({str(Path("a.md").resolve()): lines(2)})

    def may(*edits: tuple[int, int], path: str = "a.md") -> bool:
        made = [Edit(Span(start, end), "") for start, end in edits]
        article = document if path == "a.md" else read(path, document.source)
        return bool(list(changes.allowed([finding(article, 4, 5, *made)], article.source, article.source)))

    assert may((4, 8))
    assert may((4, 4), (5, 6))
    assert not may((4, 9))
    assert not may((5, 6), (0, 1))
    assert not may()
    assert not may((4, 5), path="b.md")


def test_what_a_fix_may_edit_moves_with_fixes() -> None:
    document = read("a.md", "one\nzero\ntwo\n")
    changes = Changes({str(Path("a.md").resolve()): lines(2)})
    wanted = [finding(document, at, at + 1, Edit(Span(at, at + 1), "")) for at in (0, 4, 9)]
    found = changes.allowed(wanted, "one\ntwo\n", document.source)
    assert [one.location.line for one in found] == [2, 3]


def test_changed_lines_move_with_fixes() -> None:
    document = read("a.md", "one\nzero\ntwo\n")
    changes = Changes({str(Path("a.md").resolve()): lines(2)})
    assert not changes.hold(finding(document, 9, 12), lambda _: document.source)
    changes.carry("a.md", "one\ntwo\n", document.source)
    assert changes.hold(finding(document, 9, 12), lambda _: document.source)
    changes.carry("b.md", "x", "y")
    assert changes.of("b.md") is None
