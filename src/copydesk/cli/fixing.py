"""``copydesk check --fix`` and ``--diff``."""

import re
import sys
from collections.abc import Iterator, Sequence
from itertools import takewhile

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.cli.asked import Asked
from copydesk.engine.files import LARGEST
from copydesk.model.finding import Report
from copydesk.reporters.rendering import visible
from copydesk.reporters.summary import counted

_ENDS = "\r\n"
_WORD = re.compile(r"\w+|\W")
_HEADING = 2  # lines
_MOST = 400  # lines that are compared as one change
_LONG = 2_000  # words of a line, beyond which it is shown as a whole
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def fixed(asked: Asked, changes: api.Changes | None) -> Report:
    """Fix articles; one from standard input goes to standard output, as it was if it can't be checked."""
    if not asked.is_stdin:
        return api.fix_paths(asked.where, asked.options, asked.least, terminal.progress, changes=changes)
    data, name = sys.stdin.buffer.read(), asked.stdin_filename or "<stdin>"
    made, report = api.fix_bytes(data, name, asked.options, asked.least, changes=changes)
    click.echo(made, nl=False)
    return report


def difference(asked: Asked, changes: api.Changes | None) -> Report:
    """Print what fixes would change, and to standard error how much; nothing is written."""
    from copydesk.text.unified import unified  # noqa: PLC0415  only to show differences

    files, style = 0, terminal.style(asked.color)

    def show(change: api.Change) -> None:
        nonlocal files
        files += 1
        name = visible(change.path)
        lines = unified(change.before, change.after, name)
        if style.color or sys.stdout.isatty():
            shown = [visible(line.rstrip(_ENDS)) for line in lines]
            lines = iter(f"{line}\n" for line in (painted(shown) if style.color else shown))
        # bytes, so that line ends go out as they are
        click.echo("".join(lines).encode("utf-8", "replace"), nl=False, color=style.color)

    if asked.is_stdin:
        data, name = sys.stdin.buffer.read(LARGEST + 1), asked.stdin_filename or "<stdin>"
        _, report = api.fix_bytes(data, name, asked.options, asked.least, show, changes=changes)
    else:
        report = api.fix_paths(
            asked.where, asked.options, asked.least, terminal.progress, show, changes=changes
        )
    number = sum((report.fixed or {}).values())
    click.echo(
        f"{counted(number, 'fix', 'fixes')} in {counted(files, 'file')} would be made."
        if number
        else "No fixes would be made.",
        err=True,
    )
    return report


def painted(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a diff in colour, with the words that differ reversed: paragraphs are long lines."""
    at = 0
    while at < len(lines):
        signs = [line[:1] for line in lines[at : at + _MOST]]
        gone = len(list(takewhile("-".__eq__, signs)))
        come = len(list(takewhile("+".__eq__, signs[gone:])))
        if at and gone and gone == come:
            pairs = [_words(lines[at + n], lines[at + gone + n]) for n in range(gone)]
            yield from (old for old, _ in pairs)
            yield from (new for _, new in pairs)
            at += gone + come
        else:
            heading = lines[at].startswith(("--- ", "+++ ")) and at < _HEADING
            color = None if heading else _COLORS.get(lines[at][:1])
            yield click.style(lines[at], color, bold=heading or None)
            at += 1


def _words(old: str, new: str) -> tuple[str, str]:
    """Return two lines that stand for one another, the words that differ marked."""
    from difflib import SequenceMatcher  # noqa: PLC0415  only to show differences

    before, after = _WORD.findall(old[1:]), _WORD.findall(new[1:])
    if len(before) + len(after) > _LONG:
        return click.style(old, _COLORS["-"]), click.style(new, _COLORS["+"])
    made = [click.style("-", _COLORS["-"])], [click.style("+", _COLORS["+"])]
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        differs = tag != "equal" or None
        parts = "".join(before[old_start:old_end]), "".join(after[new_start:new_end])
        for side, part, sign in zip(made, parts, "-+", strict=True):
            if part:
                side.append(click.style(part, _COLORS[sign], reverse=differs))
    return "".join(made[0]), "".join(made[1])
