"""Servers and programs that behave as LanguageTool, Java and Maven do, well or badly."""

import json
import os
import stat
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

LANGUAGES = [{"name": one, "code": one[:2], "longCode": one} for one in ("en-US", "en-GB", "es")]
WRONG = "teh"


def found_in(text: str, word: str = WRONG) -> list[dict[str, Any]]:
    """Return what LanguageTool would say of each place of a word, in units of UTF-16."""
    found: list[dict[str, Any]] = []
    at = text.find(word)
    while at >= 0:
        offset = len(text[:at].encode("utf-16-le")) // 2
        found.append(match(offset, len(word.encode("utf-16-le")) // 2))
        at = text.find(word, at + len(word))
    return found


def match(
    offset: int,
    length: int,
    rule: str = "SPELL",
    category: str = "TYPOS",
    *instead: str,
    issue: str = "misspelling",
) -> dict[str, Any]:
    return {
        "message": "Possible  mistake.",
        "replacements": [{"value": one} for one in instead or ("the",)],
        "offset": offset,
        "length": length,
        "context": {"text": "", "offset": 0, "length": length},
        "sentence": "",
        "rule": {"id": rule, "issueType": issue, "category": {"id": category}},
    }


Answer = tuple[int, bytes] | tuple[int, bytes, dict[str, str]]


def reply(*matches: dict[str, Any]) -> Answer:
    return 200, json.dumps({"matches": list(matches)}).encode()


@dataclass
class Fake:
    """A server: ``answer`` gets the text of each check; ``asked`` has the parameters of each."""

    url: str = ""
    answer: Callable[[str], Answer | None] = lambda text: reply(*found_in(text))
    languages: Answer = (200, json.dumps(LANGUAGES).encode())
    asked: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)


def _handler(fake: Fake) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            fake.paths.append(self.path)
            self._send(fake.languages)

        def do_POST(self) -> None:
            fake.paths.append(self.path)
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            said = {name: values[0] for name, values in parse_qs(body).items()}
            fake.asked.append(said)
            self._send(fake.answer(said.get("text", "")))

        def _send(self, answer: Answer | None) -> None:
            if answer is None:
                self.close_connection = True
                return
            status, body, *more = answer
            self.send_response(status)
            for name, value in (more[0] if more else {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            try:
                self.wfile.write(body)
            except OSError:
                self.close_connection = True

    return Handler


@pytest.fixture
def server() -> Iterator[Fake]:
    fake = Fake()
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(fake))
    http.daemon_threads = True
    fake.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield fake
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who has nothing: no LanguageTool, no cache, no Java but what a test puts into ``bin``."""
    for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / "home" / name.lower()
        folder.mkdir(parents=True)
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in list(os.environ):
        if name.startswith(("LTP_", "COPYDESK_LANGUAGETOOL")) or name in {
            "JAVA_HOME",
            "HTTP_PROXY",
            "http_proxy",
        }:
            monkeypatch.delenv(name)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/usr/bin-none:/bin-none")
    return tmp_path


JAVA = """#!{python} -SE
import http.server, json, os, sys, time
if "-version" in sys.argv:
    print('openjdk version "{version}" 2026-01-01', file=sys.stderr)
    sys.exit()
mode = {mode!r}
if mode == "dies":
    print("Error: could not find or load main class")
    sys.exit(1)
if mode == "port":
    print("java.net.BindException: Address already in use")
    sys.exit(1)
if mode == "quiet":
    sys.exit(1)
if mode == "slow":
    time.sleep(60)
class Handler(http.server.BaseHTTPRequestHandler):
    def log_message(self, *_): pass
    def do_GET(self): self.send(json.dumps({languages!r}))
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if mode == "crashes":
            os._exit(1)
        matches = [] if mode == "finds nothing" else [{match!r}]
        self.send(json.dumps({{"matches": matches}}))
    def send(self, text):
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text.encode())
port = int(sys.argv[sys.argv.index("--port") + 1])
server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
print("Starting LanguageTool", flush=True)
print("Server started", flush=True)
print("more", flush=True)
server.serve_forever()
"""


@pytest.fixture
def java(home: Path) -> Callable[..., None]:
    """Put a Java on the path that does as it is told."""

    def put(mode: str = "", version: str = "17.0.1") -> None:
        text = JAVA.format(
            python=sys.executable, mode=mode, version=version, languages=LANGUAGES, match=match(0, 3)
        )
        put_program(home / "bin" / "java", text)

    return put


def put_program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.fixture
def program(home: Path) -> Callable[[str, str], None]:
    """Put a shell script on the path."""

    def put(name: str, text: str) -> None:
        put_program(home / "bin" / name, f"#!/bin/sh\n{text}\n")

    return put


@pytest.fixture
def folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that looks like LanguageTool, named in the environment."""
    made = home / "lt" / "LanguageTool-6.8"
    (made / "libs").mkdir(parents=True)
    (made / "languagetool-server.jar").write_bytes(b"jar")
    monkeypatch.setenv("LTP_PATH", str(made.parent))
    return made


def wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.02)
    return False


@pytest.fixture
def fakes() -> Any:  # noqa: ANN401
    """The helpers above, for tests that write their own answers."""
    import types  # noqa: PLC0415

    return types.SimpleNamespace(reply=reply, match=match, found_in=found_in, wait_until=wait_until)


@pytest.fixture(autouse=True)
def no_server_is_left(home: Path) -> Iterator[None]:
    del home
    yield
    from copydesk.languagetool import running  # noqa: PLC0415

    for one in list(running.running()):
        assert running.stop(one)
