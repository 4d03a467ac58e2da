from copydesk.readers import read

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


def test_front_matter_faults_are_problems_and_the_article_is_read() -> None:
    document = read("a.md", "---\ntitle: A\ntitle: B\nbad: [\n---\nBody.\n")
    assert [line for line, _ in document.problems][0] == 3
    assert document.blocks[-1].text == "Body."


def test_toml_values_have_places() -> None:
    document = read("a.md", '+++\ntitle = "Ferry \\"news\\""\n+++\nBody.\n')
    assert document.blocks[0].text == 'Ferry "news"'
    assert document.blocks[0].source.of(document.source) == 'Ferry \\"news\\"'


def test_no_closing_fence_no_front_matter() -> None:
    assert "headline" not in [block.kind.value for block in read("a.md", "---\ntitle: A\n\nBody.\n").blocks]
