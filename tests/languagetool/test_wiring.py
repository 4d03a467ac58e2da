# ruff: noqa: ANN401  fixtures of conftest.py, whose types tests can't import
"""Grammar from configuration and flags to the report."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from copydesk.api import Options, lint_paths, lint_text, rulebook
from copydesk.cli.main import cli
from copydesk.languagetool import running, tool
from copydesk.rulebook.sources import builtin

TEXT = "The clerk wrote teh letter to Harbour Street on Friday, she said.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def put(config: str, *articles: str) -> Path:
        (folder / "copydesk.yaml").write_text(config, "utf-8")
        for number, article in enumerate(articles or (TEXT,)):
            (folder / f"{number}.md").write_text(article, "utf-8")
        return folder

    return put


def grammar(options: Options = Options(), *paths: str) -> tuple[list[str], list[str]]:  # noqa: B008
    report = lint_paths(paths or (".",), options)
    return (
        [one.rule for one in report.findings if one.rule.startswith("grammar.")],
        [one.message for one in report.problems],
    )


def test_one_line_of_configuration_switches_it_on(server: Any, desk: Callable[..., Path]) -> None:
    desk(f"languagetool: {{server: '{server.url}'}}\n")
    assert grammar() == (["grammar.spelling"], [])
    assert len(server.asked) == 1
    desk("languagetool: true\n")
    assert grammar(Options(languagetool_server=server.url)) == (["grammar.spelling"], [])
    desk("languagetool: false\n")
    assert grammar(Options(languagetool_server=server.url)) == ([], [])


@pytest.mark.parametrize("config", ["", "select: [all]\n", "preview: true\n", "select: [names]\n"])
def test_it_is_off_otherwise(server: Any, desk: Callable[..., Path], config: str) -> None:
    desk(config)
    assert grammar(Options(languagetool_server=server.url)) == ([], [])
    assert server.paths == []


@pytest.mark.parametrize(
    "config",
    [
        "select: [grammar]\n",
        "select: [grammar.spelling]\n",
        "rules: {grammar.spelling: warning}\n",
        "select: [names]\nlanguagetool: true\n",
    ],
)
def test_what_asks_for_it_by_name_gets_it(server: Any, desk: Callable[..., Path], config: str) -> None:
    desk(config)
    assert grammar(Options(languagetool_server=server.url)) == (["grammar.spelling"], [])


def test_a_flag_asks_for_it(server: Any, desk: Callable[..., Path]) -> None:
    desk("")
    options = Options(select=("grammar",), languagetool_server=server.url)
    assert grammar(options)[0] == ["grammar.spelling"]
    assert grammar(Options(select=("all",), languagetool_server=server.url))[0] == []


def test_a_style_of_ones_own_may_be_called_grammar(desk: Callable[..., Path]) -> None:
    folder = desk("rule-folders: [styles]\n")
    (folder / "styles" / "grammar").mkdir(parents=True)
    (folder / "styles" / "grammar" / "letters.yml").write_text(
        "extends: existence\nmessage: x\ntokens: [letter]\n", "utf-8"
    )
    assert grammar()[0] == ["grammar.letters"]


def test_the_desks_vocabulary_counts(server: Any, desk: Callable[..., Path]) -> None:
    folder = desk(f"languagetool: {{server: '{server.url}'}}\nrule-folders: [styles]\nvocab: [Desk]\n")
    (folder / "styles/config/vocabularies/Desk").mkdir(parents=True)
    (folder / "styles/config/vocabularies/Desk/accept.txt").write_text("teh\n", "utf-8")
    assert grammar() == ([], [])


def test_a_list_of_words_that_is_not_there_is_an_error_of_the_configuration(
    server: Any, desk: Callable[..., Path]
) -> None:
    desk(
        f"languagetool: {{server: '{server.url}'}}\n"
        "rules: {grammar.spelling: {word_lists: [names.txt]}}\n"
    )
    _, problems = grammar()
    assert "grammar.spelling" in problems[0]
    assert "can't be read" in problems[0]


def test_a_level_too_low_to_be_shown_is_not_asked_for(server: Any, desk: Callable[..., Path]) -> None:
    desk(f"languagetool: {{server: '{server.url}'}}\nmin-level: warning\n")
    assert grammar() == ([], [])
    assert "PUNCTUATION" not in server.asked[0]["enabledCategories"].split(",")
    assert "GRAMMAR" in server.asked[0]["enabledCategories"].split(",")
    desk(
        f"languagetool: {{server: '{server.url}'}}\nmin-level: warning\nselect: [grammar.errors]\n"
        "rules: {grammar.errors: {categories: [STYLE], levels: {STYLE: suggestion}}}\n"
    )
    assert grammar() == ([], [])
    assert len(server.asked) == 1


def test_trouble_is_said_once_and_other_findings_still_come(desk: Callable[..., Path]) -> None:
    desk("languagetool: true\n", TEXT, "The the boat sank in the harbour on Friday.\n")
    report = lint_paths(["."])
    assert "wording.doubled-word" in {one.rule for one in report.findings}
    assert len(report.problems) == 1
    assert "copydesk languagetool install" in report.problems[0].message
    assert report.problems[0].path == ""


def test_a_configuration_alone_sends_nothing_elsewhere(
    server: Any, desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk("languagetool: {server: 'http://192.0.2.1:8081'}\n")
    (problem,) = grammar()[1]
    assert "would send articles to http://192.0.2.1:8081/" in problem
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL_SERVER", server.url)
    assert grammar() == (["grammar.spelling"], [])


def test_a_server_that_the_user_allows_is_asked(
    desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def connect(url: str) -> None:
        asked.append(url)
        raise tool.MissingError("stop")

    monkeypatch.setattr(tool, "connect", connect)
    desk("languagetool: {server: 'http://192.0.2.1:8081'}\n")
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL_ALLOW", "/x http://192.0.2.1:8081")
    assert grammar()[1] == ["stop"]
    assert asked == ["http://192.0.2.1:8081/"]


def test_a_configuration_alone_starts_no_program(
    java: Callable[..., None], desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    java()
    folder = desk("languagetool: {folder: lt}\n")
    (folder / "lt").mkdir()
    (folder / "lt" / "languagetool-server.jar").write_bytes(b"jar")
    (problem,) = grammar()[1]
    assert "would start the LanguageTool in" in problem
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL_ALLOW", str(folder / "lt"))
    assert grammar()[1] == []


def test_an_address_that_is_none_is_an_error(desk: Callable[..., Path]) -> None:
    desk("languagetool: {server: nowhere}\n")
    assert "is no address of a server" in grammar()[1][0]
    desk("languagetool: {sever: x}\n")
    assert 'there is no key "sever"' in grammar()[1][0]


def test_a_vale_configuration_can_be_based_on_it(server: Any, desk: Callable[..., Path]) -> None:
    folder = desk("")
    (folder / ".vale.ini").write_text(
        "StylesPath = styles\nMinAlertLevel = suggestion\n[*.md]\nBasedOnStyles = grammar\n"
    )
    (folder / "styles").mkdir()
    options = Options(config=".vale.ini", languagetool_server=server.url)
    assert grammar(options) == (["grammar.spelling"], [])


def test_silence_and_speech_hold_for_it(server: Any, desk: Callable[..., Path]) -> None:
    desk(
        f"languagetool: {{server: '{server.url}'}}\n",
        "<!-- copydesk: ignore spelling: so -->\nThe clerk wrote teh letter.\n\n“Not teh one,” she said.\n",
    )
    assert grammar() == ([], [])


def test_nothing_of_it_is_imported_when_it_is_off(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(TEXT, "utf-8")
    code = (
        "import sys; from copydesk.api import lint_paths; lint_paths(['a.md'])\n"
        "names = ('requests', 'sqlite3')\n"
        "print([one for one in sys.modules if 'language' in one.lower() and 'tool' in one or one in names])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_rules_and_their_pages_are_there_without_java() -> None:
    book = rulebook(Options(isolated=True))
    mine = [rule.id for rule in book.rules if rule.id.startswith("grammar.")]
    assert mine == ["grammar.errors", "grammar.names", "grammar.spelling", "grammar.style"]
    assert not set(mine) & book.on
    assert lint_text("The clerk wrote teh letter.\n", options=Options(isolated=True)).problems == ()


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(cli, ["languagetool", *words], catch_exceptions=False)
    return result.exit_code, result.output


def test_the_command_starts_tells_and_stops(java: Callable[..., None], folder: Path) -> None:
    java()
    assert run("status")[0] == 0
    assert "No server runs." in run("status")[1]
    code, said = run("start")
    assert (code, said.startswith("LanguageTool 6.8 runs: http://127.0.0.1:")) == (0, True)
    code, said = run("status")
    assert "running for 0 min" in said
    assert str(folder.resolve()) in said
    assert "Stopped http" in run("stop")[1]
    assert run("stop") == (0, "No server runs.\n")


def test_the_command_says_what_is_missing() -> None:
    code, said = run("status")
    assert code == 1
    assert "needs Java 17" in said
    assert "LanguageTool is not there" in said
    assert run("start")[0] == 2
    assert run("install")[0] == 2


def test_the_command_installs(java: Callable[..., None], folder: Path) -> None:
    java()
    code, said = run("install", "--folder", str(folder.parent))
    assert code == 0
    assert said.endswith(f"LanguageTool 6.8 is in {folder.resolve()}.\n")


def test_a_server_that_does_not_end_is_said(
    java: Callable[..., None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    java()
    run("start")
    with monkeypatch.context() as patched:
        patched.setattr(running, "stop", lambda _: False)
        code, said = run("stop")
    assert code == 2
    assert "does not end" in said


def test_a_home_that_is_not_ours_is_said(home: Path) -> None:
    (home / "home/xdg_runtime_dir/copydesk-languagetool").symlink_to(home)
    assert run("status")[0] == run("stop")[0] == 2
    (home / "home/xdg_runtime_dir/copydesk-languagetool").unlink()


def test_rules_that_can_not_be_tried_are_said_to_be_so() -> None:
    result = CliRunner().invoke(cli, ["test", "--help"])
    assert result.exit_code == 0
    result = CliRunner().invoke(cli, ["test", str(builtin() / "grammar")])
    assert result.exit_code == 0
    assert "not tried: LanguageTool is not there" in result.output
    assert "0 passed, 0 failed" in result.output
    loud = CliRunner().invoke(cli, ["test", "-v", str(builtin() / "grammar" / "names.yml")])
    assert "skipped grammar.names bad-1" in loud.output


def test_json_has_them_as_any_finding(server: Any, desk: Callable[..., Path]) -> None:
    desk(f"languagetool: {{server: '{server.url}'}}\n")
    result = CliRunner().invoke(cli, ["check", "--output-format", "json", "."])
    (finding,) = [one for one in json.loads(result.stdout)["findings"] if one["rule"] == "grammar.spelling"]
    assert (finding["line"], finding["column"], finding["excerpt"]) == (1, 17, "teh")
