"""An article as LanguageTool gets it, and the way back from its offsets.

It is sent as its blocks, without markup, with a blank line between. LanguageTool counts in units of UTF-16;
both ends of what it finds are converted here.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from copydesk.model.document import Block
from copydesk.text.span import Span

GAP = "\n\n"
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_ASTRAL = "\uffff"  # what lies beyond takes two units of UTF-16


class Stretch(NamedTuple):
    """A part of a block's text: ``text`` stands in the block from ``start`` on."""

    block: Block
    start: int
    text: str


class Text(NamedTuple):
    """What is sent at once: some stretches of an article, in order."""

    stretches: tuple[Stretch, ...]

    @property
    def sent(self) -> str:
        """The text to send; what can't be sent is a blank or a replacement character of the same length."""
        text = GAP.join(one.text for one in self.stretches)
        return _UNSENDABLE.sub(lambda odd: "\ufffd" if odd.group() >= "\ud800" else " ", text)


def texts(blocks: Iterable[Block], limit: int) -> Iterator[Text]:
    """Yield the texts to send, of at most ``limit`` characters each, cut between blocks if that will do."""
    held: list[Stretch] = []
    size = 0
    for block in blocks:
        for piece in _pieces(block, limit):
            if held and size + len(GAP) + len(piece.text) > limit:
                yield Text(tuple(held))
                held, size = [], 0
            size += len(piece.text) + (len(GAP) if held else 0)
            held.append(piece)
    if held:
        yield Text(tuple(held))


def _pieces(block: Block, limit: int) -> Iterator[Stretch]:
    """Yield a block's text; in several parts, cut at ends of sentences or between words, where it is long."""
    text, start = block.text, 0
    while len(text) - start > limit:
        window = text[start : start + limit]
        cut = max(window.rfind(end) + len(end) if end in window else 0 for end in (". ", "? ", "! "))
        cut = cut or window.rfind(" ") + 1 or limit
        yield Stretch(block, start, text[start : start + cut])
        start += cut
    if text[start:].strip():
        yield Stretch(block, start, text[start:])


class Places:
    """Finds the stretch of a block for units of UTF-16 of a text that was sent."""

    def __init__(self, text: Text) -> None:
        self._stretches = text.stretches
        sizes = [len(one.text) + len(GAP) for one in text.stretches]
        self._starts = [0, *accumulate(sizes)][: len(sizes)]
        whole = text.sent
        self._length = len(whole)
        self._units = None if not whole or max(whole) <= _ASTRAL else _units(whole)

    def stretch(self, offset: int, length: int) -> tuple[Block, Span] | None:
        """Return the block and the stretch of its text; None for what crosses blocks, or lies nowhere."""
        start, end = self._character(offset), self._character(offset + length, up=True)
        if not 0 <= start < end <= self._length:
            return None
        at = bisect_right(self._starts, start) - 1
        block, shift, text = self._stretches[at]
        first, last = start - self._starts[at], end - self._starts[at]
        if last > len(text):
            return None
        return block, Span(first + shift, last + shift)

    def _character(self, unit: int, *, up: bool = False) -> int:
        """Return the character of a unit; the next one for a unit within a character when ``up``."""
        if self._units is None:
            return unit
        at = bisect_right(self._units, unit) - 1
        return at + 1 if up and at + 1 < len(self._units) and self._units[at] != unit else at


def _units(text: str) -> Sequence[int]:
    """Return before which unit of UTF-16 each character stands, and one more for the end."""
    return [0, *accumulate(2 if one > _ASTRAL else 1 for one in text)]
