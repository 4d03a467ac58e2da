"""Worn phrases that say nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.fillers import Filler, fillers
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document

_RELATED = 20  # further places shown


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class FillerPhrases(DocumentCheck):
    """Finds worn phrases (``data/en/fillers.txt``), each one; not within direct speech.

    With ``least`` the article is reported once, at the first, when it holds so many different ones, and of a
    long article one for each ``every`` words.
    """

    kind: ClassVar[str] = "filler-phrases"
    placeholders: ClassVar[frozenset[str]] = frozenset({"count"})

    least: int = 0
    every: int = 0

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the matches."""
        found = [one for one in document.derive(fillers) if in_scope(self.scope, one.block)]
        if self.least <= 0:
            yield from (Match(document.place(one.block, one.span), values={"count": "1"}) for one in found)
            return
        different: dict[int, Filler] = {}
        for one in found:
            different.setdefault(one.number, one)
        if len(different) < self.least or len(different) < self._asked(document):
            return
        first, *others = (
            document.place(one.block, one.span) for one in list(different.values())[: _RELATED + 1]
        )
        yield Match(place=first, related=tuple(others), values={"count": str(len(different))})

    def _asked(self, document: Document) -> int:
        """Return how many phrases are too many for an article so long."""
        return (
            sum(len(block.text.split()) for block in document.blocks) // self.every if self.every > 0 else 0
        )
