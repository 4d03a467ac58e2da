"""``copydesk test``."""

from pathlib import Path

import click

from copydesk.cli import terminal
from copydesk.engine.selftest import Verdict, test_rules
from copydesk.model.finding import Problem
from copydesk.reporters.rendering import visible
from copydesk.reporters.summary import counted
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.sources import builtin, rule_files


@click.command("test")
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option("-v", "--verbose", is_flag=True, help="Name the rules that pass, too.")
@click.pass_context
def command(ctx: click.Context, *, paths: tuple[str, ...], verbose: bool) -> None:
    """Run the examples inside rule files: those at PATH, or all built-in ones.

    Every bad example must give a finding at each marked place and nowhere else, every good one none. What a
    rule is known to get wrong is checked to be wrong still.
    """
    missing = [path for path in paths if not Path(path).exists()]
    if missing:
        terminal.show_problems(Problem(path, "there is no such rule file or folder") for path in missing)
        ctx.exit(2)
    rules, errors = load_folders([Path(path) for path in paths] or [builtin()])
    problems = [Problem.of(error) for error in errors]
    empty = [path for path in paths if not any(True for _ in rule_files(Path(path)))]
    problems += [Problem(path, "there is no rule in it, which is a file that ends in .yml") for path in empty]
    results = list(test_rules(rules))
    skipped = [result for result in results if result.verdict is Verdict.SKIPPED]
    for result in results:
        if result in skipped and not verbose:
            continue
        if verbose or not result.passed:
            place = f"{result.rule.path}:{result.line}" if result.line else result.rule.path
            click.echo(
                f"{result.verdict.value:<6} {visible(result.rule.id)} {result.example} ({visible(place)})"
            )
        for line in result.details:
            click.echo(f"       {visible(line)}")
    passed = sum(result.passed for result in results)
    failed = len(results) - passed - len(skipped)
    terminal.show_problems(problems)
    for why in dict.fromkeys(visible(line) for result in skipped for line in result.details):
        click.echo(f"not tried: {why}")
    bare = sum(not (rule.bad or rule.good or rule.known) for rule in rules)
    more = f", {len(skipped)} not tried" if skipped else ""
    more += f", {counted(bare, 'rule')} without an example" if bare else ""
    click.echo(f"{passed} passed, {failed} failed{more}")
    ctx.exit(2 if problems else 1 if failed else 0)
