import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.analysis.clip_stories import is_one_story
from copydesk.analysis.clippings import clippings
from copydesk.analysis.passage_clips import passage_clips
from copydesk.analysis.published_figures import figure_clips
from copydesk.archive.entry import Entry
from copydesk.archive.filling import row_entry
from copydesk.archive.rows import Row
from copydesk.archive.store import Archive
from copydesk.check import CorpusCheck, Match
from copydesk.engine.published import compare_published, compared
from copydesk.engine.run import Gathered, Outcome, gather
from copydesk.kinds.duplicate_headline import DuplicateHeadline
from copydesk.kinds.published_figure import PublishedFigure
from copydesk.kinds.published_text import PublishedText
from copydesk.model.clip import Clip
from copydesk.model.document import Document
from copydesk.model.finding import Location
from copydesk.readers import read
from copydesk.rulebook.rule import Rule
from copydesk.text.span import Span

BODY = (
    "The rebuilt harbour bridge of Ostrava Falls was opened on Monday by the mayor, who had promised it for "
    "eleven years and was cheered by some two thousand people on both banks of the river."
)
MORE = (
    "Growers in the Selde valley have lost half of this year’s plums to frost, the association of growers "
    "said on Thursday, and they expect the price of jam to rise before the autumn fair is over."
)
CHECKS: tuple[CorpusCheck, ...] = (
    DuplicateHeadline(),
    DuplicateHeadline(threshold=0.7),
    PublishedText(),
    PublishedText(part="caption"),
    PublishedFigure(),
)
RULES = [Rule(id=f"desk.{number}", message="Look.", check=check) for number, check in enumerate(CHECKS)]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def article(
    headline: str = "", *body: str, day: int = 1, caption: str = "", picture: str = "bridge.jpg"
) -> str:
    shown = f"![{caption}]({picture})\n\n" if caption else ""
    said = "\n\n".join(body)
    return f"---\ndate: 2031-05-{day:02}\n---\n\n# {headline}\n\n{shown}{said}\n"


def archived(articles: Mapping[str, str]) -> Archive:
    archive = Archive("archive.db", ".")
    archive.empty()
    documents = [read(path, text) for path, text in articles.items()]
    archive.put(
        Entry(
            one.path, "", b"", one.meta.published, (*clippings(one), *passage_clips(one), *figure_clips(one))
        )
        for one in documents
    )
    archive.settle()
    return archive


def found(
    archive: Archive, document: Document, focus: Collection[str] = ()
) -> list[tuple[str, int, str, int]]:
    """Return rule, line, related path and number of related places."""
    own = {
        rule.id: list(rule.check.gather(document)) for rule in RULES if isinstance(rule.check, CorpusCheck)
    }
    matches = compared(archive, RULES, document.path, own, focus or {document.path})
    return [(rule.id, match.place.line, match.related[0].path, len(match.related)) for rule, match in matches]


def test_a_headline_of_an_article_published_before() -> None:
    archive = archived({"old.md": article("Mayor’s bridge opens at last", BODY)})
    again = read("new.md", article("Mayor's Bridge Opens at Last", "Nothing else.", day=9))
    assert found(archive, again) == [("desk.0", 5, "old.md", 1)]
    near = read("new.md", article("Mayor's harbour bridge opens at last", "Nothing else.", day=9))
    archive = archived({"old.md": article("The mayor’s harbour bridge now opens at last", BODY)})
    assert found(archive, near) == [("desk.1", 5, "old.md", 1)]


def test_three_headlines_alike_are_a_series_though_only_one_is_near() -> None:
    archive = archived(
        {
            "one.md": article("Notes from the Selde council of elders and growers"),
            "two.md": article("More notes from the Selde council of elders and growers"),
        }
    )
    assert not found(archive, read("new.md", article("Notes of the Selde council of elders and growers")))


def test_passages_of_an_article_published_before_make_one_finding() -> None:
    archive = archived({"old.md": article("Bridge opens", BODY, "Short.", MORE)})
    changed = MORE.replace("Thursday", "Friday")
    again = read("new.md", article("Plums", "First of all.", BODY, changed, day=9))
    assert found(archive, again) == [("desk.2", 9, "old.md", 2)]


