"""Tables in, tables out: what a cluster does with articles. Nothing of a table comes to the driver."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from pyspark import StorageLevel
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as sql

from copydesk.analysis.clippings import title_of
from copydesk.analysis.passage_clips import STANDING
from copydesk.archive.entry import PARTS, packed
from copydesk.archive.rows import FIELDS
from copydesk.archive.store import HOT
from copydesk.config.workspace import Options
from copydesk.spark.articles import CONTENT, PATH, Values, taken
from copydesk.spark.batches import mapped, mapped_batches
from copydesk.spark.buckets import BUCKETS, gathered, numbered
from copydesk.spark.checking import findings
from copydesk.spark.telling import Side, Told, side, told
from copydesk.text.near_titles import COUNTED, DIFFERING, SERIES, outline

_NO_FIELDS: Mapping[str, str] = {}
_KEPT = StorageLevel.MEMORY_AND_DISK

ENTRIES = {
    "id": "string",
    "digest": "binary",
    "published": "int",
    "clips": "binary",
    "keys": "binary",
    "fault": "string",
}
_CLIPS = {
    "id": "string",
    "path": "string",
    "at": "int",
    "part": "string",
    "words": "string",
    "label": "int",
    "detail": "binary",
    "story": "bigint",
    "keys": "int",
    "published": "int",
    "excerpt": "string",
    "outline": "bigint",
    "buckets": "array<bigint>",
    "fault": "string",
}
_TOLD = {
    "kind": "string",
    "older": "bigint",
    "newer": "bigint",
    "older_id": "string",
    "newer_id": "string",
    "older_at": "int",
    "newer_at": "int",
    "older_published": "int",
    "newer_published": "int",
    "older_text": "string",
    "newer_text": "string",
    "series": "boolean",
}
_PLACE = {"line": "int", "column": "int", "end_line": "int", "end_column": "int", "excerpt": "string"}
_RELATED = ", ".join(f"{name}: {kind}" for name, kind in {**_PLACE, "note": "string"}.items())
FINDINGS = {
    "id": "string",
    "rule": "string",
    "level": "string",
    "confidence": "string",
    "message": "string",
    **_PLACE,
    "fingerprint": "string",
    "related": f"array<struct<{_RELATED}>>",
}
_BOTH = "pair.one.outlines", "pair.other.outlines"
_MAY_BE_ALIKE = (  # as ``may_be_alike`` tells it
    "{0} = 0 or {1} = 0 or bit_count(shiftright({0} ^ {1}, {bits})) * {out_of} <= "
    "{most} * (({0} & {count}) + ({1} & {count}))"
).format(*_BOTH, bits=COUNTED, count=(1 << COUNTED) - 1, most=DIFFERING[0], out_of=DIFFERING[1])
_TEXTS = ("older_published", "newer_published", "older_text", "newer_text")


class Duplicates(NamedTuple):
    """What ``duplicates`` gives.

    ``pairs``: kind (exact, near, series, passage), and id, day and words of the older and the newer one.
    ``hot``: keys that stand in more places than are compared, with their number. ``faults``: ids of rows that
    could not be read, and why.
    """

    pairs: DataFrame
    hot: DataFrame
    faults: DataFrame


def articles(source: str, form: str) -> DataFrame:
    """Return a table of articles from what stands at a path that Spark reads; ``files`` are read whole."""
    session = SparkSession.builder.appName("copydesk").getOrCreate()
    if form == "files":
        reader = session.read.format("binaryFile").option("recursiveFileLookup", "true")
        return reader.option("pathGlobFilter", "*.{md,markdown,html,htm,txt}").load(source)
    options = {"header": "true", "multiLine": "true"} if form == "csv" else {}
    return session.read.format(form).options(**options).load(source)


def write(table: DataFrame, target: str, form: str) -> None:
    """Write a table where there is none yet."""
    table.write.format(form).mode("errorifexists").save(target)


def check_table(
    articles: DataFrame, fields: Mapping[str, str] = _NO_FIELDS, options: Options | None = None
) -> DataFrame:
    """Return what the rules find in each article; what went wrong is a row of the level ``problem``.

    Of an article that is a row, the headline is line 1, and its text begins with line 3. Rules that compare
    articles are left to ``duplicates``.
    """
    chosen = options or Options(isolated=True)
    return mapped(_needed(articles, fields), partial(findings, fields=dict(fields), options=chosen), FINDINGS)


def build_archive(articles: DataFrame, fields: Mapping[str, str] = _NO_FIELDS) -> DataFrame:
    """Return the articles as an archive holds them: written as Parquet, ``copydesk archive add`` takes them.

    Rows that could not be read have a ``fault``.
    """
    return mapped(_needed(articles, fields), partial(_entries, fields=dict(fields)), ENTRIES)


def duplicates(articles: DataFrame, fields: Mapping[str, str] = _NO_FIELDS) -> Duplicates:
    """Return the pairs of articles that say the same, or nearly: their headlines, or some passages.

    They are the pairs that ``copydesk archive duplicates`` gives of the same articles.
    """
    made = mapped(_needed(articles, fields), partial(_clips, fields=dict(fields)), _CLIPS)
    clips = made.withColumn("place", sql.xxhash64("id", "at")).persist(_KEPT)
    known = clips.where("fault is null")
    postings = known.where("size(buckets) > 0").select("place", "outline", "buckets")
    buckets = mapped_batches(postings, gathered, BUCKETS).groupBy("key")
    both = sql.flatten(sql.collect_list(sql.arrays_zip("places", "outlines"))).alias("places")
    summed = buckets.agg(sql.sum("number").alias("count"), both).where("count > 1").persist(_KEPT)
    hot = summed.where(sql.col("count") > HOT)
    compared = _compared(summed.where(sql.col("count") <= HOT), known)
    pairs = _headline_pairs(compared).unionByName(_passage_pairs(compared))
    return Duplicates(
        pairs,
        hot.select(
            (sql.col("key") % 2 == 1).alias("headlines"), "count", sql.shiftright("key", 1).alias("key")
        ),
        clips.where("fault is not null").select("id", "fault"),
    )


def _compared(buckets: DataFrame, clips: DataFrame) -> DataFrame:
    """Return the pairs of clippings that share a key and are the same."""
    each = (
        "flatten(transform(sequence(1, size(p) - 1), i -> transform(slice(p, i + 1, size(p)), "
        "other -> struct(element_at(p, i) as one, other as other))))"
    )
    met = buckets.select(sql.sort_array("places").alias("p")).select(
        sql.explode(sql.expr(each)).alias("pair")
    )
    pairs = met.where(_MAY_BE_ALIKE).select("pair.one.places", sql.col("pair.other.places").alias("other"))
    shared = pairs.groupBy(sql.col("places").alias("one"), "other").agg(sql.count("*").alias("shared"))
    columns = clips.drop("outline", "buckets", "fault")
    first = columns.select("place", sql.struct(*Side._fields).alias("first"))
    second = columns.select("place", sql.struct(*Side._fields).alias("second"))
    both = shared.join(first, shared["one"] == first["place"]).drop("place")
    both = both.join(second, both["other"] == second["place"]).select("first", "second", "shared")
    return mapped(both, _told, _TOLD).persist(_KEPT)


def _headline_pairs(compared: DataFrame) -> DataFrame:
    """Return headlines that are the same; those near to two others are a series."""
    near = compared.where("kind = 'near'")
    partners = near.select(sql.explode(sql.array("older", "newer")).alias("place")).groupBy("place").count()
    both = near.select("older", "newer").join(partners, sql.col("older") == partners["place"])
    both = both.select("older", "newer", sql.col("count").alias("one"))
    both = both.join(partners, sql.col("newer") == partners["place"])
    most = both.select("older", "newer", sql.greatest("one", "count").alias("most"))
    told = near.join(most, ["older", "newer"])
    series = sql.col("series") | (sql.col("most") + 1 >= SERIES)
    named = told.withColumn("kind", sql.when(series, "series").otherwise("near"))
    return _shown(named).unionByName(_shown(compared.where("kind = 'exact'")))


def _passage_pairs(compared: DataFrame) -> DataFrame:
    """Return passages that two articles have, the first of each two; not those that many have."""
    found = compared.where("kind = 'passage'")
    ways = found.select(sql.col("older").alias("place"), sql.col("newer_id").alias("id")).unionByName(
        found.select(sql.col("newer").alias("place"), sql.col("older_id").alias("id"))
    )
    standing = ways.distinct().groupBy("place").count().where(sql.col("count") >= STANDING).select("place")
    left = found.join(standing, found["older"] == standing["place"], "left_anti")
    left = left.join(standing, left["newer"] == standing["place"], "left_anti")
    said = sql.struct("older_at", "newer_at", *_TEXTS)
    first = left.groupBy("kind", "older_id", "newer_id").agg(sql.min(said).alias("said"))
    return first.select(
        "kind", "older_id", "newer_id", *(sql.col(f"said.{one}") for one in _TEXTS)
    ).transform(_shown)


def _shown(pairs: DataFrame) -> DataFrame:
    return pairs.select(
        "kind",
        sql.col("older_id").alias("older"),
        sql.col("newer_id").alias("newer"),
        _day("older_published"),
        _day("newer_published"),
        "older_text",
        "newer_text",
    )


def _day(name: str) -> Column:
    """Return a day as a date; days count from that before 1 January of the year 1."""
    return sql.date_add(sql.lit("0001-01-01").cast("date"), sql.col(name) - 1).alias(name)


def _needed(articles: DataFrame, fields: Mapping[str, str]) -> DataFrame:
    """Return the columns that are read: the rest need not travel."""
    if CONTENT in articles.columns:
        return articles.select(PATH, CONTENT)
    names = [fields.get(one, one) for one in FIELDS]
    there = [name for name in names if name in articles.columns]
    return articles.select(*(sql.col(name).cast("string") for name in there))


def _entries(rows: Iterable[Values], fields: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    for id_, entry, fault in taken(rows, fields):
        if entry is None:
            yield id_, None, None, None, None, fault
        else:
            day = entry.published.toordinal() if entry.published else None
            yield id_, entry.digest, day, *packed(entry.clips), None


def _clips(rows: Iterable[Values], fields: Mapping[str, str]) -> Iterator[tuple[Any, ...]]:
    for id_, entry, fault in taken(rows, fields):
        if entry is None:
            yield id_, *(None,) * 12, fault
            continue
        day = entry.published.toordinal() if entry.published else None
        for at, one, keys in numbered(entry.clips):
            where = (id_, one.place.path, at, one.part, one.words, one.label, one.detail, one.story)
            told = outline(title_of(one)) if one.part == PARTS[0] else 0
            yield *where, len(one.keys), day, one.place.excerpt, told, keys, None


def _told(rows: Iterable[Values]) -> Iterator[tuple[Any, ...]]:
    pairs = ((side(row["first"]), side(row["second"]), row["shared"]) for row in rows)
    return map(_plain, told(pairs))


def _plain(found: Told) -> tuple[Any, ...]:
    older, newer = found.older, found.newer
    ids = (older.place, newer.place, older.id, newer.id, older.at, newer.at)
    return found.kind, *ids, older.published, newer.published, older.excerpt, newer.excerpt, found.series
