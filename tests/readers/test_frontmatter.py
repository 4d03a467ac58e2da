import pytest

from copydesk.model.document import Document
from copydesk.readers import read


def yaml(text: str, name: str = "a.md") -> Document:
    return read(name, f"---\n{text}\n---\nBody.\n")


def parts(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks][:-1]


def places(document: Document) -> list[str]:
    return [block.source.of(document.source) for block in document.blocks][:-1]


def test_faults_are_problems_and_the_article_is_read() -> None:
    document = yaml("title: A\ntitle: B\nbad: [")
    assert next(line for line, _ in document.problems) == 3
    assert document.blocks[-1].text == "Body."


def test_a_key_that_is_no_part_of_the_article_may_stand_twice() -> None:
    assert not yaml("layout: a\nlayout: b").problems


def test_every_part_of_an_article_is_found_at_any_depth() -> None:
    document = yaml(
        "headline: Rain\ndek: It fell.\nbyline: Ana Ruiz\nauthors:\n  - name: Luis Vega\n  - ana-ruiz\n"
        "images:\n  - caption: The quay\n    credit: Eva Lund\n  - caption: 'Photo: Eva Lund'\n"
        "image_alt: A gull\n"
        ""
        "description: It fell.\ntags: [caption, title]\n"
    )
    assert parts(document) == [
        ("headline", "Rain"),
        ("standfirst", "It fell."),
        ("byline", "Ana Ruiz"),
        ("byline", "Luis Vega"),
        ("caption", "The quay"),
        ("credit", "Eva Lund"),
        ("credit", "Photo: Eva Lund"),
        ("caption", "A gull"),
    ]
    assert document.meta.values["images.0.caption"] == "The quay"


def test_keys_that_are_lists_and_aliases_do_not_shift_values() -> None:
    document = yaml("? [a, {b: c}]\n: d\nx: &x Rain\ny: *x\n*x : z\ncaptions: [one two, three]")
    assert document.meta.values["?"] == "d"
    assert parts(document) == [("caption", "one two"), ("caption", "three")]


def test_values_over_several_lines_keep_their_places() -> None:
    document = yaml('summary: |\n  Rain fell\n  on the quay\ntitle: "Rain \\\n  falls\\u0021 it\n  does"')
    assert parts(document) == [("standfirst", "Rain fell on the quay"), ("headline", "Rain falls! it does")]
    assert places(document)[0] == "Rain fell\n  on the quay"


def test_values_that_cannot_be_aligned_have_the_place_of_the_whole() -> None:
    document = yaml('title: "Rain\\x21 \\U0001F600 falls"\nsummary: >\n  Rain\n    fell\n\n  here')
    assert parts(yaml("summary: |\n  Rain\t\n  fell\n  here")) == [("standfirst", "Rain fell here")]
    assert parts(document)[0] == ("headline", "Rain! 😀 falls")
    assert parts(document)[1] == ("standfirst", "Rain fell here")


def test_alternative_texts_have_a_scope_of_their_own() -> None:
    document = yaml("image:\n  alt: A gull\n  alt_text: A mast\ncover_alt: A boat")
    assert [block.scope.split(".")[-2] for block in document.blocks][:-1] == ["alt", "alt", "alt"]


def test_markdown_and_html_in_a_value_are_no_words() -> None:
    assert parts(yaml("summary: 'See **the** [quay](http://a.b) &amp; <b>gulls</b>'")) == [
        ("standfirst", "See the quay & gulls")
    ]


def test_what_is_no_mapping_is_no_front_matter() -> None:
    assert [block.text for block in yaml("- Rain fell").blocks] == ["Rain fell", "Body."]
    assert [block.text for block in yaml("Rain fell").blocks][-1] == "Body."
    assert read("a.md", "---\ntitle: A\n\nBody.\n").blocks[0].kind.value != "headline"
    assert [block.text for block in yaml("").blocks] == ["Body."]


def test_a_list_between_fences_is_told_and_stays_in_the_article() -> None:
    said = "front matter is a list; it has to be keys with values"
    for text in ("- title: Rain fell\n- date: 2026-03-02", "[Rain, fell]", "# Values\n- Rain fell\r"):
        document = yaml(text)
        assert document.problems == ((3 if text[0] == "#" else 2, said),), text
        assert document.blocks[-1].text == "Body."


