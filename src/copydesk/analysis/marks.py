"""The straight and curly quotation marks of a document.

Primes (``5' 10"``) are left out. What stands beside a mark tells which way its curly form turns; in one pass.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.data import words
from copydesk.model.document import Block, Document
from copydesk.text.span import Span

_MARK = re.compile("[\"'“”‘’]")
_WORD = re.compile(r"\w{1,24}")
_OPENERS = "([{—–-/“‘\"'"


class Mark(NamedTuple):
    """A mark, straight or curly. ``other`` is its twin of the other kind; ``sure``: no doubt which."""

    block: Block
    at: int
    curly: bool
    other: str
    sure: bool

    @property
    def span(self) -> Span:
        """The character of ``block.text``."""
        return Span(self.at, self.at + 1)


def marks(document: Document) -> tuple[Mark, ...]:
    """Return the marks of every block, in order."""
    return tuple(mark for block in document.blocks for mark in _of_block(block))


def _of_block(block: Block) -> Iterator[Mark]:
    text, opened = block.text, False
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if mark in "“”‘’":
            yield Mark(block, at, True, '"' if mark in "“”" else "'", True)  # noqa: FBT003
        elif mark == '"':
            if before.isdigit() and not opened:
                continue  # inches, seconds
            opened = not opened
            fits = _opens(before, after) if opened else not _opens(before, after)
            yield Mark(block, at, False, "“" if opened else "”", fits)  # noqa: FBT003
        elif before.isdigit() and not after.isalpha():
            continue  # feet, minutes
        else:
            yield _single(block, at, before, after)


def _single(block: Block, at: int, before: str, after: str) -> Mark:
    if before.isalnum() and after.isalnum():
        return Mark(block, at, curly=False, other="’", sure=True)
    if not _opens(before, after):
        return Mark(block, at, curly=False, other="’", sure=before.isalnum())
    word = _WORD.match(block.text, at + 1)
    clipped = word is not None and (word.group()[:2].isdigit() or word.group().casefold() in _clipped_words())
    return Mark(block, at, curly=False, other="’" if clipped else "‘", sure=False)


def _opens(before: str, after: str) -> bool:
    return (not before or before.isspace() or before in _OPENERS) and bool(after) and not after.isspace()


@cache
def _clipped_words() -> frozenset[str]:
    return frozenset(words("clipped_words"))
