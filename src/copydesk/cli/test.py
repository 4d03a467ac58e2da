"""``copydesk test``."""

import click

from copydesk import api
from copydesk.cli import terminal
from copydesk.errors import CopydeskError


@click.command("test")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("-v", "--verbose", is_flag=True, help="Name the rules that pass, too.")
@click.pass_context
def command(ctx: click.Context, *, paths: tuple[str, ...], verbose: bool) -> None:
    """Run the examples inside rule files: those at PATH, or all built-in ones.

    Every bad example must give a finding at each marked place and nowhere else, every good one none. What a
    rule is known to get wrong is checked to be wrong still.
    """
    try:
        results, problems = api.selftest(paths)
    except CopydeskError as error:
        terminal.show_problems([api.problem_of(error)])
        ctx.exit(2)
    for result in results:
        if verbose or not result.passed:
            place = f"{result.rule.path}:{result.line}" if result.line else result.rule.path
            click.echo(f"{result.verdict.value:<6} {result.rule.id} {result.example} ({place})")
        for line in result.details:
            click.echo(f"       {line}")
    failed = sum(not result.passed for result in results)
    terminal.show_problems(problems)
    click.echo(f"{len(results) - failed} passed, {failed} failed")
    ctx.exit(2 if problems else 1 if failed else 0)
