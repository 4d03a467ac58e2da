"""A percentage or fraction that is not the share given beside it: "12 of 40 (25 per cent)"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_shares import wrong_shares
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongShare(DocumentCheck):
    """A percentage or fraction that is not the share given beside it: "12 of 40 (25 per cent)"."""

    kind: ClassVar[str] = "wrong-share"
    placeholders: ClassVar[frozenset[str]] = frozenset(["actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for wrong in document.derive(wrong_shares):
            if in_scope(self.scope, wrong.block):
                yield Match(
                    place=wrong.place(document),
                    related=wrong.related(document),
                    values={"actual": wrong.actual},
                    evidence=wrong.evidence(),
                )
