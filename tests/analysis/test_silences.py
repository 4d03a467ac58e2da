"""Silences, where they are asked for, and what they cover."""

import pytest

from copydesk.analysis.fences import code
from copydesk.analysis.silences import MOST, Silence, faulty_comments, own_silences, silences
from copydesk.readers import read
from copydesk.text.span import Span


def asked(text: str, name: str = "a.md") -> list[tuple[tuple[str, ...], str]]:
    return [(one.rules, one.reason) for one in own_silences(read(name, text))]


def front(text: str) -> list[tuple[tuple[str, ...], str]]:
    return asked(f"---\n{text}\n---\nThe boat sank.\n")


def test_a_comment_names_rules_and_a_reason() -> None:
    text = "<!-- Copydesk: ignore one, b.two three: so it was: really -->\nThe boat sank.\n"
    (silence,) = own_silences(read("a.md", text))
    assert silence.rules == ("one", "b.two", "three")
    assert silence.reason == "so it was: really"
    assert [place.of(text) for place in silence.places] == list(silence.rules)
    assert silence.comment is not None
    assert silence.comment.of(text).startswith("<!--")
    assert silence.span.of(text) == "The boat sank."
    assert silence.takes("b.two", silence.span, "")
    assert silence.takes("a.one", silence.span, "")
    assert not silence.takes("a.two", silence.span, "")


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("copydesk-ignore: [one, b.two]", [("one",), ("b.two",)]),
        ("copydesk_ignore: one, b.two", [("one", "b.two")]),
        ("copydesk-ignore:\n  - one", [("one",)]),
        ("copydesk-ignore:\n  one: as we said\n  b.two: so it was", [("one",), ("b.two",)]),
        ("copydesk-ignore:\n  - one: as we said\n  - b.two", [("one",), ("b.two",)]),
        ("title: copydesk-ignored\nother: [one]", []),
    ],
)
def test_front_matter_names_rules_with_or_without_reasons(text: str, rules: list[tuple[str, ...]]) -> None:
    assert [one for one, _ in front(text)] == rules


def test_a_reason_of_the_front_matter_is_kept() -> None:
    assert front("copydesk-ignore: {one: as we said}") == [(("one",), "as we said")]
    assert front("copydesk-ignore: [one]") == [(("one",), "front matter")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title: one\ncopydesk-ignore: [stone, one]", "one"),
        ('copydesk-ignore: ["o\\u006ee"]', "copydesk-ignore"),
        ('"copydesk\\u002dignore": ["o\\u006ee"]', ""),
    ],
)
def test_a_name_in_front_matter_has_a_place(text: str, words: str) -> None:
    document = read("a.md", f"---\n{text}\n---\nThe boat sank.\n")
    found = own_silences(document)[-1:]
    assert "".join(one.places[0].of(document.source) for one in found) == words
    if words == "one":
        assert found[0].places[0].start > document.source.index("stone")


def test_front_matter_of_plain_text_is_read() -> None:
    text = "---\ncopydesk-ignore: [one]\n---\n\nThe boat sank.\n"
    assert asked(text, "a.txt") == [(("one",), "front matter")]
    assert [block.text for block in read("a.txt", text).blocks] == ["The boat sank."]


def test_comments_shown_as_code_ask_for_nothing() -> None:
    comment = "<!-- copydesk: ignore one: so it was -->"
    broken = "<!-- copydesk: ignore one -->"
    text = f"```html\n{comment}\n{broken}\n```\n\nA boat. `{comment}`\n\n~~~\n{comment}\n"
    assert silences(read("a.md", text)) == ()
    assert list(faulty_comments(read("a.md", text))) == []
    assert list(faulty_comments(read("a.md", broken))) == [1]
    assert list(faulty_comments(read("a.md", "<!-- copydesk: ignore , : so -->"))) == [1]


def test_blocks_of_code_end_with_what_began_them() -> None:
    text = "> ````\n> ```\n> ````\n\n- ```py\n  ```\n\n``` is `not` one\n\nA `b`.\n\n~~~ `x`\n~~~~\n"
    found = [span.of(text) for span in code(read("a.md", text))]
    assert found == ["> ````\n> ```\n> ````", "- ```py\n  ```", "`not`", "`b`", "~~~ `x`\n~~~~"]
    assert code(read("a.html", "<p>```</p>")) == []


def test_the_words_of_a_finding_do_not_matter() -> None:
    one = Silence(("one",), "so", Span(4, 4))
    assert one.takes("one", Span(4, 5), "any")
    assert not one.takes("one", Span(5, 6), "any")


def test_of_several_blocks_in_a_line_the_nearest_is_covered() -> None:
    text = "<p>One.</p><p>Two. <!-- copydesk: ignore one: so --></p>"
    (silence,) = own_silences(read("a.html", text))
    assert "Two." in silence.span.of(text)


def test_a_lone_cr_ends_a_line_too() -> None:
    text = "# One\r\r<!-- copydesk: ignore one: so -->\rTwo.\r"
    (silence,) = own_silences(read("a.md", text))
    assert silence.span.of(text) == "Two."


def test_an_article_has_only_so_many_silences() -> None:
    text = "<!-- copydesk: ignore filler: ours -->\n\nA word.\n\n" * (MOST + 1)
    assert len(own_silences(read("a.md", text))) == MOST
