"""``--output-format junit``: JUnit's XML, a suite a file and a failed test a finding."""

import os
from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from copydesk.model.finding import Finding, Location, Problem, Report
from copydesk.reporters.places import from_root
from copydesk.reporters.rendering import Style
from copydesk.reporters.xml import attributes, xml

_WORDS = 60  # characters of the words that a test is named after
_SHOWN = 1_000  # characters of a place that its text shows


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the report; a run that found nothing is one test that passed, problems are errors.

    A test is named after rule and words, without lines: readers compare runs by name. As they drop what has
    a name twice, the second is numbered.
    """
    del style
    failures, errors = len(report.findings), len(report.problems)
    tests = failures + errors or 1
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    head = attributes(name="copydesk", tests=tests, failures=failures, errors=errors, time=0)
    yield f"<testsuites{head}>\n"
    for path, group in groupby(report.findings, key=lambda one: one.location.path):
        found, named = list(group), Counter[str]()
        yield _suite(from_root(path), [_failed(one, named) for one in found], failures=len(found))
    if report.problems:
        named = Counter[str]()
        yield _suite("problems", [_error(one, named) for one in report.problems], errors=errors)
    if not failures + errors:
        passed = f"    <testcase{attributes(classname='copydesk', name='nothing found', time=0)}/>\n"
        yield _suite("copydesk", [passed])
    yield "</testsuites>\n"


def _suite(name: str, cases: list[str], failures: int = 0, errors: int = 0) -> str:
    head = attributes(name=name, tests=len(cases), failures=failures, errors=errors, skipped=0, time=0)
    return f"  <testsuite{head}>\n{''.join(cases)}  </testsuite>\n"


def _failed(finding: Finding, named: Counter[str]) -> str:
    place = finding.location
    words = " ".join(place.excerpt.split())
    words = words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"
    name = _unlike(f"{finding.rule}: {words}" if words else finding.rule, named)
    lines = [finding.message, _place(place)]
    lines += [f"{_place(one)} {one.note}" for one in finding.related]
    failure = attributes(type=finding.level.word, message=finding.message)
    return _case(place.path, name, "failure", failure, lines, place.line)


def _place(place: Location) -> str:
    return f"{place.path}:{place.line}:{place.column}: {place.excerpt[:_SHOWN]}"


def _error(problem: Problem, named: Counter[str]) -> str:
    lines = problem.message.split("\n")
    name = _unlike(f"{problem.path}: {problem.rule or 'problem'}".removeprefix(": "), named)
    return _case(
        problem.path, name, "error", attributes(type="problem", message=lines[0]), lines, problem.line
    )


def _unlike(name: str, named: Counter[str]) -> str:
    named[name] += 1
    return name if named[name] == 1 else f"{name} ({named[name]})"


def _case(path: str, name: str, kind: str, said: str, lines: list[str], line: int | None) -> str:  # noqa: PLR0913, PLR0917
    """Return a test; its class is the path without the extension: a dot would be taken for a package's."""
    placed = from_root(path) if path else ""
    of_file = attributes(file=placed, line=line or 1) if path else ""
    head = attributes(classname=os.path.splitext(placed)[0] or "copydesk", name=name, time=0)
    body = "\n".join(xml(one.rstrip()) for one in lines)
    return f"    <testcase{head}{of_file}>\n      <{kind}{said}>{body}</{kind}>\n    </testcase>\n"
