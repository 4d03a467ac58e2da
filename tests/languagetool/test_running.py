# ruff: noqa: ANN401  fixtures of conftest.py, whose types tests can't import
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.errors import ServiceError
from copydesk.languagetool import folders, keeper, running, tool
from copydesk.languagetool.wanted import Request


def is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    status = Path(f"/proc/{process}/stat")  # dead, but not yet noticed by who looks after orphans
    return status.exists() and " Z " in status.read_text("utf-8")


def test_a_server_is_started_once_and_shared(java: Callable[..., None], folder: Path) -> None:
    java()
    first = running.ensure(folders.find())
    assert first.folder == str(folder.resolve())
    assert tool.connect(first.url).check_text("teh", "en-US", Request())
    assert running.ensure(folders.find()) == first
    assert list(running.running()) == [first]
    assert running.stop(first)
    assert is_gone(first.process)
    assert list(running.running()) == []


def test_runs_that_come_together_start_one(java: Callable[..., None], folder: Path) -> None:
    del folder
    java()
    found: list[running.Server] = []
    threads = [
        threading.Thread(target=lambda: found.append(running.ensure(folders.find()))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert len(set(found)) == 1


def test_a_server_that_died_is_known_to_be_gone(java: Callable[..., None], folder: Path) -> None:
    del folder
    java()
    first = running.ensure(folders.find())
    assert not running.gone(first)
    os.kill(first.process, signal.SIGKILL)
    assert running.gone(first)
    assert running.ensure(folders.find()).token != first.token


def test_the_server_ends_with_its_keeper_even_when_that_is_killed(
    java: Callable[..., None], folder: Path, fakes: Any
) -> None:
    del folder
    java()
    server = running.ensure(folders.find())
    state = json.loads((server.home / "state.json").read_text("utf-8"))
    os.kill(state["keeper"], signal.SIGKILL)
    assert fakes.wait_until(lambda: is_gone(server.process))
    assert running.gone(server)


def test_the_server_outlives_who_started_it_and_ends_after_idle_time(
    java: Callable[..., None], folder: Path, fakes: Any
) -> None:
    del folder
    java()
    code = (
        "from copydesk.languagetool import folders, running; import os, signal\n"
        "print(running.ensure(folders.find()).process, flush=True); os.kill(os.getpid(), signal.SIGKILL)"
    )
    environment = {**os.environ, "COPYDESK_LANGUAGETOOL_IDLE": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=False)
    process = int(done.stdout)
    assert done.returncode == -signal.SIGKILL
    assert not is_gone(process)
    assert fakes.wait_until(lambda: is_gone(process), 8)


def test_use_keeps_a_server_alive(java: Callable[..., None], folder: Path) -> None:
    del folder
    java()
    server = running.ensure(folders.find())
    state = server.home / "state.json"
    os.utime(state, (0, time.time() - 100))
    running.touch(server)
    assert time.time() - state.stat().st_mtime < 50
    os.utime(state, (0, time.time() - 100))
    running.touch(server)  # not again so soon
    assert time.time() - state.stat().st_mtime > 50


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("dies", "ended at its start: Error: could not find"),
        ("quiet", "ended at its start: it says nothing"),
        ("port", "found 3 ports taken"),
        ("slow", "did not start within 1 seconds"),
    ],
)
def test_a_server_that_does_not_start(java: Callable[..., None], folder: Path, mode: str, said: str) -> None:
    del folder
    java(mode)
    with pytest.raises(ServiceError, match=said):
        running.ensure(folders.find(), patience=1.0)


def test_no_java_is_said(folder: Path) -> None:
    del folder
    with pytest.raises(ServiceError, match="needs Java 17"):
        running.ensure(folders.find())


def test_a_stale_state_is_nobody(folder: Path) -> None:
    """A state file without a live keeper leads nowhere, whatever listens at its port."""
    found = folders.of(folder)
    assert found
    home = running._home(found, running._flags())
    (home / "state.json").write_text('{"port": 1, "token": "x"}')
    assert running._alive(home) is None
    (home / "lock").write_text("")
    assert running._alive(home) is None


def test_a_broken_state_is_nobody(java: Callable[..., None], folder: Path) -> None:
    del folder
    java()
    server = running.ensure(folders.find())
    (server.home / "state.json").write_text("[")
    assert running._alive(server.home) is None
    assert keeper.read(server.home / "state.json") == {}


