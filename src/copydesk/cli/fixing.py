"""``copydesk check --fix`` and ``--diff``."""

import sys

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.engine.files import LARGEST
from copydesk.model.finding import Report, Safety
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.summary import counted

_ENDS = "\r\n"
_COLORS = {"+": "green", "-": "red", "@": "cyan"}


def fixed(paths: tuple[str, ...], options: api.Options, stdin_name: str | None, least: Safety) -> Report:
    """Fix articles; one from standard input goes to standard output, as it was if it can't be checked."""
    if "-" not in paths:
        return api.fix_paths(paths, options, least, terminal.progress)
    data = sys.stdin.buffer.read()
    made, report = api.fix_bytes(data, stdin_name or "<stdin>", options, least)
    click.echo(made, nl=False)
    return report


def difference(
    paths: tuple[str, ...], options: api.Options, stdin_name: str | None, least: Safety, style: Style
) -> Report:
    """Print what fixes would change, and to standard error how much; nothing is written."""
    from copydesk.text.unified import unified  # noqa: PLC0415  only to show differences

    files = 0

    def show(change: api.Change) -> None:
        nonlocal files
        files += 1
        name = visible(change.path)
        lines = unified(change.before, change.after, name)
        if style.color or sys.stdout.isatty():
            lines = (f"{_painted(visible(line.rstrip(_ENDS)), style)}\n" for line in lines)
        # bytes, so that line ends go out as they are
        click.echo("".join(lines).encode("utf-8", "replace"), nl=False, color=style.color)

    if "-" in paths:
        data = sys.stdin.buffer.read(LARGEST + 1)
        _, report = api.fix_bytes(data, stdin_name or "<stdin>", options, least, show)
    else:
        report = api.fix_paths(paths, options, least, terminal.progress, show)
    number = sum((report.fixed or {}).values())
    click.echo(
        f"{counted(number, 'fix', 'fixes')} in {counted(files, 'file')} would be made."
        if number
        else "No fixes would be made.",
        err=True,
    )
    return report


def _painted(line: str, style: Style) -> str:
    if not style.color:
        return line
    heading = line.startswith(("--- ", "+++ "))
    return click.style(line, None if heading else _COLORS.get(line[:1]), bold=heading or None)
