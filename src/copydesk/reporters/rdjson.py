"""``--output-format rdjson``: reviewdog's diagnostics."""

from collections.abc import Iterator

from copydesk.model.finding import Finding, Fix, Level, Location, Problem, Report, Safety
from copydesk.reporters.places import Region, columns_of, region, remembering, same_text
from copydesk.reporters.plain_json import listed, written
from copydesk.reporters.rendering import Style
from copydesk.text.lines import LineIndex

SOURCE = {"name": "copydesk"}
_SEVERITY = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield reviewdog's ``DiagnosticResult``; columns from 1 in UTF-8 bytes, ends exclusive.

    Paths stay relative to this folder: reviewdog finds the repository's root by itself.
    """
    del style
    yield f'{{\n"source": {written(SOURCE, None)},\n"severity": "WARNING",\n"diagnostics": '
    yield from listed(diagnostics(report))
    yield "\n}\n"


def diagnostics(report: Report) -> Iterator[dict[str, object]]:
    """Yield what there is to tell: the problems of files, then the findings."""
    report = remembering(report)
    yield from (_problem(one) for one in report.problems if one.path)
    yield from (diagnostic(one, report) for one in report.findings)


def _problem(problem: Problem) -> dict[str, object]:
    start = {"line": problem.line or 1, **({"column": problem.column} if problem.column else {})}
    return {
        "message": problem.message,
        "location": {"path": problem.path, "range": {"start": start}},
        "severity": "ERROR",
        "code": {"value": problem.rule or "problem"},
    }


def diagnostic(finding: Finding, report: Report) -> dict[str, object]:
    """Return a finding as reviewdog's ``Diagnostic``."""
    place, about = finding.location, report.rules.get(finding.rule)
    link = about.link if about else ""
    suggestions = _suggestions(finding.fix, place, report) if finding.fix else []
    related = [
        {
            "message": one.note or f"line {one.line}",
            "location": {"path": one.path, "range": _range(region(one, "utf-8", report))},
        }
        for one in finding.related
    ]
    return {
        "message": finding.message,
        "location": {"path": place.path, "range": _range(region(place, "utf-8", report))},
        "severity": _SEVERITY[finding.level],
        "code": {"value": finding.rule, **({"url": link} if link else {})},
        **({"suggestions": suggestions} if suggestions else {}),
        **({"relatedLocations": related} if related else {}),
    }


def _suggestions(fix: Fix, place: Location, report: Report) -> list[dict[str, object]]:
    """Return the fix as one change: reviewdog takes several for several answers.

    What only the editor can know is left out, as a click would make it; so is a fix of a text not at hand.
    """
    if fix.safety is Safety.SHOWN or not fix.edits:
        return []
    text = same_text(place, report)
    if text is None:
        return []
    edits = sorted(fix.edits, key=lambda one: one.span)
    start, end = edits[0].span.start, max(one.span.end for one in edits)
    parts, at = list[str](), start
    for edit in edits:
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    lines = LineIndex(text)
    (line, _), (end_line, _) = lines.position(start), lines.position(end)
    columns = [
        columns_of(text[lines.start(row) : to], "utf-8") + 1 for row, to in ((line, start), (end_line, end))
    ]
    return [{"range": _range(Region(line, columns[0], end_line, columns[1])), "text": "".join(parts)}]


def _range(shown: Region) -> dict[str, object]:
    return {
        "start": {"line": shown.line, "column": shown.column},
        "end": {"line": shown.end_line, "column": shown.end_column},
    }
