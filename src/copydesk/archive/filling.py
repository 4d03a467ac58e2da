"""Articles into an archive: only what is new or changed is read."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from copydesk.analysis.clip_stories import story_number
from copydesk.analysis.clippings import clippings, headline_clip
from copydesk.analysis.passage_clips import end_of, passage_clip, passage_clips
from copydesk.analysis.published_figures import figure_clips
from copydesk.archive.entry import Entry
from copydesk.archive.rows import Row, rows
from copydesk.archive.shards import entries, is_shard
from copydesk.archive.store import ROW, Archive
from copydesk.errors import ReadError
from copydesk.model.clip import Clip
from copydesk.model.document import Document, Meta
from copydesk.model.finding import Location
from copydesk.readers import read
from copydesk.readers.dates import find_date
from copydesk.text.span import Span

_BATCH = 1_000  # articles written at once
_ROWS = 10_000  # and rows of a table
_PATIENCE = 5.0  # seconds after which a smaller batch is written: little is lost when a run is stopped
_SETTLED = 2_000_000_000  # nanoseconds; changed so shortly before, a file may change within its time stamp
_PLAIN = "row.txt"  # as which the text of a row is read
_DIGEST = 16  # bytes
_NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Filled:
    """What a run did: articles looked at, new, changed, and gone; and what could not be read."""

    seen: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    errors: list[ReadError] = field(default_factory=list[ReadError])


class Job(NamedTuple):
    """A file to be read: its name, its stamp, and the digest of what the archive has of it."""

    path: str
    name: str
    stamp: str
    digest: bytes


class Done(NamedTuple):
    """A file that was read: an entry, None where its content is what the archive has; or what was wrong."""

    job: Job
    entry: Entry | None
    fault: tuple[str, str, int | None] | None = None  # message, path, line: plain, for another process


def entry_of(job: Job, data: bytes, read: Callable[[str, bytes], Document]) -> Entry | None:
    """Return a file as an entry; None when its content is what the archive has."""
    digest = blake2b(data, digest_size=_DIGEST).digest()
    if digest == job.digest:
        return None
    document = read(job.path, data)
    clips = (*document.derive(clippings), *document.derive(passage_clips), *document.derive(figure_clips))
    return Entry(job.name, job.stamp, digest, document.meta.published, clips)


class Filler:
    """Fills one archive."""

    def __init__(self, archive: Archive) -> None:
        self.filled = Filled()
        self._archive = archive
        self._known = archive.stamps()
        self._batch: list[Entry] = []
        self._stamps: list[tuple[str, str]] = []
        self._written = time.monotonic()
        self._begun = time.time_ns()

    def job(self, path: str) -> Job | None:
        """Return what is to be done for a file; None when nothing is."""
        self.filled.seen += 1
        name = self._archive.name(path)
        try:
            state = os.stat(path)
        except OSError as error:
            said = f"can't be read: {(error.strerror or str(error)).lower()}"
            self.filled.errors.append(ReadError(said, path))
            return None
        stamp = f"{state.st_size}:{state.st_mtime_ns}"
        known, digest = self._known.get(name, ("", b""))
        if known == stamp:
            return None
        return Job(path, name, stamp if state.st_mtime_ns <= self._begun - _SETTLED else "", digest)

    def take(self, done: Done) -> None:
        """Put in a file that was read."""
        if done.fault:
            self.filled.errors.append(ReadError(*done.fault))
        elif done.entry:
            self._add(done.entry, known=bool(done.job.digest))
        elif done.job.stamp != self._known[done.job.name][0]:
            self._stamps.append((done.job.name, done.job.stamp))

    def table(self, path: str, fields: Mapping[str, str]) -> Iterator[str]:
        """Put in what is new or changed of the rows of a table; yield the name of each when it is done."""
        source, seen = self._archive.name(path), set[str]()
        for row in entries(path) if is_shard(path) else rows(path, fields):
            if isinstance(row, ReadError):
                self.filled.errors.append(row)
                continue
            self.filled.seen += 1
            name = f"{source}{ROW}{row.name if isinstance(row, Entry) else row.id}"
            seen.add(name)
            digest = row.digest if isinstance(row, Entry) else row_digest(row)
            known = self._known.get(name)
            if known is None or known[1] != digest:
                entry = row._replace(name=name) if isinstance(row, Entry) else row_entry(row, name, digest)
                self._add(entry, known=known is not None, most=_ROWS)
            yield name
        self.flush()
        self._forget(one for one in self._known if one.startswith(source + ROW) and one not in seen)

    def without(self, folder: str, seen: Iterable[str]) -> None:
        """Take out what the archive has of a folder and was not seen in it."""
        below = self._archive.name(folder)
        inside = "" if below == "." else f"{below}/"
        there = {self._archive.name(path) for path in seen}
        files = (one for one in self._known if ROW not in one and one.startswith(inside))
        self._forget(one for one in files if one not in there)

    def _forget(self, names: Iterable[str]) -> None:
        self.filled.gone += self._archive.drop(list(names))

    def _add(self, entry: Entry, *, known: bool, most: int = _BATCH) -> None:
        self.filled.changed += known
        self.filled.new += not known
        self._known[entry.name] = (entry.stamp, entry.digest)
        self._batch.append(entry)
        if len(self._batch) >= most or time.monotonic() - self._written > _PATIENCE:
            self.flush()

    def finish(self) -> Filled:
        """Write what is waiting, make it be found, and return what was done."""
        self.flush()
        self._archive.settle()
        return self.filled

    def flush(self) -> None:
        """Write what is waiting."""
        if self._batch:
            self._archive.put(self._batch)
        if self._stamps:
            self._archive.stamp(self._stamps)
        self._batch, self._stamps, self._written = [], [], time.monotonic()


def row_digest(row: Row) -> bytes:
    """Return the digest of what a row says."""
    data = "\0".join(row[2:]).encode("utf-8", "surrogatepass")
    return blake2b(data, digest_size=_DIGEST).digest()


def row_entry(row: Row, name: str, digest: bytes) -> Entry:
    """Return a row as an entry."""
    published = find_date(row.date) if row.date else None
    story = story_number(row.url) if row.url else 0
    clips = row_clips(row, name, published)
    return Entry(
        name, "", digest, published, tuple(one._replace(story=story) for one in clips) if story else (*clips,)
    )


def row_clips(row: Row, name: str, published: date | None) -> Iterator[Clip]:
    """Yield the clippings of a row: its lines are its paragraphs, and each stands at the row's own line."""

    def place(text: str) -> Location:
        return Location(name, _NOWHERE, row.line, 1, row.line, 1, text)

    if row.headline:
        yield headline_clip(row.headline, row.text, place(row.headline), published)
    if not row.text:
        return
    paragraphs = [one for one in row.text.split("\n") if one.strip()]
    for number, text in enumerate(paragraphs):
        closing = number >= end_of(len(paragraphs))
        if clip := passage_clip(text, place(text), published, closing=closing):
            yield clip
    if published:
        document = replace(read(_PLAIN, row.text), meta=Meta(published=published))
        for one in figure_clips(document):
            yield one._replace(place=place(one.place.excerpt))
