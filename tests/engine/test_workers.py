import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from copydesk.api import Effort, Options, lint_paths
from copydesk.engine import workers
from copydesk.model.finding import Report

ISOLATED = Options(isolated=True, select=("doubled-word", "duplicate-headline"))
TEXT = "# Ferry number {} of the line leaves\n\nThe crew of {} saw the the harbour.\n"
MISCHIEF = """\
import os, signal, sys
from copydesk.engine import worker
whole = worker.Answers.of
def of(self, path):
    if "killer" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    if "leaver" in path:
        os._exit(3)
    return whole(self, path)
worker.Answers.of = of
worker.main()
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(workers, "FEW", 2)
    monkeypatch.setattr(workers, "_BATCH", 3)
    for number in range(20):
        (tmp_path / f"{number:02}.md").write_text(TEXT.format(number // 2, number))
    (tmp_path / "odd.md").write_bytes(b"\xff")
    return tmp_path


def _start(code: str) -> str:
    return f"import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer)\n{code}"


def _said(report: Report) -> tuple[object, ...]:
    return tuple(report.findings), report.problems, report.files, report.failing, set(report.rules)


@pytest.mark.usefixtures("desk")
def test_several_processes_find_what_one_does() -> None:
    alone = lint_paths(["."], ISOLATED)
    assert _said(lint_paths(["."], ISOLATED, effort=Effort(3))) == _said(alone)
    assert alone.files == 20
    assert len(alone.findings) == 30
    (rule,) = {name: rule for name, rule in alone.rules.items() if "doubled" in name}.values()
    assert "doubled" in rule.help()


def test_a_worker_that_is_killed_costs_the_article_it_was_at(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = lint_paths(["."], ISOLATED)
    for name in ("05-killer.md", "06-leaver.md"):
        (desk / name).write_text("Text.")
    monkeypatch.setattr(workers, "_START", _start(MISCHIEF))
    report = lint_paths(["."], ISOLATED, effort=Effort(2))
    assert _said(report)[0] == _said(alone)[0]
    said = {one.path: one.message for one in report.problems}
    assert "was killed (SIGKILL; is there too little memory?)" in said["05-killer.md"]
    assert "ended with code 3" in said["06-leaver.md"]
    assert report.files == 20


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "start", ["raise SystemExit(1)", "import sys; sys.stdout.buffer.write(b'no'); sys.exit(1)"]
)
def test_articles_are_checked_here_when_no_process_can_be_started(
    start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = lint_paths(["."], ISOLATED)
    monkeypatch.setattr(workers, "_START", start)
    assert _said(lint_paths(["."], ISOLATED, effort=Effort(2))) == _said(alone)
    monkeypatch.setattr(sys, "executable", "")
    assert _said(lint_paths(["."], ISOLATED, effort=Effort(2))) == _said(alone)


@pytest.mark.usefixtures("desk")
def test_few_articles_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "FEW", 22)
    monkeypatch.setattr(workers, "_Crew", None)
    assert len(lint_paths(["."], ISOLATED, effort=Effort(2)).findings) == 30


@pytest.mark.usefixtures("desk")
def test_files_are_looked_for_as_they_are_checked() -> None:
    ahead = taken = most = 0

    def counted(paths: Iterator[str]) -> Iterator[str]:
        nonlocal ahead
        for path in paths:
            ahead += 1
            yield path

    many = counted(f"{number % 20:02}.md" for number in range(200))
    for _ in workers.check_all(many, ISOLATED, 2, lambda _: pytest.fail("not here")):
        taken += 1
        most = max(most, ahead - taken)
    assert (taken, ahead) == (200, 200)
    assert most <= 2 * 3 * 3


@pytest.mark.usefixtures("desk")
def test_who_stops_half_way_leaves_no_process_behind() -> None:
    answers = workers.check_all(
        (f"{n:02}.md" for n in range(20)), ISOLATED, 2, lambda _: pytest.fail("not here")
    )
    next(answers)
    answers.close()
    assert next(answers, None) is None


def test_who_is_hired_too_late_goes_at_once() -> None:
    crew = workers._Crew(ISOLATED, 1)
    crew._ended = True
    assert crew._hired() is None
    assert crew._workers == set()


def test_there_is_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers.cores() >= 1
    monkeypatch.setattr(os, "process_cpu_count", lambda: 7, raising=False)
    assert workers.cores() == 7
    monkeypatch.setattr(os, "process_cpu_count", lambda: None, raising=False)
    assert workers.cores() == 1
    monkeypatch.delattr(os, "process_cpu_count")
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert workers.cores() == (os.cpu_count() or 1)


@pytest.mark.skipif(os.name != "posix", reason="of process groups")
def test_ctrl_c_ends_the_run_and_its_workers_without_a_traceback(desk: Path) -> None:
    for number in range(400):
        (desk / f"more-{number}.md").write_text(TEXT.format(number, number) * 20)
    command = [sys.executable, "-m", "copydesk", "check", "--isolated", "-j2", "--no-cache"]
    process = subprocess.Popen(
        command,
        cwd=desk,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    while len(children := _children(process.pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode not in (0, None)
    assert "Traceback" not in said
    assert len(children) == 2
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def _children(pid: int) -> list[int]:
    try:
        tasks = list(Path(f"/proc/{pid}/task").iterdir())
        return [int(one) for task in tasks for one in (task / "children").read_text().split()]
    except OSError:
        return []
