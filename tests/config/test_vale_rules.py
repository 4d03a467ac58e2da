"""A run that follows a .vale.ini."""

import json
from pathlib import Path

import pytest

from copydesk.api import Options, lint_paths, rulebook
from copydesk.config import vocabulary
from copydesk.errors import ConfigError, UsageError
from copydesk.reporters.rendering import Style, render

RULE = "extends: existence\nmessage: Avoid '%s'.\nignorecase: true\ntokens: [harbour]\n"


def newsroom(root: Path, ini: str, files: dict[str, str]) -> None:
    """Lay out a .vale.ini, a style called House and some files."""
    files = {".vale.ini": ini, "styles/House/Harbour.yml": RULE, **files}
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def found(root: Path, **more: object) -> list[tuple[str, str, str]]:
    """Return rule, level and words of what is found."""
    options = Options(config=str(root / ".vale.ini"), **more)  # type: ignore[arg-type]
    report = lint_paths([str(root)], options)
    assert report.problems == ()
    return [(one.rule, one.level.word, one.location.excerpt) for one in report.findings]


def test_only_the_styles_named_run_and_they_look_into_direct_speech(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\n[*]\nBasedOnStyles = House\n",
        {"a.md": "The harbour, the the harbour.\n\n“The harbour is closed,” said Ana Ruiz.\n"},
    )
    assert found(tmp_path) == [("House.Harbour", "warning", "harbour")] * 3


def test_levels_and_the_least_level_are_kept(tmp_path: Path) -> None:
    ini = "StylesPath = styles\nMinAlertLevel = error\n[*]\nBasedOnStyles = House\n[b.md]\nHouse = error\n"
    newsroom(tmp_path, ini, {"a.md": "The harbour.\n", "b.md": "A harbour.\n"})
    assert found(tmp_path) == [("House.Harbour", "error", "harbour")]


def test_findings_below_error_do_not_fail_a_run(tmp_path: Path) -> None:
    newsroom(tmp_path, "StylesPath = styles\n[*]\nBasedOnStyles = House\n", {"a.md": "The harbour.\n"})
    assert lint_paths([str(tmp_path)], Options(config=str(tmp_path / ".vale.ini"))).failing == 0


def test_a_vocabulary_accepts_and_rejects_words(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\nVocab = Desk\n[*]\nBasedOnStyles = House, Vale\nVale.Spelling = NO\n",
        {
            "styles/config/vocabularies/Desk/accept.txt": "Old Harbour\n# a comment\n\nTarnwick\n",
            "styles/config/vocabularies/Desk/reject.txt": "quayside\n",
            "a.md": "The Old Harbour of tarnwick has a quayside. The harbour is small small.\n",
        },
    )
    assert found(tmp_path) == [
        ("Vale.Terms", "error", "tarnwick"),
        ("Vale.Avoid", "error", "quayside"),
        ("House.Harbour", "warning", "harbour"),
        ("Vale.Repetition", "error", "small small"),
    ]


def test_a_section_may_have_a_vocabulary_of_its_own(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\n[*]\nBasedOnStyles = House\n[b.md]\nVocab = Desk\n",
        {
            "styles/config/vocabularies/Desk/accept.txt": "Tarnwick\n",
            "a.md": "The town of tarnwick.\n",
            "b.md": "The town of tarnwick.\n",
        },
    )
    assert found(tmp_path) == [("Vale.Desk.Terms", "error", "tarnwick")]


def test_our_own_styles_can_be_named_beside_others(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\n[*]\nBasedOnStyles = House, dates\n",
        {"a.md": "The council meets at the harbour on 31 April 2019.\n"},
    )
    assert [one[0] for one in found(tmp_path)] == ["House.Harbour", "dates.impossible-date"]


def test_flags_choose_among_the_rules_of_the_file(tmp_path: Path) -> None:
    ini = "StylesPath = styles\n[*]\nBasedOnStyles = House, Vale\nVale.Spelling = NO\n"
    newsroom(tmp_path, ini, {"a.md": "The harbour is very very old.\n"})
    assert [one[0] for one in found(tmp_path, ignore=("House",))] == ["Vale.Repetition"]
    assert [one[0] for one in found(tmp_path, select=("Harbour",))] == ["House.Harbour"]


