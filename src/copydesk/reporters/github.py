"""``--output-format github``: workflow commands, which GitHub shows beside the changed lines."""

from collections import Counter
from collections.abc import Iterator

from copydesk.model.finding import Confidence, Finding, Level, Report
from copydesk.reporters.places import from_root
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.summary import counted, summary_line

SHOWN = 10  # annotations of a level that GitHub shows of one step
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "notice"}
_CONFIDENCE = {Confidence.HIGH: 0, Confidence.MEDIUM: 1, Confidence.LOW: 2}


def render(report: Report, style: Style) -> str:
    """Return a command a finding, the worst first, at most ten a level; the others are counted."""
    worst = sorted(report.findings, key=lambda one: (-one.level, _CONFIDENCE[one.confidence], one.order))
    shown, told = Counter[Level](), list[str]()
    for finding in worst:
        shown[finding.level] += 1
        if shown[finding.level] <= SHOWN:
            told.append(_command(finding))
    told += _rest(shown)
    if style.summary:
        told.append(summary_line(report))
    return "".join(f"{line}\n" for line in told)


def _rest(shown: Counter[Level]) -> Iterator[str]:
    more = [
        counted(shown[level] - SHOWN, level.word)
        for level in sorted(Level, reverse=True)
        if shown[level] > SHOWN
    ]
    if more:
        yield f"Not shown here, as GitHub shows {SHOWN} a level: {', '.join(more)}."


def _command(finding: Finding) -> str:
    place = finding.location
    where = {"file": from_root(place.path), "line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:
        where |= {"col": place.column, "endColumn": place.end_column}
    where["title"] = finding.rule
    said = "\n".join([finding.message, *_related(finding)])
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items())
    return f"::{_COMMANDS[finding.level]} {properties}::{_data(said)}"


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
