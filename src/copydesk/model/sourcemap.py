"""From the plain text of a block back to the file."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from copydesk.text.span import Span


@dataclass(frozen=True, slots=True)
class Piece:
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

    __slots__ = ("_pieces", "_starts")

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = tuple(pieces)
        self._starts = [piece.text.start for piece in self._pieces]

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
        piece = self._piece(offset)
        if len(piece.text) == len(piece.source) or offset >= piece.text.end:
            return min(piece.source.start + offset - piece.text.start, piece.source.end)
        return piece.source.start

    def locate(self, span: Span) -> Span:
        """Return the stretch of the file for a stretch of the text; the end maps from the last character."""
        if len(self._pieces) == 1 and span.end > span.start:
            (only,) = self._pieces
            shift = only.source.start - only.text.start
            if only.text.end + shift == only.source.end and span.end <= only.text.end:
                return Span(span.start + shift, span.end + shift)
        start = self.start(span.start)
        if span.end <= span.start:
            return Span(start, start)
        last = self._piece(span.end - 1)
        if len(last.text) == len(last.source):
            return Span(start, last.source.start + span.end - last.text.start)
        return Span(start, last.source.end)
