"""A statement handed to nobody in particular."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.vague_sources import vague_sources
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True)
class VagueSource(DocumentCheck):
    """Finds vague sources; with ``named_later`` also those made good by a name within two sentences."""

    kind: ClassVar[str] = "vague-source"
    placeholders: ClassVar[frozenset[str]] = frozenset({"source"})

    named_later: bool = False

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each vague source in scope."""
        for one in document.derive(vague_sources):
            block = one.sentence.block
            if in_scope(self.scope, block) and (self.named_later or not one.named):
                place = document.place(block, one.span)
                yield Match(place=place, values={"source": one.source or one.span.of(block.text)})
