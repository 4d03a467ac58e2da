"""UTF-8 byte offsets to character offsets."""

import re
from bisect import bisect_right

_WIDE = re.compile(r"[^\x00-\x7f]")


class Offsets:
    """UTF-8 byte offsets to character offsets."""

    def __init__(self, text: str) -> None:
        self.ends: list[int] = []
        self.extra = [0]
        shift = 0
        if text.isascii():
            return
        for match in _WIDE.finditer(text):
            sign = match[0]
            shift += 1 if sign < "\u0800" else 2 if sign < "\U00010000" else 3
            self.ends.append(match.end() + shift)
            self.extra.append(shift)

    def __call__(self, byte: int) -> int:
        """Return the character offset of a byte offset that starts a character."""
        return byte - self.extra[bisect_right(self.ends, byte)] if self.ends else byte
