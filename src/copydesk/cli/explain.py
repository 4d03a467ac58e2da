"""``copydesk explain``."""

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.errors import CopydeskError
from copydesk.rulebook.page import page


@click.command("explain")
@click.argument("rule")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="A folder of rules to add.")
@click.option("--config", metavar="FILE", help="Use this configuration.")
@click.pass_context
def command(ctx: click.Context, *, rule: str, folders: tuple[str, ...], config: str | None) -> None:
    """Show the page of RULE: what it finds, why, examples, options, and what it gets wrong."""
    try:
        found = api.named(api.rulebook(api.Options(folders=folders, config=config)), rule)
    except CopydeskError as error:
        terminal.show_problems([api.problem_of(error)])
        ctx.exit(2)
    for one in found:
        click.echo(page(one))
