"""A place beyond the whole it is counted in: "the fifth of four meetings"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_relations import misfits_of
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongOrdinal(DocumentCheck):
    """A place beyond the whole it is counted in: "the fifth of four meetings"."""

    kind: ClassVar[str] = "wrong-ordinal"
    placeholders: ClassVar[frozenset[str]] = frozenset(["whole"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope, the whole related."""
        for misfit in misfits_of(document, "ordinal"):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"whole": misfit.said()},
                    evidence=misfit.evidence(),
                )
