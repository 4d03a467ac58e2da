"""Files are replaced whole or not at all.

The new text is written beside the file, brought to the disk, and renamed over it: whoever looks, and whenever
the machine or the program stops, sees the old file or the new one.
"""

import codecs
import os
import secrets
import stat
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from copydesk.engine.files import read_bytes
from copydesk.errors import ReadError, WriteError

_PREFIX, _SUFFIX = ".copydesk-", ".tmp"
_FORGOTTEN = 3_600  # seconds after which what a killed run left behind is taken away
_BOMS = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (b"", "utf-8"),
)


def encode(text: str, like: bytes, path: str) -> bytes:
    """Return text as bytes in the encoding of ``like``, the file it comes from, with its byte order mark.

    Raises:
        WriteError: a fix holds what no file can hold (half a surrogate pair).
    """
    mark, name = next(one for one in _BOMS if like.startswith(one[0]))
    try:
        return mark + text.encode(name)
    except UnicodeEncodeError as error:
        raise WriteError("is left alone: a fix is no text that a file can hold", path) from error


def replace_file(path: str, before: bytes, after: bytes, roots: Sequence[str]) -> None:
    """Replace a file that holds ``before`` by ``after``; owner and mode are kept where they can be.

    A link is followed when it leads into one of ``roots``, the files and folders that were asked for.

    Raises:
        WriteError: the file was changed since it was read, may not or can't be written, or the link leads
            elsewhere.
    """
    real = _target(path, roots)
    if not os.access(real, os.W_OK):
        raise WriteError("is read-only; nothing was changed in it", path)

    def ready(temporary: str) -> None:
        _dress(temporary, real)
        try:
            same = read_bytes(real) == before
        except ReadError:
            same = False
        if not same:
            raise WriteError("was changed by someone else meanwhile; it is left alone", path)

    _replace(real, after, 0o600, ready, path)


def write_file(path: str, data: bytes) -> None:
    """Write a file of our own, whatever it held.

    Raises:
        WriteError: it can't be written, or is a link that leads out of its folder.
    """
    real = _target(path, [path])

    def ready(temporary: str) -> None:
        if os.path.lexists(real):
            _dress(temporary, real)

    _replace(real, data, 0o666, ready, path)


def _replace(real: str, data: bytes, mode: int, ready: Callable[[str], None], path: str) -> None:
    """Write a temporary file in the folder of ``real``, bring it to the disk, and rename it.

    ``ready`` has the last word before the renaming; ``mode`` is for the file until then.
    """
    folder = os.path.dirname(real)
    _tidy(folder)
    temporary = os.path.join(folder, f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(temporary, flags, mode)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(handle)
            ready(temporary)
            os.replace(temporary, real)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
        _to_disk(folder)
    except OSError as error:
        raise WriteError(f"can't be written: {(error.strerror or str(error)).lower()}", path) from error


def _target(path: str, roots: Sequence[str]) -> str:
    """Return the file to be written."""
    real = os.path.realpath(path)
    if not os.path.islink(path):
        return real
    named = map(os.path.abspath, roots)
    folders = (one if os.path.isdir(one) else os.path.dirname(one) for one in named)
    if any(Path(real).is_relative_to(os.path.realpath(folder)) for folder in folders):
        return real
    raise WriteError("is a link to a file outside what was asked for; name that file itself", path)


def _dress(temporary: str, real: str) -> None:
    """Give the new file the attributes, owner and mode of the old one, in this order: owners clear modes."""
    old, new = os.stat(real), os.stat(temporary)
    if hasattr(os, "listxattr"):
        with suppress(OSError):
            for name in os.listxattr(real):
                os.setxattr(temporary, name, os.getxattr(real, name))
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(temporary, -1, old.st_gid)
        with suppress(OSError):
            os.chown(temporary, old.st_uid, -1)
    os.chmod(temporary, stat.S_IMODE(old.st_mode))


@cache
def _tidy(folder: str) -> None:
    """Take away what runs that were killed left in a folder; looked at once a run."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not (entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)):
                continue
            with suppress(OSError):
                known = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(known.st_mode) and known.st_mtime < time.time() - _FORGOTTEN:
                    os.unlink(entry.path)


def _to_disk(folder: str) -> None:
    """Bring the new name to the disk; some systems do not open folders."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
