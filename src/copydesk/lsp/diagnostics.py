"""Findings and problems as an editor shows them."""

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from lsprotocol import types

from copydesk.lsp.positions import Positions, Unit
from copydesk.model.finding import Finding, Level, Location, Problem, Report
from copydesk.reporters.places import region
from copydesk.text.span import Span

SOURCE = "copydesk"
MOST = 1_000  # findings of one article that are sent; nobody reads more
_EXCERPT = 80  # characters of a related place that are shown
_SEVERITY = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
}
_NO_REPORT = Report()


def of_findings(
    findings: Iterable[Finding],
    here: Positions,
    unit: Unit,
    uri: Callable[[str], str],
    link: Callable[[str], str],
) -> list[types.Diagnostic]:
    """Return findings of one article as diagnostics, of very many the worst.

    ``uri`` gives what the editor calls a path, ``link`` the address of a rule, empty where it has none.
    """
    chosen = list(findings)
    if len(chosen) > MOST:
        worst = sorted(chosen, key=lambda one: -one.level)[:MOST]
        chosen = sorted(worst, key=lambda one: one.order)
    return [_of_finding(one, here, unit, uri, link(one.rule)) for one in chosen]


def _of_finding(
    finding: Finding, here: Positions, unit: Unit, uri: Callable[[str], str], link: str
) -> types.Diagnostic:
    path = finding.location.path
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(
                uri(place.path), here.range(place.span) if place.path == path else range_of(place, unit)
            ),
            told(place),
        )
        for place in finding.related
    ]
    return types.Diagnostic(
        range=here.range(finding.location.span),
        message=finding.message,
        severity=_SEVERITY[finding.level],
        code=finding.rule,
        code_description=types.CodeDescription(link) if is_address(link) else None,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": finding.fingerprint},
    )


def is_address(link: str) -> bool:
    """Tell whether a link can be opened in a browser."""
    return urlsplit(link).scheme in {"http", "https"}


def told(place: Location) -> str:
    """Return what is at a related place: its words, and why it is named."""
    words = " ".join(place.excerpt.split())
    words = words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1]}…"
    return f"{place.note}: “{words}”" if place.note else f"“{words}”"


def range_of(place: Location, unit: Unit) -> types.Range:
    """Return the range of a place in a file that is not at hand, from what the place knows of its line."""
    if unit == "utf-32":
        line, column, end_line, end_column = place.line, place.column, place.end_line, place.end_column
    else:
        line, column, end_line, end_column = region(
            place, "utf-8" if unit == "utf-8" else "utf-16-le", _NO_REPORT
        )
    return types.Range(
        types.Position(line - 1, column - 1),
        types.Position(end_line - 1, end_column - 1),
    )


def of_problem(problem: Problem, here: Positions) -> types.Diagnostic:
    """Return something that went wrong as a diagnostic, on the line it names (else the first)."""
    start = here.offset(types.Position((problem.line or 1) - 1, 0))
    end = here.offset(types.Position((problem.line or 1) - 1, 2**31 - 1))
    start = min(start + max((problem.column or 1) - 1, 0), end)
    return types.Diagnostic(
        range=here.range(Span(start, end)),
        message=problem.message,
        severity=types.DiagnosticSeverity.Error,
        code=problem.rule or None,
        source=SOURCE,
    )
