"""The archive on disk: one SQLite file.

Each article is a row, and each key of its clippings a posting (key, place). Everything of a batch is written
in one transaction, so that a run that is killed leaves what was there before or after it; other processes may
read and write meanwhile (WAL).
"""

import os
import sqlite3
from collections import Counter
from collections.abc import Container, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from copydesk.archive.entry import Entry, packed, unpacked
from copydesk.errors import CopydeskError
from copydesk.model.clip import Clip

FORMAT = 1  # of the file; another one is made anew
ROW = "\x1f"  # stands between the name of a table and the id of a row
HOT = 100  # places of a key; a key of more is boilerplate, or a skeleton of many headlines, and tells nothing
_PLACES = 1024  # numbers for the clippings of an article
_HALF = 1 << 31
_WAIT = 60.0  # seconds for another process to finish writing
_SCHEMA = f"""
PRAGMA user_version = {FORMAT};
CREATE TABLE IF NOT EXISTS articles (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, stamp TEXT NOT NULL, digest BLOB NOT NULL,
    published INTEGER, clips BLOB NOT NULL, keys BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS sources (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS postings (key INTEGER, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""


class ArchiveError(CopydeskError):
    """An archive that can't be used."""


class Found(NamedTuple):
    """A clipping of the archive that shares keys with one that was looked for."""

    name: str
    number: int
    clip: Clip


class Status(NamedTuple):
    """What an archive holds: articles, the first and last day of them, postings, and its size in bytes."""

    articles: int
    first: date | None
    last: date | None
    postings: int
    size: int


