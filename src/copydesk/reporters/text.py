"""The terminal: each finding with its line, the words marked, and the places it clashes with."""

import unicodedata
from collections.abc import Iterator, Sequence

from copydesk.model.finding import Finding, Level, Location, Report
from copydesk.reporters.rendering import Style, visible
from copydesk.reporters.summary import summary_line

_COLORS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.SUGGESTION: "1;36"}
_RELATED_SHOWN = 4
_LINES_NAMED = 12  # of the places that are not shown: a screen's worth
_NOTED = 8  # columns of marks that are left before a note; with less, the note may wrap
_LEAST = 40  # columns of text shown, however narrow the screen


def render(report: Report, style: Style) -> str:
    """Return the report for a person."""
    return "".join(pieces(report, style))


def pieces(report: Report, style: Style) -> Iterator[str]:
    """Yield the report, one finding after the other."""
    for finding in report.findings:
        yield "".join(f"{line}\n" for line in _finding(finding, style))
    if style.summary:
        yield _paint(summary_line(report), "1", style) + "\n"


def _finding(finding: Finding, style: Style) -> Iterator[str]:
    place = finding.location
    color = _COLORS[finding.level]
    yield (
        f"{_paint(f'{visible(place.path)}:{place.line}:{place.column}', '1', style)} "
        f"{_paint(finding.level.word, color, style)} {visible(finding.message)}  "
        f"{_paint(visible(finding.rule), '2', style)}"
    )
    shown = finding.related[:_RELATED_SHOWN]
    gutter = max(len(str(one.line)) for one in (place, *shown)) + 1
    yield from _shown(place, gutter, "^", color, style)
    for one in shown:
        if one.path != place.path:
            yield f"{' ' * gutter} in {visible(one.path)}:{one.line}:{one.column}"
        yield from _shown(one, gutter, "-", "34", style)
    if len(finding.related) > len(shown):
        yield f"{' ' * gutter} … and {_lines(finding.related[len(shown) :])}"
    if style.evidence:
        for name, value in finding.evidence.items():
            yield _paint(f"{' ' * gutter} = {name}: {visible(str(value))}", "2", style)
    yield ""


def _lines(places: Sequence[Location]) -> str:
    """Name the lines of places: "line 3", "lines 3 and 5", "lines 3, 5, 7, …"."""
    first, *others = dict.fromkeys(str(one.line) for one in places[:_LINES_NAMED])
    if len(places) > _LINES_NAMED:
        return f"lines {', '.join((first, *others))}, …"
    if not others:
        return f"line {first}"
    return f"lines {', '.join((first, *others[:-1]))} and {others[-1]}"


def _shown(place: Location, gutter: int, mark: str, color: str, style: Style) -> Iterator[str]:
    """Yield the line of a place, cut to the screen around the marked words, and the marks under it."""
    start = place.column - place.context_column
    stop = place.end_column - place.context_column if place.end_line == place.line else len(place.context)
    stop = min(max(stop, start + 1), max(len(place.context), start + 1))
    room = max(_LEAST, style.width - gutter - 3)
    left, right = _window(len(place.context), start, stop, room)
    before, after = "…" * (left > 0), "…" * (right < len(place.context))
    marked = visible(place.context[max(start, left) : min(stop, right)])
    head = before + visible(place.context[left : max(start, left)])
    tail = visible(place.context[min(stop, right) : right]) + after
    note = f" {visible(place.note)}" if place.note else ""
    yield f"{place.line:>{gutter}} | {head}{_paint(marked, color, style)}{tail}"
    fitting = room - _columns(head) - _columns(note)
    line = mark * max(1, min(_columns(marked), fitting if fitting > _NOTED else room))
    yield f"{' ' * gutter} | {' ' * _columns(head)}{_paint(line + note, color, style)}"


def _window(length: int, start: int, stop: int, room: int) -> tuple[int, int]:
    """Return the part of a line to show: at most ``room`` characters, around ``start`` to ``stop``."""
    if length <= room:
        return 0, length
    room -= 2  # for the ellipses
    spare = max(0, room - (stop - start))
    left = max(0, min(start - max(spare // 2, room // 4), length - room))
    return left, min(length, left + room)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(one) in "WF" for one in text)
    return len(text) + wide - sum(unicodedata.combining(one) > 0 for one in text)


def _paint(text: str, color: str, style: Style) -> str:
    return f"\x1b[{color}m{text}\x1b[0m" if style.color and text else text
