import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from copydesk.analysis.clippings import clippings, headline_clip
from copydesk.analysis.passage_clips import passage_clips
from copydesk.archive import database, store
from copydesk.archive.database import ArchiveError
from copydesk.archive.entry import Entry, packed, unpacked
from copydesk.archive.store import Archive
from copydesk.model.finding import Location
from copydesk.readers import read
from copydesk.text.span import Span

STORY = """# Rebuilt harbour bridge opens in Ostrava Falls

{body}

![The mayor cuts the ribbon on the rebuilt bridge on Monday.](bridge.jpg)

*The mayor cuts the ribbon on the rebuilt bridge on Monday.*
"""
BODY = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks."
)


def entry(name: str, text: str, day: date | None = None) -> Entry:
    document = read(name, text)
    clips = (*clippings(document), *passage_clips(document))
    return Entry(name, "1:2", name.encode(), day, clips)


def put(archive: Archive, entries: Iterable[Entry]) -> None:
    archive.put(entries)
    archive.settle()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(str(tmp_path / "cache" / "archive.db"), str(tmp_path))


def test_what_is_put_in_comes_out(archive: Archive) -> None:
    one = entry("news/a.md", STORY.format(body=BODY), date(2031, 5, 4))
    put(archive, [one])
    out = archive.entry("news/a.md")
    assert out is not None
    assert out._replace(clips=()) == one._replace(clips=())
    for clip, kept in zip(one.clips, out.clips, strict=True):
        assert kept.keys == clip.keys
        assert (kept.part, kept.words, kept.label, kept.detail) == (
            clip.part,
            clip.words,
            clip.label,
            clip.detail,
        )
        assert (kept.place.line, kept.place.column, kept.place.span) == (
            clip.place.line,
            clip.place.column,
            clip.place.span,
        )
        assert clip.place.excerpt.startswith(kept.place.excerpt)
    assert archive.stamps() == {"news/a.md": ("1:2", b"news/a.md")}


def test_what_shares_keys_is_found_in_other_articles(archive: Archive) -> None:
    old = entry("a.md", STORY.format(body=BODY))
    new = entry("b.md", STORY.format(body=BODY.replace("Monday", "Tuesday")))
    put(archive, [old, new, entry("c.md", "# Plums are late this year\n\nGrowers wait for the sun.\n")])
    found = archive.near(new.clips, {"b.md"})
    assert {one.name for one in found} == {"a.md"}
    assert {one.clip.part for one in found} == {"headline", "passage", "caption"}
    assert not archive.near(new.clips, {"a.md", "b.md"})


def test_an_article_put_again_takes_the_place_of_the_old_one(archive: Archive) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    put(archive, [entry("a.md", "# Plums are late this year\n")])
    assert archive.status().articles == 1
    assert not archive.near(entry("b.md", STORY.format(body=BODY)).clips, set())
    assert archive.drop(["a.md", "none.md"]) == 1
    assert archive.status().postings == 0


def test_a_passage_of_very_many_articles_tells_nothing(archive: Archive) -> None:
    put(archive, (entry(f"{number}.md", STORY.format(body=BODY)) for number in range(101)))
    assert not archive.near(entry("new.md", STORY.format(body=BODY)).clips, set())


def test_nothing_of_a_batch_is_kept_when_one_fails(archive: Archive) -> None:
    good = entry("a.md", STORY.format(body=BODY))
    with pytest.raises(AttributeError):
        put(archive, [good, None])  # type: ignore[list-item]
    assert not list(archive.names())


def test_two_open_archives_see_what_the_other_wrote(archive: Archive) -> None:
    other = Archive(archive.file, archive.root)
    put(archive, [entry("a.md", STORY.format(body=BODY), date(2031, 5, 4))])
    assert list(other.names()) == ["a.md"]
    assert other.status().first == date(2031, 5, 4)
    other.stamp([("a.md", "9:9")])
    assert archive.stamps()["a.md"][0] == "9:9"
    assert other.entry("b.md") is None


def test_a_damaged_archive_is_made_anew(archive: Archive) -> None:
    archive.close()
    Path(archive.file).write_bytes(b"no database at all, but long enough" * 100)
    fresh = Archive(archive.file, archive.root)
    assert "damaged" in fresh.renewed
    assert fresh.renewed.endswith("put it in again with: copydesk archive add")
    put(fresh, [entry("a.md", STORY.format(body=BODY))])
    assert not Archive(archive.file, archive.root).renewed


def test_an_archive_of_another_version_is_made_anew(archive: Archive) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    archive.remember("news")
    archive.close()
    planted = sqlite3.connect(archive.file)
    planted.execute("PRAGMA user_version = 99")
    planted.close()
    fresh = Archive(archive.file, archive.root)
    assert fresh.renewed.startswith("it is of another version; ")
    assert fresh.renewed.endswith("comes back with: copydesk archive rebuild")
    assert fresh.sources() == ["news"]
    assert not list(fresh.names())


def test_an_archive_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveError, match="can't be opened"):
        Archive(str(tmp_path / "file" / "archive.db"), str(tmp_path))
    with pytest.raises(ArchiveError, match="can't be opened"):
        Archive(str(tmp_path), str(tmp_path))


