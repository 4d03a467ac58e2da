"""A total, a count and so much for each that do not agree: "20 benches at $150 each, $4,000 in all"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_relations import misfits_of
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongRate(DocumentCheck):
    """A total, a count and so much for each that do not agree: "20 benches at $150 each, $4,000 in all"."""

    kind: ClassVar[str] = "wrong-rate"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for misfit in misfits_of(document, "rate"):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
