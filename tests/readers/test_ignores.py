"""What a configuration has left out."""

import pytest

from copydesk.errors import RuleError
from copydesk.readers import read
from copydesk.readers.reading import Reading


def texts(source: str, name: str = "a.md", **reading: object) -> list[str]:
    return [block.text for block in read(name, source, Reading(**reading)).blocks]  # type: ignore[arg-type]


def test_blocks_that_a_pattern_matches_are_gone_and_the_rest_keeps_its_place() -> None:
    source = "One ferry.\n\n{% raw %}\nTwo ferries.\n{% endraw %}\n\nThree ferries.\n"
    document = read("a.md", source, Reading(block_ignores=(r"(?s) *({% raw %}.*?{% endraw %})",)))
    assert [block.text for block in document.blocks] == ["One ferry.", "Three ferries."]
    assert document.blocks[1].source.of(source) == "Three ferries."


def test_words_that_a_pattern_matches_are_read_as_code() -> None:
    assert texts("A $ferry$ and a *ferry*.\n", token_ignores=(r"(\$[^$]+\$)",)) == ["A ******* and a ferry."]
    assert texts("<p>A $ferry$ sank.</p>", "a.html", token_ignores=(r"(\$[^$]+\$)",)) == ["A ******* sank."]


def test_scopes_can_be_skipped_and_ignored() -> None:
    source = "# Title\n\n> A quote.\n\nA **strong** word and an *open* one.\n\n- An item\n"
    assert texts(source, skipped_scopes=frozenset({"blockquote", "li", "h1", "pre"})) == [
        "A strong word and an open one."
    ]
    assert texts(source, ignored_scopes=frozenset({"strong", "code"}))[2] == "A ****** word and an open one."


def test_a_pattern_that_is_none_is_an_error() -> None:
    with pytest.raises(RuleError):
        texts("A ferry.\n", token_ignores=("(",))
