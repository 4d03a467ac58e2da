"""What ``copydesk check`` does with its flags, once."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from copydesk import api
from copydesk.cli import fixing, terminal
from copydesk.cli.asked import Asked, validate
from copydesk.engine.files import LARGEST
from copydesk.errors import CopydeskError, UsageError
from copydesk.model.finding import Level, Problem, Report, Safety
from copydesk.reporters.rendering import Style, pieces, visible
from copydesk.reporters.summary import summary, summary_line

_LARGEST_DIFF = 200_000_000  # bytes


def run(asked: Asked) -> int:
    """Check, write the reports, and return the exit code."""
    try:
        outputs = _outputs(asked.formats, asked.output_files)
        validate(asked)
        changes = _changes(asked)
        if asked.diff:
            return _difference(asked, changes)
        report = _report(asked, changes)
        terminal.show_problems(report.problems)
        terminal.show_outdated(report.outdated)
        terminal.show_notes(report.notes)
        if not report.files and not report.problems:
            nothing = "no articles (.md, .markdown, .txt, .html) were found to check"
            click.echo(f"copydesk: {'no articles changed' if asked.is_narrowed else nothing}", err=True)
        least = Level[(asked.options.min_level or Level.SUGGESTION.word).upper()]
        shown = report.at_least(least)
        style = replace(terminal.style(asked.color), evidence=asked.explain_findings, summary=not asked.quiet)
        for output_format, output_file in outputs:
            made = [counts(shown, output_format, style)] if asked.statistics else None
            text = made or pieces(output_format, shown, style)
            _write(text, output_file, style, err=asked.fix and asked.is_stdin)
    except CopydeskError as error:
        terminal.show_problems([Problem.of(error)])
        return 2
    return 2 if report.problems else 1 if report.failing and not asked.exit_zero else 0


def counts(report: Report, output_format: str, style: Style) -> str:
    """Return how often each rule found something, the most frequent first; as text or JSON."""
    tally = Counter((finding.rule, finding.level) for finding in report.findings)
    fixable = Counter(one.rule for one in report.findings if one.fix and one.fix.safety is Safety.SAFE)
    listed = sorted(tally.items(), key=lambda item: (-item[1], item[0]))
    if output_format == "json":
        import json  # noqa: PLC0415  only for this format

        rules = [
            {"rule": rule, "level": level.word, "count": number, "fixable": fixable[rule]}
            for (rule, level), number in listed
        ]
        made = {"version": 1, "rules": rules, "summary": summary(report)}
        return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
    lines = [f"{number:>6}  {level.word:<10}  {visible(rule)}" for (rule, level), number in listed]
    return "".join(f"{line}\n" for line in ([*lines, summary_line(report)] if style.summary else lines))


def _changes(asked: Asked) -> api.Changes | None:
    """Return what changed, where only that is asked for."""
    if asked.changed_since is not None:
        return api.changed_since(asked.changed_since)
    if asked.staged:
        return api.staged()
    if asked.diff_file is None:
        return None
    if asked.diff_file == "-":
        return api.changes_of_diff(sys.stdin.buffer.read(_LARGEST_DIFF), "<stdin>")
    try:
        with open(asked.diff_file, "rb") as file:
            return api.changes_of_diff(file.read(_LARGEST_DIFF), asked.diff_file)
    except OSError as error:
        raise UsageError(
            f"can't be read: {(error.strerror or str(error)).lower()}", asked.diff_file
        ) from error


def _difference(asked: Asked, changes: api.Changes | None) -> int:
    report = fixing.difference(asked, changes)
    terminal.show_problems(report.problems)
    return 2 if report.problems else 1 if report.fixed and not asked.exit_zero else 0


def _report(asked: Asked, changes: api.Changes | None) -> Report:
    if asked.fix:
        return fixing.fixed(asked, changes)
    if not asked.is_stdin:
        return api.lint_paths(asked.where, asked.options, terminal.progress, changes, asked.effort)
    data = sys.stdin.buffer.read(LARGEST + 1)
    return api.lint_bytes(data, asked.stdin_filename or "<stdin>", asked.options, changes=changes)


def _outputs(formats: tuple[str, ...], files: tuple[str, ...]) -> list[tuple[str, str | None]]:
    """Return the formats with their files, in the order given; with a file fewer the first goes without."""
    formats = formats or ("text",)
    if len(files) > len(formats):
        raise UsageError("there are more --output-file than --output-format")
    if len(files) < len(formats) - 1:
        raise UsageError("only one report goes to standard output: give the others an --output-file each")
    if len({os.path.abspath(file) for file in files}) < len(files):
        raise UsageError("two reports can't go to the same --output-file")
    without: list[str | None] = [None] * (len(formats) - len(files))
    return list(zip(formats, [*without, *files], strict=True))


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
