"""Git is asked; what a repository configures is not run."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.engine.git import Entry, Repository
from copydesk.errors import ReadError, UsageError

Run = Callable[..., str]


def test_a_folder_without_repository_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="this folder is in no git repository"):
        Repository(str(tmp_path))


def test_without_git_the_message_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(UsageError, match="git is not installed"):
        Repository(str(tmp_path))
    (tmp_path / "git").write_text("no program", "utf-8")
    (tmp_path / "git").chmod(0o755)
    with pytest.raises(UsageError, match="git can't be run: exec format error"):
        Repository(str(tmp_path))


def test_what_git_complains_of_is_said(tmp_path: Path, commit: Run) -> None:
    commit(tmp_path, a="x\n")
    (tmp_path / ".git" / "config").write_text("[core\n", "utf-8")
    with pytest.raises(UsageError, match="git: bad config line 1"):
        Repository(str(tmp_path))


def test_a_branch_is_compared_from_where_it_left(tmp_path: Path, git: Run, commit: Run) -> None:
    first = commit(tmp_path, a="x\n")
    git(tmp_path, "switch", "-qc", "desk")
    commit(tmp_path, b="x\n")
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, c="x\n")
    repository = Repository(str(tmp_path))
    assert repository.root == str(tmp_path.resolve())
    assert repository.base("desk") == first
    assert repository.base("HEAD~1") == first


@pytest.mark.parametrize("revision", ["", "--output=x", "-p", "a\0b"])
def test_no_option_passes_for_a_commit(tmp_path: Path, commit: Run, revision: str) -> None:
    commit(tmp_path, a="x\n")
    with pytest.raises(UsageError, match="--changed-since wants a commit"):
        Repository(str(tmp_path)).base(revision)


@pytest.mark.parametrize("revision", ["nowhere", "HEAD:a.md", "HEAD~9", "HEAD..HEAD", "0" * 40])
def test_a_commit_that_is_not_there_is_an_error(tmp_path: Path, commit: Run, revision: str) -> None:
    commit(tmp_path, a="x\n")
    with pytest.raises(UsageError, match="git knows no commit"):
        Repository(str(tmp_path)).base(revision)


def test_a_shallow_clone_is_told_how_to_get_more(tmp_path: Path, git: Run, commit: Run) -> None:
    whole, part = tmp_path / "whole", tmp_path / "part"
    whole.mkdir()
    first = commit(whole, a="x\n")
    commit(whole, a="y\n")
    git(tmp_path, "clone", "-q", "--depth=1", whole.as_uri(), "part")
    with pytest.raises(UsageError, match="fetch-depth: 0"):
        Repository(str(part)).base(first)


def test_two_histories_have_nothing_in_common(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="x\n")
    git(tmp_path, "switch", "-q", "--orphan", "other")
    commit(tmp_path, b="x\n")
    with pytest.raises(UsageError, match='HEAD and "main" have no commit in common'):
        Repository(str(tmp_path)).base("main")


def test_the_index_and_its_contents(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="of old\n", b="b\n")
    (tmp_path / "a.md").write_text("staged\n", "utf-8")
    git(tmp_path, "add", "a.md")
    (tmp_path / "a.md").write_text("in the tree\n", "utf-8")
    (tmp_path / "link.md").symlink_to("a.md")
    git(tmp_path, "add", "link.md")
    repository = Repository(str(tmp_path))
    first, second = repository.index()
    assert (first.name, second.name) == (b"a.md", b"b.md")
    assert repository.blob(first.blob) == b"staged\n"
    with repository.blobs() as blobs:
        assert blobs.read(first.blob, "a.md", 100) == b"staged\n"
        assert blobs.read(second.blob, "b.md", 1) == b"b"  # the rest is read over
        assert blobs.read(first.blob, "a.md", 100) == b"staged\n"
        with pytest.raises(ReadError, match="can't be read from git's index"):
            blobs.read("0" * 40, "c.md", 100)
    with pytest.raises(ReadError, match="can't be read from git's index"):
        blobs.read(first.blob, "a.md", 100)
    with pytest.raises(UsageError, match="git cat-file"):
        repository.blob("0" * 40)


def test_a_program_that_ends_too_early_is_said(tmp_path: Path, commit: Run) -> None:
    commit(tmp_path, a="x\n")
    repository = Repository(str(tmp_path))
    (entry,) = repository.index()
    with repository.blobs() as blobs:
        blobs._process.kill()
        blobs._process.wait()
        with pytest.raises(ReadError, match="can't be read from git's index"):
            blobs.read(entry.blob, "a.md", 10)


def test_an_open_conflict_has_no_content(tmp_path: Path, git: Run, commit: Run) -> None:
    commit(tmp_path, a="x\n")
    git(tmp_path, "switch", "-qc", "other")
    commit(tmp_path, a="y\n")
    git(tmp_path, "switch", "-q", "main")
    commit(tmp_path, a="z\n")
    with pytest.raises(subprocess.CalledProcessError):
        git(tmp_path, "merge", "other")
    assert Repository(str(tmp_path)).index() == [Entry(b"a.md", "")]


HOSTILE = """
[core]
	fsmonitor = "touch {ran}-fsmonitor #"
	hooksPath = {hooks}
	pager = "touch {ran}-pager #"
	sshCommand = "touch {ran}-ssh #"
[diff]
	external = "touch {ran}-external #"
	noprefix = true
	context = 7
	interHunkContext = 9
	mnemonicPrefix = true
[diff "evil"]
	textconv = "touch {ran}-textconv #"
	command = "touch {ran}-command #"
[filter "evil"]
	clean = "touch {ran}-clean #"
	smudge = "touch {ran}-smudge #"
	process = "touch {ran}-process #"
	required = true
[extensions]
	partialClone = evil
[remote "evil"]
	url = ext::touch {ran}-remote
	promisor = true
[protocol]
	allow = always
"""


def test_a_hostile_repository_runs_nothing(tmp_path: Path, commit: Run) -> None:
    ran, hooks = tmp_path / "ran", tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "post-index-change").write_text(f"#!/bin/sh\ntouch {ran}-hook\n", "utf-8")
    (hooks / "post-index-change").chmod(0o755)
    folder = tmp_path / "posts"
    folder.mkdir()
    commit(folder, a="one\ntwo\nthree\n")
    (folder / ".gitattributes").write_text("*.md diff=evil filter=evil\n", "utf-8")
    with (folder / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(HOSTILE.format(ran=ran, hooks=hooks))
    (folder / "a.md").write_text("one\n2\nthree\n", "utf-8")
    repository = Repository(str(folder))
    base = repository.base("HEAD")
    assert b"--- a/a.md\n+++ b/a.md\n@@ -2 +2 @@ one\n-two\n+2\n" in repository.diff(base)
    assert repository.untracked() == [b".gitattributes"]
    assert repository.staged() == b""
    (entry,) = repository.index()
    with repository.blobs() as blobs:
        assert blobs.read(entry.blob, "a.md", 99) == b"one\ntwo\nthree\n"
        with pytest.raises(ReadError):
            blobs.read("1" * 40, "gone.md", 99)
    assert repository.content(base, b"a.md") == b"one\ntwo\nthree\n"
    assert repository.content(base, b"none.md") is None
    assert sorted(tmp_path.glob("ran-*")) == []


def test_a_filter_with_an_odd_name_is_refused(tmp_path: Path, commit: Run) -> None:
    commit(tmp_path, a="x\n")
    with (tmp_path / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write('[filter "a=b"]\n\tclean = false\n')
    with pytest.raises(UsageError, match="an odd name"):
        Repository(str(tmp_path))
