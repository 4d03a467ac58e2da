"""``copydesk archive``."""

import json
import os
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import closing
from pathlib import Path

import click

from copydesk.archive.duplicates import KINDS, Pair, duplicate_pairs
from copydesk.archive.filling import Filled
from copydesk.archive.place import archive_file
from copydesk.archive.rows import FIELDS
from copydesk.archive.store import Archive
from copydesk.cli import terminal
from copydesk.config.workspace import Options, Workspace
from copydesk.engine import archiving
from copydesk.errors import CopydeskError, UsageError
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible
from copydesk.reporters.summary import counted

_FILE = click.option("--archive", "file", metavar="FILE", help="Default: that of the repository.")


@click.group("archive")
def command() -> None:
    """Know what was published before: headlines, captions and passages of many articles.

    Rules that look into the archive (`copydesk rules archive`) run wherever one is there.
    """


@command.command("add")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@_FILE
@click.option(
    "--field", "fields", multiple=True, metavar="OURS=THEIRS", help="headline=title: fields of tables."
)
@click.option("--config", metavar="FILE", help="Use this configuration for all files.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files or folders like this.")
@click.pass_context
def add(  # noqa: PLR0913  one parameter a flag
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    file: str | None,
    fields: tuple[str, ...],
    config: str | None,
    isolated: bool,
    exclude: tuple[str, ...],
) -> None:
    """Put in folders, files, and tables (.jsonl, .parquet): only what is new or changed is read.

    Without a path: the repository.
    """
    options = Options(config=config, isolated=isolated, exclude=exclude)
    with _complaints(ctx), closing(archiving.opened(file)) as archive:
        _renewed(archive)
        found = paths or (os.path.relpath(archive.root),)
        filled = archiving.add(archive, found, Workspace(options), _fields(fields), _rated)
        _told(ctx, filled, archive)


@command.command("status")
@_FILE
@click.pass_context
def status(ctx: click.Context, file: str | None) -> None:
    """Show what the archive holds."""
    with _complaints(ctx), closing(_there(file)) as archive:
        _renewed(archive)
        found = archive.status()
        click.echo(f"{visible(os.path.relpath(archive.file))}: {counted(found.articles, 'article')}")
        if found.first and found.last:
            click.echo(f"  from {found.first} to {found.last}")
        each = found.size / max(1, found.articles)
        click.echo(f"  {found.size / 1e6:,.1f} MB, {each:,.0f} bytes an article")
        for name in archive.sources():
            click.echo(f"  of {visible(name)}")


@command.command("check")
@_FILE
@click.pass_context
def check(ctx: click.Context, file: str | None) -> None:
    """Look whether the archive is whole. Exit codes: 0 it is, 2 it is not."""
    with _complaints(ctx), closing(_there(file)) as archive:
        _renewed(archive)
        faults = archive.check()
        for fault in faults:
            click.echo(f"{visible(os.path.relpath(archive.file))}: {visible(fault)}", err=True)
        click.echo("The archive is whole." if not faults else "Make it anew with: copydesk archive rebuild")
        ctx.exit(2 if faults else 0)


@command.command("remove")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@_FILE
@click.pass_context
def remove(ctx: click.Context, paths: tuple[str, ...], file: str | None) -> None:
    """Take out folders, files or tables; the articles themselves stay where they are."""
    with _complaints(ctx), closing(_there(file)) as archive:
        known = archive.sources()
        inner = sorted(dict.fromkeys(paths), key=lambda path: len(archive.name(path)), reverse=True)
        gone = {path: archive.forget(archive.name(path)) for path in inner}  # what lies in others first
        absent = [path for path, count in gone.items() if not count and archive.name(path) not in known]
        name = visible(os.path.relpath(archive.file))
        if len(absent) < len(gone):
            click.echo(f"{counted(sum(gone.values()), 'article')} taken out of {name}.")
        terminal.show_problems(Problem(path, f"nothing of that name is in {name}") for path in absent)
        ctx.exit(2 if absent else 0)


