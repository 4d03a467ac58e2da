"""``copydesk check``: its flags."""

import os

import click

from copydesk import api
from copydesk.archive.place import archive_here
from copydesk.cli import terminal
from copydesk.cli.asked import Asked
from copydesk.cli.checking import run
from copydesk.model.finding import Level, Problem
from copydesk.reporters.rendering import FORMATS

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
@click.option("--changed-since", metavar="REV", help="Report only what is on lines changed since a commit.")
@click.option("--staged", is_flag=True, help="Report only what the next commit would change, as it would be.")
@click.option("--diff-file", metavar="FILE", help="Report only what is on lines that a diff changes; or -.")
@click.option("--watch", is_flag=True, help="Check again when an article is saved, until Ctrl-C.")
@click.option("--baseline", metavar="FILE", help="Keep the findings of this baseline silent.")
@click.option("--archive", metavar="FILE", help="Compare with this archive. Default: the repository's.")
@click.option("--no-archive", is_flag=True, help="Compare the articles given with one another only.")
@click.option("--exclude", multiple=True, metavar="GLOB", help="Leave out files or folders like this.")
@click.option("--force-exclude", is_flag=True, help="Leave out excluded files even when named.")
@click.option("-j", "--jobs", type=click.IntRange(1, 256), help="Processes at work. Default: by cores.")
@click.option("--no-cache", is_flag=True, help="Use and keep no results of other runs.")
@click.option("--cache-dir", metavar="DIR", help="Where results are kept. Default: .copydesk_cache.")
@click.option(
    "--respect-gitignore/--no-respect-gitignore",
    default=True,
    help="In folders, leave out what .gitignore and .ignore name (default).",
)
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
    changed_since: str | None,
    staged: bool,
    diff_file: str | None,
    watch: bool,
    baseline: str | None,
    archive: str | None,
    no_archive: bool,
    exclude: tuple[str, ...],
    force_exclude: bool,
    jobs: int | None,
    no_cache: bool,
    cache_dir: str | None,
    respect_gitignore: bool,
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
        languagetool_cached=not no_cache,
        respect_gitignore=respect_gitignore,
        archive="" if no_archive else archive or ("" if isolated else archive_here()),
    )
    if archive and not no_archive and not os.path.lexists(archive):
        said = f"there is no such archive; make it with: copydesk archive add --archive {archive}"
        terminal.show_problems([Problem(archive, said)])
        ctx.exit(2)
    if "" in select or "" in ignore:
        terminal.show_problems([Problem("", "--select and --ignore want the name of a rule or style")])
        ctx.exit(2)
    asked = Asked(
        paths=paths,
        options=options,
        stdin_filename=stdin_filename,
        formats=formats,
        output_files=output_files,
        exit_zero=exit_zero,
        quiet=quiet,
        statistics=statistics,
        explain_findings=explain_findings,
        fix=fix,
        unsafe_fixes=unsafe_fixes,
        diff=diff,
        changed_since=changed_since,
        staged=staged,
        diff_file=diff_file,
        effort=api.effort(jobs, cache_dir, cached=not no_cache),
        color=color,
    )
    if watch:
        from copydesk.cli.watching import watch_articles  # noqa: PLC0415  only where it is asked for

        ctx.exit(watch_articles(asked))
    ctx.exit(run(asked))


def split(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of ``--select a,b --select c`` one by one."""
    return tuple(name.strip() for one in names for name in one.split(",") if name.strip())
