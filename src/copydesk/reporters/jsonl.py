"""``--output-format jsonl``: a finding a line, each as in ``json``."""

import json
from collections.abc import Iterator

from copydesk.model.finding import Report
from copydesk.reporters.json import pieces as whole
from copydesk.reporters.plain_json import line
from copydesk.reporters.rendering import Style

_BATCH = 1_000  # findings that are in memory as text


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield a line for each finding; ``"path"`` and the others are the keys of ``json``'s findings."""
    for start in range(0, len(report.findings), _BATCH):
        batch = Report(findings=report.findings[start : start + _BATCH])
        for finding in json.loads("".join(whole(batch, style)))["findings"]:
            yield line(finding)
