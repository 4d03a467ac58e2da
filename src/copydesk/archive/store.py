"""The archive on disk: one SQLite file.

Each article is a row, and each key of its clippings a posting (key, place). Everything of a batch is written
in one transaction, so that a run that is killed leaves what was there before or after it; other processes may
read and write meanwhile (WAL). Postings wait until ``settle`` sorts them in: written to their places they
would touch the whole file with every batch.
"""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Container, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple, cast

from copydesk.archive import postings
from copydesk.archive.database import ArchiveError, Status, inserted, numbered, opened, present
from copydesk.archive.entry import PARTS, Entry, headline_of, packed, unpacked
from copydesk.archive.place import shown
from copydesk.model.clip import Clip
from copydesk.text.near_titles import Title

ROW = "\x1f"  # stands between the name of a table and the id of a row
_NO_FIELDS: Mapping[str, str] = {}
_KNOWN = "; what else it held comes back with: copydesk archive rebuild"
_UNKNOWN = "; what else it held is not known any more, put it in again with: copydesk archive add"
HOT = 100  # places of a key; a key of more is boilerplate, or a skeleton of many headlines, and tells nothing
PLACES = 1024  # numbers for the clippings of an article
_MOST = (1 << postings.PLACE_BITS) // PLACES - 1  # articles that are ever put in


class Found(NamedTuple):
    """A clipping of the archive that shares keys with one that was looked for."""

    name: str
    clip: Clip


