from copydesk.analysis.scopes import Regions, as_read, search
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import Piece, SourceMap
from copydesk.readers import read
from copydesk.readers.reading import Reading
from copydesk.text.finder import Finder
from copydesk.text.patterns import Pattern
from copydesk.text.span import Span

SOURCE = "Big news today\n\nRain `fell` here. It *was* wet.\n\nan item\n"


def block(kind: BlockKind, scope: str, start: int, end: int, text: str = "", **more: object) -> Block:
    text = text or SOURCE[start:end]
    return Block(kind, scope, text, SourceMap.verbatim(Span(start, end)), **more)  # type: ignore[arg-type]


DOCUMENT = Document(
    "a.md",
    SOURCE,
    (
        block(BlockKind.HEADLINE, "text.heading.h1.md", 0, 14),
        block(
            BlockKind.PARAGRAPH,
            "text.md",
            16,
            48,
            "Rain ****** here. It *was* wet.",
            inlines=(("code", Span(5, 11)), ("emphasis", Span(22, 25))),
        ),
        block(BlockKind.LIST_ITEM, "text.list.md", 49, 56),
    ),
    format="md",
)


def texts(*selectors: str) -> list[str]:
    return [region.text for region in Regions(selectors)(DOCUMENT)]


def test_text_is_every_block() -> None:
    assert texts("text") == ["Big news today", "Rain ****** here. It *was* wet.", "an item"]


def test_sections_select_in_any_order() -> None:
    assert texts("heading") == texts("h1.heading") == texts("headline") == ["Big news today"]
    assert texts("heading.h2") == []


def test_and_not_and_or() -> None:
    assert texts("text & ~heading.h1") == ["Rain ****** here. It *was* wet.", "an item"]
    assert texts("~heading & ~list") == ["Rain ****** here. It *was* wet."]
    assert texts("list", "heading", "text & list") == ["Big news today", "an item"]


def test_sentences_of_the_blocks() -> None:
    assert texts("sentence") == ["Big news today", "Rain ****** here.", "It *was* wet.", "an item"]
    assert texts("sentence.heading") == ["Big news today"]


def test_raw_is_the_whole_file() -> None:
    assert texts("raw") == [SOURCE]
    assert texts("raw & ~heading") == []
    assert texts("raw.html") == []


def test_the_summary_is_the_running_text_and_knows_its_places() -> None:
    (region,) = Regions(("summary",))(DOCUMENT)
    assert region.text == "Rain ****** here. It *was* wet.\n\nan item\n\n"
    start = region.text.index("an item")
    assert region.place(DOCUMENT, start, start + 7).excerpt == "an item"
    assert texts("summary & ~list") == []
    assert texts("summary.html") == []


def test_the_summary_of_nothing_is_empty() -> None:
    (region,) = Regions(("summary",))(Document("a.md", "", (), format="md"))
    assert region.text == ""


def test_words_with_markup_are_regions_of_their_own() -> None:
    assert texts("emphasis") == ["was"]
    assert texts("link") == []
    assert texts("emphasis & ~list") == ["was"]


def test_inline_code_is_read_from_the_file() -> None:
    (region,) = Regions(("code",))(DOCUMENT)
    assert region.text == "`fell`"
    assert region.place(DOCUMENT, 1, 5).excerpt == "fell"


def test_a_role_left_out_is_blanked() -> None:
    assert texts("paragraph & ~emphasis") == ["Rain ****** here. It ****** wet."[:22] + "***" + "* wet."]


def test_an_empty_place_has_no_width() -> None:
    (region,) = Regions(("heading",))(DOCUMENT)
    assert region.place(DOCUMENT, 4, 4).span == Span(4, 4)


def test_all_regions_are_searched_in_one_go() -> None:
    def found(pattern: str, *selectors: str) -> list[str]:
        hits = search(DOCUMENT, selectors, Finder(Pattern(pattern)))
        return [f"{region.text[start:end]} {start} {option}" for region, start, end, option in hits]

    assert found("rain|Rain|item", "text") == ["Rain 0 1", "item 3 2"]
    assert found("fell", "text") == []
    assert found("fell", "code") == ["fell 1 0"]
    assert found("fell", "raw") == ["fell 22 0"]
    assert found("today\\s+rain", "text") == []
    assert found("^.", "text") == ["B 0 0", "R 0 0", "a 0 0"]


