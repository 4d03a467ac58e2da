"""The folder of our own in a repository: what runs may throw away and make again.

It may come from somebody else, with the repository: links in it are never followed.
"""

import os
import secrets
import shutil
import stat
import time
from contextlib import suppress
from pathlib import Path

from copydesk.config.places import project, user_cache
from copydesk.errors import CopydeskError

FOLDER = ".copydesk_cache"
RESULTS = "results"  # what is beside it, the archive, is not ours to clear

_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# Made by Copydesk. See https://bford.info/cachedir/\n"
_SWEPT = "swept"
_DAY = 86_400  # seconds
_KEPT = 30 * _DAY  # an entry that nobody asks for is dropped after so long
_MOST = 1_000  # entries in one of the 256 folders
_TEMPORARY = ".tmp"


class CacheError(CopydeskError):
    """A folder of results that can't be used."""


def cache_folder(given: str | None = None) -> str:
    """Return the folder of results: that given, that of the environment, or that of this project.

    Outside of a project it is the user's own: no folder is left beside an article that is checked somewhere.
    """
    if named := given or os.environ.get("COPYDESK_CACHE_DIR"):
        return os.path.abspath(named)
    root = project(Path.cwd())
    return str(root / FOLDER if root else user_cache())


def made(folder: str) -> str:
    """Return the folder of entries below ``folder``, made if need be and kept out of version control.

    Raises:
        CacheError: it leads elsewhere, or can't be made.
    """
    results = os.path.join(folder, RESULTS)
    for one in (folder, results):
        if os.path.islink(one):
            raise CacheError("is a link, which is not followed", one)
    try:
        os.makedirs(results, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            with suppress(FileExistsError):
                _written(os.path.join(folder, name), text.encode())
    except OSError as error:
        raise CacheError(f"can't be made: {_reason(error)}", folder) from error
    return results


def read_entry(results: str, name: str, largest: int) -> bytes | None:
    """Return what an entry holds; None when there is none that can be read."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(_place(results, name), flags)
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        known = os.fstat(handle)
        if not stat.S_ISREG(known.st_mode) or known.st_size > largest:
            return None
        if known.st_mtime < time.time() - _DAY:
            with suppress(OSError):
                os.utime(_place(results, name))  # it is of use still
        return file.read()


def write_entry(results: str, name: str, data: bytes) -> None:
    """Write an entry, whole or not at all; of two runs that do so, one has its way.

    Nothing is brought to the disk at once: an entry that a crash of the machine spoils is not valid.

    Raises:
        OSError: it can't be written.
    """
    place = _place(results, name)
    temporary = f"{place}.{secrets.token_hex(4)}{_TEMPORARY}"
    folder = os.path.dirname(place)
    if os.path.islink(folder):
        raise OSError("a folder of results is a link")
    try:
        try:
            _written(temporary, data)
        except FileNotFoundError:
            os.makedirs(folder, exist_ok=True)
            _written(temporary, data)
        os.replace(temporary, place)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise


def sweep(results: str) -> None:
    """Drop, at most once a day, entries that nobody asks for any more, and what killed runs left behind."""
    swept = os.path.join(results, _SWEPT)
    now = time.time()
    with suppress(OSError):
        if os.lstat(swept).st_mtime > now - _DAY:
            return
    with suppress(OSError), os.scandir(results) as folders:
        inner = [one.path for one in folders if one.is_dir(follow_symlinks=False)]
        for folder in inner:
            _sweep(folder, now)
        with suppress(FileNotFoundError):
            os.unlink(swept)
        _written(swept, b"")


def _sweep(folder: str, now: float) -> None:
    kept: list[tuple[float, str]] = []
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            age = now - entry.stat(follow_symlinks=False).st_mtime
            if age > (3_600 if entry.name.endswith(_TEMPORARY) else _KEPT):
                os.unlink(entry.path)
            else:
                kept.append((age, entry.path))
    for _, path in sorted(kept)[_MOST:]:
        with suppress(OSError):
            os.unlink(path)


def clear(folder: str) -> bool:
    """Drop all results; tell whether there were any.

    Raises:
        CacheError: it can't be done.
    """
    results = os.path.join(folder, RESULTS)
    try:
        if os.path.islink(folder) or os.path.islink(results):
            raise CacheError("is a link, which is not followed", folder)
        if not os.path.isdir(results):
            return False
        shutil.rmtree(results)
    except OSError as error:
        raise CacheError(f"can't be cleared: {_reason(error)}", folder) from error
    return True


def _place(results: str, name: str) -> str:
    return os.path.join(results, name[:2], name[2:])


def _written(path: str, data: bytes) -> None:
    """Write a new file.

    Raises:
        OSError: it is there, or can't be written.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o666), "wb") as file:
        file.write(data)


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
