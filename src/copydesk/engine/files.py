"""Bytes of a file to text."""

import codecs
import os
import stat
from hashlib import blake2b

from copydesk.errors import ReadError

MOST_LINES = 100_000
LARGEST = 5 * 1024 * 1024  # bytes; an article is some 5 KB


def read_text(path: str) -> str:
    """Return the text of a regular file, without its byte order mark.

    UTF-8 is expected; UTF-16 is read when it has a byte order mark.

    Raises:
        ReadError: the file is missing, not readable, not a file, too large, or not text.
    """
    return decode(read_bytes(path), path)


def read_bytes(path: str) -> bytes:
    """Return the bytes of a regular file, of a large one the first; never blocks on a pipe or a device.

    Raises:
        ReadError: the file is missing, not readable, or not a file.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise ReadError("is not a regular file; name the article itself", path)
            return file.read(LARGEST + 1)
    except OSError as error:
        raise ReadError(f"can't be read: {(error.strerror or str(error)).lower()}", path) from error


def digest_of(data: bytes) -> bytes:
    """Return a hash of the bytes of an article."""
    return blake2b(data, digest_size=16).digest()


def decode(data: bytes, path: str) -> str:
    """Return the text of the bytes of an article, without its byte order mark.

    Raises:
        ReadError: too large, not UTF-8, or with a NUL character; says where.
    """
    if len(data) > LARGEST:
        raise ReadError(f"is larger than {LARGEST // 1024 // 1024} MB; split it, or exclude it", path)
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _place(data, error.start)
        seen = data[error.start]
        raise ReadError(f"is not UTF-8: byte 0x{seen:02X}; save it as UTF-8", path, line, column) from error
    if text.count("\n") + text.count("\r") > MOST_LINES:
        raise ReadError(f"has more than {MOST_LINES:,} lines; split it, or exclude it", path)
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1
        raise ReadError("holds a NUL character: not a text file", path, line, at - text.rfind("\n", 0, at))
    return text


def _place(data: bytes, offset: int) -> tuple[int, int]:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    last = before.rpartition(b"\n")[2].removeprefix(codecs.BOM_UTF8)
    return before.count(b"\n") + 1, len(last.decode("utf-8", "replace")) + 1