def test_line_ends_of_the_file_are_seen_where_the_block_has_blanks() -> None:
    source = "one\ntwo\r\n&amp; three &#10;x"
    pieces = [
        Piece(Span(0, 7), Span(0, 7)),
        Piece(Span(7, 8), Span(7, 9)),
        Piece(Span(8, 9), Span(9, 14)),
        Piece(Span(9, 16), Span(14, 21)),
    ]
    whole = Block(BlockKind.PARAGRAPH, "text.md", "one two & three ", SourceMap(pieces))
    (region,) = Regions(("text",))(Document("a.md", source, (whole,)))
    assert region.text == "one\ntwo\n& three "


def test_what_is_no_blank_stays_where_the_file_has_a_line_end() -> None:
    whole = Block(BlockKind.PARAGRAPH, "text.md", "ab", SourceMap([Piece(Span(0, 2), Span(0, 3))]))
    (region,) = Regions(("text",))(Document("a.md", "a\nb", (whole,)))
    assert region.text == "ab"


def test_the_text_of_an_image_is_an_attribute_and_no_sentence() -> None:
    alt = Block(BlockKind.CAPTION, "text.alt.md", "A dog.", SourceMap.verbatim(Span(0, 6)))
    document = Document("a.md", "A dog.", (alt,))
    assert len(Regions(("attr.alt",))(document)) == len(Regions(("sentence.alt",))(document)) == 1
    assert Regions(("sentence",))(document) == ()


TAGGED = """---
title: A day out
slug: a-day-out
tags:
  - boats
---
See [the bridge]({{ "/bridge" | url }}) first. It *is* old.
"""


def shown(document: Document, *selectors: str) -> list[str]:
    return [region.text for region in Regions(selectors)(document)]


def test_rules_see_markdown_as_vale_does() -> None:
    document = read("a.md", TAGGED)
    assert [block.text for block in document.blocks] == ["A day out", "See the bridge first. It is old."]
    expected = ["A day out", "a-day-out", 'See [the bridge]({{ "/bridge" | url }}) first. It is old.']
    assert shown(document, "text") == expected
    assert shown(document, "text.frontmatter.slug") == ["a-day-out"]
    assert shown(document, "sentence") == ['See [the bridge]({{ "/bridge" | url }}) first.', "It is old."]
    assert shown(document, "emphasis") == ["is"]
    foreign = read("a.md", TAGGED, Reading(foreign=True))
    assert [block.text for block in foreign.blocks] == expected
    assert shown(foreign, "text") == expected
    plain = read("a.md", "---\nslug: b\n---\nA day.\n")
    assert shown(plain, "text") == ["b", "A day."]


def test_plain_text_is_one_block_for_vale_and_many_for_us() -> None:
    source = "Ferry sinks\n\nA ferry sank on Monday. All are\nsafe, the harbour said.\n\nMore soon.\n"
    document = read("a.txt", source)
    assert shown(document, "text") == [source]
    assert shown(document, "paragraph") == [
        "Ferry sinks",
        "A ferry sank on Monday. All are\nsafe, the harbour said.",
        "More soon.\n",
    ]
    assert shown(document, "sentence") == [
        "Ferry sinks",
        "A ferry sank on Monday.",
        "All are\nsafe, the harbour said.",
        "More soon.",
    ]
    assert shown(document, "headline") == ["Ferry sinks"]
    assert shown(document, "sentence & headline") == ["Ferry sinks"]


def test_a_value_that_is_called_summary_is_one() -> None:
    document = read("a.md", "---\nsummary: Short.\nslug: b\n---\nA day.\n")
    assert shown(document, "summary") == ["A day.\n\n", "Short."]
    assert len(shown(document, "raw")) == 1


def test_words_with_markup_between_them_are_told_as_read() -> None:
    document = read("a.md", "It is *on* on\n**on** now.\n", Reading())
    region = document.derive(Regions(("text",)))[0]
    start = region.text.index("on")
    whole = region.place(document, start, start + 8)
    assert whole.excerpt == "on* on\n**on"
    assert as_read(whole, region.text[start : start + 8]) == {"match": "on on on"}
    plain = region.place(document, start, start + 2)
    assert as_read(plain, "on") == {}
