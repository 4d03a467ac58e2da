"""Shards of an archive that a cluster made (``copydesk.spark``): Parquet tables of articles as they are kept.

They are read as data: what is damaged is named and left out.
"""

from collections.abc import Iterator
from datetime import date
from importlib import import_module
from typing import Any

from copydesk.archive.entry import Entry, unpacked
from copydesk.errors import ReadError

COLUMNS = ("id", "digest", "published", "clips", "keys", "fault")
_AT_ONCE = 500


def is_shard(path: str) -> bool:
    """Tell by its columns whether a Parquet table is a shard; a file that can't be read is none."""
    if not path.lower().endswith(".parquet"):
        return False
    try:
        parquet: Any = import_module("pyarrow.parquet")  # without types
        return bool(parquet.read_schema(path).names == list(COLUMNS))
    except (ImportError, OSError, ValueError):
        return False  # said when it is read as a table of articles


def entries(path: str) -> Iterator[Entry | ReadError]:
    """Yield the articles of a shard, named by their ids; one that can't be read comes as an error.

    Raises:
        ReadError: the file can't be read at all.
    """
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    number = 0
    try:
        for batch in parquet.ParquetFile(path).iter_batches(batch_size=_AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                yield _entry(row, path, number)
    except (OSError, arrow.ArrowException) as error:
        raise ReadError(f"can't be read: {error}", path) from error


def _entry(row: dict[str, Any], path: str, number: int) -> Entry | ReadError:
    if row["fault"]:
        return ReadError(f"{row['id']}: {row['fault']}", path, number)
    try:
        day = date.fromordinal(row["published"]) if row["published"] else None
        return Entry(row["id"], "", row["digest"], day, unpacked(row["clips"], row["keys"], row["id"], day))
    except (ValueError, TypeError, OverflowError) as error:
        return ReadError(f"is no row of an archive: {error}", path, number)
