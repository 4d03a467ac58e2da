"""The last line."""

from collections import Counter

from copydesk.model.finding import Level, Report, Safety


def summary(report: Report) -> dict[str, int]:
    """Return the counts: files, findings by level, problems."""
    levels = Counter(finding.level for finding in report.findings)
    return {
        "files": report.files,
        "findings": len(report.findings),
        **{f"{level.word}s": levels[level] for level in sorted(Level, reverse=True)},
        "problems": len(report.problems),
    }


def summary_line(report: Report) -> str:
    """Return the counts as a sentence."""
    counts = summary(report)
    files = counted(counts["files"], "file")
    trouble = _hint(report)
    trouble += f" {report.hidden:,} at lower levels not shown." if report.hidden else ""
    trouble += f" {report.known:,} known not shown." if report.known else ""
    trouble += f" {report.elsewhere:,} on unchanged lines not shown." if report.elsewhere else ""
    trouble += f" {counted(counts['problems'], 'problem')}." if counts["problems"] else ""
    if not counts["files"]:
        return f"No files were checked.{trouble}"
    fixed = f"Fixed {sum(report.fixed.values()):,}. " if report.fixed else ""
    if not counts["findings"]:
        return f"{fixed}Nothing{' else' if fixed else ''} found in {files}.{trouble}"
    parts = [
        counted(counts[f"{level.word}s"], level.word)
        for level in sorted(Level, reverse=True)
        if counts[f"{level.word}s"]
    ]
    return f"{fixed}{counted(counts['findings'], 'finding')} in {files}: {', '.join(parts)}.{trouble}"


def counted(number: int, noun: str, many: str = "") -> str:
    """Return ``1 file``, ``2 files``; ``many`` is a plural of another form."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"


def _hint(report: Report) -> str:
    """Return how many findings have a safe fix, where none was asked for."""
    if report.fixed is not None:
        return ""
    number = sum(one.fix is not None and one.fix.safety is Safety.SAFE for one in report.findings)
    return f" {number:,} can be fixed with --fix." if number else ""
