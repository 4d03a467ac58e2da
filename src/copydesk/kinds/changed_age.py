"""One person with two ages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.names_ages import changed_ages
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ChangedAge(DocumentCheck):
    """Finds an age that differs from the first one given to the same person."""

    kind: ClassVar[str] = "changed-age"
    placeholders: ClassVar[frozenset[str]] = frozenset({"name", "first"})

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match a person."""
        for one in document.derive(changed_ages):
            block = document.blocks[one.age.block]
            if in_scope(self.scope, block):
                first = document.blocks[one.first.block]
                yield Match(
                    place=document.place(block, one.age.span),
                    related=(document.place(first, one.first.span, f"the age of {one.name}"),),
                    values={"name": one.name, "first": str(one.first.years)},
                    evidence={"name": one.name, "ages": [one.first.years, one.age.years]},
                )
