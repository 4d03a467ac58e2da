"""A hard claim that nobody is named for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.attribution import attributions
from copydesk.analysis.claims import Claim, ClaimType, claims
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import BlockKind, Document

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_NEIGHBOURS = _PROSE | {BlockKind.QUOTE}


@dataclass(frozen=True, kw_only=True)
class UnattributedClaim(DocumentCheck):
    """Finds claims with no source in the sentence or within ``neighbours`` sentences of it.

    ``claims`` are the types looked for: toll, statistic, accusation, superlative, cause, motive. The first
    paragraph is left out when ``lead`` is false (news leads give the source later), and so are sentences of
    history and steady rates unless ``settled`` is set.
    """

    kind: ClassVar[str] = "unattributed-claim"
    placeholders: ClassVar[frozenset[str]] = frozenset({"claim"})

    claims: tuple[ClaimType, ...] = ("toll",)
    neighbours: int = 1
    lead: bool = False
    settled: bool = False

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each claim nobody answers for."""
        wanted = [claim for name in self.claims for claim in document.derive(claims(name))]
        if not wanted:
            return
        first = next((n for n, block in enumerate(document.blocks) if block.kind is BlockKind.PARAGRAPH), -1)
        for claim in wanted:
            block = claim.sentence.block
            if block.kind not in _PROSE or not in_scope(self.scope, block):
                continue
            if (claim.sentence.block_index <= first and not self.lead) or (
                claim.settled and not self.settled
            ):
                continue
            if not self._answered(document, claim):
                yield Match(place=document.place(block, claim.span), values={"claim": claim.type})

    def _answered(self, document: Document, claim: Claim) -> bool:
        """Tell whether the sentence or a neighbour, captions and headlines left out, gives a source."""
        found = document.derive(attributions)
        near = range(claim.index - self.neighbours, claim.index + self.neighbours + 1)
        return any(
            found[n].answered
            for n in near
            if 0 <= n < len(found) and (n == claim.index or found[n].sentence.block.kind in _NEIGHBOURS)
        )
