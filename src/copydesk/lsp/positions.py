"""Offsets of a text to the positions of an editor, and back.

Editors count lines from 0, and characters of a line in UTF-16 units, in bytes of UTF-8 or in code points, as
agreed on when the server starts. Lines end at LF, CR or CRLF.
"""

from functools import cached_property
from typing import Literal

from lsprotocol.types import Position, Range

from copydesk.text.lines import LineIndex
from copydesk.text.span import Span

Unit = Literal["utf-8", "utf-16", "utf-32"]
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


class Positions:
    """The positions in one text.

    A position that is not in the text stands for the nearest one that is: the end of the line, or of the
    text; one within a character for its start.
    """

    def __init__(self, text: str, unit: Unit) -> None:
        self._text = text
        self._lines = LineIndex(text)
        self._codec, self._width = _CODECS[unit]
        self._is_plain = unit == "utf-32"

    @cached_property
    def _is_even(self) -> bool:
        """Whether each character of the text is one unit."""
        return self._is_plain or self._text.isascii()

    def offset(self, position: Position) -> int:
        """Return the offset, in characters, of a position."""
        line = position.line + 1
        if line > len(self._lines):
            return len(self._text)
        start, end = self._lines.start(line), self._lines.end(line)
        if self._is_even:
            return min(start + position.character, end)
        said = self._text[start:end].encode(self._codec, "surrogatepass")
        cut = min(position.character * self._width, len(said))
        while _is_within(said, cut, self._width):
            cut -= self._width
        return start + len(said[:cut].decode(self._codec, "surrogatepass"))

    def position(self, offset: int) -> Position:
        """Return the position of an offset, in characters."""
        line, column = self._lines.position(offset)
        if self._is_even:
            return Position(line - 1, column - 1)
        said = self._text[self._lines.start(line) : offset].encode(self._codec, "surrogatepass")
        return Position(line - 1, len(said) // self._width)

    def span(self, stretch: Range) -> Span:
        """Return the stretch of the text for a range; one that runs backwards is empty."""
        start, end = self.offset(stretch.start), self.offset(stretch.end)
        return Span(start, max(start, end))

    def range(self, span: Span) -> Range:
        """Return the range for a stretch of the text."""
        return Range(self.position(span.start), self.position(span.end))


def _is_within(said: bytes, cut: int, width: int) -> bool:
    """Tell whether a cut falls between the units of one character: before one that can't be its first."""
    if cut in {0, len(said)}:
        return False
    if width == 1:
        return said[cut] & 0xC0 == 0x80  # noqa: PLR2004  a byte that goes on with a character of UTF-8
    return said[cut + 1] & 0xFC == 0xDC and said[cut - 1] & 0xFC == 0xD8  # noqa: PLR2004  the halves of a pair
