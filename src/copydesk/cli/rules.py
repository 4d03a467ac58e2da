"""``copydesk rules``."""

import json

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.errors import CopydeskError
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible
from copydesk.rulebook.page import summary


@click.command("rules")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="A folder of rules to add.")
@click.option("--config", metavar="FILE", help="Use this configuration.")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto")
@click.pass_context
def command(
    ctx: click.Context, *, folders: tuple[str, ...], config: str | None, output_format: str, color: str
) -> None:
    """List the rules: on or off in this folder, level, confidence, and what each looks for."""
    try:
        book = api.rulebook(api.Options(folders=folders, config=config))
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        ctx.exit(2)
    if output_format == "json":
        rows = [
            {
                "rule": rule.id,
                "on": rule.id in book.on,
                "level": rule.level.word,
                "confidence": rule.confidence.value,
                "status": rule.status,
                "summary": summary(rule),
            }
            for rule in book.rules
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        style = terminal.style(color)
        width = max((len(rule.id) for rule in book.rules), default=0)
        for rule in book.rules:
            off = "" if rule.id in book.on else " (off)"
            head = (
                click.style(f"{visible(rule.id):<{width}}", bold=True)
                if style.color
                else f"{visible(rule.id):<{width}}"
            )
            click.echo(
                f"{head}  {rule.level.word:<10}  {rule.confidence.value:<6}  {visible(summary(rule))}{off}",
                color=style.color,
            )
    terminal.show_problems(book.problems)
    ctx.exit(2 if book.problems else 0)
