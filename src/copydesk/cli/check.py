"""``copydesk check``."""

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from copydesk import api
from copydesk.cli import fixing, terminal
from copydesk.engine.files import LARGEST
from copydesk.errors import CopydeskError, UsageError
from copydesk.model.finding import Level, Problem, Report, Safety
from copydesk.reporters.rendering import FORMATS, Style, pieces, visible
from copydesk.reporters.summary import summary_line

LEVELS = [level.word for level in Level]


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option("--select", multiple=True, metavar="RULE", help="Run only these rules or styles.")
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules or styles out.")
@click.option("--preview", is_flag=True, help="Run preview rules too.")
@click.option("--rules", "folders", multiple=True, metavar="DIR", help="A folder of rules to add.")
@click.option("--config", metavar="FILE", help="Use this configuration for all files.")
@click.option("--isolated", is_flag=True, help="Read no configuration file.")
@click.option(
    "--output-format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Default: text. Several: each with its --output-file, the first may go without.",
)
@click.option(
    "-o", "--output-file", "output_files", multiple=True, metavar="FILE", help="Write the report to a file."
)
@click.option(
    "--fail-level",
    type=click.Choice([*LEVELS, "never"]),
    help="The lowest level that makes the exit code 1. Default: warning.",
)
@click.option("--min-level", type=click.Choice(LEVELS), help="Hide lower levels.")
@click.option("--filter", "rule_filter", default="", metavar="EXPR", help="Run the rules of a Vale filter.")
@click.option("--glob", default="", hidden=True)  # Vale's
@click.option("--ignore-syntax", is_flag=True, hidden=True)  # Vale's
@click.option("--minAlertLevel", "min_level", type=click.Choice(LEVELS), hidden=True)  # Vale's name
@click.option("--no-color", "color", flag_value="never", hidden=True)  # Vale's
@click.option("-e", "--exit-zero", is_flag=True, help="Exit with 0 even when there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Show findings only, without the summary.")
@click.option("--statistics", is_flag=True, help="Show counts by rule in place of findings.")
@click.option("--explain-findings", is_flag=True, help="Show what was compared, with the text format.")
@click.option("--fix", is_flag=True, help="Make the safe fixes, and report what is left.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: fixes to be looked at, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change; write nothing.")
@click.option("--baseline", metavar="FILE", help="Keep the findings of this baseline silent.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files or folders like this.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when named.")
@click.option("--languagetool-server", default="", metavar="URL", help="The server grammar rules ask.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the article on standard input.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Default: auto."
)
@click.pass_context
def command(  # noqa: PLR0913  one parameter a flag
    ctx: click.Context,
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preview: bool,
    folders: tuple[str, ...],
    config: str | None,
    isolated: bool,
    formats: tuple[str, ...],
    output_files: tuple[str, ...],
    fail_level: str | None,
    min_level: str | None,
    exit_zero: bool,
    quiet: bool,
    statistics: bool,
    explain_findings: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    baseline: str | None,
    exclude: tuple[str, ...],
    force_exclude: bool,
    languagetool_server: str,
    stdin_filename: str | None,
    color: str,
    rule_filter: str,
    glob: str,
    ignore_syntax: bool,
) -> None:
    """Check articles: files, folders, or - for standard input. Without a path: this folder.

    Exit codes: 0 nothing at or above the fail level, 1 findings (with --diff: changes), 2 something went
    wrong.
    """
    options = api.Options(
        select=split(select),
        ignore=split(ignore),
        preview=preview,
        folders=folders,
        config=config,
        isolated=isolated,
        exclude=exclude,
        force_exclude=force_exclude,
        fail_level=fail_level,
        filter=rule_filter,
        glob=glob,
        ignore_syntax=ignore_syntax,
        min_level=min_level,
        baseline=baseline,
        languagetool_server=languagetool_server,
    )
    try:
        if ("" in select) or ("" in ignore):
            raise UsageError("--select and --ignore want the name of a rule or style")
        outputs = _outputs(formats, output_files)
        if statistics and formats not in ((), ("text",)):
            raise UsageError("--statistics goes with the text format alone")
        least = Safety.SUGGESTED if unsafe_fixes else Safety.SAFE
        paths = _sound(paths, stdin_filename)
        if diff:
            if output_files:
                raise UsageError("--diff goes to standard output, without --output-file")
            report = fixing.difference(paths, options, stdin_filename, least, terminal.style(color))
            terminal.show_problems(report.problems)
            ctx.exit(2 if report.problems else 1 if report.fixed and not exit_zero else 0)
        if unsafe_fixes and not fix:
            raise UsageError("--unsafe-fixes goes with --fix or --diff")
        if fix:
            report = fixing.fixed(paths, options, stdin_filename, least)
        else:
            report = _report(paths, options, stdin_filename)
        terminal.show_problems(report.problems)
        terminal.show_outdated(report.outdated)
        if not report.files and not report.problems:
            click.echo("copydesk: no articles (.md, .markdown, .txt, .html) were found to check", err=True)
        shown = report.at_least(Level[(min_level or LEVELS[0]).upper()])
        style = replace(terminal.style(color), evidence=explain_findings, summary=not quiet)
        for output_format, output_file in outputs:
            text = [counts(shown)] if statistics else pieces(output_format, shown, style)
            _write(text, output_file, style, err=fix and paths == ("-",))
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        ctx.exit(2)
    ctx.exit(2 if report.problems else 1 if report.failing and not exit_zero else 0)


def split(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of ``--select a,b --select c`` one by one."""
    return tuple(name.strip() for one in names for name in one.split(",") if name.strip())


def counts(report: Report) -> str:
    """Return how often each rule found something, the most frequent first."""
    tally = Counter((finding.rule, finding.level) for finding in report.findings)
    lines = [
        f"{number:>6}  {level.word:<10}  {visible(rule)}"
        for (rule, level), number in sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "\n".join([*lines, summary_line(report)]) + "\n"


def _outputs(formats: tuple[str, ...], files: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return the formats with their files, in the order given; with a file fewer the first goes without."""
    formats = formats or ("text",)
    if len(files) > len(formats):
        raise UsageError("there are more --output-file than --output-format")
    if len(files) < len(formats) - 1:
        raise UsageError("only one report goes to standard output: give the others an --output-file each")
    if len({Path(file).absolute() for file in files}) < len(files):
        raise UsageError("two reports can't go to the same --output-file")
    without: list[str | None] = [None] * (len(formats) - len(files))
    return list(zip(formats, [*without, *files], strict=True))


def _sound(paths: tuple[str, ...], stdin_filename: str | None) -> tuple[str, ...]:
    if "-" not in paths:
        if stdin_filename is not None:
            raise UsageError("--stdin-filename goes with the path -")
        return paths or (".",)
    if len(paths) > 1:
        raise UsageError("- stands alone: no other path goes with standard input")
    return paths


def _report(paths: tuple[str, ...], options: api.Options, stdin_filename: str | None) -> Report:
    if "-" not in paths:
        return api.lint_paths(paths, options, progress=terminal.progress)
    data = sys.stdin.buffer.read(LARGEST + 1)
    name = stdin_filename or "<stdin>"
    return api.lint_bytes(data, name, options)


def _write(text: Iterable[str], output_file: str | None, style: Style, *, err: bool) -> None:
    if output_file is None:
        for piece in text:
            click.echo(piece, nl=False, color=style.color, err=err)
        return
    try:
        with Path(output_file).open("w", encoding="utf-8", errors="replace") as file:
            file.writelines(text)
    except OSError as error:
        raise UsageError(f"can't be written: {error.strerror}", output_file) from error
