"""The process that holds LanguageTool's server, and ends it when nobody uses it.

It runs as a script, ``python -I keeper.py ORDER``, and imports nothing of ours. As long as it lives it holds
a lock, so that a state file without a live keeper is known to be stale. It ends when its state file is taken
away, when that was not touched for the idle time, and when the server ends. A shell waits for its end at a
pipe, so that the server ends even when this process is killed.
"""

import fcntl
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, NamedTuple, cast

LOCK, STATE = "lock", "state.json"
TAKEN = "Address already in use"  # what Java says of a port
PROPERTIES = """\
cacheSize=2000
pipelineCaching=true
maxPipelinePoolSize=20
pipelineExpireTimeInSeconds=3600
maxCheckTimeMillis=60000
"""
_PORT_TRIES = 3
_LOCK_PATIENCE = 10.0  # seconds: others may look at the lock, and a keeper before us may be ending
_PULSE = 0.2  # seconds between looks at the server and the state file
_WATCH = 'read _; kill -9 "$1" 2>/dev/null'


class Order(NamedTuple):
    """What to start, and where: the private folder of this server, its command, what to tell of it.

    ``idle`` and ``patience`` are seconds: without use before the end, and until the server answers.
    """

    home: str
    command: list[str]
    folder: str
    version: str
    idle: float
    patience: float


class _FailedError(Exception):
    """The server can't be started; the message is for the user."""


class _PortTakenError(Exception):
    """Somebody took the port meanwhile."""


class _Server:
    """One run of the server on one port, and the shell that ends it with us."""

    def __init__(self, order: Order, port: int) -> None:
        properties = Path(order.home) / "server.properties"
        properties.write_text(PROPERTIES, "utf-8")
        command = [*order.command, "--config", str(properties), "--port", str(port)]
        self.port = port
        self.process = subprocess.Popen(  # noqa: S603  the command is ours
            command,
            cwd=order.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        self._output = cast("IO[str]", self.process.stdout)
        self._watcher = subprocess.Popen(  # noqa: S603
            ["/bin/sh", "-c", _WATCH, "sh", str(self.process.pid)], stdin=subprocess.PIPE
        )
        self._said = deque[str](maxlen=40)
        self._told = threading.Event()
        self._started = False
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        """Read what the server says until its end, so that it never waits for a reader."""
        with self._output:
            for line in self._output:
                if not self._started:
                    self._said.append(line.strip())
                    if "Server started" in line:
                        self._started = True
                        self._told.set()
        self._told.set()

    def wait(self, patience: float) -> None:
        """Return when the server answers; raise what went wrong."""
        if not self._told.wait(patience):
            raise _FailedError(f"did not start within {patience:.0f} seconds; try again")
        if not self._started:
            said = "\n".join(self._said)
            if TAKEN in said:
                raise _PortTakenError
            last = next((line for line in reversed(self._said) if line), "it says nothing")
            raise _FailedError(f"ended at its start: {last[:300]}")

    def end(self) -> None:
        """End the server, and the shell that waits for our end."""
        self.process.kill()
        self.process.wait()
        self._watcher.kill()
        self._watcher.communicate()
        self._listener.join()


def main(arguments: list[str]) -> int:
    """Hold a server until nobody needs it; say in one line of standard output that it started, or why not."""
    order = Order(**json.loads(arguments[1]))
    with (Path(order.home) / LOCK).open("w") as lock:
        if not _locked(lock.fileno()):
            _say({"failed": "is being started or stopped by another run; try again"})
            return 1
        try:
            server = _start(order)
        except _FailedError as error:
            _say({"failed": str(error)})
            return 1
        try:
            token = _write(order, server)
            _say({"started": token})
            _keep(Path(order.home) / STATE, token, server.process, order.idle)
        finally:
            server.end()
    return 0


def _leave(_signal: int, _frame: object) -> None:
    sys.exit(0)  # through all "finally"


def _locked(file: int) -> bool:
    until = time.monotonic() + _LOCK_PATIENCE
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        else:
            return True


def _start(order: Order) -> _Server:
    for _ in range(_PORT_TRIES):
        server = _Server(order, _free_port())
        try:
            server.wait(order.patience)
        except _PortTakenError:
            server.end()
        except BaseException:
            server.end()
            raise
        else:
            return server
    raise _FailedError(f"found {_PORT_TRIES} ports taken, one after the other; try again")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _write(order: Order, server: _Server) -> str:
    token = secrets.token_hex(16)
    state = {
        "token": token,
        "port": server.port,
        "keeper": os.getpid(),
        "server": server.process.pid,
        "since": time.time(),
        "folder": order.folder,
        "version": order.version,
    }
    made = Path(order.home) / f"{STATE}.{token}"
    with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(state, file)
    made.replace(Path(order.home) / STATE)
    return token


def _keep(state: Path, token: str, server: "subprocess.Popen[str]", idle: float) -> None:
    """Return when the server ended, was not used for long, or its state is taken away or another's."""
    while server.poll() is None:
        try:
            if read(state).get("token") != token:
                return
            unused = time.time() - state.stat().st_mtime
        except FileNotFoundError:
            return
        if unused > idle:
            break
        time.sleep(_PULSE)
    with suppress(FileNotFoundError):
        state.unlink()


def read(state: Path) -> dict[str, Any]:
    """Return what a state file says; nothing of one that can't be understood."""
    try:
        found: Any = json.loads(state.read_text("utf-8"))
        return dict(found)
    except (ValueError, TypeError):
        return {}


def _say(what: Mapping[str, str]) -> None:
    with suppress(OSError):  # who asked may be gone
        os.write(1, json.dumps(what).encode() + b"\n")


if __name__ == "__main__":  # pragma: no cover  in a process of its own
    if os.fork():  # who asked has no child to wait for
        os._exit(0)
    signal.signal(signal.SIGTERM, _leave)
    sys.exit(main(sys.argv))