class Archive:
    """An archive that is open. ``root`` is the folder that names of files count from.

    A file that is damaged or of another version is made anew; ``renewed`` then says why.

    Raises:
        ArchiveError: it can't be opened or written; from any method.
    """

    def __init__(self, file: str, root: str) -> None:
        self.file = file
        self.root = root
        self.renewed = ""
        try:
            os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
            self._db = self._opened()
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA cache_size = -65536")  # KiB
        except (OSError, sqlite3.Error) as error:
            raise ArchiveError(f"the archive can't be opened: {error}", file) from error

    def _opened(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.file, timeout=_WAIT, isolation_level=None)
        try:
            version = database.execute("PRAGMA user_version").fetchone()[0]
            tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            self.renewed = "" if version == FORMAT or not tables else "it is of another version"
        except sqlite3.DatabaseError as error:
            if not _is_damage(error):
                raise
            version, self.renewed = 0, f"it is damaged ({error})"
        if self.renewed:
            database.close()
            for ending in ("", "-wal", "-shm"):
                if os.path.lexists(self.file + ending):
                    os.unlink(self.file + ending)
            database = sqlite3.connect(self.file, timeout=_WAIT, isolation_level=None)
        if version != FORMAT:
            database.execute("PRAGMA page_size = 8192")
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        return database

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def put(self, entries: Iterable[Entry]) -> None:
        """Write articles, in the place of those of the same names, all of them or none."""
        with self._writing() as database:
            postings: list[tuple[int, int]] = []
            for one in entries:
                self._drop(database, one.name)
                clips = one.clips[: _PLACES - 1]
                data, keys = packed(clips)
                day = one.published.toordinal() if one.published else None
                row = (one.name, one.stamp, one.digest, day, data, keys)
                made = database.execute(
                    "INSERT INTO articles (name, stamp, digest, published, clips, keys) VALUES (?,?,?,?,?,?)",
                    row,
                )
                postings += _postings(clips, made.lastrowid or 0)
            postings.sort()  # neighbours in the tree are written together
            database.executemany("INSERT OR IGNORE INTO postings VALUES (?, ?)", postings)

    def sources(self) -> list[str]:
        """Return the names of the folders, files and tables that were put in, in order."""
        with self._reading() as database:
            return [name for (name,) in database.execute("SELECT name FROM sources ORDER BY name")]

    def remember(self, name: str) -> None:
        """Note a folder, file or table that was put in."""
        with self._writing() as database:
            database.execute("INSERT OR IGNORE INTO sources VALUES (?)", (name,))

    def forget(self, name: str) -> int:
        """Take out a folder, file or table with all its articles; return how many these were."""
        with self._writing() as database:
            database.execute("DELETE FROM sources WHERE name = ?", (name,))
        inside = ("" if name == "." else f"{name}/", name + ROW)
        return self.drop([one for one in self.names() if one == name or one.startswith(inside)])

    def empty(self) -> None:
        """Take everything out."""
        with self._writing() as database:
            for table in ("articles", "postings", "sources"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608  names of our own

    def check(self) -> list[str]:
        """Return what is damaged, in words; nothing when all is well."""
        with self._reading() as database:
            faults = [text for (text,) in database.execute("PRAGMA integrity_check(10)") if text != "ok"]
            rows = database.execute("SELECT id, name, clips, keys FROM articles")
            wanted = 0
            for number, name, data, keys in rows:
                try:
                    wanted += len(set(_postings(unpacked(data, keys, name, None), number)))
                except ValueError as error:
                    faults.append(f"{name}: {error}")
            (postings,) = database.execute("SELECT count(*) FROM postings").fetchone()
        if not faults and wanted != postings:
            faults.append(f"{postings:,} keys stand where {wanted:,} should")
        return faults

    def drop(self, names: Iterable[str]) -> int:
        """Take articles out; return how many there were."""
        with self._writing() as database:
            return sum(self._drop(database, name) for name in names)

    def stamp(self, stamps: Iterable[tuple[str, str]]) -> None:
        """Note other stamps (name, stamp) for articles whose content is the same."""
        with self._writing() as database:
            database.executemany("UPDATE articles SET stamp = ?2 WHERE name = ?1", list(stamps))

    def _drop(self, database: sqlite3.Connection, name: str) -> bool:
        row = database.execute(
            "SELECT id, clips, keys, published FROM articles WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            return False
        clips = unpacked(row[1], row[2], name, None)
        database.executemany("DELETE FROM postings WHERE key = ? AND place = ?", _postings(clips, row[0]))
        database.execute("DELETE FROM articles WHERE id = ?", (row[0],))
        return True

    def stamps(self) -> dict[str, tuple[str, bytes]]:
        """Return the stamp and digest of every article, by name."""
        with self._reading() as database:
            rows = database.execute("SELECT name, stamp, digest FROM articles")
            return {name: (stamp, digest) for name, stamp, digest in rows}

    def names(self) -> Iterator[str]:
        """Yield the names of all articles, in order."""
        with self._reading() as database:
            for (name,) in database.execute("SELECT name FROM articles ORDER BY name"):
                yield name

    def entry(self, name: str) -> Entry | None:
        """Return an article."""
        with self._reading() as database:
            row = database.execute(
                "SELECT stamp, digest, published, clips, keys FROM articles WHERE name = ?", (name,)
            ).fetchone()
            if row is None:
                return None
            day = _day(row[2])
            return Entry(name, row[0], row[1], day, unpacked(row[3], row[4], self.path(name), day))

    def near(self, clips: Sequence[Clip], without: Container[str]) -> list[Found]:
        """Return what shares keys with some of ``clips``, part by part, in articles other than ``without``.

        Keys of more than ``HOT`` places are left out: what stands in so many articles tells nothing.
        """
        places = Counter[int]()
        with self._reading() as database:
            for key in sorted({_key(key) for one in clips for key in one.keys}):
                rows = database.execute("SELECT place FROM postings WHERE key = ? LIMIT ?", (key, HOT + 1))
                found = [place for (place,) in rows]
                if len(found) <= HOT:
                    places.update(found)
            return [one for one in self._clips(database, sorted(places)) if one.name not in without]

    def _clips(self, database: sqlite3.Connection, places: Sequence[int]) -> Iterator[Found]:
        by_article: dict[int, list[int]] = {}
        for place in places:
            by_article.setdefault(place // _PLACES, []).append(place % _PLACES)
        for article, numbers in by_article.items():
            row = database.execute(
                "SELECT name, published, clips, keys FROM articles WHERE id = ?", (article,)
            ).fetchone()
            if row:
                clips = unpacked(row[2], row[3], self.path(row[0]), _day(row[1]))
                yield from (Found(row[0], number, clips[number]) for number in numbers if number < len(clips))

    def name(self, path: str) -> str:
        """Return the name of a file or folder in the archive."""
        return os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")

    def path(self, name: str) -> str:
        """Return the path to show for an article, from the current folder; a row is shown by its file's."""
        file, mark, row = name.partition(ROW)
        return os.path.relpath(os.path.join(self.root, file)) + ("#" if mark else "") + row

    def status(self) -> Status:
        """Return what there is."""
        with self._reading() as database:
            count, first, last = database.execute(
                "SELECT count(*), min(published), max(published) FROM articles"
            ).fetchone()
            (postings,) = database.execute("SELECT count(*) FROM postings").fetchone()
            pages, width = (
                database.execute(f"PRAGMA {one}").fetchone()[0] for one in ("page_count", "page_size")
            )
        return Status(count, _day(first), _day(last), postings, pages * width)

    @contextmanager
    def _writing(self) -> Generator[sqlite3.Connection]:
        with self._reading() as database:
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.rollback()
                raise
            database.commit()

    @contextmanager
    def _reading(self) -> Generator[sqlite3.Connection]:
        try:
            yield self._db
        except (sqlite3.Error, ValueError) as error:
            raise ArchiveError(
                f"the archive can't be used: {error}; make it anew with: copydesk archive rebuild", self.file
            ) from error


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def _key(key: int) -> int:
    """Return a key as SQLite keeps it in four bytes."""
    return key - _HALF


def _postings(clips: Sequence[Clip], article: int) -> list[tuple[int, int]]:
    return [(_key(key), article * _PLACES + number) for number, one in enumerate(clips) for key in one.keys]


def _day(ordinal: int | None) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
