"""``--output-format checkstyle``: Checkstyle's XML, which many review tools read."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby

from copydesk.model.finding import Finding, Level, Problem, Report
from copydesk.reporters.rendering import Style
from copydesk.reporters.xml import attributes

_SEVERITY = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "info"}


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the report, a ``file`` for each article with findings; columns in code points, from 1."""
    del style
    problems: defaultdict[str, list[str]] = defaultdict(list)
    for problem in report.problems:
        problems[problem.path].append(_problem(problem))
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for path, found in groupby(report.findings, key=lambda one: one.location.path):
        yield _file(path, [*problems.pop(path, ()), *map(_error, found)])
    for path, errors in problems.items():
        yield _file(path or "copydesk", errors)
    yield "</checkstyle>\n"


def _file(path: str, errors: list[str]) -> str:
    return f"  <file{attributes(name=path)}>\n{''.join(errors)}  </file>\n"


def _error(finding: Finding) -> str:
    place = finding.location
    return _written(
        place.line, place.column, _SEVERITY[finding.level], finding.message, f"copydesk.{finding.rule}"
    )


def _problem(problem: Problem) -> str:
    source, said = f"copydesk.{problem.rule or 'problem'}", problem.message.partition("\n")[0]
    return _written(problem.line or 1, problem.column or 1, "error", said, source)


def _written(line: int, column: int, severity: str, message: str, source: str) -> str:
    said = attributes(line=line, column=column, severity=severity, message=message, source=source)
    return f"    <error{said}/>\n"
