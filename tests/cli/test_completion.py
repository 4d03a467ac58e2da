"""Completion, asked by the shells themselves where they are there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from copydesk.cli import main
from copydesk.cli.completion import SHELLS
from copydesk.cli.main import COMMANDS, cli

BIN = Path(sys.executable).parent
HERE = shutil.which("copydesk", path=str(BIN))
RUNNER = CliRunner()
ASK = {
    "bash": """
compopt() { printf 'files %s\\n' "$*"; }
eval "$(copydesk completion bash)"
COMP_WORDS=(@@); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_copydesk_completion copydesk
printf '%s\\n' "${COMPREPLY[@]}"
""",
    "zsh": """
compdef() { : }
compadd() { print -rl -- $completions }
_describe() { print -rl -- ${completions_with_descriptions%%:*} }
_path_files() { print files $* }
eval "$(copydesk completion zsh)"
words=(@@); CURRENT=$#words
_copydesk_completion
""",
    "fish": """
copydesk completion fish | source
complete --do-complete "@@"
""",
}
COMMAND = {
    "bash": ["bash", "--norc", "-c"],
    "zsh": ["zsh", "-f", "-c"],
    "fish": ["fish", "--no-config", "-c"],
}


def offered(shell: str, words: str, folder: Path) -> list[str]:
    """Return what a shell offers for the last word."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} on this machine")
    if HERE is None:
        pytest.skip("copydesk is not beside this Python")
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(folder)}
    asked = ASK[shell].replace("@@", words)
    ran = subprocess.run(
        [*COMMAND[shell], asked], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    return [line.split("\t")[0] for line in ran.stdout.splitlines() if line]


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


def test_commands_are_completed(shell: str, tmp_path: Path) -> None:
    assert offered(shell, "copydesk comp", tmp_path) == ["completion"]


def test_flags_and_their_values_are_completed(shell: str, tmp_path: Path) -> None:
    assert {"--output-format", "--output-file"} <= set(offered(shell, "copydesk check --output-", tmp_path))
    assert offered(shell, "copydesk check --output-format sar", tmp_path) == ["sarif"]


def test_rules_are_completed_to_the_last_comma(shell: str, tmp_path: Path) -> None:
    assert offered(shell, "copydesk check --select names.var", tmp_path) == ["names.variant-name"]
    assert "captions" in offered(shell, "copydesk check --ignore capt", tmp_path)
    found = offered(shell, "copydesk check --select dates,names.var", tmp_path)
    assert found == ["dates,names.variant-name"]
    joined = "--select = names.var" if shell == "bash" else "--select=names.var"
    wanted = "names.variant-name" if shell == "bash" else "--select=names.variant-name"
    assert offered(shell, f"copydesk check --output-format = json {joined}", tmp_path) == [wanted]
    assert offered(shell, "copydesk explain names.var", tmp_path) == ["names.variant-name"]


def test_files_are_completed(shell: str, tmp_path: Path) -> None:
    (tmp_path / "story one.md").write_text("Text.")
    for words in ("copydesk check sto", "copydesk check --config sto"):
        found = offered(shell, words, tmp_path)[0]
        assert found.startswith("files") or found in {"story one.md", "story\\ one.md"}


def asked(monkeypatch: pytest.MonkeyPatch, *words: str) -> list[str]:
    """Return what the command itself offers, as it tells bash."""
    monkeypatch.setenv("_COPYDESK_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "\n".join(("copydesk", *words)))
    monkeypatch.setenv("COMP_CWORD", str(len(words)))
    return RUNNER.invoke(cli, prog_name="copydesk").output.splitlines()


def test_every_command_is_offered_without_importing_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.cli.main.import_module", None)
    assert asked(monkeypatch, "") == [f"plain,{name}" for name in COMMANDS]
    assert "plain,--version" in asked(monkeypatch, "--v")


def test_rules_of_one_s_own_and_short_names_are_offered(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "desk").mkdir()
    (tmp_path / "desk" / "very-odd.yml").write_text("not even a rule")
    folder = str(tmp_path / "desk")
    assert asked(monkeypatch, "check", "--rules", folder, "--select", "desk.") == ["plain,desk.very-odd"]
    assert asked(monkeypatch, "check", "--select", "variant-n") == ["plain,names.variant-name"]
    missing = str(tmp_path / "none")
    assert asked(monkeypatch, "check", "--rules", missing, "--select", "zz") == [""]


def test_a_flag_with_its_value_is_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, "check", "--select=names.var") == ["plain,--select=names.variant-name"]
    assert asked(monkeypatch, "check", "--config=sto") == ["file,sto"]


def test_the_script_is_printed_and_its_place_told(shell: str) -> None:
    shown = RUNNER.invoke(cli, ["completion", shell])
    assert shown.exit_code == 0
    assert "_COPYDESK_COMPLETE" in shown.output
    assert f"copydesk completion {shell}" in RUNNER.invoke(cli, ["completion", "--help"]).output
    assert RUNNER.invoke(cli, ["completion", "dos"]).exit_code == 2


def test_the_entry_point_knows_when_a_shell_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked(monkeypatch, "che")
    with pytest.raises(SystemExit):
        main.main()
    assert capsys.readouterr().out == "plain,check\n"
