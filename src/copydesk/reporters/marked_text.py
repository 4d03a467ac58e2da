"""Text of an article as HTML, with stretches of it marked."""

from bisect import bisect_left
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from copydesk.model.finding import Part
from copydesk.reporters.rendering import visible
from copydesk.text.span import Span

_DEEPEST = 6  # marks over one another that are drawn


class Mark(NamedTuple):
    """A stretch to mark: of the file, or once cut of a part's text.

    ``anchor`` is the id of its start; where ``ends`` is given, a link to that note stands at its end.
    """

    span: Span
    classes: str
    anchor: str
    ends: str = ""


def cut(part: Part, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of the file that touch a part, as stretches of its text."""
    if not part.text:
        return []
    whole = part.locate(Span(0, len(part.text)))
    places = range(len(part.text))
    found: list[Mark] = []
    for mark in marks:
        if mark.span.start >= whole.end or mark.span.end <= whole.start:
            continue
        start = bisect_left(places, 1, key=lambda at: part.locate(Span(at, at + 1)).end > mark.span.start)
        end = bisect_left(places, 1, key=lambda at: part.locate(Span(at, at + 1)).start >= mark.span.end)
        if start < end:
            found.append(mark._replace(span=Span(start, end)))
    return found


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return text as HTML; every anchor stands, however many marks lie over one another."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    starts: dict[int, list[Mark]] = {}
    ends: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(mark.span.start, []).append(mark)
        ends.setdefault(mark.span.end, []).append(mark)
    written: list[str] = []
    over: dict[str, Mark] = {}
    for begin, stop in zip(edges, [*edges[1:], None], strict=True):
        for mark in ends.get(begin, ()):
            over.pop(mark.anchor, None)
            written.append(_link(mark))
        for mark in starts.get(begin, ()):
            over[mark.anchor] = mark
            written.append(f'<span id="{mark.anchor}"></span>')
        if stop is not None:
            drawn = [one for _, one in zip(range(_DEEPEST), over.values(), strict=False)]
            written += [f'<mark class="{mark.classes}">' for mark in drawn]
            written += [_text(text[begin:stop]), "</mark>" * len(drawn)]
    return "".join(written)


def _link(mark: Mark) -> str:
    if not mark.ends:
        return ""
    number = mark.ends.rpartition("-")[2]
    return (
        f'<sup class="{mark.classes}"><a href="#n-{mark.ends}" aria-label="Note {number}">{number}</a></sup>'
    )


def _text(text: str) -> str:
    return "\n".join(escape(visible(line)) for line in text.split("\n"))
