from copydesk.readers.draft import FILLER
from copydesk.readers.templates import mask


def said(text: str) -> list[tuple[str, str]]:
    return [(one.role, one.text) for one in mask(text, 0).said]


def test_what_a_picture_says_is_found_with_its_role() -> None:
    tag = "{{< figure src='a.jpg' alt=\"A \\\"gull\\\"\" caption='The quay' attr='Ana' width=\"3\" >}}"
    assert said(tag) == [("alt", 'A \\"gull\\"'), ("caption", "The quay"), ("credit", "Ana")]
    assert mask(tag, 0).said[0].start == tag.index("A ")
    assert mask(tag, 0).text == FILLER * len(tag)


def test_words_without_a_name_are_the_alt_text() -> None:
    assert said('{% image "img/a b.jpg" "A white gull" %}') == [("alt", "A white gull")]
    assert said('{% include figure.html image_caption = "The quay" alt_text="" %}') == [
        ("caption", "The quay")
    ]


def test_other_tags_say_nothing() -> None:
    assert said('{{ site.title }}{{< ref "the quay" >}}') == []


def test_braces_that_do_not_close_in_their_paragraph_are_text() -> None:
    for text in ("a {{ b\n\nc }} d", "a }} b", "{{" + "x" * 20_000 + "}}"):
        assert mask(text, 0).text == text


def test_only_what_comes_after_the_front_matter_is_masked() -> None:
    assert mask("{{a}} {{b}}", 6).text == "{{a}} " + FILLER * 5


def test_attribute_lists_and_formulas_are_masked() -> None:
    assert mask("Rain {:.note}\n$$a$$ {{ b {:.c} }}", 0).text.replace(FILLER, "").split() == ["Rain"]


def test_captions_lie_between_their_tags() -> None:
    text = "[caption a]x y[/caption] {:.a} [/caption]"
    assert [text[low:high] for low, high in mask(text, 0).captions] == ["x y"]
    assert mask("[caption a]x{:.b}y[/caption]", 0).captions == ((11, 18),)


def test_pictures_know_whether_they_have_a_caption() -> None:
    assert mask('{{< img caption="Rain" >}} {{< img alt="Rain" >}}', 0).pictures == ((0, True), (27, False))


def test_addresses_with_a_space_are_closed() -> None:
    assert mask("[a](http://b c) [d](e f)", 0).text == "[a](http://b+c) [d](e f)"
    assert mask('[a](http://b "c d")', 0).text == '[a](http://b "c d")'
