"""Articles that stand as rows in one file: JSON Lines, or a Parquet table."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from importlib import import_module
from typing import Any, NamedTuple, cast

from copydesk.errors import ReadError

FIELDS = ("id", "headline", "text", "date", "url")
_decode = json.JSONDecoder().raw_decode
_LONGEST = 10_000_000  # characters of a line
_SHOWN = 100  # characters of a faulty value


class Row(NamedTuple):
    """An article of a table: ``line`` counts the rows of the file from 1."""

    line: int
    id: str
    headline: str
    text: str
    date: str
    url: str


def is_table(path: str) -> bool:
    """Tell by its ending whether a file holds articles as rows."""
    return path.lower().endswith(tuple(_READERS))


def rows(path: str, fields: Mapping[str, str]) -> Iterator[Row | ReadError]:
    """Yield the rows of a table one by one; a row that can't be read comes as an error with its line.

    ``fields`` gives the file's own names for ``FIELDS`` where they are others. The id is the number of the
    row where there is none.

    Raises:
        ReadError: the file can't be read at all.
    """
    ending = next(one for one in _READERS if path.lower().endswith(one))
    names = {one: fields.get(one, one) for one in FIELDS}
    theirs = list(names.values())
    for number, found in _READERS[ending](path, names):
        if isinstance(found, ReadError):
            yield found
            continue
        if row := row_of(number, found, theirs):
            yield row
        else:
            wanted = f'"{names["headline"]}" or "{names["text"]}"'
            yield ReadError(f"the row has no {wanted}; name the fields in the configuration", path, number)


def row_of(number: int, found: Mapping[str, Any], names: Sequence[str]) -> Row | None:
    """Return a row from its values, given their names in the order of ``FIELDS``; None: there is no text."""
    values = [value if type(value) is str else _text(value) for value in map(found.get, names)]
    return Row(number, values[0] or str(number), *values[1:]) if values[1] or values[2] else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return "" if value is None else str(value)


def _lines(path: str, _: Mapping[str, str]) -> Iterator[tuple[int, Mapping[str, Any] | ReadError]]:
    try:
        with open(path, encoding="utf-8-sig", errors="replace") as file:
            number = 0
            while line := file.readline(_LONGEST):
                number += 1
                if line.strip():
                    yield number, _object(line, path, number)
    except OSError as error:
        raise ReadError(f"can't be read: {(error.strerror or str(error)).lower()}", path) from error


def _object(line: str, path: str, number: int) -> Mapping[str, Any] | ReadError:
    try:
        text = line.strip()
        found, end = _decode(text)
        if end != len(text):
            raise ValueError(line)  # noqa: TRY301  as json.loads does
    except (ValueError, RecursionError):
        return ReadError(f"is no JSON: {line[:_SHOWN].strip()}", path, number)
    return (
        cast("Mapping[str, Any]", found)
        if isinstance(found, dict)
        else ReadError("is no object, {…}", path, number)
    )


def _parquet(path: str, names: Mapping[str, str]) -> Iterator[tuple[int, Mapping[str, Any] | ReadError]]:
    try:
        arrow: Any = import_module("pyarrow")  # an extra, without types
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError as error:
        raise ReadError('Parquet needs pyarrow: pip install "copydesk[parquet]"', path) from error
    try:
        table = parquet.ParquetFile(path)
        there = [name for name in names.values() if name in table.schema_arrow.names]
        number = 0
        for batch in table.iter_batches(batch_size=500, columns=there):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except (OSError, arrow.ArrowException) as error:
        raise ReadError(f"can't be read: {error}", path) from error


_READERS: Mapping[
    str, Callable[[str, Mapping[str, str]], Iterator[tuple[int, Mapping[str, Any] | ReadError]]]
] = {".jsonl": _lines, ".ndjson": _lines, ".parquet": _parquet}
