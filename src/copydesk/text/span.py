"""Half-open stretches of text."""

from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch ``[start, end)``, counted in characters (code points)."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> "Span":
        """Return this span moved by ``by`` characters."""
        return Span(self.start + by, self.end + by)

    def covers(self, other: "Span") -> bool:
        """Tell whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share a character; an empty span shares one with the span around it."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.end and other.start <= self.end
        return self.start < other.end and other.start < self.end
