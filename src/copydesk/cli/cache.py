"""``copydesk cache``."""

import click

from copydesk.cli import terminal
from copydesk.engine.cache_folder import CacheError, cache_folder, clear
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible


@click.group("cache")
def command() -> None:
    """Show where results of runs are kept, or drop them."""


_FOLDER = click.option(
    "--cache-dir", metavar="DIR", help="The folder. Default: .copydesk_cache of this repository."
)


@command.command("dir")
@_FOLDER
def show(cache_dir: str | None) -> None:
    """Print the folder in which results are kept."""
    click.echo(visible(cache_folder(cache_dir)))


@command.command("clear")
@_FOLDER
@click.pass_context
def drop(ctx: click.Context, cache_dir: str | None) -> None:
    """Drop all results. The archive, which is in the same folder, stays."""
    folder = cache_folder(cache_dir)
    try:
        were_some = clear(folder)
    except CacheError as error:
        terminal.show_problems([Problem.of(error)])
        ctx.exit(2)
    click.echo(f"{visible(folder)}: {'results are dropped' if were_some else 'there are no results'}")