@pytest.mark.parametrize(
    "data",
    [
        b"zgarbage",
        b" {}x",
        b" [[0]]",
        b' [["a"],[0],[1],[1],[0],[1],[0],["x"],[""],[""]]',
        b' [[9],[0],[1],[1],[0],[1],[0],["x"],[""],[""]]',
        b' [[0],[0],[1],[-1],[0],[1],[0],["x"],[""],[""]]',
        b' [[0],[0],["a"],[1],[0],[1],[0],["x"],[""],[""]]',
        b' [[0],[0],[1],[1],[0],[1],[0],[5],[5],[""]]',
        b' [[0],[0],[1],[1],[0],[1],[0],["x"],[""],["zz"]]',
        b" " + b"[" * 100_000,
        b" 5",
    ],
)
def test_planted_bytes_are_refused(archive: Archive, data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  any
        unpacked(data, b"", "a.md", None)
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    planted = sqlite3.connect(archive.file)
    planted.execute("UPDATE articles SET clips = ?", (data,))
    planted.commit()
    with pytest.raises(ArchiveError, match="copydesk archive rebuild"):
        archive.entry("a.md")


def test_paths_are_shown_from_the_current_folder(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")
    assert archive.name("a.md") == "news/a.md"
    assert archive.path("news/a.md") == "a.md"
    assert archive.path("old.jsonl\x1f7") == "../old.jsonl#7"


def test_clippings_without_words_take_few_bytes() -> None:
    one = entry("a.md", "\n\n".join([BODY] * 40))
    data, keys = packed(one.clips)
    assert len(data) < 1_000
    assert len(keys) >= 40 * 4 * 4


def test_an_article_whose_passage_is_damaged_is_named(archive: Archive) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    archive._db.execute("UPDATE articles SET clips = 'x'")
    (fault,) = archive.check()
    assert fault.startswith("a.md: ")


def test_what_a_killed_run_left_waiting_is_found_by_the_next(archive: Archive) -> None:
    archive.put([entry("a.md", STORY.format(body=BODY))])
    again = entry("b.md", STORY.format(body=BODY))
    assert not archive.near(again.clips, set())
    archive.close()
    assert Archive(archive.file, archive.root).near(again.clips, set())


@pytest.mark.parametrize("day", ["'soon'", "99999999", "-3", "x'00'"])
def test_a_planted_day_is_refused(archive: Archive, day: str) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    archive._db.execute(f"UPDATE articles SET published = {day}")  # noqa: S608  a value of our own
    with pytest.raises(ArchiveError, match="copydesk archive rebuild"):
        archive.entry("a.md")


def test_an_archive_that_cannot_be_read_now_is_left_as_it_is(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    archive.close()
    monkeypatch.setattr(database, "_is_damage", lambda _: False)
    content = Path(archive.file).read_bytes()
    Path(archive.file).write_bytes(b"no database at all, but long enough" * 100)
    with pytest.raises(ArchiveError, match="can't be opened"):
        Archive(archive.file, archive.root)
    Path(archive.file).write_bytes(content)
    assert list(Archive(archive.file, archive.root).names()) == ["a.md"]


def test_keys_of_other_articles_are_told(archive: Archive) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY))])
    with sqlite3.connect(archive.file) as db:
        (data,) = db.execute("SELECT data FROM postings").fetchone()
        db.execute("UPDATE postings SET data = ?", (bytes(len(data)),))
    assert archive.check() == ["keys stand there that are not those of the articles"]


def test_an_archive_that_is_full_says_so(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_MOST", 0)
    with pytest.raises(ArchiveError, match="full"):
        put(archive, [entry("a.md", STORY.format(body=BODY))])


@pytest.mark.parametrize("said", ["Plums “are” late", "Plums\n are late", "P" * 400, "\ud800 are late"])
def test_a_headline_alone_comes_out_as_it_was(said: str) -> None:
    clip = headline_clip(said, "", Location("a.md", Span(3, 9), 7, 2, 7, 9, said), None)
    (out,) = unpacked(*packed([clip]), "a.md", None)
    assert (out.words, out.keys, out.place.line, out.place.span) == (clip.words, clip.keys, 7, Span(3, 9))
    assert said.startswith(out.place.excerpt)


def test_places_of_articles_that_are_not_there_are_left_out(archive: Archive) -> None:
    put(archive, [entry("a.md", STORY.format(body=BODY)), entry("b.md", STORY.format(body=BODY))])
    with sqlite3.connect(archive.file) as db:
        db.execute("DELETE FROM articles WHERE name = 'a.md'")
    clips = entry("c.md", STORY.format(body=BODY)).clips
    assert {found.name for found in archive.near(clips, {})} == {"b.md"}


def test_keys_of_very_many_headlines_are_left_out(archive: Archive) -> None:
    put(archive, [entry(f"{number}.md", STORY.format(body="Short.")) for number in range(4)])
    assert {len(places) for places in archive.sharing(4)} == {4}
    assert not list(archive.sharing(3))


def test_an_article_without_a_headline_has_no_title(archive: Archive) -> None:
    put(archive, [entry("a.md", BODY), entry("b.md", STORY.format(body=BODY))])
    places = {number * 1024 for number in (1, 2)}
    assert [title.key for title in archive.titles(places).values()] == [
        "rebuilt harbour bridge opens in ostrava falls"
    ]
