"""Fixes as an editor makes them."""

import re
from difflib import SequenceMatcher

from lsprotocol import types

from copydesk.lsp.positions import Positions
from copydesk.lsp.silencing import REASON, Silencing
from copydesk.model.finding import Edit, Fix, Safety
from copydesk.text.span import Span

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.copydesk"
_MOST_LINES = 2_000  # changed lines that are compared one by one
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def text_edits(edits: tuple[Edit, ...], here: Positions) -> list[types.TextEdit]:
    """Return edits as an editor makes them."""
    return [types.TextEdit(here.range(one.span), one.text) for one in edits]


def title_of(fix: Fix) -> str:
    """Return the title of a fix; one that is not safe says that it wants a look."""
    return fix.title if fix.safety is Safety.SAFE else f"{fix.title} (look at it first)"


def differences(before: str, after: str) -> tuple[Edit, ...]:
    """Return the edits, line by line, that make ``after`` of ``before``."""
    old, new = _LINE.findall(before)[:-1], _LINE.findall(after)[:-1]
    first = next((at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None)
    first = min(len(old), len(new)) if first is None else first
    tail = 0
    while tail < min(len(old), len(new)) - first and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    start = sum(map(len, old[:first]))
    old, new = old[first : len(old) - tail], new[first : len(new) - tail]
    if max(len(old), len(new)) > _MOST_LINES:
        return (Edit(Span(start, start + sum(map(len, old))), "".join(new)),)
    starts = [start]
    for line in old:
        starts.append(starts[-1] + len(line))
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    return tuple(
        Edit(Span(starts[i1], starts[i2]), "".join(new[j1:j2]))
        for tag, i1, i2, j1, j2 in codes
        if tag != "equal"
    )


def silencing_edit(
    way: Silencing, here: Positions, *, snippet: bool
) -> types.TextEdit | types.SnippetTextEdit:
    """Return the edit that silences a finding.

    The reason is left for the editor to write: as a field of a snippet where the client knows these, else as
    a gap. As long as it is one, the comment is told to silence nothing.
    """
    stretch, text = here.range(way.edit.span), way.edit.text
    if way.reason is None:
        return types.TextEdit(stretch, text)
    before, after = text[: way.reason.start], text[way.reason.end :]
    if not snippet:
        return types.TextEdit(stretch, before.rstrip() + after)
    value = f"{_literal(before)}${{1:{REASON}}}{_literal(after)}"
    return types.SnippetTextEdit(stretch, types.StringValue(value))


def _literal(text: str) -> str:
    return re.sub(r"([\\$}])", r"\\\1", text)