def test_what_stands_in_many_articles_is_boilerplate() -> None:
    archive = archived({f"{number}.md": article(f"Title {number} of all", BODY) for number in range(4)})
    assert not found(archive, read("new.md", article("Another one", BODY)))


def test_the_wordings_of_a_boilerplate_count_together() -> None:
    wordings = [BODY, *(BODY.replace("river", word) for word in ("stream", "water"))]
    other = BODY.replace("The rebuilt", "A rebuilt").replace("river", "stream")
    articles = {
        f"{number}.md": article(f"Title {number} of all", text) for number, text in enumerate(wordings)
    }
    assert found(archived(articles), read("new.md", article("Another one", other)))
    archive = archived(articles | {"3.md": article("Title 3 of all", BODY.replace("river", "canal"))})
    assert not found(archive, read("new.md", article("Another one", other)))


def test_what_two_long_articles_end_with_is_no_passage_published_before() -> None:
    archive = archived({"old.md": article("Bridge opens", *["Short."] * 5, BODY)})
    assert not found(archive, read("new.md", article("Plums", *["Little."] * 5, BODY)))
    assert found(archive, read("new.md", article("Plums", BODY, *["Little."] * 5)))
    assert found(archive, read("new.md", article("Plums", "Little.", BODY)))


def test_versions_of_one_story_say_the_same() -> None:
    archive = archived({"bridge.md": article("Bridge opens for the mayor", BODY)})
    assert not found(archive, read("bridge-corrected.md", article("Bridge opens for the mayor", BODY)))


def test_a_caption_under_another_picture() -> None:
    said = "The mayor cuts the ribbon on the rebuilt bridge on Monday."
    archive = archived({"old.md": article("Bridge", caption=said)})
    other = read("new.md", article("Plums", caption=said, picture="plums.jpg"))
    assert found(archive, other) == [("desk.3", 7, "old.md", 1)]
    assert not found(archive, read("new.md", article("Plums", caption=said, picture="img/bridge.jpg")))
    assert not found(archive, read("new.md", article("Plums", caption=said, picture="bridge-300x200.jpg")))
    archive = archived({"old.md": article("Bridge", caption=said, picture="ribbon-488690699.jpg")})
    assert not found(archive, read("new.md", article("Plums", caption=said, picture="cut-488690699-s.jpg")))


def test_of_two_articles_in_focus_the_newer_is_spoken_of() -> None:
    texts = {
        "a.md": article("Mayor’s bridge opens at last", day=9),
        "b.md": article("Mayor’s bridge opens at last"),
    }
    archive = archived(texts)
    assert [found(archive, read(path, text), texts) for path, text in texts.items()] == [
        [("desk.0", 5, "b.md", 1)],
        [],
    ]
    assert found(archive, read("b.md", texts["b.md"])) == [("desk.0", 5, "a.md", 1)]


FLOOD = "After the flood the council of Ostrava Falls closed 14 bridges in the Arden valley to all traffic."


def test_a_figure_that_another_article_gives_otherwise() -> None:
    archive = archived({"old.md": article("Bridge", FLOOD)})
    assert found(archive, read("new.md", article("Plums", FLOOD.replace("14", "19"), day=3))) == [
        ("desk.4", 7, "old.md", 1)
    ]


