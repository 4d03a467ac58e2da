"""``--output-format sarif``: SARIF 2.1.0, as code scanning reads it."""

from importlib.metadata import version

from copydesk.model.finding import About, Finding, Level, Location, Report
from copydesk.reporters.places import Region, from_root, region, uri
from copydesk.reporters.plain_json import written
from copydesk.reporters.rendering import Style

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "note"}
_PRECISION = {"high": "high", "medium": "medium", "low": "low"}


def render(report: Report, style: Style) -> str:
    """Return a log of one run; columns from 1 in UTF-16 units, ends exclusive."""
    del style
    rules = sorted({finding.rule for finding in report.findings})
    index = {rule: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "Copydesk",
                "version": version("copydesk"),
                "rules": [_rule(rule, report) for rule in rules],
            }
        },
        "columnKind": "utf16CodeUnits",
        "invocations": [_invocation(report)],
        "results": [_result(finding, index, report) for finding in report.findings],
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: str, report: Report) -> dict[str, object]:
    about = report.rules.get(rule, About())
    short = about.description or rule
    help_text = about.help() or about.why or short
    return {
        "id": rule,
        "name": rule.rpartition(".")[2],
        "shortDescription": {"text": short},
        "fullDescription": {"text": about.why or short},
        "help": {"text": help_text, "markdown": help_text},
        **({"helpUri": about.link} if about.link.startswith(("https://", "http://")) else {}),
        "defaultConfiguration": {"level": _LEVELS[about.level]},
        "properties": {
            "precision": _PRECISION[about.confidence.value],
            "problem.severity": {"note": "recommendation"}.get(_LEVELS[about.level], _LEVELS[about.level]),
            "tags": [part for part in (rule.rpartition(".")[0], about.kind) if part],
        },
    }


def _invocation(report: Report) -> dict[str, object]:
    notes = [
        {
            "level": "error",
            "message": {"text": problem.message},
            **(
                {"locations": [{"physicalLocation": {"artifactLocation": _artifact(problem.path)}}]}
                if problem.path
                else {}
            ),
        }
        for problem in report.problems
    ]
    return {"executionSuccessful": not notes, "toolExecutionNotifications": notes}


def _result(finding: Finding, index: dict[str, int], report: Report) -> dict[str, object]:
    primary = region(finding.location, "utf-16-le", report, one_line=True)
    related = [
        {
            "id": number,
            "physicalLocation": _physical(one, region(one, "utf-16-le", report)),
            "message": {"text": _plain(one.note or f"Line {one.line}: {one.words[:100]}")},
        }
        for number, one in enumerate(finding.related, start=1)
    ]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.level],
        "message": {"text": _plain(finding.message)},
        "locations": [{"physicalLocation": _physical(finding.location, primary)}],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1"},
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
