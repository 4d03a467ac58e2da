"""Text of an article as HTML, with stretches of it marked."""

from bisect import bisect_left
from collections.abc import Sequence
from html import escape
from itertools import accumulate
from typing import NamedTuple

from copydesk.model.finding import Part
from copydesk.reporters.rendering import visible
from copydesk.text.span import Span

_DEEPEST = 6  # marks over one another that are drawn


class Mark(NamedTuple):
    """A stretch to mark: of the file, or once cut of a part's text.

    ``anchor`` is the id of its start; ``link`` is what stands at its end, as HTML.
    """

    span: Span
    classes: str
    anchor: str
    link: str = ""


def cut(parts: Sequence[Part], marks: Sequence[Mark]) -> list[list[Mark]]:
    """Return for each part the marks of the file that touch it, as stretches of its text.

    A mark over several parts has its anchor and its link in the first: an id stands once in a page.
    """
    found: list[list[Mark]] = [[] for _ in parts]
    filled = [(part.locate(Span(0, len(part.text))), at) for at, part in enumerate(parts) if part.text]
    filled.sort()
    starts = [whole.start for whole, _ in filled]
    farthest = list(accumulate((whole.end for whole, _ in filled), max))
    for mark in marks:
        last = bisect_left(starts, mark.span.end)
        first = min(last, bisect_left(farthest, mark.span.start + 1))
        for _, at in filled[first:last]:
            span = _within(parts[at], mark.span)
            if span.start < span.end:
                found[at].append(mark._replace(span=span))
                mark = mark._replace(anchor="", link="")  # noqa: PLW2901  what is left of it
    return found


def _within(part: Part, span: Span) -> Span:
    places = range(len(part.text))
    start = bisect_left(places, 1, key=lambda at: part.locate(Span(at, at + 1)).end > span.start)
    end = bisect_left(places, 1, key=lambda at: part.locate(Span(at, at + 1)).start >= span.end)
    return Span(start, end)


def marked(text: str, marks: Sequence[Mark]) -> str:
    """Return text as HTML; every anchor stands, however many marks lie over one another."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in mark.span)})
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for number, mark in enumerate(marks):
        starts.setdefault(mark.span.start, []).append(number)
        ends.setdefault(mark.span.end, []).append(number)
    written: list[str] = []
    over: dict[int, Mark] = {}
    for begin, stop in zip(edges, [*edges[1:], None], strict=True):
        written += [over.pop(number).link for number in ends.get(begin, ())]
        fresh = starts.get(begin, ())
        over.update((number, marks[number]) for number in fresh)
        if stop is not None:
            drawn = [number for number, _ in zip(over, range(_DEEPEST), strict=False)]
            written += [
                f'<span id="{marks[number].anchor}"></span>'
                for number in fresh
                if number not in drawn and marks[number].anchor
            ]
            written += [_opened(marks[number], first=number in fresh) for number in drawn]
            written += [text_of(text[begin:stop]), "</mark>" * len(drawn)]
    return "".join(written)


def _opened(mark: Mark, *, first: bool) -> str:
    anchor = f' id="{mark.anchor}"' if first and mark.anchor else ""
    return f'<mark class="{mark.classes}"{anchor}>'


def text_of(text: str) -> str:
    """Return text of an article as HTML, its lines kept."""
    return "\n".join(escape(visible(line)) for line in text.split("\n"))
