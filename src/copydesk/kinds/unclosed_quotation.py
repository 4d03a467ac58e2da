"""A quotation that is opened and never closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.unclosed_quotations import unclosed
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.text.span import Span


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UnclosedQuotation(DocumentCheck):
    """Finds the opening mark of a quotation that no paragraph closes; double marks only.

    The related place is a mark of another kind that stands where it may end. ``how`` says so.
    """

    kind: ClassVar[str] = "unclosed-quotation"
    placeholders: ClassVar[frozenset[str]] = frozenset({"how"})

    def may_match(self, folded: str) -> bool:
        """Tell whether a double mark is there, or a sign that may stand for one."""
        return any(mark in folded for mark in '"“&')

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each."""
        for quotation, other in document.derive(unclosed):
            block, at = quotation.block, quotation.span.start - 1
            if in_scope(self.scope, block):
                yield Match(
                    place=document.place(block, Span(at, at + 1)),
                    related=(document.place(block, other, "another kind of mark"),) if other else (),
                    values={"how": "closed by a mark of another kind" if other else "never closed"},
                    evidence={"marks": quotation.marks},
                )
