"""INI files as Vale reads them."""

import pytest

from copydesk.config.ini import parse_ini
from copydesk.errors import ConfigError


def test_keys_stand_in_their_section_with_their_line() -> None:
    first, second = parse_ini("StylesPath = styles\n\n[*.md]\nBasedOnStyles = House, Vale\n", ".vale.ini")
    assert first.name == ""
    assert [(one.key, one.value, one.line) for one in first.entries] == [("StylesPath", "styles", 1)]
    assert second.name == "*.md"
    assert second.entries[0].listed == ("House", "Vale")


def test_comments_are_left_out_at_the_start_of_a_line_and_after_a_blank() -> None:
    (section,) = parse_ini("# one\n; two\nVocab = Desk # three\nWordTemplate = a#b\n", "x.ini")
    assert [one.value for one in section.entries] == ["Desk", "a#b"]


def test_a_backslash_joins_lines_and_quotes_are_taken_off() -> None:
    (section,) = parse_ini('Packages = House, \\\n  Other\nVocab = "A # B"\nPath = """c"""\n', "x.ini")
    assert section.entries[0].listed == ("House", "Other")
    assert [one.value for one in section.entries[1:]] == ["A # B", "c"]
    assert section.entries[1].line == 3


def test_an_escaped_comma_is_part_of_a_pattern() -> None:
    (section,) = parse_ini(r"TokenIgnores = (a{2\,}), (b)", "x.ini")
    assert section.entries[0].listed == ("(a{2,})", "(b)")


@pytest.mark.parametrize(("text", "line"), [("[*.md\n", 1), ("A = 1\nnothing\n", 2), ("= 1\n", 1)])
def test_a_line_that_is_nothing_is_an_error_with_its_place(text: str, line: int) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_ini(text, "x.ini")
    assert (caught.value.path, caught.value.line) == ("x.ini", line)


def test_a_file_may_end_in_the_middle_of_a_joined_line() -> None:
    (section,) = parse_ini("Vocab = A, \\", "x.ini")
    assert section.entries[0].listed == ("A",)
