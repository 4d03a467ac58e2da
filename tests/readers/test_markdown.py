import pytest

from copydesk.readers import read
from copydesk.readers.reading import Reading

ARTICLE = """---
title: 'It''s a "test" &amp; more'
summary: >
  Folded text
  goes here
date: 2024-05-03
image:
  alt: "A \\"big\\" dog"
---

# Other

By Jane Doe

LIMA (Reuters) — The *mayor* said `x` [here]({{< ref "x" >}}) & &rsquo;s <b>bold</b> https://x.y/z.

![Alt é text](a.jpg "Title here")
*A caption line*

{{< figure src="x" caption="Hugo <i>cap</i>" alt="Hugo alt" >}}

<figure><img src="a" alt="html alt"><figcaption>Cap <a href="x">text</a></figcaption></figure>

> Quote
> more

- one

```
code
```
"""


def test_every_part_has_its_kind_and_its_words() -> None:
    document = read("a.md", ARTICLE)
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("headline", 'It\'s a "test" & more'),
        ("standfirst", "Folded text goes here"),
        ("caption", 'A "big" dog'),
        ("headline", "Other"),
        ("byline", "By Jane Doe"),
        ("dateline", "LIMA (Reuters)"),
        ("paragraph", "The mayor said * here & ’s bold *************."),
        ("caption", "Alt é text"),
        ("caption", "Title here"),
        ("caption", "A caption line"),
        ("caption", "Hugo cap"),
        ("caption", "Hugo alt"),
        ("caption", "html alt"),
        ("caption", "Cap text"),
        ("quote", "Quote more"),
        ("list-item", "one"),
    ]
    assert str(document.meta.published) == "2024-05-03"


def parts(source: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read("a.md", source).blocks]


def test_an_italic_line_under_a_picture_is_its_caption() -> None:
    assert parts("![](a.jpg)\n*The ferry at dawn.*\n") == [("caption", "The ferry at dawn.")]
    assert parts("[![](a.jpg)](b)\\\n_(The [ferry](x) at dawn)_.\n") == [("caption", "(The ferry at dawn).")]


def test_an_italic_paragraph_after_a_picture_is_its_caption() -> None:
    source = "Rain fell.\n\n![](a.jpg)\n\n*The ferry at dawn*\n\nIt sailed.\n"
    assert parts(source)[1] == ("caption", "The ferry at dawn")


@pytest.mark.parametrize(
    "source",
    [
        "![](a.jpg) The quay.\n\n*The ferry sailed.*\n\nIt came back.\n",  # the picture has text with it
        "![](a.jpg)\n\n---\n\n*The ferry sailed.*\n\nIt came back.\n",
        "![](a.jpg)\n\n```\nx\n```\n\n*The ferry sailed.*\n\nIt came back.\n",
        "*The ferry ![](a.jpg) sailed.*\n",
        "![](a.jpg)\n\nThe ferry sailed.\n",
        "![](a.jpg)\n*The ferry* sailed.\n",
        "![](a.jpg)\n\n*This story was first published in The Quay.*\n\nIt sailed.\n",
        "![](a.jpg)\n\n*Guest post by Ana Ruiz*\n\nIt sailed.\n",
        "![](a.jpg)\n\n*Editor’s note: names were changed.*\n\nIt sailed.\n",
        "![](a.jpg)\n\n*" + "The ferry sailed again. " * 12 + "The end.*\n\nIt sailed.\n",
        "It sailed.\n\n![](a.jpg)\n\n*Ana Ruiz is a reporter for The Quay.*\n",
        '{{< figure src="a.jpg" caption="" >}}\n\nNo *picture* here.\n',
    ],
)
def test_other_italic_lines_are_none(source: str) -> None:
    assert "caption" not in [kind for kind, _ in parts(source)]


def test_a_picture_with_a_caption_takes_no_second_one() -> None:
    source = '{{< figure src="a.jpg" caption="The quay" >}}\n\n*The ferry sailed.*\n\nIt came back.\n'
    assert parts(source) == [
        ("caption", "The quay"),
        ("paragraph", "The ferry sailed."),
        ("paragraph", "It came back."),
    ]


def test_a_picture_of_a_template_takes_the_line_under_it() -> None:
    assert parts('{% image "a.jpg" "A white ferry" %}\n*The ferry at dawn*\n\nIt sailed.\n') == [
        ("caption", "A white ferry"),
        ("caption", "The ferry at dawn"),
        ("paragraph", "It sailed."),
    ]


