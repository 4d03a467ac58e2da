"""The one server of a user, shared by runs: find it, start it, stop it.

A state file says where it is. It counts only while the keeper's lock is held, so that a stale one never
makes us talk to something else; and nothing here ends a process: a keeper ends its own server when its state
file is gone.
"""

import json
import os
import select
import subprocess
import sys
import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

from copydesk.errors import ServiceError
from copydesk.languagetool import java
from copydesk.languagetool.folders import Folder, private, server_homes

KEEPER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "keeper.py")
FLAGS = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
IDLE = 600.0
"""Seconds without use after which a server ends."""

PATIENCE = 60.0
"""Seconds that a server may take to start."""

MAIN = "org.languagetool.server.HTTPServer"
_NOTICE = 0.6  # seconds in which a keeper sees that its server ended
_TOUCH = 2.0  # seconds: no more often is the state file touched
_touched: dict[Path, float] = {}


class Server(NamedTuple):
    """A server that runs: its private folder, its address, and what its state file tells."""

    home: Path
    port: int
    token: str
    version: str
    folder: str
    process: int
    since: float

    @property
    def url(self) -> str:
        """The address; the numbers of this machine, so that no name server has a say."""
        return f"http://127.0.0.1:{self.port}"


def ensure(folder: Folder, patience: float = PATIENCE) -> Server:
    """Return the server of a folder, started if it does not run.

    Raises:
        ServiceError: it can't be started.
    """
    _portable()
    flags = _flags()
    home = _home(folder, flags)
    if server := _alive(home):
        return server
    with _one_at_a_time(home):
        if server := _alive(home):
            return server
        _start(home, folder, flags, patience)
        if server := _alive(home):
            return server
    raise ServiceError("LanguageTool's server ended as soon as it had started; try again")


def gone(server: Server, patience: float = 5.0) -> bool:
    """Tell whether a server that did not answer has ended; wait a little for its keeper to see it."""
    begin = time.monotonic()
    while True:
        now = _alive(server.home)
        if now is None or now.token != server.token:
            return True
        waited = time.monotonic() - begin
        if waited > patience or (waited > _NOTICE and _is_listening(server.port)):
            return False
        time.sleep(0.05)


def touch(server: Server) -> None:
    """Note that a server is in use."""
    now = time.monotonic()
    if now - _touched.get(server.home, 0.0) > _TOUCH:
        _touched[server.home] = now
        with suppress(OSError):
            os.utime(server.home / "state.json")


def running() -> Iterator[Server]:
    """Yield the servers of this user that run."""
    _portable()
    for home in sorted(server_homes().iterdir()):
        if home.is_dir() and (server := _alive(home)):
            yield server


def stop(server: Server, patience: float = 10.0) -> bool:
    """Ask the keeper of a server to end it; tell whether it did."""
    with suppress(FileNotFoundError):
        (server.home / "state.json").unlink()
    until = time.monotonic() + patience
    while _held(server.home):
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def _flags() -> list[str]:
    given = os.environ.get("COPYDESK_LANGUAGETOOL_JAVA")
    return given.split() if given is not None else list(FLAGS)


def _seconds(variable: str, usual: float) -> float:
    try:
        return max(1.0, float(os.environ.get(variable, "")))
    except ValueError:
        return usual


def _home(folder: Folder, flags: Sequence[str]) -> Path:
    key = "\0".join([folder.identity, *flags])
    return private(
        server_homes() / blake2b(key.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()
    )


def _alive(home: Path) -> Server | None:
    """Return the server whose state file lies there, if its keeper lives."""
    if not _held(home):
        return None
    try:
        told: Any = json.loads((home / "state.json").read_text("utf-8"))
        return Server(
            home,
            int(told["port"]),
            str(told["token"]),
            str(told["version"]),
            str(told["folder"]),
            int(told["server"]),
            float(told["since"]),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _held(home: Path) -> bool:
    """Tell whether a keeper holds the lock of its folder."""
    import fcntl  # noqa: PLC0415  not on every system

    try:
        with (home / "lock").open() as file:
            fcntl.flock(file.fileno(), fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _is_listening(port: int) -> bool:
    import socket  # noqa: PLC0415  only after a failure

    with socket.socket() as one:
        one.settimeout(1.0)
        return one.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def _one_at_a_time(home: Path) -> Generator[None]:
    """Let one run at a time start a server; the others wait for it."""
    import fcntl  # noqa: PLC0415  not on every system

    with (home / "start").open("w") as file:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX)
        yield


def _start(home: Path, folder: Folder, flags: Sequence[str], patience: float) -> None:
    command = [java.find(), *flags, "-cp", str(folder.jar), MAIN]
    order = {
        "home": str(home),
        "command": command,
        "folder": str(folder.path),
        "version": folder.version,
        "idle": _seconds("COPYDESK_LANGUAGETOOL_IDLE", IDLE),
        "patience": patience,
    }
    keeper = subprocess.Popen(  # noqa: S603  ourselves
        [sys.executable, "-I", KEEPER, json.dumps(order)],
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # the terminal's Ctrl-C is for us, not for a server that others share
    )
    told = _answer(keeper, patience + 20)
    keeper.wait()  # it leaves a child of its own behind
    if "failed" in told:
        raise ServiceError(f"LanguageTool's server {told['failed']}")


def _answer(keeper: "subprocess.Popen[bytes]", patience: float) -> dict[str, str]:
    """Return what the keeper says in its one line."""
    with cast("IO[bytes]", keeper.stdout) as pipe:
        ready, _, _ = select.select([pipe], [], [], patience)
        line = pipe.readline() if ready else b""
    try:
        told: Any = json.loads(line)
    except ValueError:
        return {"failed": "could not be started: its keeper ended, or took too long; try again"}
    return {str(key): str(value) for key, value in told.items()}


def _portable() -> None:
    if os.name != "posix":  # pragma: no cover  not tried on others
        raise ServiceError("LanguageTool's server can be started on Linux and macOS only; give a `server:`")
