"""A range given from the greater to the smaller: "between 50 and 40 people"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_ranges import reversed_ranges
from copydesk.analysis.figure_relations import fresh
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ReversedRange(DocumentCheck):
    """A range given from the greater to the smaller: "between 50 and 40 people"."""

    kind: ClassVar[str] = "reversed-range"
    placeholders: ClassVar[frozenset[str]] = frozenset(["first", "second"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for found in document.derive(reversed_ranges):
            block = found.sentence.block
            if in_scope(self.scope, block):
                yield Match(
                    place=document.place(block, found.span),
                    values={"first": found.first, "second": found.second},
                    evidence={"first": found.first, "second": found.second},
                )
        for misfit in fresh(
            document,
            "range",
            ((one.sentence.block, one.span.start) for one in document.derive(reversed_ranges)),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values=dict(zip(("first", "second"), misfit.actual.split(), strict=True)),
                    evidence=misfit.evidence(),
                )
