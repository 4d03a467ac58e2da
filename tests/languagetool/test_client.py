# ruff: noqa: ANN401  fixtures of conftest.py, whose types tests can't import
import socket
import threading
import time
from typing import Any

import pytest

from copydesk.errors import ServiceError
from copydesk.languagetool import client, tool
from copydesk.languagetool.wanted import Request


def test_a_request_says_what_is_wanted(server: Any, fakes: Any) -> None:
    server.answer = lambda _: fakes.reply(fakes.match(4, 3, "A", "GRAMMAR", "x", "y"))
    request = Request(("GRAMMAR",), ("STYLE",), ("ONE",), ("TWO",), picky=True)
    found = tool.connect(server.url).check_text("one teh", "en-GB", request)
    assert found == (tool.Found(4, 3, "A", "GRAMMAR", "misspelling", "Possible mistake.", ("x", "y")),)
    (asked,) = server.asked
    assert asked == {
        "language": "en-GB",
        "text": "one teh",
        "enabledCategories": "GRAMMAR",
        "disabledCategories": "STYLE",
        "enabledRules": "ONE",
        "disabledRules": "TWO",
        "level": "picky",
    }


def test_offsets_stay_as_they_came(server: Any) -> None:
    connected = tool.connect(server.url)
    (found,) = connected.check_text("😀😀 teh", "en-US", Request())
    assert (found.offset, found.length) == (5, 3)
    assert connected.languages() == ("en", "en-GB", "en-US", "es")


def test_a_proxy_is_not_for_this_machine(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert tool.connect(server.url).check_text("teh", "en-US", Request())


def test_nobody_at_the_address() -> None:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        with pytest.raises(tool.UnreachableError):
            tool.connect(f"http://127.0.0.1:{one.getsockname()[1]}")


def test_a_server_that_breaks_off(server: Any) -> None:
    connected = tool.connect(server.url)
    server.answer = lambda _: None
    with pytest.raises(tool.UnreachableError):
        connected.check_text("teh", "en-US", Request())


def test_a_server_that_is_slow(server: Any, fakes: Any) -> None:
    def sleep(_: str) -> Any:
        time.sleep(1)
        return fakes.reply()

    connected = tool.connect(server.url, patience=0.2)
    server.answer = sleep
    with pytest.raises(tool.SlowError):
        connected.check_text("teh", "en-US", Request())


def test_a_reply_without_end_is_left(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connected = tool.connect(server.url)
    monkeypatch.setattr(client, "LARGEST", 1_000_000)
    server.answer = lambda _: (200, b" " * 2_000_000)
    with pytest.raises(tool.SlowError):
        connected.check_text("teh", "en-US", Request())


@pytest.mark.parametrize(
    "body", [b"[]", b"{}", b'{"matches": 1}', b'{"matches": [{}]}', b'{"matches": ["a"]}']
)
def test_a_strange_answer_is_no_finding(server: Any, body: bytes) -> None:
    connected = tool.connect(server.url)
    server.answer = lambda _: (200, body)
    with pytest.raises(ServiceError, match="does not answer as"):
        connected.check_text("teh", "en-US", Request())


@pytest.mark.parametrize("body", [b"<html>", b"1", b'["en"]'])
def test_a_server_of_another_kind(server: Any, body: bytes) -> None:
    server.languages = (200, body)
    with pytest.raises(ServiceError, match="does not answer as"):
        tool.connect(server.url)


def test_threads_do_not_mix_their_places(server: Any) -> None:
    wrong: list[object] = []

    def ask(text: str, offset: int) -> None:
        connected = tool.connect(server.url)
        for _ in range(20):
            (found,) = connected.check_text(text, "en-US", Request())
            if found.offset != offset:
                wrong.append(found)

    threads = [
        threading.Thread(target=ask, args=(text, at))
        for text, at in (("😀😀😀 teh", 7), ("teh", 0), ("a teh", 2))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
