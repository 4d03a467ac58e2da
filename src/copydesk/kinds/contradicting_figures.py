"""Two figures for one thing, in sentences that say nearly the same."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_pairs import contradictions
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ContradictingFigures(DocumentCheck):
    """Two figures for one thing, in sentences that say nearly the same."""

    kind: ClassVar[str] = "contradicting-figures"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the first figure in scope of each pair, with the other related."""
        for clash in document.derive(contradictions):
            first, second = clash.first, clash.second
            if not in_scope(self.scope, first.block):
                first, second = second, first
            if in_scope(self.scope, first.block):
                yield Match(
                    place=document.place(first.block, first.span),
                    related=(document.place(second.block, second.span, "the other figure"),),
                    evidence={
                        "this": (first.value, first.low, first.high),
                        "other": (second.value, second.low, second.high),
                        "likeness": round(clash.likeness, 2),
                        "shared": clash.shared,
                    },
                )
