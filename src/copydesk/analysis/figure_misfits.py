"""Figures that the figures beside them rule out, found by what relates them and not by their order."""

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.analysis.figure_readings import Reading, readings
from copydesk.analysis.passages import Sentence
from copydesk.model.document import Block, Document
from copydesk.model.finding import Location
from copydesk.text.span import Span

_GROUPED = 1_000  # from here on figures are worked out to the unit


class Passage(NamedTuple):
    """A sentence, or two that follow one another, with the numbers in it; spans count its characters."""

    block: Block
    start: int
    text: str
    numbers: tuple[Reading, ...]
    break_at: int = 0

    def before(self, one: Reading, far: int = 60) -> str:
        """Return what stands before a number."""
        return self.text[max(0, one.span.start - far) : one.span.start]

    def after(self, one: Reading, far: int = 60) -> str:
        """Return what stands after a number."""
        return self.text[one.span.end : one.span.end + far]

    def between(self, one: Reading, other: Reading) -> str:
        """Return what stands between two numbers."""
        first, last = sorted((one.span, other.span))
        return self.text[first.end : last.start]

    def amounts(self) -> tuple[Reading, ...]:
        """Return the numbers that are amounts: no year, place in an order, or time."""
        return tuple(one for one in self.numbers if one.kind not in {"year", "ordinal", "time"})


class Misfit(NamedTuple):
    """A figure that others rule out; ``family`` names the relation, spans count characters of the block."""

    family: str
    block: Block
    stated: Span
    parts: tuple[Span, ...]
    actual: str

    def place(self, document: Document) -> Location:
        """Return the place of the figure."""
        return document.place(self.block, self.stated)

    def related(self, document: Document) -> tuple[Location, ...]:
        """Return the figures that rule it out."""
        return tuple(document.place(self.block, part, "a part") for part in self.parts)

    def said(self) -> str:
        """Return the figures that rule it out, as the text has them."""
        return ", ".join(part.of(self.block.text) for part in self.parts)

    def evidence(self) -> Mapping[str, object]:
        """Return the figures as written, and what they make."""
        return {"stated": self.stated.of(self.block.text), "parts": self.said(), "actual": self.actual}


def passage(first: Sentence, last: Sentence) -> Passage:
    """Return a sentence, or two that follow one another in a block, with the numbers read."""
    text = first.block.text[first.span.start : last.span.end]
    break_at = last.span.start - first.span.start if last is not first else 0
    return Passage(first.block, first.span.start, text, readings(text), break_at)


def misfit(family: str, where: Passage, stated: Reading, parts: tuple[Reading, ...], actual: str) -> Misfit:
    """Return a figure that ``parts`` rule out."""
    return Misfit(
        family,
        where.block,
        stated.span.shift(where.start),
        tuple(part.span.shift(where.start) for part in parts),
        actual,
    )


def plain(value: float) -> str:
    """Return a value worked out, for the editor."""
    return f"{value:,.0f}" if value >= _GROUPED or value == int(value) else f"{value:.3g}"
