"""A statement handed to nobody in particular."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.vague_source_shapes import SourceType
from copydesk.analysis.vague_sources import SourceMention, vague_sources
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class VagueSource(DocumentCheck):
    """Finds vague sources of the ``sources`` named, if no name makes them good.

    They are group (experts, critics), belief (it is widely believed), crowd (residents, some), market
    (analysts, with a figure), anonymous (sources close to), hearsay (is said to) and studies (studies show).
    A group one of which speaks by name just before is found with ``named_before`` only; ``named`` finds also
    those that a name makes good.
    """

    kind: ClassVar[str] = "vague-source"
    placeholders: ClassVar[frozenset[str]] = frozenset({"source"})

    sources: tuple[SourceType, ...] = ("group", "belief")
    named_before: bool = False
    named: bool = False

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each vague source in scope."""
        for one in document.derive(vague_sources):
            block = one.sentence.block
            if in_scope(self.scope, block) and self._wants(one):
                yield Match(
                    place=document.place(block, one.span),
                    values={"source": one.source or one.span.of(block.text)},
                    evidence=_evidence(one),
                )

    def _wants(self, one: SourceMention) -> bool:
        if one.naming.good and not self.named:
            return False
        return (one.type in self.sources and not one.naming.before) or (
            self.named_before and one.naming.before
        )


def _evidence(one: SourceMention) -> dict[str, object]:
    """Return how the source was read and who was looked at for a name."""
    return {
        "type": one.type,
        "source": one.source,
        "made good by": one.naming.good,
        "named before": one.naming.before,
        "name passed over": one.naming.passed_over,
    }
