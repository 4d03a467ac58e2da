"""What a person sees: colour, width, problems, progress, and pipes that close."""

import os
import shutil
import sys
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from copydesk.model.finding import Problem
from copydesk.reporters.rendering import Style, visible

_OUTDATED = 5  # entries of a baseline that are named
PATIENCE = 2.0  # seconds before a progress line is shown


@contextmanager
def quiet_pipe() -> Generator[None]:
    """End without a traceback when the reader of our output goes away (``| head``)."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes stdout again at exit: give it somewhere to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)  # 128 + SIGPIPE, as a shell would say
    except OSError as error:
        click.echo(f"copydesk: {error.strerror or error}", err=True)
        sys.exit(2)


def style(choice: str) -> Style:
    """Return how to write to standard output; ``choice`` is auto, always or never."""
    if choice == "auto":
        if os.environ.get("NO_COLOR"):
            color = False
        elif os.environ.get("FORCE_COLOR"):
            color = True
        else:
            color = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    else:
        color = choice == "always"
    return Style(color=color, width=shutil.get_terminal_size((100, 24)).columns)


def show_problems(problems: Iterable[Problem]) -> None:
    """Write problems to standard error."""
    for problem in problems:
        click.echo(visible_problem(problem), err=True)


def show_outdated(entries: Sequence[str]) -> None:
    """Write to standard error which entries of a baseline are found no more."""
    if not entries:
        return
    said = "1 known finding is" if len(entries) == 1 else f"{len(entries):,} known findings are"
    click.echo(f"copydesk: {said} gone; `copydesk baseline --update` drops what is gone:", err=True)
    for one in entries[:_OUTDATED]:
        click.echo(f"  {visible(one)}", err=True)
    if len(entries) > _OUTDATED:
        click.echo("  …", err=True)


def show_notes(notes: Iterable[str]) -> None:
    """Write to standard error what else there is to say of a run."""
    for note in notes:
        click.echo(f"copydesk: {visible(note)}", err=True)


def visible_problem(problem: Problem) -> str:
    """Return a problem as one message: where, the rule, what."""
    place = ":".join(str(part) for part in (problem.path, problem.line, problem.column) if part)
    rule = f" [{visible(problem.rule)}]" if problem.rule else ""
    lines = "\n".join(visible(line) for line in problem.message.split("\n"))
    return f"copydesk: {visible(place)}{': ' if place else ''}{lines}{rule}"


def is_watched() -> bool:
    """Tell whether a person sees standard error as it is written."""
    return sys.stderr.isatty()


def progress(files: Iterable[str]) -> Iterator[str]:
    """Yield the files, with a line on standard error that counts them once two seconds have passed."""
    if not is_watched():
        yield from files
        return
    begin = shown = time.monotonic()
    for number, path in enumerate(files, start=1):
        now = time.monotonic()
        if now - begin > PATIENCE and now - shown > 0.1:  # noqa: PLR2004  ten times a second
            shown = now
            click.echo(f"\r\x1b[K{number:,} files … {visible(path)[-60:]}", nl=False, err=True)
        yield path
    if shown != begin:
        click.echo("\r\x1b[K", nl=False, err=True)
