import os
from pathlib import Path

import pytest

from copydesk.engine.discover import discover
from copydesk.errors import ReadError


def names(root: Path, *paths: str, force: bool = False) -> list[str]:
    found = discover(
        [str(root / path) for path in paths],
        lambda path: "draft" in Path(path).name,
        force_exclude=force,
    )
    return [str(one) if isinstance(one, ReadError) else os.path.relpath(one, root) for one in found]


def fill(root: Path, *paths: str) -> None:
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")


def test_a_folder_gives_its_articles_in_order_once(tmp_path: Path) -> None:
    fill(tmp_path, "b.md", "a.txt", "c.py", "in/d.MARKDOWN", ".hid/e.md", "node_modules/f.md", "a.md/g.md")
    assert names(tmp_path, ".", "b.md") == ["a.txt", "b.md", "a.md/g.md", "in/d.MARKDOWN"]


def test_excluded_files_are_left_out_but_not_when_named(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "draft.md", "drafts/b.md", "notes")
    assert names(tmp_path, ".") == ["a.md"]
    assert names(tmp_path, "draft.md", "notes") == ["draft.md", "notes"]
    assert names(tmp_path, "draft.md", "a.md", force=True) == ["a.md"]


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    fill(tmp_path, "in/a.md", "out.md", "in/story")
    (tmp_path / "in/again.md").symlink_to(tmp_path / "in/a.md")
    (tmp_path / "in/inner.md").symlink_to(tmp_path / "in/story")
    (tmp_path / "in/outer.md").symlink_to(tmp_path / "out.md")
    (tmp_path / "in/loop.md").symlink_to(tmp_path / "in/loop.md")
    (tmp_path / "in/up").symlink_to(tmp_path)
    assert names(tmp_path, "in") == ["in/a.md", "in/inner.md"]


def test_a_missing_path_is_an_error_and_the_rest_goes_on(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    first, second = names(tmp_path, "none.md", "a.md")
    assert first.endswith("none.md: can't be read: no such file or directory")
    assert second == "a.md"
    assert list(discover(["a\0b"], lambda _: False))


def test_a_folder_that_cannot_be_read_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path, "a.md", "shut/b.md")
    scan = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = [str(one) for one in discover([str(tmp_path)], lambda _: False)]
    assert found[0].endswith("a.md")
    assert found[1].endswith("shut: can't be read: permission denied")


def test_a_file_under_two_names_is_checked_once(tmp_path: Path) -> None:
    fill(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")
    assert names(tmp_path, "a.md", "../" + tmp_path.name + "/a.md", "b.md") == ["a.md"]


def test_a_very_deep_tree_is_an_error(tmp_path: Path) -> None:
    fill(tmp_path, "a.md", "d/" * 70 + "b.md")
    first, second = names(tmp_path, ".")
    assert first == "a.md"
    assert second.endswith("holds folders more than 64 deep; they are not checked")
