from datetime import date

import pytest

from copydesk.analysis.time_words import has_date, time_words
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

P, C = BlockKind.PARAGRAPH, BlockKind.CAPTION


def article(*parts: str | tuple[BlockKind, str], path: str = "a.txt", meta: Meta | None = None) -> Document:
    blocks, at, told = [], 0, [part if isinstance(part, tuple) else (P, part) for part in parts]
    for kind, text in told:
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 2
    return Document(path, "\n\n".join(text for _, text in told), tuple(blocks), meta or Meta())


def times(*paragraphs: str) -> list[str]:
    found = article(*paragraphs).derive(time_words)
    return [one.span.of(one.sentence.block.text) for one in found]


def test_relative_times_are_found() -> None:
    assert times("It sank last October. In June it was raised, and on Tuesday it sailed.") == [
        "last October",
        "In June",
        "on Tuesday",
    ]
    assert times("It sank yesterday, or earlier this week.") == ["yesterday", "earlier this week"]
    assert times("By late May it will sail; next year it rests.") == ["By late May", "next year"]


@pytest.mark.parametrize(
    "text",
    [
        "It runs on Tuesdays.",
        "It sails on Tuesday of each week.",
        "It sank in June 2031.",
        "It sank in June of 2031.",
        "It sails in June each year.",
        "It sank the next year.",
        "Next week's edition is out of the may tree, in march step.",
        "You may sail.",
        "Tomorrow's sailors learn of the ships of tomorrow.",
        "Last year, in 2031, it sank.",
        "It has lain there since March 20.",
        "It was built by April Ruiz.",
        "Read more in Ships on Tuesday: The Ferry.",
    ],
)
def test_habits_and_full_dates_are_not(text: str) -> None:
    assert times(text) == []


def test_what_is_some_time_ago_is_weak() -> None:
    document = article(
        "It sank two years ago. A few weeks ago it was raised, and last week it sailed in June."
    )
    found = [(one.span.of(one.sentence.block.text), one.weak) for one in document.derive(time_words)]
    assert found == [
        ("two years ago", True),
        ("A few weeks ago", True),
        ("last week", False),
        ("in June", False),
    ]


def test_a_year_dates_the_months_near_it() -> None:
    assert times("It sank in March 2031. In June it was raised.", "In July it sailed.") == []
    assert times("It sank in March 2031.", "It lay there.", "In July it sailed.") == ["In July"]
    assert times("It sank in March 2031. It was raised on Monday.") == ["on Monday"]


@pytest.mark.parametrize(
    "document",
    [
        article("x", meta=Meta(published=date(2031, 4, 9))),
        article("x", meta=Meta(values={"pubdate": "9 April 2031"})),
        article("x", path="news/2031-04-09-ferry.md"),
        article("x", path="news/2031/04/ferry.md"),
        article("x", path="20310409.txt"),
        article("PORT EDDA, April 9, 2031. The ferry sank."),
        article("9th of April 2031"),
        article("2031-04-09"),
        article("9/4/2031"),
        article((BlockKind.DATELINE, "PORT EDDA, April 9"), "The ferry sank."),
    ],
)
def test_an_article_is_dated(document: Document) -> None:
    assert has_date(document)


@pytest.mark.parametrize(
    "document",
    [
        article("The ferry sank in April 2031."),
        article("x", meta=Meta(values={"title": "2031", "date": "soon"})),
        article((BlockKind.DATELINE, "PORT EDDA (Agency) —"), "The ferry sank."),
        article("word " * 150 + "9 April 2031"),
    ],
)
def test_an_article_is_not_dated(document: Document) -> None:
    assert not has_date(document)
