"""A sum of money converted at another rate than one before: "£10m ($12m) and £20m ($36m)"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_exchange import drifting_exchanges, wrong_exchanges
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongExchange(DocumentCheck):
    """A sum of money converted at another rate than one before: "£10m ($12m) and £20m ($36m)".

    ``far`` reports the sums that stand far apart, whose rates may be of two days, and only these.
    """

    kind: ClassVar[str] = "wrong-exchange"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    far: bool = False

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for wrong in document.derive(drifting_exchanges if self.far else wrong_exchanges):
            if in_scope(self.scope, wrong.block):
                yield Match(
                    place=wrong.place(document),
                    related=wrong.related(document),
                    values={"actual": wrong.actual},
                    evidence=wrong.evidence(),
                )
