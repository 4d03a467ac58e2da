"""``--watch``: check, wait, check again."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from copydesk import api
from copydesk.cli import watching
from copydesk.cli.asked import Asked
from copydesk.cli.main import cli

Step = Callable[[], object]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("They met in the the hall.\n", "utf-8")


def watch(*steps: Step, **flags: object) -> int:
    """Watch, with one step taken at each pause; after the last, Ctrl-C is pressed."""
    left = iter(steps)

    def pause(_seconds: float) -> None:
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    options = api.Options(isolated=True, select=("doubled-word",))
    asked = Asked(paths=(), options=options, formats=("concise",), **flags)  # type: ignore[arg-type]
    return watching.watch_articles(asked, pause)


def nothing() -> None:
    """Take no step."""


def write(text: str, name: str = "a.md") -> Step:
    return lambda: Path(name).write_text(text, "utf-8")


def test_what_is_saved_is_checked_again(capsys: pytest.CaptureFixture[str]) -> None:
    code = watch(nothing, write("They met in a a hall.\n"), nothing, write("All is well.\n"), nothing)
    said = capsys.readouterr()
    assert code == 0
    assert [line.partition(": ")[2] for line in said.out.splitlines() if line.startswith("a.md")] == [
        "warning: “the” stands twice in a row. [wording.doubled-word]",
        "warning: “a” stands twice in a row. [wording.doubled-word]",
    ]
    assert "Nothing found in 1 file." in said.out
    assert said.err.count("watching, Ctrl-C ends it") == 3
    assert "\x1b" not in said.out + said.err


def test_two_savings_at_once_are_checked_once(capsys: pytest.CaptureFixture[str]) -> None:
    watch(nothing, write("One one, one.\n"), write("Two two.\n"), write("Three three.\n"), nothing)
    said = capsys.readouterr()
    assert said.err.count("watching") == 2
    assert "“three” stands twice" in said.out.casefold()


def test_a_file_that_never_comes_to_rest_is_checked_nevertheless(capsys: pytest.CaptureFixture[str]) -> None:
    watch(*(write("x" * number) for number in range(25)))
    assert capsys.readouterr().err.count("watching") == 2


def test_new_and_deleted_articles_are_seen(capsys: pytest.CaptureFixture[str]) -> None:
    watch(write("In in time.\n", "b.md"), nothing, Path("b.md").unlink, Path("a.md").unlink, nothing)
    said = capsys.readouterr()
    assert said.out.count("b.md:1:1: warning") == 1
    assert "No files were checked." in said.out


def test_mistakes_are_said_and_watched(capsys: pytest.CaptureFixture[str]) -> None:
    assert watch(nothing, changed_since="HEAD") == 0
    assert "this folder is in no git repository" in capsys.readouterr().err


def run(*flags: str) -> Result:
    return CliRunner().invoke(cli, ["check", "--watch", *flags], input="")


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["-"], "not at standard input"),
        (["--diff-file", "-"], "not at standard input"),
        (["-o", "x.txt"], "without --output-file"),
        (["--fix"], "without --fix and --diff"),
        (["--diff"], "without --fix and --diff"),
        (["--staged"], "not at git's index"),
        (["--glob", "[a-]"], "--glob"),
        (["--unsafe-fixes"], "--unsafe-fixes goes with"),
    ],
)
def test_flags_that_do_not_go_with_it_are_said(flags: list[str], message: str) -> None:
    result = run(*flags)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_on_a_terminal_each_report_takes_the_place_of_the_last(tmp_path: Path) -> None:
    parent, child = pty.openpty()
    command = [sys.executable, "-m", "copydesk", "check", "--isolated", "--watch", "--select", "doubled-word"]
    process = subprocess.Popen(
        command,
        stdin=child,
        stdout=child,
        stderr=child,
        cwd=tmp_path,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509  the child is a copy of a process with one thread
    )
    os.close(child)
    try:
        seen = _until(parent, "ends it")
        assert seen.startswith("\x1b[2J\x1b[1;1H")
        assert "“the” stands twice" in seen
        (tmp_path / ".new").write_text("They met in a a hall.\n", "utf-8")
        (tmp_path / ".new").replace(tmp_path / "a.md")
        seen = _until(parent, "ends it")
        assert seen.lstrip("\r\n").startswith("\x1b[2J")
        assert "“a” stands twice" in seen
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
        assert "Traceback" not in _until(parent, "")
    finally:
        process.kill()
        process.wait()
        os.close(parent)


def _heed_interrupts() -> None:
    """Undo what a shell does to the commands it runs in the background: they ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _until(terminal: int, end: str) -> str:
    """Return what a terminal shows until these words, or until it closes."""
    seen, limit = b"", time.monotonic() + 60
    while time.monotonic() < limit and not (end and end.encode() in seen):
        if not select.select([terminal], [], [], 1)[0]:
            continue
        try:
            read = os.read(terminal, 65_536)
        except OSError:  # it is closed
            break
        seen += read
        if not read:
            break
    return seen.decode()
