"""One line a finding: ``path:line:col: level: message [rule]``."""

from copydesk.model.finding import Finding, Report
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.summary import summary_line


def render(report: Report, style: Style) -> str:
    """Return the report, one line a finding and a summary."""
    lines = [*map(_line, report.findings), *([summary_line(report)] if style.summary else [])]
    return "".join(f"{line}\n" for line in lines)


def _line(finding: Finding) -> str:
    place = finding.location
    head = f"{visible(place.path)}:{place.line}:{place.column}"
    return f"{head}: {finding.level.word}: {visible(finding.message)} [{visible(finding.rule)}]"
