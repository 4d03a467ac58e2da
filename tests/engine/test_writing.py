"""Files are replaced whole or not at all, and stay what they were beside their text."""

import codecs
import os
import stat
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine import writing
from copydesk.engine.files import decode
from copydesk.engine.writing import encode, replace_file, write_file
from copydesk.errors import WriteError


@pytest.fixture(autouse=True)
def _untidied() -> None:
    writing._tidy.cache_clear()


def left_behind(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if one.name.endswith(".tmp")]


def test_a_file_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    file.chmod(0o640)
    replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert left_behind(tmp_path) == []


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    try:
        os.setxattr(file, "user.desk", b"foreign")
    except OSError:
        pytest.skip("this file system has none")
    replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert os.getxattr(file, "user.desk") == b"foreign"


def test_the_owner_is_kept_where_that_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    asked: list[tuple[int, int]] = []

    def refuse(_: str, user: int, group: int) -> None:
        asked.append((user, group))
        raise PermissionError(1, "Operation not permitted")

    known = os.stat

    def stranger(path: str, **more: bool) -> os.stat_result:
        values = list(known(path, **more))
        if str(path) == str(file):
            values[4:6] = [4321, 4322]
        return os.stat_result(values)

    monkeypatch.setattr(os, "chown", refuse)
    monkeypatch.setattr(os, "stat", stranger)
    replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert asked == [(-1, 4322), (4321, -1)]
    assert file.read_bytes() == b"new"


def test_a_file_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"someone else's")
    with pytest.raises(WriteError, match="changed by someone else"):
        replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"someone else's"
    assert left_behind(tmp_path) == []


def test_a_file_that_was_taken_away_or_turned_into_a_folder_is_not_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    dress = writing._dress

    def take_away(temporary: str, real: str) -> None:
        dress(temporary, real)
        file.unlink()

    monkeypatch.setattr(writing, "_dress", take_away)
    with pytest.raises(WriteError, match="changed by someone else"):
        replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert list(tmp_path.iterdir()) == []


def test_a_read_only_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(WriteError, match="read-only"):
        replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(WriteError, match="no space left on device"):
        replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"old"
    assert left_behind(tmp_path) == []


def test_a_link_is_followed_inside_what_was_asked_for_only(tmp_path: Path) -> None:
    inside, outside = tmp_path / "posts", tmp_path / "elsewhere"
    inside.mkdir()
    outside.mkdir()
    for folder in (inside, outside):
        (folder / "a.text").write_bytes(b"old")
    (inside / "near.md").symlink_to("a.text")
    (inside / "far.md").symlink_to("../elsewhere/a.text")
    replace_file(str(inside / "near.md"), b"old", b"new", [str(inside)])
    assert (inside / "a.text").read_bytes() == b"new"
    assert (inside / "near.md").is_symlink()
    for roots in ([str(inside)], [str(inside / "far.md")]):
        with pytest.raises(WriteError, match="a link to a file outside"):
            replace_file(str(inside / "far.md"), b"old", b"new", roots)
    assert (outside / "a.text").read_bytes() == b"old"


def test_a_file_of_our_own_is_made_with_the_usual_mode_and_keeps_another(tmp_path: Path) -> None:
    file = tmp_path / "known.json"
    plain = tmp_path / "plain"
    plain.touch()
    write_file(str(file), b"one")
    assert file.read_bytes() == b"one"
    assert file.stat().st_mode == plain.stat().st_mode
    file.chmod(0o600)
    write_file(str(file), b"two")
    assert file.read_bytes() == b"two"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_of_our_own_that_leads_elsewhere_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk/known.json").symlink_to("../secret")
    with pytest.raises(WriteError, match="link"):
        write_file(str(tmp_path / "desk/known.json"), b"one")
    with pytest.raises(WriteError, match="no such file or directory"):
        write_file(str(tmp_path / "none/known.json"), b"one")


def test_what_killed_runs_left_behind_is_taken_away_after_an_hour(tmp_path: Path) -> None:
    old, new, folder = (tmp_path / f".copydesk-{name}.tmp" for name in ("old", "new", "folder"))
    for one in (old, new, tmp_path / "my.tmp"):
        one.touch()
    folder.mkdir()
    long_ago = time.time() - 4_000
    for one in (old, folder, tmp_path / "my.tmp"):
        os.utime(one, (long_ago, long_ago))
    write_file(str(tmp_path / "a"), b"")
    assert sorted(one.name for one in tmp_path.iterdir()) == sorted(["a", new.name, folder.name, "my.tmp"])


def test_a_folder_that_cannot_be_opened_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse(path: str, flags: int, mode: int = 0o777) -> int:
        if os.path.isdir(path):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse)
    write_file(str(tmp_path / "a"), b"one")
    assert (tmp_path / "a").read_bytes() == b"one"


def test_text_that_no_file_can_hold_is_not_written() -> None:
    with pytest.raises(WriteError, match="no text that a file can hold"):
        encode("\ud800", b"", "a.md")


@given(st.text(), st.sampled_from([b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]))
def test_reading_and_writing_gives_the_same_bytes(text: str, mark: bytes) -> None:
    text = text.replace("\0", "")
    name = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}.get(mark, "utf-8")
    data = mark + (text.lstrip("\ufeff") if not mark else text).encode(name)
    assert encode(decode(data, "a.md"), data, "a.md") == data


def test_a_system_without_attributes_of_files_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "listxattr", raising=False)
    file = tmp_path / "a.md"
    file.write_bytes(b"old")
    replace_file(str(file), b"old", b"new", [str(tmp_path)])
    assert file.read_bytes() == b"new"
