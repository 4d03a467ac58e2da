"""``--output-format json``; the schema is ``docs/report.schema.json``."""

import json

from copydesk.model.finding import Finding, Fix, Location, Problem, Report
from copydesk.reporters.rendering import Style
from copydesk.reporters.summary import summary

VERSION = 1
# JSON leaves these as they are; escaped, they can't steer a terminal
_CONTROLS = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}


def render(report: Report, style: Style) -> str:
    """Return the report as one JSON object; lines and columns from 1, in code points, ends exclusive."""
    del style
    data = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in report.findings],
        "problems": [_problem(problem) for problem in report.problems],
        "summary": summary(report),
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return text.translate(_CONTROLS).encode("utf-8", "replace").decode() + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.rule,
        "level": finding.level.word,
        "confidence": finding.confidence.value,
        "message": finding.message,
        **_place(finding.location),
        "excerpt": finding.location.excerpt,
        "related": [{**_place(place), "note": place.note} for place in finding.related],
        "fix": _fix(finding.fix),
        "fingerprint": finding.fingerprint,
        "evidence": {name: str(value) for name, value in finding.evidence.items()},
    }


def _place(place: Location) -> dict[str, object]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _fix(fix: Fix | None) -> dict[str, object] | None:
    if fix is None:
        return None
    edits = [{"start": edit.span.start, "end": edit.span.end, "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safety": fix.safety.name.lower(), "edits": edits}


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "rule": problem.rule,
        "message": problem.message,
        "line": problem.line,
        "column": problem.column,
    }
