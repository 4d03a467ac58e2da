"""A range given from the greater to the smaller: "between 50 and 40 people"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_conversions import reversed_ranges
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.text.span import Span


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ReversedRange(DocumentCheck):
    """A range given from the greater to the smaller: "between 50 and 40 people"."""

    kind: ClassVar[str] = "reversed-range"
    placeholders: ClassVar[frozenset[str]] = frozenset(["first", "second"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for first, second in document.derive(reversed_ranges):
            if in_scope(self.scope, first.block):
                yield Match(
                    place=document.place(first.block, Span(first.span.start, second.span.end)),
                    values={"first": first.text, "second": second.text},
                    evidence={"first": first.value, "second": second.value},
                )
