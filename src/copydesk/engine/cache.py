"""Results of earlier runs: an article that is as it was then is not checked again.

Each result is a file, named by a hash of the article's path and of all that findings depend on beside its
text. The first line has hashes of the article and of the entry, and how the article's file looked: while it
looks the same, it is not even read. Entries are JSON, as a folder that came with a repository may hold
anything; what is not valid is not used, and is written anew.
"""

import os
import time
from hashlib import blake2b
from typing import NamedTuple

from copydesk.config.workspace import Key, Workspace
from copydesk.engine.cache_folder import CacheError, made, read_entry, sweep, write_entry
from copydesk.engine.files import digest_of, read_bytes
from copydesk.engine.packing import PackError, packed_terms, unpacked, unpacked_terms
from copydesk.engine.prints import settings_print
from copydesk.engine.result import Result, Terms
from copydesk.errors import CopydeskError, ReadError

_VERSION = b"copydesk-1"
_LARGEST = 16 * 1024 * 1024  # bytes of an entry
_RACY = 2_000_000_000  # nanoseconds: a file so young may change again, and look the same


class Hit(NamedTuple):
    """A result found, and its bytes."""

    result: Result
    data: bytes


class Cache:
    """The results in a folder; ``note`` says what went wrong with it, if anything did: a run goes on."""

    def __init__(self, folder: str, workspace: Workspace) -> None:
        self._folder = folder
        self._workspace = workspace
        self._results: str | None = None
        self._prints: dict[Key, bytes] = {}  # empty for settings whose results are not to be kept
        self._stamps: dict[str, bytes] = {}  # of articles that are being checked
        self._writes = True
        self.note = ""
        try:
            self._results = made(folder)
            sweep(self._results)
        except CacheError as error:
            self._say(error.message)

    def terms(self, path: str, key: Key) -> Terms | None:
        """Return what is known of the settings of an article; without it, none of their results is used."""
        known = self._print(path, key)
        found = self._read(known.hex()) if known else None
        try:
            return unpacked_terms(found[1]) if found else None
        except PackError:
            return None

    def keep_terms(self, path: str, key: Key, terms: Terms) -> None:
        """Keep what is known of settings."""
        if terms.problems or not terms.lasting:
            self._prints[key] = b""
        elif known := self._print(path, key):
            self._write(known.hex(), b"-", packed_terms(terms))

    def find(self, path: str, key: Key) -> Hit | None:
        """Return the result of an article that is as it was; else be ready to keep that of a new check."""
        stamp = _stamp(path)
        name = self._name(path, key)
        if stamp is None or name is None:
            return None
        found = self._read(name)
        if found is not None:
            seen, data = found
            digest, _, looks = seen.partition(b" ")
            is_same = looks == stamp and not looks.endswith(b"?")
            if is_same or digest == _digest(path):
                try:
                    hit = Hit(unpacked(path, data), data)
                except PackError:
                    hit = None
                if hit and not is_same:
                    self._write(name, digest + b" " + stamp, data)
                if hit:
                    return hit
        self._stamps[path] = stamp
        return None

    def keep(self, result: Result, key: Key, data: bytes, digest: bytes) -> None:
        """Keep a result, unless another run might give another."""
        stamp = self._stamps.pop(result.path, None)
        name = self._name(result.path, key)
        if stamp and name and result.ran and not any(one.rule for one in result.problems):
            self._write(name, digest.hex().encode() + b" " + stamp, data)

    def _name(self, path: str, key: Key) -> str | None:
        known = self._print(path, key)
        if not known:
            return None
        below = os.path.relpath(path, self._folder)
        return blake2b(
            known + f"{path}\0{below}".encode("utf-8", "surrogateescape"), digest_size=20
        ).hexdigest()

    def _print(self, path: str, key: Key) -> bytes:
        if key not in self._prints:
            try:
                self._prints[key] = settings_print(self._workspace, path)
            except (OSError, CopydeskError):
                self._prints[key] = b""
        return self._prints[key]

    def _read(self, name: str) -> tuple[bytes, bytes] | None:
        """Return what an entry says of the article, and its data."""
        if self._results is None:
            return None
        found = read_entry(self._results, name, _LARGEST)
        if found is None:
            return None
        head, _, data = found.partition(b"\n")
        mark, _, seen = head.partition(b" ")
        return (seen, data) if mark == _mark(name, seen, data) else None

    def _write(self, name: str, seen: bytes, data: bytes) -> None:
        if self._results is None or not self._writes:
            return
        try:
            write_entry(self._results, name, _mark(name, seen, data) + b" " + seen + b"\n" + data)
        except OSError as error:
            self._say((error.strerror or str(error)).lower())

    def _say(self, reason: str) -> None:
        self._writes = False
        self.note = (
            f"{self._folder}: results are not kept: {reason}; choose another --cache-dir, or --no-cache"
        )


def _mark(name: str, seen: bytes, data: bytes) -> bytes:
    """Return the hash of an entry: it shows an entry that was cut, mixed, or written by another version."""
    known = blake2b(_VERSION + name.encode() + b"\0" + seen + b"\n", digest_size=16)
    known.update(data)
    return known.hexdigest().encode()


def _digest(path: str) -> bytes:
    try:
        return digest_of(read_bytes(path)).hex().encode()
    except ReadError:
        return b""


def _stamp(path: str) -> bytes | None:
    """Return how a file looks from outside; with "?" for one so young that it tells nothing."""
    try:
        known = os.stat(path)
    except (OSError, ValueError):
        return None
    young = time.time_ns() - max(known.st_mtime_ns, known.st_ctime_ns) < _RACY
    looks = f"{known.st_size} {known.st_mtime_ns} {known.st_ctime_ns} {known.st_ino}{' ?' if young else ''}"
    return looks.encode()
