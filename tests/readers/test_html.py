"""HTML pages."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.document import BlockKind, Document
from copydesk.readers import read
from copydesk.readers.reading import Reading

PAGE = """<!DOCTYPE html>
<html><head><title>Ferry runs aground | The Tarnwick Post</title>
<meta property="article:published_time" content="2019-05-03T10:00:00Z">
<style>p { color: red }</style></head><body>
<nav><a href="/">Home</a></nav>
<h1>Ferry runs aground off Port Ellery</h1>
<p class="byline">By Ana Ruiz</p>
<p>The <em>Morning Star</em> ran aground on <a href="x.html">Friday&nbsp;night</a>.<br>Nobody was hurt.</p>
<figure><img src="a.jpg" alt="A ferry on the rocks"><figcaption>The ferry on Saturday.</figcaption></figure>
<h2>What is known</h2>
<ul><li>It carried 40 people.<li>It runs <code>twice</code> a day.</ul>
<blockquote><p>“We saw it lean,” said Ivo Brandt.</p></blockquote>
<table><caption>Ferries</caption><tr><th>Year<th>Trips<tr><td>2018<td>400 trips</table>
<div class="photo-caption">The harbour in May.</div>
<script>var p = "<p>no</p>";</script>
<footer>All rights reserved by the paper.</footer>
</body></html>
"""


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks]


def test_the_article_is_read_without_the_page_around_it() -> None:
    document = read("a.html", PAGE)
    assert kinds(document) == [
        ("headline", "Ferry runs aground off Port Ellery"),
        ("byline", "By Ana Ruiz"),
        ("paragraph", "The Morning Star ran aground on Friday\xa0night. Nobody was hurt."),
        ("caption", "A ferry on the rocks"),
        ("caption", "The ferry on Saturday."),
        ("subhead", "What is known"),
        ("list-item", "It carried 40 people."),
        ("list-item", "It runs ***** a day."),
        ("quote", "“We saw it lean,” said Ivo Brandt."),
        ("caption", "Ferries"),
        ("table-cell", "Year"),
        ("table-cell", "Trips"),
        ("table-cell", "2018"),
        ("table-cell", "400 trips"),
        ("caption", "The harbour in May."),
    ]
    assert document.meta.published == date(2019, 5, 3)
    assert document.format == "html"


def test_every_block_knows_its_place() -> None:
    document = read("a.html", PAGE)
    for block in document.blocks:
        first = block.text.split()[0]
        assert block.source.of(PAGE).startswith(first)
    paragraph = next(block for block in document.blocks if block.kind is BlockKind.PARAGRAPH)
    assert [(role, span.of(paragraph.text)) for role, span in paragraph.inlines] == [
        ("emphasis", "Morning Star"),
        ("link", "Friday\xa0night"),
    ]


def test_without_a_heading_the_title_is_the_headline() -> None:
    document = read("2020-01-02-a.htm", "<title>Ferry aground</title><p>It ran aground.</p>")
    assert kinds(document) == [("headline", "Ferry aground"), ("paragraph", "It ran aground.")]
    assert document.meta.published == date(2020, 1, 2)


def test_rules_of_vale_see_the_whole_page() -> None:
    text = (
        '<title>Page</title><meta name="description" content="A ferry">'
        "<nav>Home</nav><figcaption>Boat</figcaption>"
    )
    document = read("a.html", text, Reading(foreign=True))
    assert [(block.scope, block.text) for block in document.blocks] == [
        ("text.paragraph.html", "Page"),
        ("text.attr.description.html", "A ferry"),
        ("text.paragraph.html", "Home"),
        ("text.paragraph.html", "Boat"),
    ]


def test_what_the_configuration_leaves_out_is_left_out() -> None:
    text = (
        "<p class='x'>one</p><p>two <span class='y x'>three</span></p>"
        "<div class='x'><div>four</div>five</div><aside>six</aside><p>seven <kbd>eight</kbd></p>"
    )
    reading = Reading(
        ignored_classes=frozenset({"x"}),
        skipped_scopes=frozenset({"aside"}),
        ignored_scopes=frozenset({"kbd"}),
    )
    assert [block.text for block in read("a.html", text, reading).blocks] == ["two", "seven *****"]


def test_a_credit_under_a_picture_is_a_credit() -> None:
    document = read("a.html", "<figure><figcaption>Photo: Ana Ruiz</figcaption></figure>")
    assert kinds(document) == [("credit", "Photo: Ana Ruiz")]


def test_tags_that_close_nothing_and_elements_that_nest_for_ever_are_read() -> None:
    assert kinds(read("a.html", "</p></b><p>one</i> two</div> three<p/>four")) == [
        ("paragraph", "one two"),
        ("paragraph", "three"),
        ("paragraph", "four"),
    ]
    assert kinds(read("a.html", "<div>" * 2000 + "deep" + "</div>" * 2000)) == [("paragraph", "deep")]


@given(st.text(alphabet="<>/=\"'! abpdiv-&;\n", max_size=300))
def test_any_page_is_read_and_every_place_lies_in_it(text: str) -> None:
    for block in read("a.html", text).blocks:
        assert 0 <= block.source.start <= block.source.end <= len(text)


def test_endings_can_be_read_as_others_and_markup_can_be_left_unread() -> None:
    as_html = Reading(formats={"txt": "html"})
    assert kinds(read("a.txt", "<p>one</p>", as_html)) == [("paragraph", "one")]
    assert read("a.html", "<p>one</p>", Reading(plain=True)).format == "txt"


def test_pictures_in_what_is_left_out_still_say_what_they_show() -> None:
    reading = Reading(skipped_scopes=frozenset({"figure"}), foreign=True)
    text = "<figure><figure></figure><img src=a alt='A ferry'>words</figure><p>A <q>said</b></q> thing.</p>"
    assert [block.text for block in read("a.html", text, reading).blocks] == ["A ferry", "A said thing."]


def test_classes_are_sections_of_the_scope_for_rules_of_vale() -> None:
    text = "<div class='lead x-1'><h2 class='a b'>One</h2><p>two <span class='pre'>three</span></p></div>"
    document = read("a.html", text, Reading(foreign=True))
    assert [(block.scope, block.text, block.level) for block in document.blocks] == [
        ("text.heading.h2.class.lead.class.x-1.class.a.class.b.html", "One", 2),
        ("text.paragraph.class.lead.class.x-1.html", "two", 0),
    ]


def test_inline_elements_that_are_never_closed_are_counted_no_further() -> None:
    text = "<p>" + "<b>so " * 2_000 + "<code>x</code></p>"
    (block,) = read("a.html", text).blocks
    assert block.text.startswith("so so")
    assert len(block.inlines) <= 501
