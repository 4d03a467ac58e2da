"""The HTML report: what stands in it, what it may not hold, and its colours."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from copydesk import api
from copydesk.model.document import Document
from copydesk.model.finding import (
    About,
    Confidence,
    Edit,
    Finding,
    Fix,
    Level,
    Location,
    Part,
    Problem,
    Report,
    Source,
)
from copydesk.reporters.rendering import Style, render
from copydesk.reporters.stylesheet import stylesheet
from copydesk.text.span import Span

PLAIN = Style()
TEXT = "Two <b>ferries</b> & “a” boat\n\nThree ferries came.\n"
HOSTILE = '"><script>alert(1)</script><img src=x onerror=y>&amp;\x1b\u202e'
VOID = {"meta", "input", "br", "img", "link", "hr"}


class Reader(HTMLParser):
    """Reads a page as a strict reader would: every tag closed, every id once, every link answered."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data


def whole(page: str) -> Reader:
    """Return a page that keeps to the rules all our pages keep to."""
    reader = Reader(page)
    assert reader.open == []
    assert len(set(reader.ids)) == len(reader.ids)
    inner = [link[1:] for link in reader.links if link.startswith("#")]
    assert set(inner) <= set(reader.ids)
    assert "script" not in reader.tags
    assert not {name for name in reader.attributes if name.startswith("on")}
    assert not {"src", "srcset", "data", "action"} & reader.attributes
    return reader


def place(document: Document, words: str, note: str = "") -> Location:
    at = document.source.index(words)
    return document.at(Span(at, at + len(words)), note)


def found(
    location: Location, *related: Location, rule: str = "figures.clash", fix: Fix | None = None
) -> Finding:
    said = "Two here, three in line 3."
    return Finding(rule, Level.WARNING, Confidence.HIGH, said, location, related, fix)


def parts(text: str) -> tuple[Part, ...]:
    """Return each paragraph as a part, without its first character, as if that were markup."""
    read: list[Part] = []
    at = 0
    for one in text.split("\n\n"):
        start = at
        read.append(
            Part("paragraph", 0, one, lambda span, start=start: Span(span.start + start, span.end + start))
        )
        at += len(one) + 2
    return tuple(read)


def report(*findings: Finding, text: str = TEXT, **more: object) -> Report:
    about = About("Ferries differ.", "https://example.org/rule", why="One is\nwrong.")
    rules = {one.rule: about for one in findings}
    return Report(findings, files=1, rules=rules, source=lambda _: Source(text, parts(text)), **more)  # type: ignore[arg-type]


ARTICLE = Document("news/ferry.md", TEXT, ())
FERRY = found(place(ARTICLE, "ferries"), place(ARTICLE, "Three ferries", "the other"))


def test_a_finding_is_marked_and_noted_and_its_places_linked_both_ways() -> None:
    page = render("html", report(FERRY), PLAIN)
    reader = whole(page)
    assert 'Two &lt;b&gt;<mark class="warning r1" id="w1-1">ferries</mark>' in page
    assert 'href="#n1-1" aria-label="Note 1"' in page  # from the words to the note
    assert 'href="#w1-1" aria-label="Words of note 1"' in page  # and back
    assert '<a href="#p1-1-1">line 3</a> <i>the other</i>' in page  # from the note to the other place
    assert 'id="p1-1-1">Three ferries</mark>' in page
    assert 'aria-label="Note 1 points here"' in page  # and back
    assert 'href="#rule1"' in page
    assert "Two here, three in line 3." in reader.text
    assert "One is wrong." in reader.text


def test_the_page_forbids_scripts_and_network() -> None:
    page = render("html", report(FERRY), PLAIN)
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    assert f'<meta http-equiv="Content-Security-Policy" content="{policy}">' in page
    assert "url(" not in page
    assert "@import" not in page


def test_landmarks_and_labels_are_there_for_those_who_listen() -> None:
    page = render("html", report(FERRY, problems=(Problem("a.md", "broken"),)), PLAIN)
    reader = whole(page)
    assert {"header", "main", "article", "h1", "h2"} <= reader.tags
    assert '<html lang="en">' in page
    assert '<a class="skip" href="#articles">Skip to the articles</a>' in page
    assert 'role="note" aria-label="Note 1, warning"' in page
    assert page.count("<label") == page.count("<input") == 2
    assert page.count("<legend>") == page.count("<fieldset")


def test_hostile_names_and_texts_are_text() -> None:
    text = f"{HOSTILE} ferries\n\nThree ferries came.\n"
    document = Document(f"{HOSTILE}.md", text, ())
    one = found(
        place(document, HOSTILE, HOSTILE),
        place(document, "Three", HOSTILE),
        rule=f"a.{HOSTILE}",
        fix=Fix(HOSTILE, (Edit(Span(0, 1), "x"),)),
    )
    given = report(one, text=text, problems=(Problem(HOSTILE, f"{HOSTILE}\n{HOSTILE}", HOSTILE, 1, 2),))
    rules = {one.rule: About(HOSTILE, f"javascript:{HOSTILE}", why=HOSTILE, kind=HOSTILE)}
    page = render("html", Report(given.findings, given.problems, 1, rules=rules, source=given.source), PLAIN)
    reader = whole(page)
    assert not {"img", "script"} & reader.tags
    assert "javascript:" not in "".join(reader.links)
    assert not {"\x1b", "\u202e"} & set(page)
    assert "alert(1)" in reader.text


