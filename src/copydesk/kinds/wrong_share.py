"""A percentage or fraction that is not the share given beside it: "12 of 40 (25 per cent)"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_relations import fresh
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
        for misfit in fresh(
            document,
            "share",
            ((one.block, one.stated[0].span.start) for one in document.derive(wrong_shares)),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
