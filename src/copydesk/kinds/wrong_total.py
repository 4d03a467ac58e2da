"""A total that is not the sum of the parts listed with it: "12 people: 5 women and 6 men"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_relations import fresh
from copydesk.analysis.figure_totals import rounded_totals, wrong_totals
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongTotal(DocumentCheck):
    """A total that is not the sum of the parts listed with it: "12 people: 5 women and 6 men".

    ``rounded`` reports the totals that are off by no more than rounding may explain, and only these.
    """

    kind: ClassVar[str] = "wrong-total"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    rounded: bool = False

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for wrong in document.derive(rounded_totals if self.rounded else wrong_totals):
            if in_scope(self.scope, wrong.block):
                yield Match(
                    place=wrong.place(document),
                    related=wrong.related(document),
                    values={"actual": wrong.actual},
                    evidence=wrong.evidence(),
                )
        for misfit in (
            ()
            if self.rounded
            else fresh(
                document,
                "sum",
                ((one.block, one.stated[0].span.start) for one in document.derive(wrong_totals)),
            )
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
