import os
from pathlib import Path

import pytest

from copydesk.errors import ServiceError
from copydesk.languagetool import folders


def put(place: Path, jar: str = "languagetool-server.jar") -> Path:
    place.mkdir(parents=True)
    (place / jar).write_bytes(b"jar")
    return place.resolve()


def test_nothing_is_there(home: Path) -> None:
    del home
    with pytest.raises(ServiceError, match="run `copydesk languagetool install`"):
        folders.find()


def test_the_order_of_places(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = put(folders.installed() / "LanguageTool-6.8")
    assert folders.find().path == installed
    downloaded = put(home / "home/.cache/language_tool_python/LanguageTool-6.7")
    assert folders.find().path == downloaded
    configured = put(home / "configured")
    assert folders.find(str(configured)).path == configured
    jars = put(home / "jars")
    monkeypatch.setenv("LTP_JAR_DIR_PATH", str(jars))
    assert folders.find(str(configured)).path == jars
    parent = put(home / "parent" / "LanguageTool-6.8").parent
    monkeypatch.setenv("LTP_PATH", str(parent))
    assert folders.find(str(configured)).version == "6.8"


def test_a_place_that_was_named_must_hold_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ServiceError, match="the configuration names"):
        folders.find(str(home))
    monkeypatch.setenv("LTP_PATH", str(home))
    with pytest.raises(ServiceError, match="LTP_PATH names"):
        folders.find()


def test_the_newest_is_taken(home: Path) -> None:
    put(home / "all" / "LanguageTool-6.8")
    newest = put(home / "all" / "LanguageTool-6.10", "languagetool-standalone.jar")
    (home / "all" / "LanguageTool-7.0").mkdir()
    found = folders.of(home / "all")
    assert found
    assert found.path == newest


def test_another_jar_is_another_identity(home: Path) -> None:
    place = put(home / "LanguageTool-6.8")
    first = folders.of(place)
    assert first
    before = first.identity
    (place / "languagetool-server.jar").write_bytes(b"another")
    assert first.identity != before
    (place / "languagetool-server.jar").unlink()
    with pytest.raises(ServiceError, match="was taken away"):
        _ = first.identity


def test_a_folder_that_can_not_be_looked_into_has_none(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refuse)
    assert folders.of(home) is None


def test_private_folders_are_the_users_own(home: Path) -> None:
    wide = home / "wide"
    wide.mkdir(mode=0o777)
    wide.chmod(0o777)
    assert folders.private(wide).stat().st_mode & 0o777 == 0o700
    link = home / "link"
    link.symlink_to(wide)
    with pytest.raises(ServiceError, match="is not a folder of yours"):
        folders.private(link)
    (home / "file").write_text("")
    with pytest.raises(ServiceError, match="can't be made"):
        folders.private(home / "file" / "below")


def test_servers_have_their_home_in_the_cache_without_a_runtime_folder(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.delenv("XDG_CACHE_HOME")
    assert folders.server_homes() == Path(os.environ["HOME"]) / ".cache/copydesk/languagetool/servers"
