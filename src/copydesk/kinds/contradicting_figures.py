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
            seen = clash if in_scope(self.scope, clash.first.block) else clash.turned()
            if in_scope(self.scope, seen.first.block):
                yield Match(
                    place=seen.place(document), related=seen.related(document), evidence=seen.evidence()
                )
