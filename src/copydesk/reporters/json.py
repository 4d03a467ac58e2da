"""``--output-format json``; the schema is ``docs/report.schema.json``."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from json.encoder import encode_basestring

from copydesk.model.finding import Confidence, Finding, Fix, Level, Location, Problem, Report
from copydesk.reporters.rendering import Style
from copydesk.reporters.summary import summary

VERSION = 1
_BATCH = 1_000  # findings that are written at once
# JSON leaves these as they are; escaped, they can't steer a terminal
_CONTROLS = {
    code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_ODD = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the report as one JSON object; lines and columns from 1, in code points, ends exclusive."""
    del style
    yield f'{{\n  "version": {VERSION},\n  "findings": ['
    for start in range(0, len(report.findings), _BATCH):
        yield ",\n    " if start else "\n    "
        yield ",\n    ".join(map(_finding, report.findings[start : start + _BATCH]))
    yield "\n  ]" if report.findings else "]"
    yield f',\n  "problems": {_written([problem_values(problem) for problem in report.problems], 1)}'
    yield f',\n  "outdated": {_written(list(report.outdated), 1)}'
    yield f',\n  "notes": {_written(list(report.notes), 1)}'
    yield f',\n  "summary": {_written(summary_values(report), 1)}\n}}\n'


def summary_values(report: Report) -> dict[str, object]:
    """Return the counts, and what was fixed by rule: null where no fixes were asked for."""
    fixed = None if report.fixed is None else dict(sorted(report.fixed.items()))
    left_out = {"known": report.known, "elsewhere": report.elsewhere, "hidden": report.hidden}
    return {**summary(report), **left_out, "fixed": fixed}


def _finding(finding: Finding) -> str:
    """Return a finding as ``json.dumps`` writes it with an indent of 2; it writes slower, though."""
    place = finding.location
    written = f"""{{
      {_of_rule(finding.rule, finding.level, finding.confidence)},
      "message": {encode_basestring(finding.message)},
      "path": {_string(place.path)},
      "line": {place.line},
      "column": {place.column},
      "end_line": {place.end_line},
      "end_column": {place.end_column},
      "excerpt": {encode_basestring(place.excerpt)},
      "related": {_related(finding.related) if finding.related else "[]"},
      "fix": {_fix(finding.fix) if finding.fix else "null"},
      "fingerprint": "{finding.fingerprint}",
      "evidence": {_evidence(finding) if finding.evidence else "{}"}
    }}"""
    return _safe(written)


def _safe(written: str) -> str:
    if (written.isascii() and "\x7f" not in written) or not _ODD.search(written):
        return written
    return written.translate(_CONTROLS).encode("utf-8", "replace").decode()


@lru_cache(maxsize=1_000)
def _of_rule(rule: str, level: Level, confidence: Confidence) -> str:
    return (
        f'"rule": {encode_basestring(rule)},\n      "level": "{level.word}",\n'
        f'      "confidence": "{confidence.value}"'
    )


@lru_cache(maxsize=1_000)
def _string(text: str) -> str:
    return encode_basestring(text)


def _written(value: object, depth: int) -> str:
    """Return a value as JSON that stands ``depth`` levels deep."""
    return _safe(json.dumps(value, ensure_ascii=False, indent=2).replace("\n", "\n" + "  " * depth))


def _related(places: Sequence[Location]) -> str:
    return _written([{**_place(place), "note": place.note} for place in places], 3)


def _evidence(finding: Finding) -> str:
    written = (
        f"{_string(name)}: {encode_basestring(str(value))}" for name, value in finding.evidence.items()
    )
    return "{\n        " + ",\n        ".join(written) + "\n      }"


def _fix(fix: Fix) -> str:
    edits = ",\n          ".join(
        f"""{{
            "start": {edit.span.start},
            "end": {edit.span.end},
            "text": {encode_basestring(edit.text)}
          }}"""
        for edit in fix.edits
    )
    return f"""{{
        "title": {encode_basestring(fix.title)},
        "safety": "{fix.safety.name.lower()}",
        "edits": {f"[{chr(10)}          {edits}{chr(10)}        ]" if edits else "[]"}
      }}"""


def _place(place: Location) -> dict[str, object]:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def problem_values(problem: Problem) -> dict[str, object]:
    """Return a problem as it is written."""
    return {
        "path": problem.path,
        "rule": problem.rule,
        "message": problem.message,
        "line": problem.line,
        "column": problem.column,
    }
