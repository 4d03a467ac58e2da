"""What a person sees: colour only on a terminal, no traceback in a closed pipe, progress after a while."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.cli import terminal
from copydesk.cli.main import main
from copydesk.model.finding import Problem

COPYDESK = [sys.executable, "-m", "copydesk"]
ARTICLE = "A title of five words\n\n" + "The council met on 2 May 2024 in the the hall and voted.\n\n" * 3


def run_in_terminal(arguments: list[str], folder: Path, **environment: str) -> str:
    """Run the command with a terminal for its output, and return what the terminal got."""
    leader, follower = pty.openpty()
    variables = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    with subprocess.Popen(
        [*COPYDESK, *arguments],
        cwd=folder,
        stdout=follower,
        stderr=follower,
        env={**variables, "TERM": "xterm", **environment},
    ):
        os.close(follower)
        seen = b""
        try:
            while block := os.read(leader, 65536):
                seen += block
        except OSError:  # the other end is closed
            pass
    os.close(leader)
    return seen.decode()


def test_colour_is_for_terminals(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    check = ["check", "--isolated", "a.txt"]
    assert "\x1b[" in run_in_terminal(check, tmp_path)
    assert "\x1b[" not in run_in_terminal(check, tmp_path, NO_COLOR="1")
    assert "\x1b[" not in run_in_terminal(check, tmp_path, TERM="dumb")
    assert "\x1b[" not in run_in_terminal([*check, "--color", "never"], tmp_path)


@pytest.mark.parametrize(
    ("choice", "variables", "expected"),
    [
        ("auto", {}, False),
        ("auto", {"FORCE_COLOR": "1"}, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ("always", {"NO_COLOR": "1"}, True),
        ("never", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_what_is_asked_for_wins(
    choice: str, variables: dict[str, str], *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert terminal.style(choice).color is expected


def test_a_pipe_that_closes_early_gives_no_traceback(tmp_path: Path) -> None:
    for number in range(400):
        (tmp_path / f"{number}.txt").write_text(ARTICLE)
    with subprocess.Popen(
        [*COPYDESK, "check", "--isolated", "."],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode in {1, 141}


def test_progress_is_shown_after_two_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter(range(100))
    monkeypatch.setattr(terminal.time, "monotonic", lambda: float(next(clock)))
    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True)
    assert list(terminal.progress(["a.md", "b.md", "c.md", "d.md"])) == ["a.md", "b.md", "c.md", "d.md"]
    shown = capsys.readouterr().err
    assert "1 files" not in shown
    assert "3 files … c.md" in shown
    assert shown.endswith("\r\x1b[K")


def test_progress_is_quiet_when_it_is_quick_or_piped(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(terminal.progress(["a.md"])) == ["a.md"]
    monkeypatch.setattr(terminal.sys.stderr, "isatty", lambda: True)
    assert list(terminal.progress(["a.md"])) == ["a.md"]
    assert capsys.readouterr().err == ""


def test_a_problem_is_one_message() -> None:
    assert (
        terminal.visible_problem(Problem("a\x1b.md", "no\nlines", "x.y", 2))
        == "copydesk: a␛.md:2: no\nlines [x.y]"
    )
    assert terminal.visible_problem(Problem("", "oh")) == "copydesk: oh"


def test_the_version_is_that_of_the_package() -> None:
    shown = subprocess.run([*COPYDESK, "-V"], capture_output=True, text=True, check=True)
    assert shown.stdout.startswith("copydesk 0.")


def test_a_pipe_that_stays_open_is_flushed(capsys: pytest.CaptureFixture[str]) -> None:
    with terminal.quiet_pipe():
        sys.stdout.write("said")
    assert capsys.readouterr().out == "said"


def test_streams_that_are_closed_are_as_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, None)
    monkeypatch.setattr(sys, "argv", ["copydesk", "check", "-"])
    with pytest.raises(SystemExit) as end:
        main()
    streams = sys.stdin, sys.stdout, sys.stderr
    for one in streams:
        one.close()
    assert end.value.code == 0
