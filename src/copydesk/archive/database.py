"""The file of an archive: opened, or made anew where it can't be used."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import Any, NamedTuple

from copydesk.archive.postings import SCHEMA
from copydesk.errors import CopydeskError

FORMAT = 6  # of the file; another one is made anew
_MOST_ASKED = 500  # names or numbers in one question
_WAIT = 60.0  # seconds for another process to finish writing
_SCHEMA = f"""
PRAGMA user_version = {FORMAT};
CREATE TABLE IF NOT EXISTS articles (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest BLOB NOT NULL,
    published INTEGER, clips BLOB NOT NULL, keys BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY, fields TEXT NOT NULL DEFAULT '{{}}') WITHOUT ROWID;
{SCHEMA}
"""


class ArchiveError(CopydeskError):
    """An archive that can't be used."""


class Status(NamedTuple):
    """What an archive holds: articles, the first and last day of them, postings, and its size in bytes."""

    articles: int
    first: date | None
    last: date | None
    postings: int
    size: int


def opened(file: str) -> tuple[sqlite3.Connection, str, list[str]]:
    """Return the database, why it was made anew (empty: it was not), and the sources of the one before.

    Raises:
        OSError, sqlite3.Error: it can't be opened.
    """
    database = _connected(file)
    renewed, former = "", list[str]()
    try:
        version = database.execute("PRAGMA user_version").fetchone()[0]
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if version != FORMAT and tables:
            renewed = "it is of another version"
    except sqlite3.DatabaseError as error:
        if not _is_damage(error):
            raise
        version, renewed = 0, f"it is damaged ({error})"
    if renewed:
        with suppress(sqlite3.Error):
            former = [name for (name,) in database.execute("SELECT name FROM sources")]
        database.close()
        for ending in ("", "-wal", "-shm"):
            if os.path.lexists(file + ending):
                os.unlink(file + ending)
        database = _connected(file)
    if version != FORMAT:
        database.execute("PRAGMA page_size = 8192")
        database.execute("PRAGMA auto_vacuum = INCREMENTAL")
        database.execute("PRAGMA journal_mode = WAL")
        database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA cache_size = -65536")  # KiB
    return database, renewed, former


def inserted(database: sqlite3.Connection, rows: Sequence[tuple[object, ...]]) -> None:
    """Write articles: all, or none where one of a name is there already (``sqlite3.IntegrityError``)."""
    database.execute("SAVEPOINT articles")
    try:
        database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    except sqlite3.IntegrityError:
        database.execute("ROLLBACK TO articles")
        raise
    finally:
        database.execute("RELEASE articles")


def present(database: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    """Return those of the names that the archive has."""
    found: list[str] = []
    for at in range(0, len(names), _MOST_ASKED):
        some = names[at : at + _MOST_ASKED]
        marks = ",".join("?" * len(some))
        rows = database.execute(f"SELECT name FROM articles WHERE name IN ({marks})", some)  # noqa: S608
        found += [name for (name,) in rows]
    return found


def numbered(database: sqlite3.Connection, columns: str, numbers: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """Yield some columns of the articles of some numbers, which are in order."""
    for at in range(0, len(numbers), _MOST_ASKED):
        some = ",".join(map(str, numbers[at : at + _MOST_ASKED]))
        yield from database.execute(
            f"SELECT {columns} FROM articles WHERE id IN ({some}) ORDER BY id"  # noqa: S608  our own
        )


def _connected(file: str) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=_WAIT, isolation_level=None)


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