@pytest.mark.parametrize(
    ("ini", "words"),
    [
        ("StylesPath = styles\n[*]\nBasedOnStyles = Hosue\n", 'no style "Hosue", did you mean "House"'),
        ("StylesPath = styles\nPackages = Google\n[*]\nBasedOnStyles = House\n", "put its folder into"),
        ("StylesPath = styles\nVocab = Desk\n[*]\nBasedOnStyles = House\n", 'no vocabulary "Desk"'),
        ("StylesPath = gone\n[*]\nBasedOnStyles = House\n", 'no StylesPath "'),
        ("StylesPath = ../..\n[*]\nBasedOnStyles = House\n", "lies outside"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, ini: str, words: str) -> None:
    newsroom(tmp_path, ini, {"a.md": "The harbour.\n"})
    (problem,) = lint_paths([str(tmp_path / "a.md")], Options(config=str(tmp_path / ".vale.ini"))).problems
    assert words in problem.message


def test_a_key_without_effect_is_a_problem_and_the_run_goes_on(tmp_path: Path) -> None:
    ini = "StylesPath = styles\n[*]\nBasedOnStyles = House\nHouse.Other = maybe\n"
    newsroom(tmp_path, ini, {"a.md": "The harbour.\n"})
    report = lint_paths([str(tmp_path)], Options(config=str(tmp_path / ".vale.ini")))
    assert [(one.line, len(report.findings)) for one in report.problems] == [(4, 1)]


def test_a_configuration_is_found_by_any_of_its_names(tmp_path: Path) -> None:
    newsroom(tmp_path, "StylesPath = styles\n[*]\nBasedOnStyles = House\n", {"a.md": "The harbour.\n"})
    (tmp_path / ".vale.ini").rename(tmp_path / "_vale")
    assert len(found(tmp_path)) == 1


def test_styles_of_packages_are_turned_on_by_their_own_files(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\n",
        {"styles/.vale-config/1-House.ini": "[*.md]\nBasedOnStyles = House\n", "a.md": "The harbour.\n"},
    )
    assert len(found(tmp_path)) == 1


def test_the_rules_of_a_vale_configuration_are_listed(tmp_path: Path) -> None:
    newsroom(tmp_path, "StylesPath = styles\n[*]\nBasedOnStyles = House\n", {"a.md": "The harbour.\n"})
    book = rulebook(Options(config=str(tmp_path / ".vale.ini")), str(tmp_path / "a.md"))
    assert [rule.id for rule in book.rules] == ["House.Harbour"]
    assert book.on == {"House.Harbour"}


def test_the_report_has_the_shape_of_vales(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\n[*]\nBasedOnStyles = House\n",
        {
            "styles/House/Swap.yml": "extends: substitution\nmessage: Use '%s', not '%s'.\nlink: https://h.example\n"
            "description: <Plain> words\nswap: {utilise: use}\naction: {name: replace}\n",
            "a.md": "They utilise the harbour.\n",
            "b.md": "Nothing here.\n",
        },
    )
    report = lint_paths([str(tmp_path)], Options(config=str(tmp_path / ".vale.ini")))
    text = render("vale", report, Style())
    assert "\\u003cPlain\\u003e words" in text
    (alerts,) = json.loads(text).values()
    assert alerts[0] == {
        "Action": {"Name": "replace", "Params": None},
        "Suggestions": ["use"],
        "Span": [6, 12],
        "Check": "House.Swap",
        "Description": "<Plain> words",
        "Link": "https://h.example",
        "Message": "Use 'use', not 'utilise'.",
        "Severity": "warning",
        "Match": "utilise",
        "Line": 1,
    }
    assert [one["Span"] for one in alerts] == [[6, 12], [18, 24]]


def test_an_unreadable_list_of_words_is_named(tmp_path: Path) -> None:
    ini = "StylesPath = styles\nVocab = Desk\n[*]\nBasedOnStyles = House\n"
    newsroom(tmp_path, ini, {"styles/config/vocabularies/Desk/accept.txt": "a\n" * 2_000_001, "a.md": "x\n"})
    (problem,) = lint_paths([str(tmp_path / "a.md")], Options(config=str(tmp_path / ".vale.ini"))).problems
    assert "too large for a list of words" in problem.message


def test_a_style_that_only_a_link_leads_to_is_not_followed_out(tmp_path: Path) -> None:
    newsroom(tmp_path / "in", "StylesPath = styles\n[*]\nBasedOnStyles = Far\n", {"a.md": "The harbour.\n"})
    (tmp_path / "Far").mkdir()
    (tmp_path / "Far" / "Harbour.yml").write_text(RULE)
    (tmp_path / "in" / "styles" / "Far").symlink_to(tmp_path / "Far")
    report = lint_paths([str(tmp_path / "in" / "a.md")], Options(config=str(tmp_path / "in" / ".vale.ini")))
    assert report.findings == ()
    with pytest.raises(ConfigError):
        rulebook(Options(config=str(tmp_path / "no" / ".vale.ini")))


def test_a_filter_has_the_last_word(tmp_path: Path) -> None:
    ini = "StylesPath = styles\nMinAlertLevel = error\n[*]\nBasedOnStyles = House\n"
    newsroom(tmp_path, ini, {"a.md": "The harbour.\n"})
    assert found(tmp_path) == []
    assert len(found(tmp_path, filter=".Level == 'warning'")) == 1
    assert found(tmp_path, filter=".Name == 'House.Other'") == []


def test_files_can_be_chosen_by_a_glob_and_read_as_plain_text(tmp_path: Path) -> None:
    ini = "StylesPath = styles\n[*]\nBasedOnStyles = House\n"
    newsroom(tmp_path, ini, {"a.md": "The `harbour`.\n", "b.txt": "The harbour.\n"})
    assert len(found(tmp_path, glob="*.txt")) == 1
    assert len(found(tmp_path, ignore_syntax=True)) == 2


def test_a_level_given_as_a_flag_counts_before_that_of_the_file(tmp_path: Path) -> None:
    ini = "StylesPath = styles\nMinAlertLevel = error\n[*]\nBasedOnStyles = House\n"
    newsroom(tmp_path, ini, {"a.md": "The harbour.\n"})
    assert len(found(tmp_path, min_level="suggestion")) == 1


def test_a_glob_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--glob"):
        lint_paths([str(tmp_path)], Options(glob="[a-]*"))


def test_our_own_configuration_can_say_what_vales_can(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "",
        {
            "copydesk.yaml": "rule-folders: [styles]\nselect: [House]\nvocab: [Desk]\nmin-level: warning\n"
            "formats: {text: md}\nskipped-scopes: [blockquote]\n"
            "ignored-classes: [x]\nignored-scopes: [strong]\n"
            "token-ignores: ['\\$.*?\\$']\nblock-ignores: ['%%.*?%%']\nword-template: '(?:%s)'\n",
            "styles/House/Small.yml": RULE.replace("harbour", "quay") + "level: suggestion\n",
            "styles/config/vocabularies/Desk/accept.txt": "Old Harbour\n",
            "a.text": "Old Harbour, **harbour**, $harbour$ %%harbour%% quay harbour.\n\n> harbour\n",
        },
    )
    report = lint_paths([str(tmp_path / "a.text")])
    assert report.problems == ()
    assert [(one.rule, one.location.column) for one in report.findings] == [("House.Harbour", 54)]
    report = lint_paths([str(tmp_path / "a.text")], Options(min_level="suggestion"))
    assert len(report.findings) == 2


def test_a_term_that_is_no_pattern_is_a_problem_and_the_rest_is_checked(tmp_path: Path) -> None:
    newsroom(
        tmp_path,
        "StylesPath = styles\nVocab = Desk\n[*]\nBasedOnStyles = House, Vale\nVale.Spelling = NO\n",
        {"styles/config/vocabularies/Desk/accept.txt": "Tarn(wick\n", "a.md": "The small small harbour.\n"},
    )
    report = lint_paths([str(tmp_path / "a.md")], Options(config=str(tmp_path / ".vale.ini")))
    assert [one.rule for one in report.findings] == ["Vale.Repetition", "House.Harbour"]
    (problem,) = report.problems
    assert problem.message.startswith('the term "Tarn(wick" is left out')


def test_a_configuration_without_styles_runs_what_vale_brings(tmp_path: Path) -> None:
    text = "[asciidoctor]\nx = y\n[*.md]\nBasedOnStyles = Vale\nVale.Spelling = NO\n"
    newsroom(tmp_path, text, {"a.md": "The small small harbour.\n"})
    assert found(tmp_path) == [("Vale.Repetition", "error", "small small")]


def test_a_list_of_words_that_can_not_be_opened_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "accept.txt").mkdir()
    with pytest.raises(ConfigError, match="can't be read"):
        vocabulary.word_list(tmp_path / "accept.txt")
    monkeypatch.setattr(vocabulary, "_MOST_FOLDERS", 1)
    folder = tmp_path / "styles" / "config" / "vocabularies" / "Desk"
    (folder / "more").mkdir(parents=True)
    (folder / "accept.txt").write_text("a\n")
    (folder / "more" / "accept.txt").write_text("b\n")
    assert vocabulary.vocabulary(["Desk"], [tmp_path / "styles"], None).accepted == ("a",)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("House.Nope = YES", 'the style House has no rule "Nope"'),
        ("House.Harbor = error", 'the style House has no rule "Harbor", did you mean "Harbour"?'),
        ("House.Harbor = NO", 'the style House has no rule "Harbor", did you mean "Harbour"?'),
        ("House.Nope = NO", ""),
        ("Hosue.Nope = YES", 'there is no style "Hosue", did you mean "House"?'),
        ("Hosue.Nope = NO", ""),
        ("House.Nope[limit] = 3", 'the style House has no rule "Nope"'),
        ("Vale.Spellling = NO", 'the style Vale has no rule "Spellling", did you mean "Spelling"?'),
        ("Vale.Terms = YES", ""),
        ("Vale.Desk.Terms = YES", ""),
        ("Nope = YES", ""),
    ],
)
def test_a_rule_that_is_not_there_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    ini = f"StylesPath = styles\n[*]\nBasedOnStyles = House\n{line}\n"
    newsroom(tmp_path, ini, {"a.md": "The harbour.\n"})
    report = lint_paths([str(tmp_path)], Options(config=str(tmp_path / ".vale.ini")))
    assert len(report.findings) == 1
    assert [(one.line, one.message) for one in report.problems] == ([(4, said)] if said else [])


