"""A total that is not the sum of the parts listed with it: "12 people: 5 women and 6 men"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_totals import rounded_totals, wrong_totals
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.text.span import Span


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
            block, stated = wrong.stated.block, wrong.stated
            if not in_scope(self.scope, block):
                continue
            parts = Span(wrong.parts[0].span.start, wrong.parts[-1].span.end)
            yield Match(
                place=document.place(block, stated.span),
                related=(document.place(block, parts, "the parts"),),
                values={"actual": wrong.actual},
                evidence={
                    "stated": (stated.value, stated.low, stated.high),
                    "parts": [(part.value, part.low, part.high) for part in wrong.parts],
                    "ones": wrong.singles,
                    "sum": (wrong.actual, wrong.low, wrong.high),
                    "cue": wrong.cue,
                },
            )
