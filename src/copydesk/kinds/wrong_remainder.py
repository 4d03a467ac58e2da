"""Shares of one whole that do not make 100 percent: "62 percent for, 48 percent against"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_relations import misfits_of
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongRemainder(DocumentCheck):
    """Shares of one whole that do not make 100 percent: "62 percent for, 48 percent against"."""

    kind: ClassVar[str] = "wrong-remainder"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for misfit in misfits_of(document, "hundred"):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
