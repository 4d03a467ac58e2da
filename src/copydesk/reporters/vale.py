"""``--output-format vale``: Vale's own JSON, for tools that read it (reviewdog, vale-action, editors)."""

import json
from typing import cast

from copydesk.model.finding import Finding, Report
from copydesk.reporters.rendering import Style

# Go writes these as escapes, so that its JSON can stand in HTML
_ESCAPES = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def render(report: Report, style: Style) -> str:
    """Return findings by file; lines and columns from 1, in code points, the last column included.

    A match over several lines ends as if it stood in one. Files without findings are left out.
    """
    del style
    files: dict[str, list[dict[str, object]]] = {}
    for finding in report.findings:
        files.setdefault(finding.location.path, []).append(_alert(finding, report))
    text = json.dumps(dict(sorted(files.items())), ensure_ascii=False, indent=2)
    return text.translate(_ESCAPES).encode("utf-8", "replace").decode() + "\n"


def _alert(finding: Finding, report: Report) -> dict[str, object]:
    place = finding.location
    rule = report.rules.get(finding.rule)
    offered = cast("tuple[str, ...]", finding.evidence.get("suggestions", ()))
    return {
        "Action": {
            "Name": rule.action if rule else "",
            "Params": list(rule.params) if rule and rule.params else None,
        },
        "Suggestions": list(offered),
        "Span": [place.column, max(place.column, place.column + len(place.excerpt) - 1)],
        "Check": finding.rule,
        "Description": rule.description if rule else "",
        "Link": rule.link if rule else "",
        "Message": finding.message,
        "Severity": finding.level.word,
        "Match": str(finding.evidence.get("match", place.excerpt)),
        "Line": place.line,
    }
