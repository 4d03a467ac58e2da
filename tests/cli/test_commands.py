"""Commands whose output follows the rule set, and the entry point itself."""

import json
import runpy
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from copydesk.cli import main, terminal
from copydesk.cli.main import cli

RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_rules_are_listed_with_level_confidence_and_summary() -> None:
    shown = RUNNER.invoke(cli, ["rules"])
    assert shown.exit_code == 0
    line = next(line for line in shown.output.split("\n") if line.startswith("captions.repeated-caption"))
    assert "warning" in line
    assert "A caption that says again" in line


def test_rules_are_listed_in_bold_and_as_json() -> None:
    Path("copydesk.yaml").write_text("rules:\n  repeated-caption: off\n")
    assert "\x1b[1m" in RUNNER.invoke(cli, ["rules", "--color", "always"], color=True).output
    rows = json.loads(RUNNER.invoke(cli, ["rules", "--output-format", "json"]).output)
    by_id = {row["rule"]: row for row in rows}
    assert by_id["captions.repeated-caption"]["on"] is False
    assert by_id["wording.doubled-word"]["on"] is True
    assert set(by_id["wording.doubled-word"]) == {"rule", "on", "level", "confidence", "status", "summary"}


def test_a_broken_rule_of_ones_own_is_a_problem_of_the_list() -> None:
    Path("desk").mkdir()
    Path("desk/bad.yml").write_text("extends: nothing\n")
    shown = RUNNER.invoke(cli, ["rules", "--rules", "desk"])
    assert shown.exit_code == 2
    assert "desk/bad.yml:1:10" in shown.stderr


def test_of_rules_of_one_name_the_one_that_needs_no_archive_is_explained() -> None:
    shown = RUNNER.invoke(cli, ["explain", "repeated-caption"])
    assert shown.output.startswith("# captions.repeated-caption\n")
    last = "Another rule is called repeated-caption: copydesk explain archive.repeated-caption\n"
    assert shown.output.endswith(last)
    assert "\n# archive.repeated-caption" not in shown.output


def test_which_of_several_rules_of_one_name_is_meant_has_to_be_said(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "doubled-word.yml").write_text("extends: existence\nmessage: x\ntokens: [a]\n")
    shown = RUNNER.invoke(cli, ["explain", "doubled-word", "--rules", str(tmp_path)])
    assert shown.exit_code == 2
    assert '2 rules are called "doubled-word": ' in shown.output
    assert "desk.doubled-word" in shown.output
    assert "name one in full" in shown.output


def test_folders_without_rules_and_rules_without_examples_are_told(tmp_path: Path) -> None:
    rules, empty = tmp_path / "desk", tmp_path / "empty"
    for folder in (rules, empty):
        folder.mkdir()
    (rules / "a.yml").write_text("extends: existence\nmessage: x\ntokens: [a]\n")
    shown = RUNNER.invoke(cli, ["test", str(rules)])
    assert (shown.exit_code, shown.output) == (0, "0 passed, 0 failed, 1 rule without an example\n")
    shown = RUNNER.invoke(cli, ["test", str(rules), str(empty)])
    assert shown.exit_code == 2
    assert f"{empty}: there is no rule in it" in shown.output


def test_a_rule_is_explained() -> None:
    shown = RUNNER.invoke(cli, ["explain", "doubled-word"])
    assert shown.exit_code == 0
    assert shown.output.startswith("# wording.doubled-word\n")
    assert "## Silence it" in shown.output


def test_built_in_rules_pass_their_examples() -> None:
    shown = RUNNER.invoke(cli, ["test"])
    assert shown.exit_code == 0, shown.output
    assert ", 0 failed" in shown.output.splitlines()[-1]  # grammar is not tried where LanguageTool is not


def test_the_group_knows_its_commands() -> None:
    assert isinstance(cli, click.Group)
    context = click.Context(cli)
    assert "check" in cli.list_commands(context)
    assert cli.get_command(context, "none") is None


def test_help_lists_the_commands_without_importing_them() -> None:
    shown = RUNNER.invoke(cli, ["--help"])
    assert "Check articles and report what is wrong." in shown.output
    assert "Exit codes" in RUNNER.invoke(cli, ["check", "--help"]).output


def test_a_configuration_that_cannot_be_written_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    shown = RUNNER.invoke(cli, ["init"])
    assert (shown.exit_code, shown.stderr) == (
        2,
        "copydesk: copydesk.yaml can't be written: Permission denied\n",
    )


def test_the_written_configuration_can_be_read_with_every_line_taken() -> None:
    RUNNER.invoke(cli, ["init"])
    text = Path("copydesk.yaml").read_text()
    Path("styles").mkdir()
    lines = [
        line[2:] if line.startswith("#   ") or (line.startswith("# ") and ":" in line) else line
        for line in text.split("\n")
    ]
    kept = [line for line in lines if not line.startswith("#") and not line[:1].isupper()]
    Path("copydesk.yaml").write_text("\n".join(kept))
    Path("a.md").write_text("Text.")
    shown = RUNNER.invoke(cli, ["check", "a.md", "--ignore", "grammar"])  # LanguageTool may not be here
    assert shown.stderr == ""
    assert shown.exit_code == 0


def test_the_module_runs_as_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["copydesk", "--version"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("copydesk", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out == "copydesk 0.1.0\n"


def test_a_closed_pipe_ends_the_command_quietly(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(main, "cli", broken)
    monkeypatch.setattr(terminal.os, "dup2", lambda *_: None)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 141


def test_a_crash_is_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def crash(**_: object) -> None:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(main, "cli", crash)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 2
    assert "stopped with ZeroDivisionError: oh. Please report it." in capsys.readouterr().err


def test_output_that_cannot_be_written_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(main, "cli", full)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == "copydesk: No space left on device\n"


def test_rules_of_others_cannot_steer_the_terminal() -> None:
    Path("desk").mkdir()
    rule = (
        'extends: existence\nmessage: "x"\ntokens: [very]\nwhy: "a \\e]0;b"\nbad: ["{==very==}\\e[31m no"]\n'
    )
    Path("desk/very.yml").write_text(rule)
    for arguments in (
        ["explain", "very", "--rules", "desk"],
        ["rules", "--rules", "desk"],
        ["test", "-v", "desk"],
    ):
        assert "\x1b" not in RUNNER.invoke(cli, arguments).output


def test_ctrl_c_is_no_finding(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def stopped(**_: object) -> None:
        raise click.Abort

    monkeypatch.setattr(main, "cli", stopped)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 130
    assert capsys.readouterr().err == "\ncopydesk: stopped\n"


def test_a_wrong_word_is_said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(main.sys, "argv", ["copydesk", "chek"])
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 2
    assert 'did you mean "check"?' in capsys.readouterr().err
