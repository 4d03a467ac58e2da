"""A margin, majority or total that the votes or points beside it do not make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_asides import wrong_asides
from copydesk.analysis.figure_relations import misfits_of
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongMargin(DocumentCheck):
    """A margin, majority or total that the votes or points beside it do not make."""

    kind: ClassVar[str] = "wrong-margin"
    placeholders: ClassVar[frozenset[str]] = frozenset(["score", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the margins in scope, the two figures related."""
        told = set[tuple[int, int]]()
        for misfit in misfits_of(document, "gap"):
            told.add((id(misfit.block), misfit.stated.start))
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"score": misfit.said(), "actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
        for wrong in document.derive(wrong_asides):
            begin = (id(wrong.block), wrong.stated[0].span.start)
            if in_scope(self.scope, wrong.block) and begin not in told:
                yield Match(
                    place=wrong.place(document),
                    related=wrong.related(document),
                    values={"score": " and ".join(part.text for part in wrong.parts), "actual": wrong.actual},
                    evidence=wrong.evidence(),
                )
