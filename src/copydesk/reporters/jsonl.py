"""``--output-format jsonl``: a finding a line as in ``json``, then the problems, then the summary."""

import json
from collections.abc import Iterator

from copydesk.model.finding import Report
from copydesk.reporters.json import pieces as whole
from copydesk.reporters.json import problem_values, summary_values
from copydesk.reporters.plain_json import line
from copydesk.reporters.rendering import Style

_BATCH = 1_000  # findings that are in memory as text


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the lines; ``"type"`` tells findings, problems and the summary, which is the last, apart."""
    for start in range(0, len(report.findings), _BATCH):
        batch = Report(findings=report.findings[start : start + _BATCH])
        for finding in json.loads("".join(whole(batch, style)))["findings"]:
            yield line({"type": "finding", **finding})
    for problem in report.problems:
        yield line({"type": "problem", **problem_values(problem)})
    said = {"outdated": list(report.outdated), "notes": list(report.notes)}
    yield line({"type": "summary", **summary_values(report), **said})
