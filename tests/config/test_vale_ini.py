"""What a .vale.ini says of rules and files."""

import pytest

from copydesk.config.vale_ini import glob_matches, read_vale_ini
from copydesk.errors import ConfigError

IDS = ("House.Short", "House.Long", "Other.Thing", "Vale.Terms")


def running(text: str, name: str = "a.md", packages: tuple[str, ...] = ()) -> dict[str, object]:
    """Return the rules that run for a file with their options."""
    ini = read_vale_ini(text, ".vale.ini", [(one, "package.ini") for one in packages])
    selection = ini.merged(ini.matching(name)).selection(IDS)
    return {one: dict(selection.options[one]) for one in IDS if selection.wants(one)}


def test_a_style_runs_where_a_section_bases_files_on_it() -> None:
    text = "[*.md]\nBasedOnStyles = House\n"
    assert running(text) == {"House.Short": {}, "House.Long": {}}
    assert running(text, "a.txt") == {}


def test_a_later_section_replaces_the_styles_and_adds_to_the_toggles() -> None:
    text = "[*]\nBasedOnStyles = House\nHouse.Long = NO\n[docs/*]\nBasedOnStyles = Other, House\n"
    assert running(text, "docs/a.md") == {"House.Short": {}, "Other.Thing": {}}


def test_the_section_for_all_files_comes_first_wherever_it_stands() -> None:
    assert running("[*.md]\nBasedOnStyles = House\n[*]\nBasedOnStyles = Other\n") == {
        "House.Short": {},
        "House.Long": {},
    }


def test_a_level_switches_a_rule_on_and_counts_before_the_level_of_its_style() -> None:
    text = "[*]\nBasedOnStyles = House\nHouse = suggestion\nHouse.Long = error\nOther.Thing = warning\n"
    assert running(text) == {
        "House.Short": {"level": "suggestion"},
        "House.Long": {"level": "error"},
        "Other.Thing": {"level": "warning"},
    }


def test_a_rule_stays_on_when_its_style_is_off() -> None:
    assert running("[*]\nBasedOnStyles = House\nHouse = NO\nHouse.Long = YES\n") == {"House.Long": {}}


def test_unset_takes_a_setting_back() -> None:
    text = "[*]\nBasedOnStyles = House\nHouse.Long = NO\n[*.md]\nHouse.Long = UNSET\n"
    assert running(text) == {"House.Short": {}, "House.Long": {}}


def test_an_empty_list_of_styles_says_that_nothing_runs() -> None:
    text = "[*]\nBasedOnStyles = House\nOther.Thing = YES\n[*.md]\nBasedOnStyles =\n"
    assert running(text) == {}


def test_packages_come_before_the_own_file() -> None:
    assert running("[*.md]\nHouse.Long = NO\n", packages=("[*.md]\nBasedOnStyles = House\n",)) == {
        "House.Short": {}
    }


def test_options_of_a_rule_can_be_set() -> None:
    assert running("[*]\nOther.Thing = YES\nOther.Thing[max] = 3\n") == {"Other.Thing": {"max": "3"}}


def test_what_stands_above_the_sections_is_read() -> None:
    ini = read_vale_ini(
        "StylesPath = s\nMinAlertLevel = error\nVocab = A, B\nPackages = P\nIgnoredScopes = code\n"
        "SkippedScopes = pre\nIgnoredClasses = x\nWordTemplate = (?:%s)\n[formats]\ntxt = md\n"
        "[*]\nVocab = C\nBlockIgnores = (a)\nTokenIgnores = (b)\n",
        ".vale.ini",
    )
    assert (ini.styles_path, ini.min_level, ini.vocab, ini.packages) == ("s", "error", ("A", "B"), ("P",))
    assert (ini.ignored_scopes, ini.skipped_scopes, ini.ignored_classes) == (("code",), ("pre",), ("x",))
    assert (ini.word_template, ini.formats) == ("(?:%s)", {"txt": "md"})
    file = ini.merged(ini.matching("a.md"))
    assert (file.vocab, file.block_ignores, file.token_ignores) == (("C",), ("(a)",), ("(b)",))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("MinAlertLevel = warnin", 1, 'did you mean "warning"'),
        ("BasedOnStyles = A", 1, "stands in a section"),
        ("[*]\nStylesPath = a", 2, "before the first section"),
        ("[[a-]*]\nBasedOnStyles = A", 1, "a range of characters has no end"),
        ("[" + "*" * 20 + "]\nBasedOnStyles = A", 1, "stars"),
        ("[" + "{a,b}" * 9 + "]\nBasedOnStyles = A", 1, "more than 64 patterns"),
    ],
)
def test_what_cannot_be_meant_is_an_error_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        read_vale_ini(text, ".vale.ini")
    assert (caught.value.path, caught.value.line) == (".vale.ini", line)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Stylespath = a", 'did you mean "StylesPath"'),
        ("[*]\nBasedOnStyle = a", 'did you mean "BasedOnStyles"'),
        ("[*]\nHouse.Long = maybe", "is one of YES, NO, UNSET"),
        ("[*]\nView = V", "views are not supported"),
    ],
)
def test_what_has_no_effect_is_said(text: str, words: str) -> None:
    (warned,) = read_vale_ini(text, ".vale.ini").warnings
    assert words in warned.message


@pytest.mark.parametrize(
    ("glob", "name", "taken"),
    [
        ("*", "a/b.md", True),
        ("*.md", "a/b.md", True),
        ("*.{md,txt}", "b.txt", True),
        ("docs/*", "docs/a/b.md", True),
        ("docs/**", "docs/a/b.md", True),
        ("docs/**/*.md", "docs/b.md", True),
        ("**/x?.md", "docs/xy.md", True),
        ("docs/**/*.md", "b.md", False),
        ("!*.md", "a.md", False),
        ("!*.md", "a.txt", True),
        ("[ab].md", "a.md", True),
        ("[!ab].md", "a.md", False),
    ],
)
def test_globs_are_those_of_vale(glob: str, name: str, *, taken: bool) -> None:
    assert glob_matches(glob, name) is taken