HEADLINES = st.sampled_from(
    [
        "Mayor’s bridge opens at last",
        "The mayor's bridge opens at last",
        "Mayor's old bridge opens at last now",
        "Plums are late this year",
        "Plums are late again this year, growers say",
        "Notes from the Selde council of May",
    ]
)
BODIES = st.lists(
    st.sampled_from([BODY, MORE, BODY.replace("Monday", "Friday"), FLOOD, FLOOD.replace("14", "19")]),
    max_size=3,
)
ARTICLES = st.dictionaries(
    st.sampled_from([f"{letter}.md" for letter in "abcdef"]),
    st.builds(
        lambda headline, body, day: article(headline, *body, day=day), HEADLINES, BODIES, st.integers(1, 28)
    ),
    min_size=1,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(ARTICLES)
def test_one_article_alone_gives_what_it_gives_among_all(articles: dict[str, str]) -> None:
    archive = archived(articles)
    documents = {path: read(path, text) for path, text in articles.items()}
    for path, document in documents.items():
        alone = found(archive, document, {path})
        without = archived({one: text for one, text in articles.items() if one != path})
        assert found(without, document, {path}) == alone
        archive = archived(articles)


class Broken(PublishedText):
    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        raise ZeroDivisionError(len(list(gathered)))


def test_a_check_that_breaks_is_a_problem_and_so_is_a_damaged_archive() -> None:
    archived({"old.md": article("Bridge opens", BODY)}).close()
    rule = Rule(id="desk.broken", message="Look.", check=Broken())
    gathered = Gathered()
    gather([rule], read("new.md", article("Plums", BODY)), gathered, Outcome())
    outcome = Outcome()
    compare_published("archive.db", {rule.id: {"new.md": rule}}, gathered, outcome)
    assert "stopped with ZeroDivisionError" in outcome.problems[0].message
    archive = Archive("archive.db", ".")
    archive._db.execute("UPDATE articles SET clips = 'x'")
    archive.close()
    outcome = Outcome()
    compare_published("archive.db", {rule.id: {"new.md": rule}}, gathered, outcome)
    assert "copydesk archive rebuild" in outcome.problems[0].message


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news.jsonl#bridge", "news.jsonl#bridge-2", True),
        ("news.jsonl#bridge", "news.jsonl#harbour", False),
        ("news.jsonl#bridge", "old.jsonl#bridge-2", False),
        ("posts/bridge.md", "posts/bridge-corrected.md", True),
        ("posts/12.md", "posts/12-2.md", False),
    ],
)
def test_articles_are_versions_of_one_story_by_their_names(one: str, other: str, *, same: bool) -> None:
    first, second = (
        Clip("headline", "", Location(path, Span(0, 0), 1, 1, 1, 1, "")) for path in (one, other)
    )
    assert is_one_story(first, second) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("bridge-opens", "Bridge-Opens-2", True),
        ("https://example.org/town/bridge.html?from=mail", "/town/bridge/", True),
        ("/town/bridge/index.html", "https://example.org/town/bridge", True),
        ("/town/bridge", "/county/bridge", False),
        ("2031", "2031-2", False),
        ("", "", False),
    ],
)
def test_articles_are_versions_of_one_story_by_their_slugs(one: str, other: str, *, same: bool) -> None:
    said = [f"---\nslug: {json.dumps(slug)}\n---\n\n# Bridge opens\n" for slug in (one, other)]
    first, second = (clippings(read(f"{number}.md", text))[0] for number, text in enumerate(said))
    assert is_one_story(first, second) is same


def test_an_update_of_the_day_may_have_the_headline_of_the_article() -> None:
    first = article("The bridge of Ostrava Falls opens", BODY)
    later = first.replace("---\n\n", "lastmod: 2031-05-02\n---\n\n", 1)
    said = [clippings(read(name, text)) for name, text in (("a.md", first), ("b.md", later), ("c.md", first))]
    assert [one.updated for (one,) in said] == [False, True, False]
    check = DuplicateHeadline()
    assert not list(check.compare([*said[0], *said[1]]))
    assert len(list(check.compare([*said[0], *said[2]]))) == 1


def test_what_is_known_of_a_story_is_kept_in_the_archive() -> None:
    slug = (
        "---\nslug: bridge\ndate: 2031-05-01\nupdated: 2031-05-03\n---\n\n# Bridge of Ostrava Falls opens\n"
    )
    for body in ("", f"\n{BODY}\n\n{MORE}\n"):
        own = archived({"old.md": slug + body}).entry("old.md")
        assert own
        assert all(one.story and one.updated for one in own.clips)


def test_rows_of_one_address_are_one_story() -> None:
    rows = [
        Row(
            number,
            str(number),
            "Bridge of Ostrava Falls opens",
            BODY,
            "2031-05-02",
            f"https://example.org/{url}",
        )
        for number, url in enumerate(("bridge", "bridge?from=mail", "harbour"))
    ]
    first, again, other = (row_entry(row, row.id, b"").clips[0] for row in rows)
    assert is_one_story(first, again)
    assert not is_one_story(first, other)
