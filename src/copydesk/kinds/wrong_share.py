"""A percentage that is not the share given beside it: "12 of 40 (25 per cent)"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_sums import wrong_shares
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.text.span import Span


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongShare(DocumentCheck):
    """A percentage that is not the share given beside it: "12 of 40 (25 per cent)"."""

    kind: ClassVar[str] = "wrong-share"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for wrong in document.derive(wrong_shares):
            block = wrong.stated.block
            if not in_scope(self.scope, block):
                continue
            parts = Span(wrong.parts[0].span.start, wrong.parts[-1].span.end)
            yield Match(
                place=document.place(block, wrong.stated.span),
                related=(document.place(block, parts, "the parts"),),
                values={"actual": wrong.actual},
                evidence={
                    "stated": (wrong.stated.value, wrong.stated.low, wrong.stated.high),
                    "parts": [(part.value, part.low, part.high) for part in wrong.parts],
                    "actual": wrong.actual,
                },
            )
