"""Rows of a table of articles, in a worker: what each is, as the archive holds it.

Nothing here needs Spark: these are generators over batches of rows.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from hashlib import blake2b
from typing import Any, NamedTuple

from copydesk.archive.entry import Entry
from copydesk.archive.filling import Job, entry_of, row_digest, row_entry
from copydesk.archive.rows import FIELDS, Row, row_of
from copydesk.engine.files import decode
from copydesk.errors import CopydeskError
from copydesk.model.document import Document
from copydesk.readers import read
from copydesk.readers.reading import Reading

CONTENT = "content"  # the column of whole files
PATH = "path"
NO_TEXT = "the row has no headline and no text"
_MARK = "#"  # with which the path of an article begins that is a row and no file

Values = Mapping[str, Any]


class Taken(NamedTuple):
    """An article of a table: its id, and what it is; or why it could not be read."""

    id: str
    entry: Entry | None
    fault: str = ""


def row_in(values: Values, fields: Mapping[str, str]) -> Row | None:
    """Return a row of a table; None when there is no text in it. One without an id has its hash for one."""
    row = row_of(1, values, [fields.get(one, one) for one in FIELDS])
    given = values.get(fields.get("id", "id"))
    if row and given is None:
        return row._replace(id=blake2b(row_digest(row), digest_size=8).hexdigest())
    return row


def taken(rows: Iterable[Values], fields: Mapping[str, str]) -> Iterator[Taken]:
    """Yield the articles of some rows."""
    for values in rows:
        if CONTENT in values:
            yield _file(str(values[PATH]), bytes(values[CONTENT]))
        elif row := row_in(values, fields):
            yield Taken(row.id, row_entry(row, _MARK + row.id, row_digest(row)))
        else:
            yield Taken(id_in(values, fields), None, NO_TEXT)


def id_in(values: Values, fields: Mapping[str, str]) -> str:
    """Return the id of a row that is no article."""
    return str(values.get(fields.get("id", "id")) or "")


def _file(path: str, data: bytes) -> Taken:
    try:
        return Taken(path, entry_of(Job(path, path, "", b""), data, partial(_document, Reading())))
    except CopydeskError as error:
        return Taken(path, None, error.message)


def _document(reading: Reading, path: str, data: bytes) -> Document:
    return read(path, decode(data, path), reading)
