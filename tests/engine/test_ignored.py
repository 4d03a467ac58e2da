import os
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.engine.discover import discover


def _write(folder: Path, **texts: str) -> None:
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_md", ".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def _found(folder: Path, *, respect: bool = True) -> list[str]:
    found = discover([str(folder)], lambda _: False, respect_gitignore=respect)
    return [os.path.relpath(str(one), folder).replace(os.sep, "/") for one in found]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / ".git" / "info").mkdir(parents=True)
    _write(tmp_path, a_md="A.", drafts__b_md="B.", drafts__c_md="C.", news__d_md="D.", news__deep__e_md="E.")
    return tmp_path


def test_what_git_ignores_is_left_out_unless_asked_for(desk: Path) -> None:
    everything = ["a.md", "drafts/b.md", "drafts/c.md", "news/d.md", "news/deep/e.md"]
    assert _found(desk) == everything
    (desk / ".gitignore").write_text("# ours\n\ndrafts/\n")
    assert _found(desk) == ["a.md", "news/d.md", "news/deep/e.md"]
    assert _found(desk, respect=False) == everything


def test_the_deepest_pattern_decides_and_can_take_back(desk: Path) -> None:
    (desk / ".gitignore").write_text("*.md\n!a.md\n")
    (desk / "news" / ".gitignore").write_text("!*.md\ndeep\n")
    assert _found(desk) == ["a.md", "news/d.md"]


def test_a_folder_that_is_ignored_is_not_looked_into(desk: Path) -> None:
    (desk / ".gitignore").write_text("drafts/\n!drafts/b.md\n")
    assert _found(desk) == ["a.md", "news/d.md", "news/deep/e.md"]


def test_the_repository_is_looked_up_from_the_folder_asked_for(desk: Path) -> None:
    (desk / ".gitignore").write_text("/news/deep/\n")
    (desk / ".git" / "info" / "exclude").write_text("d.md\n")
    assert _found(desk / "news") == []
    assert _found(desk) == ["a.md", "drafts/b.md", "drafts/c.md"]


def test_an_ignored_folder_that_is_named_is_looked_into(desk: Path) -> None:
    (desk / ".gitignore").write_text("news/\n")
    (desk / "news" / ".gitignore").write_text("e.md\n")
    assert _found(desk / "news") == ["d.md"]
    assert _found(desk / "news" / "deep") == ["e.md"]


def test_an_ignored_file_that_is_named_is_checked_unless_exclusion_is_forced(desk: Path) -> None:
    (desk / ".gitignore").write_text("*.md\n")
    path = str(desk / "a.md")
    assert list(discover([path], lambda _: False)) == [path]
    assert list(discover([path], lambda _: False, force_exclude=True)) == []
    assert list(discover([path], lambda _: False, force_exclude=True, respect_gitignore=False)) == [path]


def test_ignore_files_hold_outside_of_a_repository_and_go_before_git(desk: Path) -> None:
    (desk / ".gitignore").write_text("a.md\n")
    (desk / ".ignore").write_text("!a.md\nnews\n")
    assert _found(desk) == ["a.md", "drafts/b.md", "drafts/c.md"]
    (desk / ".git" / "info").rmdir()
    (desk / ".git").rmdir()
    (desk / ".gitignore").write_text("*.md\n")
    assert _found(desk) == ["a.md", "drafts/b.md", "drafts/c.md"]


def test_a_repository_within_a_repository_has_its_own(desk: Path) -> None:
    (desk / ".gitignore").write_text("e.md\n")
    (desk / "news" / "deep" / ".git").write_text("gitdir: elsewhere\n")
    assert "news/deep/e.md" in _found(desk)


def test_patterns_that_are_no_good_are_passed_over(desk: Path) -> None:
    (desk / ".gitignore").write_text(f"!\n[z-a].md\n[[a]\n{'*a' * 40}\n{'x' * 400}\na.md\n")
    (desk / "news" / ".gitignore").mkdir()
    os.mkfifo(desk / "news" / "deep" / ".gitignore")
    (desk / "drafts" / ".gitignore").symlink_to(desk / ".gitignore")
    assert _found(desk) == ["drafts/b.md", "drafts/c.md", "news/d.md", "news/deep/e.md"]


def test_a_file_of_nothing_but_comments_ignores_nothing(desk: Path) -> None:
    (desk / ".gitignore").write_text("# nothing\n\n")
    assert "a.md" in _found(desk)


def test_git_agrees(desk: Path, git: Callable[..., str]) -> None:
    (desk / ".git" / "info").rmdir()
    (desk / ".git").rmdir()
    git(desk, "init", "-q")
    (desk / ".gitignore").write_text("drafts/*\n!drafts/c.md\n/deep/\n**/e.md\n")
    said = git(desk, "ls-files", "--others", "--exclude-standard", "*.md").split()
    assert sorted(_found(desk)) == sorted(said)
