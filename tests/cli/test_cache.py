import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from copydesk.cli.main import cli

CHECK = ["check", "--isolated", "--select", "doubled-word", "-q"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COPYDESK_CACHE_DIR")
    (tmp_path / ".git").mkdir()
    (tmp_path / "a.md").write_text("The crew saw the the harbour.\n")
    return tmp_path


def test_results_are_kept_shown_and_dropped(desk: Path) -> None:
    folder = desk / ".copydesk_cache"
    assert CliRunner().invoke(cli, ["cache", "clear"]).output == f"{folder}: there are no results\n"
    first, second = (CliRunner().invoke(cli, CHECK) for _ in range(2))
    assert first.output == second.output
    assert first.exit_code == 1
    assert CliRunner().invoke(cli, ["cache", "dir"]).output == f"{folder}\n"
    assert (folder / "results").is_dir()
    assert CliRunner().invoke(cli, ["cache", "clear"]).output == f"{folder}: results are dropped\n"
    assert not (folder / "results").exists()


def test_no_results_are_kept_when_that_is_asked_for(desk: Path) -> None:
    assert CliRunner().invoke(cli, [*CHECK, "--no-cache", "-j", "2"]).exit_code == 1
    assert not (desk / ".copydesk_cache").exists()
    assert CliRunner().invoke(cli, [*CHECK, "--cache-dir", "mine"]).exit_code == 1
    assert (desk / "mine" / "results").is_dir()


def test_a_folder_that_cannot_be_used_is_said_and_the_run_goes_on(desk: Path) -> None:
    (desk / "mine").symlink_to(desk)
    result = CliRunner().invoke(cli, [*CHECK, "--cache-dir", "mine"])
    assert "results are not kept: is a link" in result.stderr
    assert "stands twice" in result.stdout
    assert result.exit_code == 1
    result = CliRunner().invoke(cli, ["cache", "clear", "--cache-dir", "mine"])
    assert (result.exit_code, "is a link" in result.stderr) == (2, True)


def test_what_git_ignores_can_be_checked_all_the_same(desk: Path) -> None:
    (desk / ".gitignore").write_text("*.md\n")
    assert "no articles" in CliRunner().invoke(cli, CHECK).output
    assert CliRunner().invoke(cli, [*CHECK, "--no-respect-gitignore"]).exit_code == 1
    assert CliRunner().invoke(cli, [*CHECK, os.path.join(".", "a.md")]).exit_code == 1
