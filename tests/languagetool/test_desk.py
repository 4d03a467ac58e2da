# ruff: noqa: ANN401  fixtures of conftest.py, whose types tests can't import
import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk import readers
from copydesk.languagetool import desk as desks
from copydesk.languagetool.desk import Asking, Desk, Outcome
from copydesk.languagetool.replies import Replies
from copydesk.languagetool.wanted import Wish
from copydesk.model.document import Document
from copydesk.text.span import Span

TYPOS = Wish(frozenset({"TYPOS"}))
ARTICLE = "# One teh\r\n\r\nA 😀 [teh](http://a.org) e\u0301 teh.\r\n\r\n> “Teh teh,” she said.\r\n"


def desk(url: str = "", *wishes: Wish, **more: Any) -> Desk:
    slept: list[float] = []
    made = Desk(wishes or (TYPOS,), server=f"{url}/" if url else "", pause=slept.append, **more)
    made.slept = slept  # type: ignore[attr-defined]
    return made


def article(text: str = ARTICLE) -> Document:
    return readers.read("a.md", text)


def words(outcome: Outcome) -> list[str]:
    return [hit.span.of(hit.block.text) for hit in outcome.hits]


def test_every_place_comes_back_right(server: Any) -> None:
    document = article()
    outcome = desk(server.url).ask(document, "", picky=False)
    assert outcome.trouble is None
    places = [document.place(hit.block, hit.span) for hit in outcome.hits]
    assert [one.excerpt for one in places] == ["teh"] * 4
    assert [(one.line, one.column) for one in places] == [(1, 7), (3, 6), (3, 28), (5, 8)]
    assert len(server.asked) == 1


def test_rules_share_one_request(server: Any) -> None:
    mine = desk(server.url, TYPOS, Wish(frozenset({"GRAMMAR"})))
    document = article()
    for _ in range(3):
        document.derive(Asking(mine, "en-US", picky=False))
    assert mine.requests == len(server.asked) == 1
    assert server.asked[0]["enabledCategories"] == "GRAMMAR,TYPOS"


def test_a_second_run_asks_nothing(server: Any) -> None:
    first = desk(server.url).ask(article(), "", picky=False)
    second = desk(server.url)
    assert words(second.ask(article(), "", picky=False)) == words(first)
    assert second.requests == 0
    assert desk(server.url, replies=None).ask(article(), "", picky=False).hits
    assert len(server.asked) == 2


def test_the_language_is_the_servers_own_spelling(server: Any) -> None:
    mine = desk(server.url)
    mine.ask(article(), "en", picky=False)
    mine.ask(article(), "EN_gb", picky=False)
    assert [one["language"] for one in server.asked] == ["en-US", "en-GB"]
    trouble = mine.ask(article(), "xx", picky=False).trouble
    assert trouble
    assert 'has no language "xx"; it has en, en-GB' in trouble.message
    assert trouble.path is None
    assert mine.ask(article("Another teh.\n"), "en", picky=False).hits


def test_only_blocks_in_scope_are_sent(server: Any) -> None:
    desk(server.url, scope=("heading",)).ask(article(), "", picky=False)
    assert server.asked[0]["text"] == "One teh"


def test_code_is_not_looked_at(server: Any, fakes: Any) -> None:
    server.answer = lambda text: fakes.reply(*fakes.found_in(text, "****"), *fakes.found_in(text, " is"))
    outcome = desk(server.url).ask(article("The `code` is here, it is.\n"), "", picky=False)
    assert [hit.span for hit in outcome.hits] == [Span(20, 23)]


def test_a_text_that_is_too_long_is_sent_in_parts(server: Any, fakes: Any) -> None:
    def answer(text: str) -> Any:
        if len(text) > 600:
            return 413, b"Error: Your text exceeds the limit of 600 characters (it's more)."
        return fakes.reply(*fakes.found_in(text))

    server.answer = answer
    text = "\n\n".join(f"Line {number} has one teh in it, and some more words." for number in range(40))
    document = article(text)
    outcome = desk(server.url).ask(document, "", picky=False)
    assert len(outcome.hits) == 40
    assert {document.place(hit.block, hit.span).excerpt for hit in outcome.hits} == {"teh"}
    assert max(len(one["text"]) for one in server.asked[1:]) <= 600


def test_a_limit_that_counts_otherwise_is_met_soon(server: Any, fakes: Any) -> None:
    def answer(text: str) -> Any:
        units = len(text.encode("utf-16-le")) // 2
        return (413, b"exceeds the limit of 4000 characters") if units > 4_000 else fakes.reply()

    server.answer = answer
    assert desk(server.url).ask(article("😀" * 900 + "\n\n" + "😀 " * 1_300), "", picky=False).trouble is None
    assert len(server.asked) < 8


