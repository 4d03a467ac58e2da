"""Words that no dictionary has."""

from pathlib import Path

import pytest

from copydesk.api import Options, lint_paths
from copydesk.errors import RuleError
from copydesk.kinds.spelling import Spelling
from copydesk.model.document import Document
from copydesk.readers import read
from copydesk.rulebook.loader import load_rule


def words(check: Spelling, text: str) -> list[str]:
    document: Document = read("a.md", text)
    return [match.place.excerpt for match in check.check(document)]


def test_words_that_are_not_known_are_found_where_they_stand() -> None:
    assert words(Spelling(), "The goverment recieved *teh* report on Port Ellery’s ferries.\n") == [
        "goverment",
        "recieved",
        "teh",
        "Ellery’s",
    ]


def test_capitals_camel_case_and_other_letters_are_left_alone_unless_asked_for() -> None:
    text = "NATOO teh1 naïvv FooBarz\n"
    assert words(Spelling(), text) == []
    assert words(Spelling(custom=True), text) == ["NATOO", "teh1", "naïvv", "FooBarz"]


def test_exceptions_filters_and_phrases_are_let_pass() -> None:
    check = Spelling(exceptions=("Ellery", "mea culpa"), filters=("^zz",))
    assert words(check, "Ellery ellery zzap mea culpa, mea\n") == ["mea"]


def test_parts_of_identifiers_can_be_looked_at() -> None:
    assert words(Spelling(split=True), "Call recieveMessage, getHTTPServer, teh_thing, teh and a$b.\n") == [
        "recieve",
        "teh",
        "teh",
    ]


def newsroom(root: Path, rule: str, files: dict[str, str]) -> list[str]:
    """Return what a rule of a newsroom finds, and what is wrong with it."""
    for name, text in {
        ".vale.ini": "StylesPath = styles\nVocab = Desk\n[*.md]\nBasedOnStyles = House\n",
        "styles/config/vocabularies/Desk/accept.txt": "Ellery\n",
        "styles/House/Words.yml": rule,
        **files,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    report = lint_paths([str(root)], Options(config=str(root / ".vale.ini")))
    return [one.location.excerpt for one in report.findings] + [one.message for one in report.problems]


RULE = "extends: spelling\nmessage: \"'%s'?\"\n"
MINI = {
    "styles/config/dictionaries/mini.aff": "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n",
    "styles/config/dictionaries/mini.dic": "2\nferry/S\nwazzle\n",
}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("dictionaries: [mini]\n", ["The", "zulux"]),
        ("dictionaries: [mini]\nappend: true\n", ["zulux"]),
        ("dictionaries: [mini]\nignore: [house.txt]\n", ["zulux"]),
        ("aff: config/dictionaries/mini.aff\ndic: config/dictionaries/mini.dic\n", ["The", "zulux"]),
        ("dictionaries: [en_US-web]\n", ["ferrys", "wazzle", "zulux"]),
    ],
)
def test_dictionaries_of_a_newsroom_are_found_in_its_styles(
    tmp_path: Path, more: str, expected: list[str]
) -> None:
    files = {
        **MINI,
        "styles/config/ignore/house.txt": "the\n#\n",
        "a.md": "The ferrys wazzle zulux ellery.\n",
    }
    assert newsroom(tmp_path, RULE + more, files) == expected


@pytest.mark.parametrize(
    ("more", "words_said"),
    [
        ("dictionaries: [none]\n", 'there is no dictionary "none"'),
        ("dictionaries: [../../../secret]\n", "there is no dictionary"),
        ("aff: a.aff\ndic: a.dic\n", "there is no dictionary"),
    ],
)
def test_a_dictionary_that_is_not_there_is_a_problem(tmp_path: Path, more: str, words_said: str) -> None:
    (tmp_path / "secret.aff").write_text("SET UTF-8\n")
    (tmp_path / "secret.dic").write_text("1\nzulux\n")
    (said,) = newsroom(tmp_path / "desk", RULE + more, {"a.md": "The ferry.\n"})
    assert words_said in said


def test_the_built_in_rule_reads_every_dictionary_and_list_of_words(tmp_path: Path) -> None:
    files = {
        **MINI,
        ".vale.ini": "StylesPath = styles\n[*.md]\nVale.Spelling = YES\n",
        "styles/config/ignore/house.txt": "zulux\n",
        "a.md": "The ferry wazzle zulux teh.\n",
    }
    assert newsroom(tmp_path, RULE, files) == ["teh"]


def test_patterns_are_tried_when_the_rule_is_read() -> None:
    with pytest.raises(RuleError, match="not closed"):
        load_rule(RULE + "filters: ['(']\n", rule_id="a.b", path="a.yml")
    assert load_rule(RULE + "exceptions: [a]\nfilters: [b]\n", rule_id="a.b", path="a.yml").kind == "spelling"
