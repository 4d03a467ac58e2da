"""A margin, majority or total that the votes or points beside it do not make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

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
        for misfit in misfits_of(document, "gap"):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"score": misfit.said(), "actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
