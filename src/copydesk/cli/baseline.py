"""``copydesk baseline``."""

import os

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.errors import CopydeskError
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible
from copydesk.reporters.summary import counted


@click.command("baseline")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("-o", "--output-file", metavar="FILE", help="Default: that of the configuration.")
@click.option("--update", is_flag=True, help="Drop what is found no more; add nothing.")
@click.option("--preview", is_flag=True, help="Run preview rules too.")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="A folder of rules to add.")
@click.option("--config", metavar="FILE", help="Use this configuration for all files.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files or folders like this.")
@click.pass_context
def command(  # noqa: PLR0913  one parameter a flag
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    output_file: str | None,
    update: bool,
    preview: bool,
    folders: tuple[str, ...],
    config: str | None,
    isolated: bool,
    exclude: tuple[str, ...],
) -> None:
    """Keep what is found in articles now silent from now on. Without a path: in this folder.

    Findings are written to the file that the configuration names ("baseline: FILE"), else to
    .copydesk-baseline.json beside the configuration. What is known of other articles stays in it.
    """
    options = api.Options(preview=preview, folders=folders, config=config, isolated=isolated, exclude=exclude)
    try:
        made = api.record(paths or (".",), options, output_file, terminal.progress, update=update)
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        ctx.exit(2)
    terminal.show_problems(made.problems)
    file = visible(os.path.relpath(made.file))
    click.echo(
        f"{file}: {counted(made.entries, 'known finding')}, {made.new:,} new, {made.dropped:,} dropped."
    )
    if made.key and not update:
        click.echo(f'Use it with --baseline {file}, or "baseline: {visible(made.key)}" in the configuration.')
    ctx.exit(2 if made.problems else 0)
