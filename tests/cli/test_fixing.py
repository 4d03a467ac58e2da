"""What a transcript can't show: a screen without colour, line ends, and encodings."""

from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from copydesk.cli import fixing
from copydesk.cli.main import cli

RUNNER = CliRunner()
TEXT = "The crew sank in the the harbor.\r\nA \x1b[31mred\x1b[0m pier.\r\n"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_bytes(TEXT.encode())


def test_no_article_can_steer_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixing, "sys", SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True)))
    shown = RUNNER.invoke(cli, ["check", "--isolated", "--diff", "--color", "never", "a.md"])
    assert "\x1b" not in shown.stdout
    assert "+The crew sank in the harbor.\n" in shown.stdout


def test_the_words_that_differ_are_marked() -> None:
    lines = ["--- a", "+++ a", "@@ -1 +1 @@", "-in the the bay", "+in the bay", " x", "-gone", "-y", "+z"]
    shown = list(fixing.painted(lines))
    assert [click.unstyle(line) for line in shown] == lines
    assert shown[0] == click.style("--- a", bold=True)
    assert shown[3].count("\x1b[7m") == 1
    assert (
        click.style(" the", "red", reverse=True) in shown[3]
        or click.style("the ", "red", reverse=True) in shown[3]
    )
    assert shown[6] == click.style("-gone", "red")


def test_a_very_long_line_is_shown_as_a_whole() -> None:
    long = "a " * 3_000
    assert list(fixing.painted(["--- a", f"-{long}b", f"+{long}c"]))[2] == click.style(f"+{long}c", "green")


def test_a_diff_that_goes_into_a_file_keeps_line_ends() -> None:
    shown = RUNNER.invoke(cli, ["check", "--isolated", "--diff", "a.md"])
    assert b"+The crew sank in the harbor.\r\n" in shown.stdout_bytes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_standard_input_comes_back_in_its_encoding(encoding: str) -> None:
    shown = RUNNER.invoke(cli, ["check", "--isolated", "--fix", "-"], input=TEXT.encode(encoding))
    assert shown.stdout_bytes == TEXT.replace("the the", "the").encode(encoding)
    assert "Fixed 1." in shown.stderr


def test_what_cannot_be_read_comes_back_as_it_was() -> None:
    shown = RUNNER.invoke(cli, ["check", "--isolated", "--fix", "-"], input=b"\xff\x00\n")
    assert (shown.exit_code, shown.stdout_bytes) == (2, b"\xff\x00\n")
    assert "is not UTF-8" in shown.stderr


def test_the_report_of_standard_input_can_go_into_a_file() -> None:
    RUNNER.invoke(cli, ["check", "--isolated", "--fix", "-o", "report.txt", "-"], input=TEXT)
    assert "Fixed 1." in Path("report.txt").read_text()
