"""A figure that the figures beside it rule out: one description for all checks of stated arithmetic."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from copydesk.analysis.quantities import Quantity, shown
from copydesk.model.document import Block, Document
from copydesk.model.finding import Location
from copydesk.text.span import Span

_ROUND = 0.02  # of its value, what the noughts of a figure leave open
_BESIDE = 0.01
_SMALL_PLACE = 1.0
_WHOLE_DIGITS = 2
_NUMBER = re.compile(r"(\d+)")
_SUM_WRITTEN = re.compile(
    r"(?i)(?P<sign>[$£€]?)(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"(?P<scale> ?(?:thousand|million|billion|trillion|[mk]|bn|tn)\b)?"
)
_WRITTEN = re.compile(r"(?P<number>\d[\d,]*(?:\.\d+)?)")
_THOUSAND = 1000
_SCALED = re.compile(r"illion|thousand|bn|tn|\dm|\dk|\d m")


class StatedClash(NamedTuple):
    """What figures are said to make, and do not.

    ``stated`` are the figures to mark: the one that is ruled out, or both ends of a change; ``parts`` those
    that rule it out. ``said`` is how it is said, ``actual`` what the figures make, both in words for the
    editor; ``low`` and ``high`` bound the latter at the precision written. ``cue`` is what shows that the
    figures belong together.
    """

    stated: tuple[Quantity, ...]
    parts: tuple[Quantity, ...]
    said: str
    actual: str
    low: float
    high: float
    cue: str = ""

    @property
    def block(self) -> Block:
        """The block of the figures marked."""
        return self.stated[0].block

    def place(self, document: Document) -> Location:
        """Return the stretch with the figures marked."""
        return document.place(self.block, _stretch(self.stated))

    def related(self, document: Document) -> tuple[Location, ...]:
        """Return where the figures stand that rule it out: one stretch, or one each if the figure is amid."""
        if not self.parts:
            return ()
        block, whole = self.parts[0].block, _stretch(self.parts)
        if block is not self.block or not whole.overlaps(_stretch(self.stated)):
            note = "the figures" if len(self.parts) > 1 else "the other figure"
            return (document.place(block, whole, note),)
        return tuple(document.place(part.block, part.span, "the other figure") for part in self.parts)

    def evidence(self) -> Mapping[str, object]:
        """Return the figures as read, and what was worked out."""
        return {
            "stated": "; ".join(one.as_read for one in self.stated),
            "figures": "; ".join(part.as_read for part in self.parts),
            "said": self.said,
            "actual": f"{self.actual} ({shown(self.low)} to {shown(self.high)})",
            "cue": self.cue,
        }


def tight(quantity: Quantity, place: float = 0.0) -> tuple[float, float]:
    """Return the bounds of a figure that is reckoned with.

    The last digit of "1.5 million" may be rounded; the noughts of 2,400 hardly are, and leave two percent
    open. ``place`` is the worth of the last digit of a figure beside it: next to 5.75, 5 means 5.00.
    """
    if quantity.hedge or not quantity.value:
        return quantity.low, quantity.high
    own = quantity.high - quantity.value
    said = _NUMBER.search(quantity.text)
    rounded = own if _SCALED.search(quantity.text) and not (said and len(said[1]) > _WHOLE_DIGITS) else 0.0
    if 0 < place < quantity.place:
        rounded = min(rounded, max(place / 2, quantity.value * _BESIDE))
    if quantity.place < _SMALL_PLACE:
        rounded = own  # 12.5
    slack = max(rounded, min(own, quantity.value * _ROUND))
    return quantity.value - slack, quantity.value + slack


def in_words(value: float, like: Quantity) -> str:
    """Return an amount written as ``like`` is: "$3,000" for "$4,000"."""
    said = _WRITTEN.search(like.text)
    if not said:
        return f"{value:,.10g}"
    scale = like.value / float(said["number"].replace(",", "")) if like.value else 1.0
    digits = f"{value / scale:,.4g}" if value / scale < _THOUSAND else f"{value / scale:,.0f}"
    return f"{like.text[: said.start()]}{digits}{like.text[said.end() :]}"


def as_written(value: float, like: Quantity) -> str:
    """Return a sum as the figure it is compared with is written: "$4.5 million", for "$4.2 million"."""
    written = _SUM_WRITTEN.match(like.text)
    if not written:
        return _plain(value)
    scale = like.value / (float(written["number"].replace(",", "")) or 1.0)
    return f"{written['sign']}{_plain(value / (scale or 1.0))}{written['scale'] or ''}"


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _stretch(found: tuple[Quantity, ...]) -> Span:
    return Span(min(one.span.start for one in found), max(one.span.end for one in found))
