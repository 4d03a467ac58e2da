"""A server in a thread of the tests, and an editor that talks to it in the words of the protocol."""

import json
import os
import queue
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.config.workspace import Options
from copydesk.lsp.server import made

WAIT = 10.0  # seconds for an answer


class Desk:
    """One editor and its server, in the folder of the test."""

    def __init__(self, folder: Path, options: Options) -> None:
        self.folder = folder
        self.messages: list[str] = []
        self.asked: list[dict[str, Any]] = []
        self.settings: object = None
        self._came: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._number = 0
        there, self._write = os.pipe()
        self._read, back = os.pipe()
        self.server = made(options)
        self._in, self._out = os.fdopen(there, "rb"), os.fdopen(back, "wb")
        self._thread = threading.Thread(target=self.server.start_io, args=(self._in, self._out), daemon=True)
        self._thread.start()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with os.fdopen(self._read, "rb") as out:
            while line := out.readline():
                length = int(line.split(b":")[1])
                while out.readline() != b"\r\n":
                    pass
                self._came.put(json.loads(out.read(length)))
        self._came.put(None)

    def send(self, **message: object) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        os.write(self._write, b"Content-Length: %d\r\n\r\n%b" % (len(body), body))

    def tell(self, method: str, params: object) -> None:
        self.send(method=method, params=params)

    def _next(self, wait: float = WAIT) -> dict[str, Any]:
        message = self._came.get(timeout=wait)
        assert message is not None, "the server is gone"
        if message.get("method") == "window/showMessage":
            self.messages.append(message["params"]["message"])
        elif "id" in message and "method" in message:
            self.asked.append(message)
            wanted = message["method"] == "workspace/configuration"
            self.send(id=message["id"], result=[self.settings] if wanted else None)
        return message

    def ask(self, method: str, params: object) -> Any:  # noqa: ANN401  JSON
        self._number += 1
        number = self._number
        self.send(id=number, method=method, params=params)
        return self.answer(number)

    def answer(self, number: int) -> Any:  # noqa: ANN401  JSON
        while True:
            message = self._next()
            if message.get("id") == number and "method" not in message:
                return message["result"] if "result" in message else message["error"]

    def uri(self, name: str) -> str:
        return name if ":" in name else f"{self.folder.as_uri()}/{name}"

    def start(self, capabilities: object = None, **more: object) -> Any:  # noqa: ANN401  JSON
        root = {"uri": self.folder.as_uri(), "name": "desk"}
        params: dict[str, object] = {"processId": None, "capabilities": capabilities or {}}
        params |= {"rootUri": self.folder.as_uri(), "workspaceFolders": [root]} | more
        said = self.ask("initialize", params)
        self.tell("initialized", {})
        return said

    def open(
        self, name: str, text: str, language: str = "markdown", version: int = 1
    ) -> list[dict[str, Any]]:
        item = {"uri": self.uri(name), "languageId": language, "version": version, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})
        return self.told(name)

    def change(self, name: str, version: int, *changes: object) -> None:
        where = {"uri": self.uri(name), "version": version}
        self.tell("textDocument/didChange", {"textDocument": where, "contentChanges": changes})

    def told(
        self, name: str, until: Callable[[dict[str, Any]], bool] = lambda _: True
    ) -> list[dict[str, Any]]:
        """Wait for what is told of a file next that is as wanted."""
        while True:
            message = self._next()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == self.uri(name) and until(params):
                    found: list[dict[str, Any]] = params["diagnostics"]
                    return found

    def where(self, name: str, line: int, character: int) -> dict[str, object]:
        return {
            "textDocument": {"uri": self.uri(name)},
            "position": {"line": line, "character": character},
        }

    def actions(self, name: str, diagnostic: dict[str, Any], **context: object) -> list[dict[str, Any]]:
        context = {"diagnostics": [diagnostic], **context}
        params = {"textDocument": {"uri": self.uri(name)}, "range": diagnostic["range"], "context": context}
        found: list[dict[str, Any]] = self.ask("textDocument/codeAction", params)
        return found

    def leave(self) -> None:
        try:
            if self._thread.is_alive():
                self.ask("shutdown", None)
                self.tell("exit", None)
        finally:
            self.close()

    def close(self) -> None:
        os.close(self._write)
        self._thread.join(WAIT)
        assert not self._thread.is_alive()
        self._in.close()
        self._out.close()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.chdir(tmp_path)
    one = Desk(tmp_path, Options(force_exclude=True))
    yield one
    one.leave()


@pytest.fixture
def started(desk: Desk) -> Desk:
    desk.start()
    return desk
