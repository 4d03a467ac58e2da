"""A statement handed to nobody in particular."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from copydesk.analysis.quotations import quotations
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
    those that a name makes good. The first ``headed`` source of an article stands for all: ``heads`` says
    whether it is found, or those behind it. Direct speech is left out of this.
    """

    kind: ClassVar[str] = "vague-source"
    placeholders: ClassVar[frozenset[str]] = frozenset({"source"})

    sources: tuple[SourceType, ...] = ("group", "belief")
    named_before: bool = False
    named: bool = False
    headed: tuple[SourceType, ...] = ()
    heads: Literal["first", "rest"] = "first"

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each vague source in scope."""
        seen = False
        for one in document.derive(vague_sources):
            block = one.sentence.block
            if not in_scope(self.scope, block):
                continue
            if one.type in self.headed and self._is_bare(one) and not _is_spoken(document, one):
                wanted, seen = seen == (self.heads == "rest"), True
            else:
                wanted = self._wants(one)
            if wanted:
                yield Match(
                    place=document.place(block, one.span),
                    values={"source": one.source or one.span.of(block.text)},
                    evidence=_evidence(one),
                )

    def _is_bare(self, one: SourceMention) -> bool:
        return not one.naming.before and (self.named or not one.naming.good)

    def _wants(self, one: SourceMention) -> bool:
        if one.naming.good and not self.named:
            return False
        return (one.type in self.sources and not one.naming.before) or (
            self.named_before and one.naming.before
        )


def _is_spoken(document: Document, one: SourceMention) -> bool:
    return any(
        speech.speech and speech.block is one.sentence.block and speech.span.covers(one.span)
        for speech in document.derive(quotations)
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
