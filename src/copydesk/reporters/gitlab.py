"""``--output-format gitlab``: GitLab's Code Quality report."""

from collections import Counter

from copydesk.model.finding import Level, Report
from copydesk.reporters.places import from_root
from copydesk.reporters.plain_json import written
from copydesk.reporters.rendering import Style, visible

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.SUGGESTION: "info"}


def render(report: Report, style: Style) -> str:
    """Return a list of findings, ``[]`` when there are none; GitLab drops what has a fingerprint twice."""
    del style
    seen = Counter[str]()
    found: list[dict[str, object]] = []
    for finding in report.findings:
        key, place = finding.fingerprint, finding.location
        seen[key] += 1
        found.append(
            {
                "description": f"{finding.rule}: {visible(finding.message)}",
                "check_name": finding.rule,
                "fingerprint": key if seen[key] == 1 else f"{key}-{seen[key]}",
                "severity": _SEVERITY[finding.level],
                "location": {
                    "path": from_root(place.path),
                    "lines": {"begin": place.line, "end": place.end_line},
                },
            }
        )
    return written(found) + "\n"
