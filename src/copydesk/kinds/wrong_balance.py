"""A profit or gap that income and cost do not leave: "sales of $10m, costs of $8m, a profit of $4m"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_relations import misfits_of
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongBalance(DocumentCheck):
    """A profit or gap that income and cost do not leave: "sales of $10m, costs of $8m, a profit of $4m"."""

    kind: ClassVar[str] = "wrong-balance"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for misfit in misfits_of(document, "balance"):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
