"""Kind ``mistyped-figures``: a figure that is a slip of the pen away from another of the article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from copydesk.analysis.figure_pairs import contradictions
from copydesk.analysis.figure_typos import digit_slips, transpositions
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MistypedFigures(DocumentCheck):
    """Finds figures in which two neighbouring digits have changed places, or one digit is another.

    ``slip`` says which. Of the two figures, the one that is said fewer times is marked, else the later.
    What two sentences alike contradict each other in is left to ``contradicting-figures``.
    """

    kind: ClassVar[str] = "mistyped-figures"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    slip: Literal["transposed", "digit"] = "transposed"

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each such figure with the other."""
        found = document.derive(transpositions if self.slip == "transposed" else digit_slips)
        certain = document.derive(contradictions) if found else ()
        told = {frozenset((clash.first.value, clash.second.value)) for clash in certain}
        for one, other in found:
            if in_scope(self.scope, one.block) and frozenset((one.value, other.value)) not in told:
                place = document.place(other.block, other.span, "the other figure")
                evidence = {"this": one.as_read, "other": other.as_read}
                yield Match(document.place(one.block, one.span), (place,), evidence=evidence)