def test_a_folder_has_a_list_of_its_articles() -> None:
    other = Document("news/b.md", TEXT, ())
    two = found(place(other, "boat"), place(ARTICLE, "boat"), place(Document("c.md", TEXT, ()), "boat"))
    page = render("html", report(two, FERRY), PLAIN)
    reader = whole(page)
    assert "2 articles with findings" in reader.text
    assert 'href="#f1">news/b.md' in page
    assert 'aria-label="Note 1 of news/b.md points here"' in page
    assert "c.md, line 1" in reader.text  # no link: it is not on the page
    assert '<tr class="only-warning">' in page


def test_one_article_needs_no_list() -> None:
    page = render("html", report(FERRY), PLAIN)
    assert "<nav" not in page
    assert "<title>Copydesk: news/ferry.md</title>" in page


def test_an_empty_run_says_so() -> None:
    page = render("html", Report(files=3, notes=("Only one half was asked for.",)), PLAIN)
    reader = whole(page)
    assert "Only one half" in reader.text
    assert "Nothing found in 3 files." in reader.text
    assert not {"fieldset", "article", "nav"} & reader.tags


def test_a_problem_is_told_with_its_place_and_frame() -> None:
    page = render(
        "html", Report(problems=(Problem("a.md", "broken\n 1 | x", "a.b", 1, 2), Problem("", "oh"))), PLAIN
    )
    whole(page)
    assert '<b>a.md:1:2</b> broken <span class="rule">a.b</span><pre> 1 | x</pre>' in page
    assert "<li>oh</li>" in page


def test_words_that_are_not_in_the_text_are_shown_with_their_line() -> None:
    for given in (report(FERRY, text="Changed meanwhile.\n"), Report((FERRY,), files=1)):
        reader = whole(render("html", given, PLAIN))
        assert "Two <b>ferries</b> & “a” boat" in reader.text
        assert "Three ferries" in reader.text
    after = found(ARTICLE.at(Span(len(TEXT) - 1, len(TEXT))))
    parted = Report((after,), files=1, source=lambda _: Source(TEXT, parts(TEXT)[:1]))
    assert "Words that are not in the text above" in render("html", parted, PLAIN)


def test_words_over_two_paragraphs_have_one_note() -> None:
    start, end = TEXT.index("boat"), TEXT.index("ferries came")
    page = render("html", report(found(ARTICLE.at(Span(start, end)))), PLAIN)
    whole(page)
    assert page.count("<mark") == 2
    assert page.count("<sup") == 1


def test_marks_over_one_another_all_have_their_anchor() -> None:
    many = [found(place(ARTICLE, "ferries"), rule=f"a.r{number}") for number in range(9)]
    empty = found(ARTICLE.at(Span(5, 5)))
    page = render("html", report(*many, empty), PLAIN)
    whole(page)
    assert page.count("<mark class") == 6


def test_long_words_of_another_place_are_cut() -> None:
    text = f"Two ferries.\n\n{'Long ' * 60}end.\n"
    document = Document("a.md", text, ())
    one = found(document.at(Span(0, 3)), document.at(Span(14, 300)))
    assert "…”" in whole(render("html", report(one, text=text), PLAIN)).text


@pytest.mark.parametrize("name", ["harbour-bridge.txt", "newsroom"])
def test_the_examples_make_whole_pages(name: str) -> None:
    examples = Path(__file__).parents[2] / "examples"
    given = api.lint_paths([str(examples / name)], api.Options(isolated=True))
    assert given.findings
    page = render("html", given, PLAIN)
    reader = whole(page)
    assert page.count('role="note"') == len(given.findings)
    assert "Words that are not in the text above" not in page
    for finding in given.findings:
        assert finding.message in reader.text


# The colours: WCAG 2.2, success criteria 1.4.3 (text, 4.5 to 1) and 1.4.11 (lines that tell, 3 to 1)

TEXTS = [
    *[(name, "page") for name in ("ink", "soft", "link", "error", "warning", "suggestion")],
    *[(name, "panel") for name in ("ink", "soft", "link", "error", "warning", "suggestion")],
    *[("ink", f"{level}-mark") for level in ("error", "warning", "suggestion")],
]
LINES = [(name, "page") for name in ("error", "warning", "suggestion", "related")]


def luminance(color: str) -> float:
    digits = color.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(one * 2 for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colors() -> dict[str, dict[str, str]]:
    blocks = re.findall(r":root \{(.*?)\}", stylesheet(), re.DOTALL)
    light, dark, printed = (dict(re.findall(r"--([\w-]+): (#\w+);", one)) for one in blocks)
    return {"light": light, "dark": {**light, **dark}, "print": {**light, **printed}}


@pytest.mark.parametrize("mode", ["light", "dark", "print"])
def test_texts_stand_out_from_what_is_behind_them(mode: str) -> None:
    given = colors()[mode]
    for least, pairs in ((4.5, TEXTS), (3.0, LINES)):
        for one, other in pairs:
            assert contrast(given[one], given[other]) >= least, (mode, one, other)


def test_colours_are_named_in_one_place() -> None:
    rules = re.sub(r":root \{.*?\}", "", stylesheet(), flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,6}\b", rules)
    lines = stylesheet().splitlines()
    assert all(line.count(";") <= 1 for line in lines)
    assert max(map(len, lines)) <= 110
