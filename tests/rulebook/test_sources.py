import os
from pathlib import Path

import pytest

from copydesk.errors import RuleError
from copydesk.rulebook import sources
from copydesk.rulebook.sources import RuleFile, builtin, rule_files


def write(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("x: 1", "utf-8")


def ids(root: Path) -> list[str]:
    return [found.id if isinstance(found, RuleFile) else f"! {found.message}" for found in rule_files(root)]


def test_ids_are_made_of_folders_and_the_name_up_to_its_first_dot(tmp_path: Path) -> None:
    root = tmp_path / "desk"
    write(root, "own.yml", "Std/dates/Day.yaml", "Std/a.b.yml", "Std/note.txt", "Std/a.test.yml")
    write(root, "_schema/x.yml", ".git/x.yml", "Std/_draft.yml")
    assert ids(root) == ["Std.a", "Std.dates.Day", "desk.own"]


def test_a_single_file_is_of_the_style_of_its_folder(tmp_path: Path) -> None:
    write(tmp_path, "desk/own.yml")
    found = next(iter(rule_files(tmp_path / "desk" / "own.yml")))
    assert isinstance(found, RuleFile)
    assert (found.id, found.read()) == ("desk.own", "x: 1")


def test_links_that_lead_out_or_in_circles_are_not_followed(tmp_path: Path) -> None:
    root = tmp_path / "rules"
    write(root, "a/r.yml")
    write(tmp_path, "other/s.yml")
    (root / "a" / "up").symlink_to(root)
    (root / "out").symlink_to(tmp_path / "other")
    (root / "b.yml").symlink_to(tmp_path / "other" / "s.yml")
    (root / "c.yml").symlink_to(root / "a" / "r.yml")
    (root / "loop.yml").symlink_to(root / "loop.yml")
    (root / "gone").symlink_to(tmp_path / "nowhere")
    out = "! a link that leads out of the folder of rules; not followed"
    assert ids(root) == ["a.r", out, "rules.c", out, out]


def test_a_folder_that_is_a_link_itself_is_read(tmp_path: Path) -> None:
    write(tmp_path, "real/a/r.yml")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert ids(tmp_path / "link") == ["a.r"]


def test_pipes_are_no_rule_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    assert ids(tmp_path) == []


def test_depth_and_number_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "1/2/3/4/5/6/7/8/9/deep.yml", "a/r.yml")
    assert ids(tmp_path) == ["! folders of rules nest deeper than 8; not followed", "a.r"]
    monkeypatch.setattr(sources, "_MAX_ENTRIES", 3)
    assert ids(tmp_path) == ["! holds more than 3 files; is this a folder of rules?"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert ids(tmp_path / "none") == ["! no such folder of rules"]


def test_what_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a/r.yml")
    (found,) = rule_files(tmp_path)
    assert isinstance(found, RuleFile)
    (tmp_path / "a" / "r.yml").unlink()
    with pytest.raises(RuleError, match="can't be read: No such file"):
        found.read()

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert ids(tmp_path) == ["! can't be read: Permission denied"]


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    (tmp_path / "r.yml").write_bytes(b"\xc3\xa9" * 2_000_001)
    (found,) = rule_files(tmp_path)
    assert isinstance(found, RuleFile)
    with pytest.raises(RuleError, match="larger than 4,000,000 bytes"):
        found.read()


def test_our_own_rules_are_found_in_the_checkout_or_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert builtin().is_dir()
    write(tmp_path, "_rules/a/r.yml")
    monkeypatch.setattr(sources, "__file__", str(tmp_path / "rulebook" / "sources.py"))
    assert builtin() == tmp_path / "_rules"
