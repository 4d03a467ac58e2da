"""From the plain text of a block back to the file."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from copydesk.text.span import Span


class Piece(NamedTuple):
    """A run of plain text and the stretch of the file it was made from.

    When both have the same length the run was copied and maps character by character. Otherwise (an
    entity, an escape) it maps as a whole.
    """

    text: Span
    source: Span


class SourceMap:
    """Maps offsets of a block's plain text to offsets of the file, both in characters.

    Pieces are in order, cover the text without gaps, and never run backwards in the file.
    """

    __slots__ = ("_pieces", "_shift", "_starts")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.text.start for piece in self._pieces]
        self._shift: int | None = None  # of a text that stands in the file as it is, how much further on
        if len(self._pieces) == 1:
            ((text, source),) = self._pieces
            if text.end - text.start == source.end - source.start:
                self._shift = source.start - text.start

    @classmethod
    def verbatim(cls, source: Span) -> "SourceMap":
        """Return the map of a text that stands in the file as it is."""
        return cls([Piece(Span(0, len(source)), source)])

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces, in order."""
        return self._pieces

    def _piece(self, offset: int) -> Piece:
        return self._pieces[max(0, bisect_right(self._starts, offset) - 1)]

    def start(self, offset: int) -> int:
        """Return where in the file the character at ``offset`` starts."""
        text, source = self._piece(offset)
        if text.end - text.start == source.end - source.start or offset >= text.end:
            return min(source.start + offset - text.start, source.end)
        return source.start

    def locate(self, span: Span) -> Span:
        """Return the stretch of the file for a stretch of the text; the end maps from the last character."""
        first, end = span
        shift = self._shift
        if shift is not None and first < end <= self._pieces[0].text.end:
            return Span(first + shift, end + shift)
        start = self.start(first)
        if end <= first:
            return Span(start, start)
        text, source = self._piece(end - 1)
        if text.end - text.start == source.end - source.start:
            return Span(start, source.start + end - text.start)
        return Span(start, source.end)