def test_flags_and_idle_time_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    assert running._flags() == ["-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL_JAVA", "-Xmx2g")
    assert running._flags() == ["-Xmx2g"]
    monkeypatch.setenv("COPYDESK_LANGUAGETOOL_IDLE", "soon")
    assert running._seconds("COPYDESK_LANGUAGETOOL_IDLE", 600) == 600


def test_a_keeper_that_says_nothing_is_ended(
    java: Callable[..., None],
    program: Callable[[str, str], None],
    folder: Path,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del folder
    java()
    program("quiet", "exit 0")
    monkeypatch.setattr(running.sys, "executable", str(home / "bin" / "quiet"))
    with pytest.raises(ServiceError, match="its keeper ended, or took too long"):
        running.ensure(folders.find())


def test_a_server_that_ends_at_once(
    java: Callable[..., None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    java()
    monkeypatch.setattr(running, "_start", lambda *_: None)
    with pytest.raises(ServiceError, match="ended as soon as"):
        running.ensure(folders.find())


def test_a_keeper_that_does_not_end(
    java: Callable[..., None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    java()
    server = running.ensure(folders.find())
    with monkeypatch.context() as patched:
        patched.setattr(running, "_held", lambda _: True)
        assert not running.stop(server, 0.1)


class InThread:
    """A keeper in a thread of this process, for what it does to be seen."""

    def __init__(self, home: Path, mode: str, idle: float = 600, patience: float = 5) -> None:
        self.home = folders.private(home / "server")
        command = [str(home / "bin" / "java"), mode]
        order = keeper.Order(str(self.home), command, str(home), "6.8", idle, patience)
        self.code: list[int] = []
        words = ["keeper", json.dumps(order._asdict())]
        self.thread = threading.Thread(target=lambda: self.code.append(keeper.main(words)))
        self.thread.start()

    @property
    def state(self) -> dict[str, Any]:
        try:
            return keeper.read(self.home / "state.json")
        except FileNotFoundError:
            return {}


def test_a_keeper_ends_when_its_state_is_taken_away(
    java: Callable[..., None], home: Path, fakes: Any
) -> None:
    java()
    one = InThread(home, "")
    assert fakes.wait_until(lambda: bool(one.state))
    process = one.state["server"]
    (one.home / "state.json").unlink()
    one.thread.join(10)
    assert one.code == [0]
    assert is_gone(process)


def test_a_keeper_ends_when_its_state_is_anothers(java: Callable[..., None], home: Path, fakes: Any) -> None:
    java()
    one = InThread(home, "")
    assert fakes.wait_until(lambda: bool(one.state))
    (one.home / "state.json").write_text('{"token": "another"}')
    one.thread.join(10)
    assert one.state == {"token": "another"}


def test_a_keeper_ends_after_idle_time_and_with_its_server(
    java: Callable[..., None], home: Path, fakes: Any
) -> None:
    java()
    one = InThread(home, "", idle=0.5)
    one.thread.join(10)
    assert one.state == {}
    other = InThread(home, "")
    assert fakes.wait_until(lambda: bool(other.state))
    os.kill(other.state["server"], signal.SIGKILL)
    other.thread.join(10)
    assert other.code == [0]
    assert other.state == {}


@pytest.mark.parametrize("mode", ["dies", "port", "slow"])
def test_a_keeper_says_why_it_failed(
    java: Callable[..., None], home: Path, mode: str, capfd: pytest.CaptureFixture[str]
) -> None:
    java(mode)
    one = InThread(home, "", patience=1)
    one.thread.join(20)
    assert one.code == [1]
    assert '"failed"' in capfd.readouterr().out


def test_a_second_keeper_waits_and_gives_up(
    java: Callable[..., None],
    home: Path,
    fakes: Any,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    java()
    one = InThread(home, "")
    assert fakes.wait_until(lambda: bool(one.state))
    monkeypatch.setattr(keeper, "_LOCK_PATIENCE", 0.2)
    two = InThread(home, "")
    two.thread.join(10)
    assert two.code == [1]
    assert "another run" in capfd.readouterr().out
    (one.home / "state.json").unlink()
    one.thread.join(10)


def test_a_keeper_that_is_asked_to_end_ends_its_server(
    java: Callable[..., None], folder: Path, fakes: Any
) -> None:
    del folder
    java()
    server = running.ensure(folders.find())
    state = json.loads((server.home / "state.json").read_text("utf-8"))
    os.kill(state["keeper"], signal.SIGTERM)
    assert fakes.wait_until(lambda: is_gone(server.process))
    with pytest.raises(SystemExit):
        keeper._leave(signal.SIGTERM, None)
