"""Figures that the figures beside them rule out, found by what relates them and not by their order."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from copydesk.analysis.figure_readings import Reading, readings
from copydesk.analysis.figure_units import spelled_unit
from copydesk.analysis.passages import Sentence
from copydesk.model.document import Block, Document
from copydesk.model.finding import Location
from copydesk.text.span import Span

_GROUPED = 1_000  # from here on figures are worked out to the unit
_CLOSE = 40  # characters from the first to the last of the figures that are shown as one stretch
_WITH_NOUN = frozenset({"share", "sum", "rate", "duration", "hundred", "multiple", "balance"})
_AS_ONE = frozenset({"range", "vote"})
_WRITTEN = re.compile(r"\d[\d,]*(?:\.\d+)?")


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
    """A figure that others rule out; ``family`` names the relation, spans count characters of the block.

    ``cue`` is the word that relates them, where the rule tells it.
    """

    family: str
    block: Block
    stated: Span
    parts: tuple[Span, ...]
    actual: str
    cue: str = ""

    def place(self, document: Document) -> Location:
        """Return the place of the figure."""
        return document.place(self.block, self.stated)

    def related(self, document: Document) -> tuple[Location, ...]:
        """Return the figures that rule it out."""
        stretch = self._stretch()
        if stretch:
            note = "the figures" if len(self.parts) > 1 else "the other figure"
            return (document.place(self.block, stretch, note),)
        return tuple(document.place(self.block, part, "the other figure") for part in self.parts)

    def said(self) -> str:
        """Return the figures that rule it out, as the text has them: "31 to 25"."""
        stretch = self._stretch()
        return stretch.of(self.block.text) if stretch else ", ".join(self._texts())

    def _texts(self) -> tuple[str, ...]:
        return tuple(part.of(self.block.text) for part in self.parts)

    def _stretch(self) -> Span | None:
        """Return the stretch with the parts, if they stand close together and the figure not among them."""
        if not self.parts:
            return None
        whole = Span(min(one.start for one in self.parts), max(one.end for one in self.parts))
        return whole if len(whole) <= _CLOSE and not whole.overlaps(self.stated) else None

    def evidence(self) -> Mapping[str, object]:
        """Return the figures as written, and what they make."""
        return {"stated": self.stated.of(self.block.text), "parts": self.said(), "actual": self.actual}


def passage(first: Sentence, last: Sentence) -> Passage:
    """Return a sentence, or two that follow one another in a block, with the numbers read."""
    text = first.block.text[first.span.start : last.span.end]
    break_at = last.span.start - first.span.start if last is not first else 0
    return Passage(first.block, first.span.start, text, readings(text), break_at)


def misfit(family: str, where: Passage, stated: Reading, parts: tuple[Reading, ...], actual: str) -> Misfit:
    """Return a figure that ``parts`` rule out; of a range or a vote the figures are shown as one."""
    span = stated.whole if family in _WITH_NOUN else stated.span
    if family in _AS_ONE:
        ends = (stated.whole, *(part.whole for part in parts))
        span, parts = Span(min(one.start for one in ends), max(one.end for one in ends)), ()
    return Misfit(
        family,
        where.block,
        span.shift(where.start),
        tuple(part.whole.shift(where.start) for part in parts),
        actual,
    )


def plain(value: float) -> str:
    """Return a value worked out, for the editor."""
    return f"{value:,.0f}" if value >= _GROUPED or value == int(value) else f"{value:.3g}"


def worded(where: Passage, like: Reading, value: float) -> str:
    """Return an amount in base units written as ``like`` is: "$9m" for "$6m", "48 goals" for "36 goals"."""
    unit = spelled_unit(like.unit) if like.kind == "measure" else None
    made, own = (unit.from_base(value), unit.from_base(like.value)) if unit else (value, like.value)
    text, number = like.whole.of(where.text), like.span.of(where.text)
    said = _WRITTEN.search(number)
    if not said:
        return plain(made) + text[len(number) :]
    scale = own / (float(said.group().replace(",", "")) or 1.0)
    return text[: said.start()] + plain(made / (scale or 1.0)) + text[said.end() :]
