from datetime import date

from copydesk.analysis.clippings import clippings
from copydesk.analysis.passage_clips import passage_clips
from copydesk.archive.duplicates import KINDS, duplicate_headlines, duplicate_pairs
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


BODY = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks of the river."
)
MORE = (
    "Growers in the Selde valley have lost half of this year’s plums to frost, the association of growers "
    "said on Thursday, and they expect the price of jam to rise before the autumn fair is over."
)


def passages(*bodies: str, kinds: tuple[str, ...] = KINDS) -> list[tuple[str, str, str, int]]:
    """Return kind, names, and line of the newer passage; the newest article comes first."""
    archive = Archive(":memory:", ".")
    names = "abcdefgh"
    documents = [read(f"{name}.md", body) for name, body in zip(names, bodies, strict=False)]
    archive.put(
        Entry(one.path, "", b"", date(2031, 5, 20 - at), (*clippings(one), *passage_clips(one)))
        for at, one in enumerate(documents)
    )
    archive.settle()
    return [
        (one.kind, one.one.name, one.other.name, one.other.clip.place.line)
        for one in duplicate_pairs(archive, kinds)
    ]


def test_passages_of_two_articles_make_one_pair() -> None:
    changed = MORE.replace("Thursday", "Friday")
    assert passages(f"{BODY}\n\n{MORE}", f"{changed}\n\n{BODY}", "Short.") == [("passage", "b.md", "a.md", 3)]
    assert not passages(BODY, BODY, kinds=("near",))
    assert not passages(f"{BODY}\n\n{BODY}")


def test_passages_of_two_lengths_are_not_the_same() -> None:
    assert not passages(BODY, f"{BODY} {MORE}")


def test_what_stands_in_five_articles_is_boilerplate() -> None:
    assert len(passages(*[BODY] * 4)) == 6
    assert not passages(*[BODY] * 5)


def test_pairs_of_some_kinds() -> None:
    two = f"# Mayor’s bridge opens at last\n\n{BODY}\n"
    assert [one[0] for one in passages(two, two)] == ["exact", "passage"]
    assert [one[0] for one in passages(two, two, kinds=("exact",))] == ["exact"]
    assert [one[0] for one in passages(two, two, kinds=("passage",))] == ["passage"]


def test_headlines_that_share_three_rare_words_and_no_more_are_none() -> None:
    assert not pairs(
        "Ostrava Selde Edda bridge opens at harbour", "Ostrava Selde Edda plums ripen late again now"
    )


def test_of_passages_that_two_articles_have_the_first_is_given() -> None:
    assert passages(f"{BODY}\n\n{MORE}", f"{BODY}\n\n{MORE}") == [("passage", "b.md", "a.md", 1)]
