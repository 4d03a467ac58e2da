"""Offsets to lines and columns."""

import re
from bisect import bisect_right


class LineIndex:
    """Finds the line and column of an offset.

    Lines end at LF, CR or CRLF and at nothing else, as in every editor
    (``str.splitlines`` also breaks at U+2028, form feed and others).
    """

    __slots__ = ("_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        if "\r" in text:
            self._starts = [0, *(match.end() for match in re.finditer(r"\r\n?|\n", text))]
            return
        starts, at = [0], text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._starts = starts

    def __len__(self) -> int:
        """Return the number of lines; a text without a line end has one."""
        return len(self._starts)

    def line(self, offset: int) -> int:
        """Return the line, from 1, that holds the character offset."""
        return bisect_right(self._starts, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """Return line and column, both from 1, of a character offset; columns count code points."""
        starts = self._starts
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Return the character offset at which ``line`` (from 1) starts."""
        return self._starts[line - 1]

    def end(self, line: int) -> int:
        """Return the character offset of the end of ``line`` (from 1), its line end left out."""
        stop = self._starts[line] if line < len(self._starts) else len(self._text)
        start = self._starts[line - 1]
        while stop > start and self._text[stop - 1] in "\r\n":
            stop -= 1
        return stop
