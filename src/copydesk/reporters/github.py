"""``--output-format github``: workflow commands, which GitHub shows beside the changed lines."""

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping

from copydesk.model.finding import Confidence, Finding, Level, Problem, Report
from copydesk.reporters.places import from_root
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.summary import counted, summary_line

SHOWN = 10  # annotations of a level that GitHub shows of one step
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_CONFIDENCE = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


def render(report: Report, style: Style) -> str:
    """Return a command a finding, problems and the worst first: ten a level, the others are counted."""
    told = [_problem(problem) for problem in report.problems[:SHOWN]]
    room = dict.fromkeys(sorted(Level, reverse=True), SHOWN) | {Level.ERROR: SHOWN - len(told)}
    tally = Counter(finding.level for finding in report.findings)
    more = Counter[str](problem=len(report.problems) - len(told))
    for level, number in room.items():
        these = (finding for finding in report.findings if finding.level is level)
        surest = heapq.nsmallest(number, these, key=lambda one: (_CONFIDENCE[one.confidence], one.order))
        told += map(_command, surest)
        more[level.word] = tally[level] - len(surest)
    told += _rest(more)
    if style.summary:
        told.append(summary_line(report))
    return "".join(f"{line}\n" for line in told)


def _rest(more: Counter[str]) -> Iterator[str]:
    left = [counted(number, word) for word, number in more.items() if number]
    if left:
        yield f"Not shown here, as GitHub shows {SHOWN} a level: {', '.join(left)}."


def _problem(problem: Problem) -> str:
    where = {"file": from_root(problem.path), "line": problem.line or 1} if problem.path else {}
    title = f"copydesk: {problem.rule}" if problem.rule else "copydesk"
    return _written("error", {**where, "title": title}, problem.message)


def _command(finding: Finding) -> str:
    place = finding.location
    where: dict[str, object] = {
        "file": from_root(place.path),
        "line": place.line,
        "endLine": place.end_line,
    }
    if place.line == place.end_line:
        where |= {"col": place.column, "endColumn": place.end_column}
    where["title"] = finding.rule
    said = "\n".join([finding.message, *_related(finding)])
    return _written(_COMMANDS[finding.level], where, said)


def _written(command: str, where: Mapping[str, object], said: str) -> str:
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    return f"::{command} {properties}::{_data(said)}"


def _related(finding: Finding) -> Iterator[str]:
    for one in finding.related[:4]:
        file = "" if one.path == finding.location.path else f"{from_root(one.path)}, "
        note = f" ({one.note})" if one.note else ""
        yield f"{file}line {one.line}: {' '.join(one.excerpt.split())[:200]}{note}"


def _data(text: str) -> str:
    """Return text as a command's message: the per cent sign first, as it begins the other escapes."""
    return _shown(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _shown(text: str) -> str:
    """Return text with its line ends, and with all other control characters as symbols."""
    return "\r".join("\n".join(map(visible, part.split("\n"))) for part in text.split("\r"))
