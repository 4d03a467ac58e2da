"""Where LanguageTool lies, and where we keep what belongs to its server."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.errors import ServiceError

INSTALL = "run `copydesk languagetool install`, set LTP_PATH to its folder, or give a `server:`"
_JARS = ("languagetool-server.jar", "languagetool-standalone.jar", "LanguageTool.jar")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Folder(NamedTuple):
    """A LanguageTool that can be started: its folder, and the jar of its server."""

    path: Path
    jar: Path

    @property
    def version(self) -> str:
        """The version, as the name of the folder has it."""
        return self.path.name.removeprefix("LanguageTool-")

    @property
    def identity(self) -> str:
        """What changes when another LanguageTool is put here; ``ServiceError`` when it is gone."""
        try:
            about = self.jar.stat()
        except OSError as error:
            raise ServiceError(f"LanguageTool: {self.path} was taken away") from error
        return f"{self.path}:{about.st_size}:{about.st_mtime_ns}"


def installed() -> Path:
    """Return the folder that ``copydesk languagetool install`` puts LanguageTool into."""
    home = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return Path(home) / "copydesk" / "languagetool"


def cache_home() -> Path:
    """Return the folder of answers that are kept."""
    home = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return Path(home) / "copydesk" / "languagetool"


def private(folder: Path) -> Path:
    """Return ``folder``, made if need be, that nobody but the user can look into.

    Raises:
        ServiceError: it is somebody else's, or can't be made.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = folder.lstat()
    except OSError as error:
        raise ServiceError(f"LanguageTool: the folder {folder} can't be made: {error.strerror}") from error
    if not stat.S_ISDIR(about.st_mode) or not _is_mine(about):
        raise ServiceError(f"LanguageTool: {folder} is not a folder of yours; take it away")
    if about.st_mode & _OTHERS:
        folder.chmod(0o700)
    return folder


def server_homes() -> Path:
    """Return the private folder in which each running server has its own."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    mine = os.path.isdir(runtime) and _is_mine(os.stat(runtime))  # not so after sudo
    return private(Path(runtime) / "copydesk-languagetool" if mine else cache_home() / "servers")


def find(configured: str = "") -> Folder:
    """Return the LanguageTool to start: of the environment, the configuration, a download, or installed.

    Raises:
        ServiceError: there is none, or the one that was named is none.
    """
    for where, place in _named(configured):
        folder = of(Path(place).expanduser())
        if folder is None:
            raise ServiceError(f"LanguageTool: {where} names {place}, which holds no LanguageTool; {INSTALL}")
        return folder
    for known in (Path("~/.cache/language_tool_python").expanduser(), installed()):
        folder = of(known)
        if folder is not None:
            return folder
    raise ServiceError(f"LanguageTool is not there: {INSTALL}")


def of(place: Path) -> Folder | None:
    """Return the LanguageTool in a folder, or the newest one below it."""
    try:
        below = [one for one in place.glob("LanguageTool-*") if one.is_dir()]
        for folder in (place, *sorted(below, key=_age, reverse=True)):
            for name in _JARS:
                if (folder / name).is_file():
                    return Folder(folder.resolve(), (folder / name).resolve())
    except OSError:
        pass  # a folder that can't be looked into has none for us
    return None


def _named(configured: str) -> Iterator[tuple[str, str]]:
    """Yield the places that somebody named, and who did."""
    for variable in ("LTP_PATH", "LTP_JAR_DIR_PATH"):
        if place := os.environ.get(variable):
            yield variable, place
    if configured:
        yield "the configuration", configured


def _is_mine(about: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or about.st_uid == os.getuid()


def _age(folder: Path) -> tuple[int, ...]:
    """Return what sorts versions: 6.8 before 6.10."""
    numbers = "".join(one if one.isdigit() else " " for one in folder.name).split()
    return tuple(map(int, numbers))