def test_the_words_between_caption_tags_are_a_caption() -> None:
    assert parts("[caption id=1]![](a.jpg) The ferry at dawn[/caption]\n") == [
        ("caption", "The ferry at dawn")
    ]


def test_credits_are_no_captions() -> None:
    assert parts("![](a.jpg)\n*Photo: Ana Ruiz*\n") == [("credit", "Photo: Ana Ruiz")]
    assert parts('![Photo by Ana Ruiz](a.jpg "Source: The Quay")') == [
        ("credit", "Photo by Ana Ruiz"),
        ("credit", "Source: The Quay"),
    ]


def test_a_file_name_is_no_alt_text() -> None:
    assert parts("![ferry-at-the-quay-2](a.jpg) ![IMG_1.jpg](a.jpg)") == []


def test_html_blocks_have_kinds() -> None:
    source = (
        "<h2>News</h2>\n<ul><li>one</li></ul>\n<p class='wp-caption-text'>The quay</p>\n"
        "<blockquote>So be it.</blockquote>\n"
        "<script>var x;</script>\n<p>Run <code>make</code> now<br>please <!-- no --></p>\n"
        "<img alt='A gull' title='Gull' width=3>\n"
    )
    assert parts(source) == [
        ("subhead", "News"),
        ("list-item", "one"),
        ("caption", "The quay"),
        ("quote", "So be it."),
        ("paragraph", "Run **** now please"),
        ("caption", "A gull"),
        ("caption", "Gull"),
    ]


def test_markdown_in_a_block_of_html_is_no_prose() -> None:
    assert parts('<div>\n**Rain** fell on [the quay](http://a.b "x") and ![](a.jpg).\n</div>\n') == [
        ("paragraph", "Rain fell on the quay and .")
    ]


def test_tags_that_are_not_closed_properly_are_no_prose() -> None:
    assert parts('Rain fell. <img src="a.jpg"alt="x"> It stopped.\n') == [
        ("paragraph", "Rain fell. It stopped.")
    ]


def test_links_with_a_space_in_the_address_are_links() -> None:
    assert parts("See [the quay](http://a.b/c d).\n") == [("paragraph", "See the quay.")]
    assert parts("[Write](mailto:a@b.c?subject=Old quay) now.\n") == [("paragraph", "Write now.")]


def test_tables_notes_autolinks_and_definitions() -> None:
    source = "| Day | Rain |\n|---|---|\n| Monday | <br> |\n\nSee <http://a.b>[^1].\n\n"
    source += "[^1]: A note.\n\nQuay\n: A pier\n"
    assert parts(source) == [
        ("table-cell", "Day"),
        ("table-cell", "Rain"),
        ("table-cell", "Monday"),
        ("paragraph", "See **********."),
        ("note", "A note."),
        ("list-item", "Quay"),
        ("list-item", "A pier"),
    ]


def test_code_in_html_and_math_are_no_prose() -> None:
    assert parts("Type <kbd>**x**</kbd> and $$a+b$$ now.\n") == [("paragraph", "Type * and now.")]


def test_the_first_heading_is_the_headline_unless_there_are_more() -> None:
    assert parts("# Rain\n\nIt fell.\n")[0] == ("headline", "Rain")
    titled = "---\ntitle: Rain\n---\n"
    assert [kind for kind, _ in parts(titled + "# One\n\nIt fell.\n\n# Two\n\nIt fell.\n")] == [
        "headline",
        "subhead",
        "paragraph",
        "subhead",
        "paragraph",
    ]


def test_a_dateline_with_a_link_in_it_keeps_its_places() -> None:
    source = "LIMA (*Reuters*) — Rain fell on [the quay](a).\n"
    first, second = read("a.md", source).blocks
    assert (first.kind.value, first.source.of(source)) == (
        "dateline",
        "LIMA (*Reuters*)",
    ) or first.text == "LIMA (Reuters)"
    assert second.text == "Rain fell on the quay."
    assert [span.of(second.text) for role, span in second.inlines if role == "link"] == ["the quay"]


def test_formulas_are_no_prose_for_rules_of_vale() -> None:
    text = "Inline $z$ and a price of $5 keep $6 on.\n\n$$\ny = x\n$$\n\nMore.\n"
    document = read("a.md", text, Reading(foreign=True))
    assert [block.text for block in document.blocks] == ["Inline * and a price of $5 keep $6 on.", "More."]
