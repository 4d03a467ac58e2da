"""Answers that are kept, so that no text is asked about twice.

They lie in one SQLite file of the user's cache. A text is known by its hash only; what is kept of an answer
are places, rule names, messages and replacements. What goes wrong here costs time, never findings.
"""

import json
import os
import sqlite3
import threading
import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from copydesk.errors import ServiceError
from copydesk.languagetool.folders import cache_home, private
from copydesk.languagetool.tool import Found
from copydesk.languagetool.wanted import Request

DAY = 86_400.0
KEPT = 30 * DAY
"""Seconds an answer is kept after it was last of use."""

_FORMAT = 1
_WAIT = 10.0  # seconds that one process waits for another's write
_MAKE = "CREATE TABLE IF NOT EXISTS replies (key BLOB PRIMARY KEY, found TEXT, made REAL) WITHOUT ROWID"


def key(server: str, language: str, request: Request, text: str) -> bytes:
    """Return what an answer is known by; ``server`` changes when its answers may."""
    parts = json.dumps([_FORMAT, server, language, request, text])
    return blake2b(parts.encode(), digest_size=24).digest()


class Replies:
    """The answers in one file; each process and thread opens it for itself."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._opened: dict[tuple[int, int], sqlite3.Connection | None] = {}

    def get(self, known: bytes, oldest: float = KEPT) -> tuple[Found, ...] | None:
        """Return an answer that is not older than ``oldest`` seconds."""
        base = self._base()
        try:
            row = base and base.execute("SELECT found, made FROM replies WHERE key = ?", (known,)).fetchone()
            if not row or not 0 <= time.time() - row[1] + _WAIT <= oldest:
                return None
            rows: list[list[Any]] = json.loads(row[0])
            return tuple(Found._make([*one[:-1], tuple(one[-1])]) for one in rows)
        except (sqlite3.Error, ValueError, TypeError):
            return None

    def put(self, known: bytes, found: tuple[Found, ...]) -> None:
        """Keep an answer."""
        base = self._base()
        if base is not None:
            with suppress(sqlite3.Error), base:
                row = (known, json.dumps(found), time.time())
                base.execute("INSERT OR REPLACE INTO replies VALUES (?, ?, ?)", row)

    def _base(self) -> sqlite3.Connection | None:
        here = (os.getpid(), threading.get_ident())
        if here not in self._opened:
            self._opened[here] = self._open()
        return self._opened[here]

    def _open(self) -> sqlite3.Connection | None:
        try:
            path = self._path or private(cache_home()) / "replies.sqlite"
            path.touch(mode=0o600)
            base = sqlite3.connect(path, timeout=_WAIT)
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            with base:
                base.execute(_MAKE)
                base.execute("DELETE FROM replies WHERE made < ?", (time.time() - KEPT,))
        except (OSError, sqlite3.Error, ServiceError):
            return None
        return base
