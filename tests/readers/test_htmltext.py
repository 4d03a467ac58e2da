from copydesk.readers.htmltext import attributes, tokens


def named(text: str) -> list[tuple[str, str]]:
    return [(name, text[low:high]) for name, low, high in tokens(text)]


def test_tags_comments_and_text_are_told_apart() -> None:
    assert named('a<B c="x>y">d</b><!-- > -->e<?x?>') == [
        ("", "a"),
        ("b", '<B c="x>y">'),
        ("", "d"),
        ("/b", "</b>"),
        ("!", "<!-- > -->"),
        ("", "e"),
        ("!", "<?x?>"),
    ]


def test_a_sign_that_opens_nothing_is_text() -> None:
    assert named("1 < 2 <b") == [("", "1 < 2 <b")]
    assert named("<b <i") == [("", "<b <i")]
    assert named("x<!-- open") == [("", "x"), ("!", "<!-- open")]


def test_a_quotation_mark_that_is_not_closed_ends_with_the_tag() -> None:
    assert named('<b c="x>y') == [("b", '<b c="x>'), ("", "y")]
    assert named('<b c="x') == [("", '<b c="x')]


def test_attributes_have_places() -> None:
    tag = "<img ALT = 'A gull' title=\"\" src=x>"
    found = attributes(tag)
    assert found == {"alt": ("A gull", tag.index("A gull")), "title": ("", tag.index('"') + 1)}
