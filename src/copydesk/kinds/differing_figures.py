"""Two figures that seem to be meant for one thing, in other words: worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_claims import doubtful
from copydesk.analysis.figure_fronts import front_clashes
from copydesk.analysis.figure_pairs import contradictions
from copydesk.analysis.figure_typos import transpositions
from copydesk.analysis.headline_figures import headline_clashes
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DifferingFigures(DocumentCheck):
    """Two figures that seem to be meant for one thing, in other words: worth a look."""

    kind: ClassVar[str] = "differing-figures"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the first figure of each pair, unless another check is sure of it."""
        certain = document.derive(contradictions)
        told = {frozenset((clash.first.value, clash.second.value)) for clash in certain}
        told |= {one.values for one in document.derive(headline_clashes)}
        told |= {frozenset((slip.figure.value, slip.other.value)) for slip in document.derive(transpositions)}
        for clash in (*document.derive(front_clashes), *document.derive(doubtful)):
            values = frozenset((clash.first.value, clash.second.value))
            if values in told:
                continue
            told.add(values)
            seen = clash if in_scope(self.scope, clash.first.block) else clash.turned()
            if in_scope(self.scope, seen.first.block):
                yield Match(
                    place=seen.place(document), related=seen.related(document), evidence=seen.evidence()
                )