def test_a_rule_and_a_list_with_blank_lines_around_it_is_an_article() -> None:
    for text in ("\n- Rain fell", "- Rain fell\n", " \n- Rain fell\n"):
        assert yaml(text).problems == ()
    assert yaml("Rain: [fell\n\tand").problems
    assert not yaml("Rain [fell").problems
    assert not yaml("[fell\n\t").problems


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("---\ntitle: a: b\n---\nBody.\n", 2, 'front matter: a text with ": " in it goes in quotes'),
        ('---\nlayout: x\ntitle: "Rain\n---\nBody.\n', 3, "front matter: a quote that is not closed"),
        ('+++\na = 1\ntitle = "Rain\n+++\nBody.\n', 3, "front matter: a quote that is not closed"),
        ("---\ntitle: Rain\n\nBody.\n", 1, 'front matter: no line "---" closes it'),
        ('+++\ntitle = "Rain"\n\nBody.\n', 1, 'front matter: no line "+++" closes it'),
        ('{"title": "Rain",\n "date": }\n\nBody.\n', 2, "front matter is not JSON: Expecting value"),
        ("---\ntitle: \x01\n---\nBody.\n", 1, "front matter: it can’t be read"),
    ],
)
def test_a_fault_of_the_front_matter_is_told_with_its_line(text: str, line: int, said: str) -> None:
    assert read("a.md", text).problems == ((line, said),)
    assert read("a.txt", text).problems == ()


def test_what_only_looks_like_front_matter_is_no_fault() -> None:
    deep = '{"title": ' + "[" * 100_000
    for text in ("---\nRain: fell.\n", "---\n\ntitle\n", '{"Rain," she said}\n', '{"a": }\n', deep):
        assert read("a.md", text).problems == ()


def test_what_is_too_large_or_too_deep_is_a_problem() -> None:
    assert "too large" in yaml("k: " + "v" * 300_000).problems[0][1]
    assert "too deeply" in yaml("k: " + "[" * 200).problems[0][1]
    assert "too deeply" in yaml("caption: Rain\nk: " + "[" * 200).problems[0][1]


def test_the_date_is_read_in_any_usual_form() -> None:
    for form in ("2026-03-02T10:00:00+01:00", '"March 2, 2026"', "2 March 2026", "Mon, 2nd Mar 2026 10:00"):
        assert str(yaml(f"date: {form}").meta.published) == "2026-03-02", form
    assert yaml("date: 2026-13-40").meta.published is None
    assert yaml("date: soon").meta.published is None


def test_the_name_of_a_file_gives_its_date_if_nothing_else_does() -> None:
    assert str(read("news/2026-03-02-rain.md", "Body.").meta.published) == "2026-03-02"
    assert str(read("2026-03-02-rain.txt", "Body.").meta.published) == "2026-03-02"
    assert str(yaml("updated: 2026-05-05", "2026-03-02-rain.md").meta.published) == "2026-03-02"
    assert str(yaml("updated: 2026-05-05").meta.published) == "2026-05-05"
    assert read("2026-99-02-rain.md", "Body.").meta.published is None


def test_toml_values_have_places() -> None:
    source = (
        '+++\ntitle = "Ferry \\"news\\""\ndate = 2026-03-02\n'
        "captions = [\n  \"The quay\", # first\n  'A gull',\n]\n"
        'summary = """\nRain fell\non the quay"""\n'
        '[[images]]\ncaption = "One boat"\n[[images]]\ncaption = "Two boats"\n'
        '[cover]\nalt = "A mast"\nwidth = 3\n["a b"]\ncaption = "A gull"\n+++\nBody.\n'
    )
    document = read("a.md", source)
    assert parts(document) == [
        ("headline", 'Ferry "news"'),
        ("caption", "The quay"),
        ("caption", "A gull"),
        ("standfirst", "Rain fell on the quay"),
        ("caption", "One boat"),
        ("caption", "Two boats"),
        ("caption", "A mast"),
    ]
    assert places(document)[0] == 'Ferry \\"news\\"'
    assert places(document)[3] == "Rain fell\non the quay"
    assert str(document.meta.published) == "2026-03-02"


def test_bad_toml_is_a_problem_on_its_line() -> None:
    assert read("a.md", "+++\na = 1\nb = \n+++\nBody.\n").problems[0][0] == 3
    assert read("a.md", "+++\na = " + "[" * 5_000 + "\n+++\nBody.\n").problems


def test_json_is_front_matter_too() -> None:
    source = '{\n  "title": "Rain \\u2014 again",\n  "image": {"caption": "The quay"}\n}\n\nBody.\n'
    document = read("a.md", source)
    assert parts(document) == [("headline", "Rain — again"), ("caption", "The quay")]
    assert places(document) == ["Rain \\u2014 again", "The quay"]
    assert read("a.md", '{"a": ' + "[" * 100_000).blocks
    assert read("a.md", '{"quoted" words} fell.').blocks[0].kind.value == "paragraph"


def test_a_byte_order_mark_is_no_text() -> None:
    assert read("a.md", "\ufeffBody.").blocks[0].source.start == 1
    assert read("a.md", "\ufeff---\ntitle: Rain\n---\nBody.\n").blocks[0].text == "Rain"