@command.command("rebuild")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@_FILE
@click.option("--field", "fields", multiple=True, metavar="OURS=THEIRS", help="As for add.")
@click.pass_context
def rebuild(ctx: click.Context, paths: tuple[str, ...], file: str | None, fields: tuple[str, ...]) -> None:
    """Make the archive anew from what was put in; with a path, from that."""
    with _complaints(ctx), closing(archiving.opened(file)) as archive:
        known = {name: archive.fields(name) for name in archive.sources()}
        found = paths or tuple(map(archive.path, known)) or (os.path.relpath(archive.root),)
        archive.empty()
        for name, named in () if paths else known.items():
            archive.remember(name, named)
        filled = archiving.add(archive, found, Workspace(Options()), _fields(fields), _rated)
        _told(ctx, filled, archive)


@command.command("duplicates")
@_FILE
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only these; may be repeated.")
@click.option("--output-format", type=click.Choice(("text", "jsonl")), default="text", show_default=True)
@click.pass_context
def duplicates(ctx: click.Context, file: str | None, kinds: tuple[str, ...], output_format: str) -> None:
    """Show all pairs of articles that say the same, the older one first.

    Their headlines are of the same words (exact), nearly (near), or alike as parts of a series are (series);
    or a passage of one stands in the other too (passage).
    """
    with _complaints(ctx), closing(_there(file)) as archive, terminal.quiet_pipe():
        _renewed(archive)
        for pair in duplicate_pairs(archive, frozenset(kinds or KINDS)):
            click.echo(_row(pair) if output_format == "jsonl" else _line(pair))


def _line(pair: Pair) -> str:
    first, second = (one.clip.place for one in (pair.one, pair.other))
    places = "  ".join(f"{visible(one.path)}:{one.line}" for one in (first, second))
    said = visible(" ".join(second.excerpt.split()))
    return f"{pair.kind:7}  {places}  {said}"


def _row(pair: Pair) -> str:
    sides = (
        {
            "path": place.path,
            "line": place.line,
            "date": clip.published.isoformat() if clip.published else None,
            "excerpt": place.excerpt,
        }
        for clip in (pair.one.clip, pair.other.clip)
        for place in (clip.place,)
    )
    return json.dumps({"kind": pair.kind, **dict(zip(("one", "other"), sides, strict=True))})


class _complaints:  # noqa: N801  read as a word: with complaints
    """Says what went wrong, and ends with 2."""

    def __init__(self, ctx: click.Context) -> None:
        self._ctx = ctx

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, CopydeskError):
            terminal.show_problems([Problem.of(error)])
            self._ctx.exit(2)
        if isinstance(error, KeyboardInterrupt):
            click.echo(
                "\nStopped; what was read so far is kept, and the next run goes on from there.", err=True
            )
            self._ctx.exit(130)


def _there(file: str | None) -> Archive:
    """Return an archive that must be there."""
    name = archive_file(file)
    if not Path(name).is_file():
        raise UsageError("there is no archive; make it with: copydesk archive add", os.path.relpath(name))
    return archiving.opened(name)


def _renewed(archive: Archive) -> None:
    if archive.renewed:
        click.echo(f"copydesk: the archive is made anew: {archive.renewed}", err=True)


def _told(ctx: click.Context, filled: Filled, archive: Archive) -> None:
    """Say what was done, and end."""
    click.echo(
        f"{visible(os.path.relpath(archive.file))}: {counted(filled.seen, 'article')} looked at, "
        f"{filled.new:,} new, {filled.changed:,} changed, {filled.gone:,} gone."
    )
    terminal.show_problems(map(Problem.of, filled.errors))
    ctx.exit(2 if filled.errors else 0)


def _fields(given: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in given:
        ours, _, theirs = one.partition("=")
        if ours not in FIELDS or not theirs:
            raise UsageError(f"--field: one of {', '.join(FIELDS)}, then = and its name in the table")
        found[ours] = theirs
    return found


def _rated(names: Iterable[str]) -> Iterator[str]:
    """Yield the names, with a line on standard error that tells how many there were, and at what rate."""
    if not terminal.is_watched():
        yield from names
        return
    total = len(names) if isinstance(names, Sized) else 0
    begin = shown = time.monotonic()
    for number, name in enumerate(names, start=1):
        yield name
        now = time.monotonic()
        if now - begin > terminal.PATIENCE and now - shown > 0.1:  # noqa: PLR2004  ten times a second
            shown = now
            rate = number / (now - begin)
            left = f" of {total:,}, {(total - number) / rate:,.0f} s left" if total else ""
            click.echo(f"\r\x1b[K{number:,} articles{left}, {rate:,.0f} a second", nl=False, err=True)
    if shown != begin:
        click.echo("\r\x1b[K", nl=False, err=True)
