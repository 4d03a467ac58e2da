"""A hard claim that nobody is named for."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.claim_sources import answer, toll_number
from copydesk.analysis.claims import Claim, ClaimType, claims
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import BlockKind, Document

_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.STANDFIRST})


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UnattributedClaim(DocumentCheck):
    """Finds claims with no source in the sentence or within ``neighbours`` sentences about the same thing.

    ``claims`` are the types looked for: toll, statistic, accusation, superlative, cause, motive. A toll is
    found once a document, and not if it has a source elsewhere. The standfirst and the first paragraph are
    left out when ``lead`` is false (news leads give the source later), and so are sentences of history and
    steady rates unless ``settled`` is set.
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
        told: set[str] = set()
        for claim in wanted:
            lead = claim.sentence.block_index <= first
            if not self._looks_at(claim, lead=lead) or (claim.type == "toll" and toll_number(claim) in told):
                continue
            found = answer(document, claim, self.neighbours, lead=lead)
            if not found.where:
                told.add(toll_number(claim))
                yield Match(
                    place=document.place(claim.sentence.block, claim.span),
                    values={"claim": claim.type},
                    evidence={"claim": claim.type, "in lead": lead, "source passed over": found.passed_over},
                )

    def _looks_at(self, claim: Claim, *, lead: bool) -> bool:
        block = claim.sentence.block
        if block.kind not in _PROSE or not in_scope(self.scope, block):
            return False
        return (self.lead or not lead) and (self.settled or not claim.settled)