def test_a_rule_of_our_own_can_be_turned_on_alone(tmp_path: Path) -> None:
    ini = "StylesPath = styles\n[*]\nBasedOnStyles = House\ndates.impossible-date = YES\n"
    newsroom(tmp_path, ini, {"a.md": "The council meets at the harbour on 31 April 2019.\n"})
    assert [one[0] for one in found(tmp_path)] == ["House.Harbour", "dates.impossible-date"]


@pytest.mark.parametrize(
    ("ignore", "said"),
    [
        ("words.txt", ""),
        ("[words.txt, more.txt]", ""),
        ("[words.txt, mroe.txt]", 'House.Words: ignore: there is no list of words "mroe.txt" in '),
    ],
)
def test_lists_of_words_have_to_be_there_in_our_own_folders(tmp_path: Path, ignore: str, said: str) -> None:
    rule = f"extends: spelling\nmessage: '%s'\nignore: {ignore}\n"
    files = {
        "styles/House/Words.yml": rule,
        "styles/words.txt": "Tarnwick\n",
        "styles/config/ignore/more.txt": "quayish\n",
        "a.md": "The harbour.\n",
    }
    newsroom(tmp_path, "StylesPath = styles\n[*]\nBasedOnStyles = House\n", files)
    report = lint_paths([str(tmp_path / "a.md")], Options(folders=(str(tmp_path / "styles"),)))
    assert [one.message[: len(said)] for one in report.problems] == ([said] if said else [])
    ini = Options(config=str(tmp_path / ".vale.ini"))
    assert not lint_paths([str(tmp_path / "a.md")], ini).problems
