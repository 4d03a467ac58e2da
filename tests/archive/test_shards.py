from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from copydesk.archive.entry import Entry, packed
from copydesk.archive.filling import Filler, row_clips
from copydesk.archive.rows import Row
from copydesk.archive.shards import COLUMNS, entries, is_shard
from copydesk.archive.store import ROW, Archive
from copydesk.errors import ReadError

arrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")

DAY = date(2031, 5, 20)
CLIPS = tuple(row_clips(Row(1, "7", "Bridge opens in Ostrava Falls", "", "", ""), "#7", DAY))
WHOLE = ("7", b"digest", DAY.toordinal(), *packed(CLIPS), None)


def shard(path: Path, *rows: Sequence[Any]) -> str:
    columns = list(zip(*rows, strict=True))
    parquet.write_table(arrow.table(dict(zip(COLUMNS, map(list, columns), strict=True))), path)
    return str(path)


def test_a_shard_is_told_by_its_columns(tmp_path: Path) -> None:
    assert is_shard(shard(tmp_path / "a.parquet", WHOLE))
    parquet.write_table(arrow.table({"id": ["7"]}), tmp_path / "b.parquet")
    (tmp_path / "c.parquet").write_text("none", "utf-8")
    for name in ("b.parquet", "c.parquet", "d.parquet", "a.jsonl"):
        assert not is_shard(str(tmp_path / name))


def test_articles_of_a_shard_are_put_in_as_they_are(tmp_path: Path) -> None:
    archive = Archive(":memory:", str(tmp_path))
    filler = Filler(archive)
    fault = ("8", None, None, None, None, "the row has no text")
    damaged = ("9", b"", None, b"zz", b"", None)
    names = list(filler.table(shard(tmp_path / "a.parquet", WHOLE, fault, damaged), {}))
    filled = filler.finish()
    assert names == [f"a.parquet{ROW}7"]
    entry = archive.entry(names[0])
    assert entry is not None
    assert (entry.digest, entry.published, entry.clips[0].words) == (b"digest", DAY, CLIPS[0].words)
    told, broken = (one.message for one in filled.errors)
    assert told == "8: the row has no text"
    assert broken.startswith("is no row of an archive: ")
    again = Filler(archive)
    list(again.table(str(tmp_path / "a.parquet"), {}))
    assert (again.finish().new, again.filled.changed) == (0, 0)


def test_a_shard_that_is_cut_short_is_told(tmp_path: Path) -> None:
    path = Path(shard(tmp_path / "a.parquet", WHOLE))
    found = list(entries(str(path)))
    assert isinstance(found[0], Entry)
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(ReadError, match="can't be read"):
        list(entries(str(path)))
