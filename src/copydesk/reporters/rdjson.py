"""``--output-format rdjson``: reviewdog's diagnostics."""

from copydesk.model.finding import Finding, Fix, Level, Report, Safety
from copydesk.reporters.places import Region, columns_of, region
from copydesk.reporters.plain_json import written
from copydesk.reporters.rendering import Style
from copydesk.text.lines import LineIndex

SOURCE = {"name": "copydesk"}
_SEVERITY = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}


def render(report: Report, style: Style) -> str:
    """Return reviewdog's ``DiagnosticResult``; columns from 1 in UTF-8 bytes, ends exclusive."""
    del style
    found = [diagnostic(finding, report) for finding in report.findings]
    return written({"source": SOURCE, "severity": "WARNING", "diagnostics": found}) + "\n"


def diagnostic(finding: Finding, report: Report) -> dict[str, object]:
    """Return a finding as reviewdog's ``Diagnostic``."""
    place, about = finding.location, report.rules.get(finding.rule)
    link = about.link if about else ""
    suggestions = _suggestions(finding.fix, place.path, report) if finding.fix else []
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


def _suggestions(fix: Fix, path: str, report: Report) -> list[dict[str, object]]:
    """Return the fix as one change: reviewdog takes several for several answers.

    What only the editor can know is left out, as a click would make it; so is a fix of a text not at hand.
    """
    text = report.text(path)
    if fix.safety is Safety.SHOWN or not fix.edits or text is None:
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
