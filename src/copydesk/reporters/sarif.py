"""``--output-format sarif``: SARIF 2.1.0, as code scanning reads it."""

import heapq
from collections.abc import Iterator, Sequence
from importlib.metadata import version

from copydesk.model.finding import About, Edit, Finding, Level, Location, Problem, Report, Safety
from copydesk.reporters.places import Region, fingerprint, from_root, region, remembering, same_text, uri
from copydesk.reporters.plain_json import listed, written
from copydesk.reporters.rendering import Style, visible

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST = 25_000  # results of a run: code scanning refuses a log with more, and shows the worst 5,000
_RELATED = 100  # places of a result that code scanning keeps
_SHORT = 1_024  # characters of a description that code scanning takes
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}
_SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "recommendation"}


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield a log of one run; columns from 1 in UTF-16 units, ends exclusive."""
    del style
    kept = _worst(report)
    left = len(report.findings) - len(kept)
    rules = sorted({finding.rule for finding in kept})
    index = {rule: number for number, rule in enumerate(rules)}
    driver = {
        "name": "Copydesk",
        "version": version("copydesk"),
        "semanticVersion": version("copydesk"),
        "rules": [_rule(rule, report) for rule in rules],
    }
    yield f'{{\n"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
    yield f'"tool": {written({"driver": driver}, None)},\n'
    yield '"columnKind": "utf16CodeUnits",\n'
    yield f'"invocations": [{written(_invocation(report, left), None)}],\n"results": '
    reread = remembering(report)
    yield from listed(_result(finding, index, reread) for finding in kept)
    yield "\n}]\n}\n"


def _worst(report: Report) -> Sequence[Finding]:
    if len(report.findings) <= MOST:
        return report.findings
    worst = heapq.nsmallest(MOST, report.findings, key=lambda one: -one.level)
    return sorted(worst, key=lambda one: one.order)


def _rule(rule: str, report: Report) -> dict[str, object]:
    about = report.rules.get(rule, About())
    short = visible(about.description or rule)
    help_text = about.help() or about.why or short
    return {
        "id": rule,
        "name": rule.rpartition(".")[2][:255],
        "shortDescription": {"text": short[:_SHORT]},
        "fullDescription": {"text": (about.why.strip() or short)[:_SHORT]},
        "help": {"text": help_text, "markdown": help_text},
        **({"helpUri": about.link} if about.link.startswith(("https://", "http://")) else {}),
        "defaultConfiguration": {"level": _LEVELS[about.level]},
        "properties": {
            "precision": about.confidence.value,
            "problem.severity": _SEVERITIES[about.level],
            "tags": [part for part in (rule.rpartition(".")[0], about.kind) if part],
        },
    }


def _invocation(report: Report, left: int) -> dict[str, object]:
    notes = [_notification(problem) for problem in report.problems]
    if left:
        text = f"{left:,} findings are left out, as code scanning refuses a log of more than {MOST:,}."
        notes.append({"level": "warning", "message": {"text": text}})
    return {"executionSuccessful": not report.problems, "toolExecutionNotifications": notes}


def _notification(problem: Problem) -> dict[str, object]:
    said: dict[str, object] = {"level": "error", "message": {"text": _plain(problem.message)}}
    if problem.rule:
        said["associatedRule"] = {"id": problem.rule}
    if problem.path:
        at: dict[str, object] = {"artifactLocation": _artifact(problem.path)}
        if problem.line:
            at["region"] = {"startLine": problem.line}
        said["locations"] = [{"physicalLocation": at}]
    return said


def _result(finding: Finding, index: dict[str, int], report: Report) -> dict[str, object]:
    primary = region(finding.location, "utf-16-le", report, one_line=True)
    related = [
        {
            "id": number,
            "physicalLocation": _physical(one, region(one, "utf-16-le", report)),
            "message": {"text": _plain(one.note or f"Line {one.line}: {one.words[:100]}")},
        }
        for number, one in enumerate(finding.related[:_RELATED], start=1)
    ]
    fixes = _fixes(finding, report)
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": _plain(finding.message)},
        "locations": [{"physicalLocation": _physical(finding.location, primary)}],
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if fixes else {}),
        "partialFingerprints": {"primaryLocationLineHash": f"{fingerprint(finding)}:1"},
    }


def _fixes(finding: Finding, report: Report) -> list[dict[str, object]]:
    """Return the fix, if it may be made without the editor; in characters, which need no reading again."""
    fix, place = finding.fix, finding.location
    if fix is None or fix.safety is Safety.SHOWN or not fix.edits or same_text(place, report) is None:
        return []
    changed = {
        "artifactLocation": _artifact(place.path),
        "replacements": [_replacement(edit, report.text(place.path) or "") for edit in fix.edits],
    }
    return [{"description": {"text": _plain(fix.title)}, "artifactChanges": [changed]}]


def _replacement(edit: Edit, text: str) -> dict[str, object]:
    """Return an edit; SARIF counts offsets in the units of ``columnKind``, here UTF-16."""
    start = len(text[: edit.span.start].encode("utf-16-le", "replace")) // 2
    length = len(text[slice(*edit.span)].encode("utf-16-le", "replace")) // 2
    return {
        "deletedRegion": {"charOffset": start, "charLength": length},
        "insertedContent": {"text": edit.text},
    }


def _plain(text: str) -> str:
    """Return text in which nothing is a link: SARIF reads ``[words](address)`` as one."""
    return text.replace("](", "\\](")


def _physical(place: Location, shown: Region) -> dict[str, object]:
    return {
        "artifactLocation": _artifact(place.path),
        "region": {
            "startLine": shown.line,
            "startColumn": shown.column,
            "endLine": shown.end_line,
            "endColumn": shown.end_column,
        },
    }


def _artifact(path: str) -> dict[str, str]:
    inside = not from_root(path).startswith("/")
    return {"uri": uri(path), **({"uriBaseId": "%SRCROOT%"} if inside else {})}
