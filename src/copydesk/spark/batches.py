"""Rows through Arrow: a function of rows, run in the workers over a table (``mapInArrow``, no pandas)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any

from pyspark.sql import DataFrame

Values = Mapping[str, Any]
Rows = Callable[[Iterable[Values]], Iterator[tuple[Any, ...]]]
Columns = Mapping[str, str]  # Spark's type of each

_AT_ONCE = 1_000  # rows handed over together


def mapped(table: DataFrame, rows: Rows, columns: Columns) -> DataFrame:
    """Return the rows that ``rows`` makes of those of each partition."""
    return mapped_batches(table, partial(through_arrow, rows=rows, columns=dict(columns)), columns)


def mapped_batches(
    table: DataFrame, batches: Callable[[Iterable[Any]], Iterator[Any]], columns: Columns
) -> DataFrame:
    """Return the record batches that ``batches`` makes of those of each partition."""
    written = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    return table.mapInArrow(batches, written)  # pyright: ignore[reportUnknownMemberType]


def through_arrow(batches: Iterable[Any], rows: Rows, columns: Columns) -> Iterator[Any]:
    """Yield what ``rows`` makes of record batches, as record batches."""
    arrow: Any = import_module("pyarrow")  # without types
    schema = arrow.schema([(name, _type(arrow, kind)) for name, kind in columns.items()])
    made = rows(row for batch in batches for row in batch.to_pylist())
    while some := list(islice(made, _AT_ONCE)):
        arrays = [
            arrow.array(values, one.type) for values, one in zip(zip(*some, strict=True), schema, strict=True)
        ]
        yield arrow.RecordBatch.from_arrays(arrays, schema=schema)


def _type(arrow: Any, kind: str) -> Any:  # noqa: ANN401  pyarrow has no types
    if kind.startswith("array<"):
        return arrow.list_(_type(arrow, kind[6:-1]))
    if kind.startswith("struct<"):
        parts = (part.split(": ") for part in kind[7:-1].split(", "))
        return arrow.struct([(name, _type(arrow, inner)) for name, inner in parts])
    plain = {
        "bigint": arrow.int64(),
        "binary": arrow.binary(),
        "boolean": arrow.bool_(),
        "int": arrow.int32(),
        "string": arrow.string(),
    }
    return plain[kind]
