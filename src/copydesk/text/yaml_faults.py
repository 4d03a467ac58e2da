"""What is wrong with a text that is not YAML, in words that say what to do."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol, cast

_VALUE = re.compile(r"\s*(?:- +)*(?:[\w.+-]+: +)?(?:- +)*(\S)")  # where the value of a line begins
_COLON = re.compile(r":(?=\s|$)")
_SIGNS = frozenset("[{]},*&!|>%@`")  # that a text without quotes can't begin with


class _Mark(Protocol):
    line: int
    column: int


class _Error(Protocol):
    problem: str | None
    context: str | None

    @property
    def problem_mark(self) -> _Mark | None: ...

    @property
    def context_mark(self) -> _Mark | None: ...


class Fault(NamedTuple):
    """What is wrong, and where: line and column from 0."""

    message: str
    line: int
    column: int


def fault(error: _Error, lines: Sequence[str]) -> Fault:
    """Return what an error of the YAML parser means for the ``lines`` of a text."""
    begun, mark = error.context_mark, cast("_Mark", error.problem_mark or error.context_mark)
    context, problem = error.context or "", error.problem or ""
    if begun is not None and begun.line < mark.line and ("quoted" in context or "flow" in context):
        what = "a quote" if "quoted" in context else "a bracket"
        return Fault(f"{what} that is not closed", begun.line, begun.column)
    line = lines[mark.line] if mark.line < len(lines) else ""
    return Fault(_explained(line, mark.column, problem), mark.line, mark.column)


def _explained(line: str, column: int, problem: str) -> str:
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "the line starts with a tab; indent with spaces"
    if "escape" in problem:
        return "in double quotes a backslash is written twice; use single quotes"
    if "entries are not allowed" in problem:
        return 'a list begins on a line of its own, or in brackets: "[a, b]"'
    if "values are not allowed" in problem:
        if len(_COLON.findall(line, 0, column + 1)) > 1:
            return 'a text with ": " in it goes in quotes'
        return "the line does not fit the one above; is a colon missing there, or is this one too far in?"
    return _of_value(line, column, problem)


def _of_value(line: str, column: int, problem: str) -> str:
    """Explain what is wrong after the value of a line has begun."""
    value = _VALUE.match(line)
    first = value[1] if value and value.start(1) <= column else ""
    if "' or '" in problem:
        return f"{problem}; is a comma missing, or a quote?"
    if first in _SIGNS:
        return f'a text that begins with "{first}" goes in quotes'
    if first == "'":
        return "nothing may follow a closing quote; a ' inside of '…' is written twice"
    if first == '"':
        return "nothing may follow a closing quote; put the whole text in '…' to have \" in it"
    if "expected key" in problem or "block end" in problem or "indicator" in problem:
        return "the line does not fit those above; lines of one list or mapping begin in one column"
    return problem
