"""``copydesk explain``."""

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.errors import CopydeskError
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible
from copydesk.rulebook.page import page


@click.command("explain")
@click.argument("rule")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="A folder of rules to add.")
@click.option("--config", metavar="FILE", help="Use this configuration.")
@click.pass_context
def command(ctx: click.Context, *, rule: str, folders: tuple[str, ...], config: str | None) -> None:
    """Show the page of RULE: what it finds, why, examples, options, and what it gets wrong."""
    try:
        book = api.rulebook(api.Options(folders=folders, config=config))
        terminal.show_problems(book.problems)
        found = api.named(book, rule)
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        ctx.exit(2)
    for one in found:
        click.echo("\n".join(map(visible, page(one).split("\n"))))
