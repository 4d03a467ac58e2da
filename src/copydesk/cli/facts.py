"""``copydesk facts``."""

import sys
from pathlib import Path

import click

from copydesk import api
from copydesk.analysis.fact_sheet import KINDS, Fact, fact_sheet
from copydesk.cli import terminal
from copydesk.config.workspace import Workspace
from copydesk.engine.discover import discover
from copydesk.engine.files import LARGEST, decode, read_bytes
from copydesk.errors import CopydeskError, ReadError, UsageError
from copydesk.model.finding import Problem
from copydesk.readers import read
from copydesk.reporters.facts import FORMATS, render


@click.command("facts")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--output-format", type=click.Choice([*FORMATS]), default="table", help="Default: table.")
@click.option("-o", "--output-file", metavar="FILE", help="Write the sheet to a file.")
@click.option("--only", metavar="KIND,…", default="", help=f"Of: {', '.join(f'{one}s' for one in KINDS)}.")
@click.option("--unsourced", is_flag=True, help="Only what has no source.")
@click.option(
    "--stdin-filename", metavar="NAME", default="<stdin>", help="The name of the article on standard input."
)
@click.pass_context
def command(  # noqa: PLR0913  one parameter a flag
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    output_format: str,
    output_file: str | None,
    only: str,
    unsourced: bool,
    stdin_filename: str,
) -> None:
    """List what a fact-checker looks up: figures, dates, names, quotations, claims.

    Each has its line, what it was read as, its source in the article's words (or "none"), and the other lines
    that state it.
    """
    problems: list[Problem] = []
    sheets: list[tuple[str, list[Fact]]] = []
    try:
        kinds = _kinds(only)
        workspace = Workspace(api.Options())
        found = [paths[0]] if paths == ("-",) else discover(paths, workspace.excluded)
        for path in found:
            try:
                name, facts = _sheet(path, workspace, stdin_filename)
            except CopydeskError as error:
                problems.append(Problem.of(error))
                continue
            sheets.append(
                (name, [one for one in facts if one.kind in kinds and not (unsourced and one.source)])
            )
        _write(render(sheets, output_format, terminal.style("never").width), output_file)
    except CopydeskError as error:
        problems.append(Problem.of(error))
    terminal.show_problems(problems)
    ctx.exit(2 if problems else 0)


def _kinds(only: str) -> frozenset[str]:
    asked = frozenset(one.strip().removesuffix("s") for one in only.split(",") if one.strip())
    if unknown := asked.difference(KINDS):
        known = ", ".join(f"{one}s" for one in KINDS)
        raise UsageError(f'--only: there is no "{min(unknown)}"; there are {known}')
    return asked or frozenset(KINDS)


def _sheet(path: str | ReadError, workspace: Workspace, stdin_filename: str) -> tuple[str, tuple[Fact, ...]]:
    if isinstance(path, ReadError):
        raise path
    name = stdin_filename if path == "-" else path
    data = sys.stdin.buffer.read(LARGEST + 1) if path == "-" else read_bytes(path)
    document = read(name, decode(data, name), workspace.config(name).reading)
    return name, document.derive(fact_sheet)


def _write(text: str, output_file: str | None) -> None:
    if output_file is None:
        click.echo(text, nl=False)
        return
    try:
        Path(output_file).write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror}", output_file) from error
