"""Vale's comments."""

import pytest

from copydesk.analysis.controls import controls
from copydesk.readers import read


def heard(text: str, name: str = "a.md", rule: str = "House.Zulu", word: str = "zulu") -> list[int]:
    """Return which of the words in a text are not silenced, by number."""
    document = read(name, text)
    found = controls(document)
    places = [at for at in range(len(text)) if text.startswith(word, at)]
    spans = [type(document.blocks[0].source)(at, at + len(word)) for at in places]
    return [n for n, span in enumerate(spans) if not any(one.takes(rule, span, word) for one in found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zulu\n\n<!-- vale off -->\n\nzulu\n\n<!-- vale on -->\n\nzulu\n", [0, 2]),
        ("zulu\n\n<!-- vale off -->\n\nzulu\n\n# zulu\n", [0]),
        ("zulu <!-- vale House.Zulu = NO -->zulu<!-- vale House.Zulu = YES --> zulu\n", [0, 2]),
        ("zulu\n\n<!-- vale House = off -->\n\nzulu\n\n<!-- vale House = on -->\n\nzulu\n", [0, 2]),
        ("zulu\n\n<!-- vale Other.Zulu = NO -->\n\nzulu\n", [0, 1]),
        ("zulu\n\n<!-- vale styles = Other -->\n\nzulu\n\n<!-- vale style = House -->\n\nzulu\n", [0, 2]),
        ("<!-- vale styles = A, House -->\n\nzulu\n", [0]),
        ("<!-- vale on -->\n\nzulu <!-- vale nonsense -->\n", [0]),
    ],
)
def test_a_comment_holds_until_it_is_taken_back(text: str, expected: list[int]) -> None:
    assert heard(text) == expected


def test_a_comment_can_be_for_certain_words() -> None:
    text = '<!-- vale House.Zulu["zulu", "x"] = NO -->\n\nzulu yankee\n'
    assert heard(text) == []
    assert heard(text, word="yankee") == [0]
    assert heard("<!-- vale House.Zulu[no list] = NO -->\n\nzulu\n") == [0]


def test_plain_text_has_no_comments() -> None:
    assert heard("zulu\n<!-- vale off -->\nzulu\n", "a.txt") == [0, 1]


def test_a_comment_shown_as_code_is_none() -> None:
    assert heard("```html\n<!-- vale off -->\n```\n\nzulu\n\n`<!-- vale off -->` zulu\n") == [0, 1]
