"""``--output-format junit``: JUnit's XML, a suite a file and a failed test a finding."""

from collections.abc import Iterator
from itertools import groupby

from copydesk.model.finding import Finding, Problem, Report
from copydesk.reporters.rendering import Style
from copydesk.reporters.xml import attributes, xml


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the report; a run that found nothing is one test that passed, problems are errors."""
    del style
    failures, errors = len(report.findings), len(report.problems)
    tests = failures + errors or 1
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{attributes(name='copydesk', tests=tests, failures=failures, errors=errors)}>\n"
    for path, group in groupby(report.findings, key=lambda one: one.location.path):
        found = list(group)
        yield _suite(path, [_failed(one) for one in found], failures=len(found))
    if report.problems:
        yield _suite("problems", [_error(one) for one in report.problems], errors=errors)
    if not failures + errors:
        yield _suite(
            "copydesk", [f"    <testcase{attributes(classname='copydesk', name='nothing found')}/>\n"]
        )
    yield "</testsuites>\n"


def _suite(name: str, cases: list[str], failures: int = 0, errors: int = 0) -> str:
    head = attributes(name=name, tests=len(cases), failures=failures, errors=errors, skipped=0, time=0)
    return f"  <testsuite{head}>\n{''.join(cases)}  </testsuite>\n"


def _failed(finding: Finding) -> str:
    place = finding.location
    name = f"{finding.rule} ({place.line}:{place.column})"
    lines = [f"{place.path}:{place.line}:{place.column}: {place.excerpt}"]
    lines += [f"{one.path}:{one.line}:{one.column}: {one.excerpt} {one.note}" for one in finding.related]
    body = "\n".join(xml(line.rstrip()) for line in lines)
    return (
        f"    <testcase{attributes(classname=place.path, name=name, file=place.path, line=place.line)}>\n"
        f"      <failure{attributes(type=finding.level.word, message=finding.message)}>{body}</failure>\n"
        f"    </testcase>\n"
    )


def _error(problem: Problem) -> str:
    name = problem.rule or problem.path or "copydesk"
    body = "\n".join(map(xml, problem.message.split("\n")))
    first = problem.message.partition("\n")[0]
    return (
        f"    <testcase{attributes(classname=problem.path or 'copydesk', name=name)}>\n"
        f"      <error{attributes(type='problem', message=first)}>{body}</error>\n"
        f"    </testcase>\n"
    )
