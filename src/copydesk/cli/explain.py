"""``copydesk explain``."""

from collections.abc import Sequence

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.errors import CopydeskError, UsageError
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible
from copydesk.rulebook.page import page
from copydesk.rulebook.rule import Rule


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
        found, others = _meant(api.named(book, rule), rule)
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        ctx.exit(2)
    for one in found:
        click.echo("\n".join(map(visible, page(one).split("\n"))))
    for one in others:
        click.echo(f"Another rule is called {rule}: copydesk explain {one.id}")


def _meant(found: Sequence[Rule], name: str) -> tuple[Sequence[Rule], Sequence[Rule]]:
    """Return the rules to show, and others of their name: of one name the only one without archive.

    Raises:
        UsageError: several are meant.
    """
    if len(found) == 1 or any(one.name != name for one in found):  # all of a style
        return found, ()
    shown = [one for one in found if not one.check.archive]
    if len(shown) != 1:
        ids = [one.id for one in found]
        raise UsageError(f'{len(ids)} rules are called "{name}": {", ".join(ids)}; name one in full')
    return shown, [one for one in found if one.check.archive]