class Archive:
    """An archive that is open. ``root`` is the folder that names of files count from.

    A file that is damaged or of another version is made anew; ``renewed`` then says why, and what to do.

    Raises:
        ArchiveError: it can't be opened or written; from any method.
    """

    def __init__(self, file: str, root: str) -> None:
        self.file = file
        self.root = root
        try:
            os.makedirs(os.path.dirname(file) or ".", exist_ok=True)
            self._db, self.renewed, former = opened(file)
            for name in former:
                self.remember(name)
            if self.renewed:
                self.renewed += _KNOWN if former else _UNKNOWN
            if self._db.execute("SELECT EXISTS (SELECT * FROM waiting)").fetchone()[0]:
                self.settle()  # of a run that was killed
        except (OSError, sqlite3.Error) as error:
            why = getattr(error, "strerror", None) or str(error)
            said = f"the archive can't be opened: {why.lower()}; name another file for it with --archive"
            raise ArchiveError(said, file) from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def put(self, entries: Iterable[Entry]) -> None:
        """Write articles, in the place of those of the same names, all of them or none.

        They are found once ``settle`` was called.
        """
        entries = list({one.name: one for one in entries}.values())  # of one name, the last
        with self._writing() as database:
            (last,) = database.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()
            if last + len(entries) > _MOST:
                raise ArchiveError(
                    "the archive is full; make it anew with: copydesk archive rebuild", self.file
                )
            rows: list[tuple[object, ...]] = []
            found: list[int] = []
            for number, one in enumerate(entries, start=last + 1):
                clips = one.clips[: PLACES - 1]
                day = one.published.toordinal() if one.published else None
                rows.append((number, one.name, one.stamp, one.digest, day, *packed(clips)))
                found += _postings(clips, number)
            try:
                inserted(database, rows)
            except sqlite3.IntegrityError:  # some are there
                self._drop(database, present(database, [one.name for one in entries]))
                inserted(database, rows)
            postings.wait(database, last + 1, found)

    def settle(self) -> None:
        """Make what was put in be found."""
        with self._writing() as database:
            postings.settle(database)
        with self._reading() as database:
            database.executescript("PRAGMA incremental_vacuum")  # ``execute`` would free one page

    def stamp(self, stamps: Iterable[tuple[str, str]]) -> None:
        """Note other stamps (name, stamp) for articles whose content is the same."""
        with self._writing() as database:
            database.executemany("UPDATE articles SET stamp = ?2 WHERE name = ?1", list(stamps))

    def _drop(self, database: sqlite3.Connection, names: Iterable[str]) -> int:
        postings.settle(database)
        count, gone = 0, list[int]()
        for name in names:
            row = database.execute("SELECT id, clips, keys FROM articles WHERE name = ?", (name,)).fetchone()
            if row:
                gone += _postings(unpacked(row[1], row[2], name, None), row[0])
                database.execute("DELETE FROM articles WHERE id = ?", (row[0],))
                count += 1
        postings.remove(database, gone)
        return count

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

    def sources(self) -> list[str]:
        """Return the names of the folders, files and tables that were put in, in order."""
        with self._reading() as database:
            return [name for (name,) in database.execute("SELECT name FROM sources ORDER BY name")]

    def remember(self, name: str, fields: Mapping[str, str] = _NO_FIELDS) -> None:
        """Note a folder, file or table put in; ``fields`` are the names that a table has for ours."""
        with self._writing() as database:
            database.execute("INSERT OR IGNORE INTO sources (name) VALUES (?)", (name,))
            if fields:
                database.execute(
                    "UPDATE sources SET fields = ?2 WHERE name = ?1", (name, json.dumps(dict(fields)))
                )

    def fields(self, name: str) -> dict[str, str]:
        """Return the names that a table has for our fields, as far as they were given when it was put in."""
        with self._reading() as database:
            row = database.execute("SELECT fields FROM sources WHERE name = ?", (name,)).fetchone()
            found: object = json.loads(row[0]) if row else {}
            if not isinstance(found, dict):
                raise ValueError("fields of another shape")  # noqa: TRY004  damage, not a fault of the caller
            return {str(ours): str(theirs) for ours, theirs in cast("dict[object, object]", found).items()}

    def forget(self, name: str) -> int:
        """Take out a folder, file or table with all its articles; return how many these were."""
        with self._writing() as database:
            database.execute("DELETE FROM sources WHERE name = ?", (name,))
        inside = ("" if name == "." else f"{name}/", name + ROW)
        return self.drop([one for one in self.names() if one == name or one.startswith(inside)])

    def empty(self) -> None:
        """Take everything out."""
        with self._writing() as database:
            for table in ("articles", "postings", "waiting", "sources"):
                database.execute(f"DELETE FROM {table}")  # noqa: S608  names of our own
            database.execute(postings.SENTINEL)

    def check(self) -> list[str]:
        """Return what is damaged, in words; nothing when all is well."""
        with self._reading() as database:
            faults = [text for (text,) in database.execute("PRAGMA integrity_check(10)") if text != "ok"]
            rows = database.execute("SELECT id, name, clips, keys FROM articles")
            wanted = total = 0
            for number, name, data, keys in rows:
                try:
                    own = set(_postings(unpacked(data, keys, name, None), number))
                    wanted, total = wanted + len(own), total + sum(own)
                except ValueError as error:
                    faults.append(f"{name}: {error}")
            there, found = postings.tally(database)
        if not faults and wanted != there:
            faults.append(f"{there:,} keys stand where {wanted:,} should")
        elif not faults and total != found:
            faults.append("keys stand there that are not those of the articles")
        return faults

    def drop(self, names: Iterable[str]) -> int:
        """Take articles out; return how many there were."""
        with self._writing() as database:
            return self._drop(database, names)

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
            for key in sorted({key for one in clips for key in one.keys}):
                found = postings.places(database, key, HOT)
                if len(found) <= HOT:
                    places.update(found)
            there = self._clips(database, sorted(places))
            return [one for _, one in there if one.name not in without]

    def sharing(self, most: int, *, headlines: bool = True) -> Iterator[tuple[int, ...]]:
        """Yield the places that share a key, key by key, none of more than ``most``.

        They are those of headlines, or of all else.
        """
        with self._reading() as database:
            shared = postings.sharing(database, PLACES - 1, whole=headlines)
            yield from (tuple(places) for places in shared if len(places) <= most)

    def titles(self, places: Iterable[int]) -> dict[int, Title]:
        """Return the headlines at some places."""
        with self._reading() as database:
            rows = numbered(database, "id, clips, keys", [place // PLACES for place in sorted(places)])
            found = ((number * PLACES, headline_of(data, keys)) for number, data, keys in rows)
            return {place: title for place, title in found if title}

    def clips(self, places: Iterable[int]) -> dict[int, Found]:
        """Return the clippings at some places."""
        with self._reading() as database:
            return dict(self._clips(database, sorted(places)))

    def _clips(self, database: sqlite3.Connection, places: Sequence[int]) -> Iterator[tuple[int, Found]]:
        by_article: dict[int, list[int]] = {}
        for place in places:
            by_article.setdefault(place // PLACES, []).append(place % PLACES)
        for article, name, day, data, keys in numbered(
            database, "id, name, published, clips, keys", list(by_article)
        ):
            clips = unpacked(data, keys, self.path(name), _day(day))
            first = first_number(clips)
            yield from (
                (article * PLACES + at, Found(name, clips[at - first]))
                for at in by_article[article]
                if first <= at < first + len(clips)
            )

    def name(self, path: str) -> str:
        """Return the name of a file or folder in the archive."""
        return os.path.relpath(os.path.abspath(path), self.root).replace(os.sep, "/")

    def path(self, name: str) -> str:
        """Return the path to show for an article, from the current folder; a row is shown by its file's."""
        file, mark, row = name.partition(ROW)
        return shown(self.root, file, os.getcwd()) + ("#" if mark else "") + row

    def status(self) -> Status:
        """Return what there is."""
        with self._reading() as database:
            count, first, last = database.execute(
                "SELECT count(*), min(published), max(published) FROM articles"
            ).fetchone()
            keys = postings.number(database)
            pages, width = (
                database.execute(f"PRAGMA {one}").fetchone()[0] for one in ("page_count", "page_size")
            )
        return Status(count, _day(first), _day(last), keys, pages * width)

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


def _postings(clips: Sequence[Clip], article: int) -> list[int]:
    first = article * PLACES + first_number(clips)
    found: list[int] = []
    for place, one in enumerate(clips, first):
        found += postings.postings(one.keys, place)
    return found


def first_number(clips: Sequence[Clip]) -> int:
    """Return the number of the first clipping of an article: 0 is kept for the headline."""
    return 0 if clips and clips[0].part == PARTS[0] else 1


def _day(ordinal: object) -> date | None:
    if ordinal is None:
        return None
    if type(ordinal) is not int or not 0 < ordinal <= date.max.toordinal():
        raise ValueError("a day of another shape")
    return date.fromordinal(ordinal)
