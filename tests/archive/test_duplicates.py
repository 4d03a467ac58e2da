from datetime import date

from copydesk.analysis.clippings import clippings
from copydesk.archive.duplicates import duplicate_headlines
from copydesk.archive.entry import Entry
from copydesk.archive.store import Archive
from copydesk.readers import read


def pairs(*headlines: str) -> list[tuple[str, str, str]]:
    """Return kind and names of the pairs; the articles are named 0, 1, 2 …, and came out day by day."""
    archive = Archive(":memory:", ".")
    documents = [read(f"{number}.md", f"# {headline}\n") for number, headline in enumerate(headlines)]
    archive.put(
        Entry(one.path.removesuffix(".md"), "", b"", date(2031, 5, 1 + at), clippings(one))
        for at, one in enumerate(documents)
    )
    archive.settle()
    return sorted((one.kind, one.one.name, one.other.name) for one in duplicate_headlines(archive))


def test_headlines_of_the_same_words_are_exact() -> None:
    assert pairs("Mayor’s bridge opens at last", "Plums are late", "Mayor's Bridge Opens at Last") == [
        ("exact", "0", "2")
    ]


def test_headlines_that_differ_in_a_little_are_near() -> None:
    found = pairs(
        "Rebuilt harbour bridge opens in Ostrava", "The rebuilt harbour bridge now opens in Ostrava"
    )
    assert found == [("near", "0", "1")]


def test_headlines_of_a_series_are_told_apart() -> None:
    assert pairs("News of the week from Selde in May", "News of the week from Selde in June") == [
        ("series", "0", "1")
    ]
    three = pairs(
        "Notes from the Selde council of elders",
        "More notes from the Selde council of elders",
        "The notes of the Selde council of elders",
    )
    assert {kind for kind, _, _ in three} == {"series"}


def test_headlines_that_only_share_some_rare_words_are_none() -> None:
    assert not pairs(
        "Ostrava harbour bridge opens for growers, boats, plums and jam of the valley",
        "Ostrava harbour bridge falls after the storm that nobody saw, mayor says",
    )
