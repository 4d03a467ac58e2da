"""``--output-format rdjsonl``: reviewdog's diagnostics, one a line."""

from collections.abc import Iterator

from copydesk.model.finding import Report
from copydesk.reporters.plain_json import line
from copydesk.reporters.rdjson import SOURCE, diagnostics
from copydesk.reporters.rendering import Style


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield a line for each finding, and for each problem of a file."""
    del style
    for one in diagnostics(report):
        yield line({"source": SOURCE, **one})