def test_a_server_that_takes_next_to_nothing_is_said(server: Any) -> None:
    server.answer = lambda _: (413, b"")
    trouble = desk(server.url).ask(article(), "", picky=False).trouble
    assert trouble
    assert "characters only; choose another" in trouble.message


def test_a_server_that_gives_up_leaves_this_article_out_only(server: Any, fakes: Any) -> None:
    server.answer = lambda _: (500, b"Error: Checking took longer than 60.0 seconds")
    mine = desk(server.url)
    trouble = mine.ask(article(), "", picky=False).trouble
    assert trouble
    assert (trouble.path, "took too long" in trouble.message) == ("a.md", True)
    server.answer = lambda text: fakes.reply(*fakes.found_in(text))
    assert mine.ask(article(), "", picky=False).hits


def test_a_text_that_is_refused_leaves_this_article_out_only(server: Any, fakes: Any) -> None:
    server.answer = lambda _: (400, b"Error: Missing it")
    mine = desk(server.url)
    trouble = mine.ask(article(), "", picky=False).trouble
    assert trouble
    assert (trouble.path, trouble.message) == ("a.md", "LanguageTool refused this article: Missing it")
    server.answer = lambda text: fakes.reply(*fakes.found_in(text))
    assert mine.ask(article(), "", picky=False).hits


def test_a_rate_limit_is_waited_for(server: Any, fakes: Any) -> None:
    answers = [(429, b"", {"Retry-After": "3"}), (426, b"")]
    server.answer = lambda text: answers.pop(0) if answers else fakes.reply(*fakes.found_in(text))
    mine = desk(server.url)
    assert mine.ask(article(), "", picky=False).hits
    assert mine.slept == [3, 4.0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("header", [{}, {"Retry-After": "3600"}])
def test_a_rate_limit_that_stays_is_said_once(server: Any, header: dict[str, str]) -> None:
    server.answer = lambda _: (429, b"", header)
    mine = desk(server.url)
    first = mine.ask(article(), "", picky=False).trouble
    asked = len(server.asked)
    assert first
    assert "wants no more requests now" in first.message
    assert mine.ask(article("Another teh.\n"), "", picky=False).trouble is first
    assert len(server.asked) == asked


def test_a_server_that_is_down_is_said_with_its_address() -> None:
    mine = desk("http://127.0.0.1:9")
    trouble = mine.ask(article(), "", picky=False).trouble
    assert trouble
    assert trouble.path is None
    assert "http://127.0.0.1:9/ does not answer; is it running" in trouble.message
    assert mine.slept == [0.5, 1.0, 1.5]  # type: ignore[attr-defined]


def test_a_server_that_answers_nonsense_is_said_with_its_address(server: Any) -> None:
    server.answer = lambda _: (200, b"<html>")
    trouble = desk(server.url).ask(article(), "", picky=False).trouble
    assert trouble
    assert "/ does not answer as LanguageTool does" in trouble.message


def test_after_an_error_the_server_is_asked_again(server: Any, fakes: Any) -> None:
    answers: list[Any] = [None, (503, b"busy")]
    server.answer = lambda text: answers.pop(0) if answers else fakes.reply(*fakes.found_in(text))
    assert desk(server.url).ask(article(), "", picky=False).hits


def test_why_nothing_may_be_asked_is_said(server: Any) -> None:
    trouble = desk(server.url, refused="not allowed").ask(article(), "", picky=False).trouble
    assert trouble
    assert trouble.message == "not allowed"
    assert server.paths == []


def test_the_library_may_be_missing(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "copydesk.languagetool.client", None)
    trouble = desk(server.url).ask(article(), "", picky=False).trouble
    assert trouble
    assert "pip install 'copydesk[languagetool]'" in trouble.message


def test_our_own_server_is_started_and_started_again(java: Callable[..., None], folder: Path) -> None:
    del folder
    java()
    mine = desk(replies=Replies())
    assert mine.ask(article(), "", picky=False).hits
    assert mine._own
    os.kill(mine._own.process, signal.SIGKILL)
    outcome = mine.ask(article("Another one.\n"), "", picky=False)
    assert outcome.trouble is None
    assert outcome.hits


def test_a_text_our_own_server_dies_of_ends_in_a_problem(
    java: Callable[..., None], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del folder
    monkeypatch.setattr(desks, "_STARTS", 2)
    java("crashes")
    mine = desk()
    trouble = mine.ask(article(), "", picky=False).trouble
    assert trouble
    assert trouble.path == "a.md"
    assert "server ended 2 times at this article" in trouble.message
    last = mine.ask(article(), "", picky=False).trouble
    assert last
    assert last.path is None
    assert "ends whenever it is asked; is there memory enough" in last.message


def test_what_is_needed_for_a_server_is_said() -> None:
    trouble = desk().ask(article(), "", picky=False).trouble
    assert trouble
    assert "copydesk languagetool install" in trouble.message
