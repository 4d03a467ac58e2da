"""``--output-format gitlab``: GitLab's Code Quality report."""

from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b

from copydesk.model.finding import Finding, Level, Problem, Report
from copydesk.reporters.places import fingerprint, from_root
from copydesk.reporters.plain_json import listed
from copydesk.reporters.rendering import Style, visible

_SEVERITY = {Level.ERROR: "critical", Level.WARNING: "major", Level.SUGGESTION: "info"}


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield a list of findings, ``[]`` when there are none; GitLab drops what has a fingerprint twice.

    Problems of a file are told as issues; those of none have no place in this format.
    """
    del style
    yield from listed(_issues(report))
    yield "\n"


def _issues(report: Report) -> Iterator[dict[str, object]]:
    seen = Counter[str]()
    for finding in report.findings:
        key, place = _unlike(fingerprint(finding), seen), finding.location
        said = f"{finding.rule}: {visible(finding.message)}{_related(finding)}"
        yield _issue(
            said, finding.rule, key, _SEVERITY[finding.level], place.path, place.line, place.end_line
        )
    for problem in report.problems:
        if problem.path:
            yield _problem(problem, seen)


def _problem(problem: Problem, seen: Counter[str]) -> dict[str, object]:
    said = visible(problem.message.partition("\n")[0])
    about = "\0".join((from_root(problem.path), problem.rule, said))
    key = blake2b(about.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    key = _unlike(key, seen)
    line = problem.line or 1
    return _issue(f"copydesk: {said}", problem.rule or "problem", key, "blocker", problem.path, line, line)


def _unlike(key: str, seen: Counter[str]) -> str:
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}-{seen[key]}"


def _related(finding: Finding) -> str:
    """Return where the other places are that are in other files, as a message names lines only."""
    others = (one for one in finding.related[:4] if one.path != finding.location.path)
    said = ", ".join(f"{visible(from_root(one.path))}:{one.line}" for one in others)
    return f" ({said})" if said else ""


def _issue(  # noqa: PLR0913, PLR0917  one parameter a key
    said: str, check: str, key: str, severity: str, path: str, begin: int, end: int
) -> dict[str, object]:
    return {
        "description": said,
        "check_name": check,
        "fingerprint": key,
        "severity": severity,
        "location": {"path": from_root(path), "lines": {"begin": begin, "end": end}},
    }
