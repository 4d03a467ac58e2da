import os
from pathlib import Path

import pytest

from copydesk.engine import cache_folder
from copydesk.engine.cache_folder import CacheError, clear, made, read_entry, sweep, write_entry

NAME = "ab" + "c" * 38


def test_it_is_in_the_repository_or_beside_the_configuration_or_the_users_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COPYDESK_CACHE_DIR")
    inner = tmp_path / "news" / "deep"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    (tmp_path / "copydesk.yaml").write_text("")
    assert cache_folder.cache_folder() == str(tmp_path / ".copydesk_cache")
    (tmp_path / "news" / ".git").mkdir()
    assert cache_folder.cache_folder() == str(tmp_path / "news" / ".copydesk_cache")
    monkeypatch.setattr(Path, "exists", lambda _: False)
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    monkeypatch.setenv("XDG_CACHE_HOME", "/home/desk/.cache")
    assert cache_folder.cache_folder() == "/home/desk/.cache/copydesk"
    monkeypatch.setenv("COPYDESK_CACHE_DIR", "elsewhere")
    assert cache_folder.cache_folder() == str(inner / "elsewhere")
    assert cache_folder.cache_folder("mine") == str(inner / "mine")


def test_it_keeps_itself_out_of_version_control_and_of_backups(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    for _ in range(2):
        assert made(str(folder)) == str(folder / "results")
    assert (folder / ".gitignore").read_text() == "*\n"
    assert (folder / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55")


@pytest.mark.parametrize("name", ["cache", "cache/results"])
def test_links_are_not_followed(tmp_path: Path, name: str) -> None:
    victim, folder = tmp_path / "victim", tmp_path / "cache"
    victim.mkdir()
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).symlink_to(victim)
    for use in (made, clear):
        with pytest.raises(CacheError, match="is a link"):
            use(str(folder))
    assert list(victim.iterdir()) == []


def test_entries_that_are_links_or_no_files_are_not_read_or_written_through(tmp_path: Path) -> None:
    results = made(str(tmp_path / "cache"))
    write_entry(results, NAME, b"one")
    assert read_entry(results, NAME, 100) == b"one"
    assert read_entry(results, NAME, 2) is None
    assert read_entry(results, "zz", 100) is None
    place = Path(results, NAME[:2], NAME[2:])
    victim = tmp_path / "victim"
    victim.write_text("mine")
    place.unlink()
    place.symlink_to(victim)
    assert read_entry(results, NAME, 100) is None
    write_entry(results, NAME, b"two")
    assert (victim.read_text(), place.read_bytes(), place.is_symlink()) == ("mine", b"two", False)
    place.unlink()
    os.mkfifo(place)
    assert read_entry(results, NAME, 100) is None
    place.unlink()
    place.parent.rmdir()
    place.parent.symlink_to(tmp_path)
    with pytest.raises(OSError, match="link"):
        write_entry(results, NAME, b"three")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cache", "victim"]
    sweep(results)
    assert victim.exists()


def test_clearing_leaves_what_is_beside_the_results(tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    assert clear(str(folder)) is False
    write_entry(made(str(folder)), NAME, b"one")
    (folder / "archive.db").write_text("Articles.")
    assert clear(str(folder)) is True
    assert not (folder / "results").exists()
    assert (folder / "archive.db").exists()


def test_what_cannot_be_cleared_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    made(str(tmp_path))
    monkeypatch.setattr(cache_folder.shutil, "rmtree", refuse)
    with pytest.raises(CacheError, match="can't be cleared: permission denied"):
        clear(str(tmp_path))


def test_a_sweep_that_is_not_let_drops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    results = made(str(tmp_path))
    write_entry(results, NAME, b"one")
    monkeypatch.setattr(cache_folder, "_MOST", 0)
    monkeypatch.setattr(os, "unlink", refuse)
    sweep(results)
    assert read_entry(results, NAME, 100) == b"one"
