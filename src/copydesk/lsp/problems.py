"""What is wrong with configurations, rules and baselines: shown where it stands, and said once."""

import os
from collections.abc import Callable, Iterable

from lsprotocol import types

from copydesk.engine.files import read_text
from copydesk.errors import ReadError
from copydesk.lsp.client import Client
from copydesk.lsp.diagnostics import of_problem
from copydesk.lsp.positions import Positions, Unit
from copydesk.model.finding import Problem

MOST = 3  # messages at once


class Problems:
    """The problems of all articles that are open, beside those of an article itself."""

    def __init__(self, client: Client, unit: Unit, uri: Callable[[str], str]) -> None:
        self._client = client
        self._unit: Unit = unit
        self._uri = uri
        self._by_article: dict[str, frozenset[Problem]] = {}
        self._shown: dict[str, frozenset[Problem]] = {}  # by path
        self._said: frozenset[Problem] = frozenset()

    def of(self, article: str, problems: Iterable[Problem]) -> None:
        """Take note of the problems met while an article was checked; tell what is new, and what is gone."""
        self._by_article[article] = frozenset(problems)
        known = frozenset[Problem]().union(*self._by_article.values())
        if known == self._said:
            return
        fresh = sorted(known - self._said, key=lambda one: one.order)
        messages = [_said(one) for one in fresh[:MOST]]
        if len(fresh) > MOST:
            messages.append(f"Copydesk: … and {len(fresh) - MOST:,} problems more")
        for message in messages:
            self._client.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
        self._said = known
        by_path: dict[str, set[Problem]] = {path: set() for path in self._shown}
        for one in known:
            if os.path.isfile(one.path):
                by_path.setdefault(one.path, set()).add(one)
        for path, there in by_path.items():
            self._show(path, frozenset(there))

    def _show(self, path: str, there: frozenset[Problem]) -> None:
        if self._shown.get(path, frozenset()) == there:
            return
        self._shown[path] = there
        try:
            here = Positions(read_text(path), self._unit)
        except ReadError:
            here = Positions("", self._unit)
        found = [of_problem(one, here) for one in sorted(there, key=lambda one: one.order)]
        self._client.text_document_publish_diagnostics(types.PublishDiagnosticsParams(self._uri(path), found))


def _said(problem: Problem) -> str:
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    rule = f" [{problem.rule}]" if problem.rule else ""
    return f"Copydesk: {place}{': ' if place else ''}{problem.message.partition(chr(10))[0]}{rule}"
