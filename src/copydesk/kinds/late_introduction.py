"""A family name alone before the name in full."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.names_introductions import late_introductions
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class LateIntroduction(DocumentCheck):
    """Finds the first family name of a person who is named in full in a later paragraph; that is related.

    ``famous`` are family names that need no given name.
    """

    kind: ClassVar[str] = "late-introduction"
    placeholders: ClassVar[frozenset[str]] = frozenset({"full"})

    famous: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match a person."""
        for late in document.derive(late_introductions):
            block = document.blocks[late.early.block]
            if in_scope(self.scope, block) and late.early.surname not in self.famous:
                other = document.blocks[late.full.block]
                full = late.full.span.of(other.text)
                yield Match(
                    place=document.place(block, late.early.span),
                    related=(document.place(other, late.full.span, "first named in full"),),
                    values={"full": full},
                    evidence={"alone": late.early.surname, "full": full},
                )
