"""One person with two titles that exclude each other."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.names_titles import changed_titles
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ChangedTitle(DocumentCheck):
    """Finds a title that can't be the one of the same person's earlier mention: Mr and Ms, Col. and Maj."""

    kind: ClassVar[str] = "changed-title"
    placeholders: ClassVar[frozenset[str]] = frozenset({"name", "title", "first"})

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match a person."""
        for one in document.derive(changed_titles):
            block = document.blocks[one.changed.block]
            if in_scope(self.scope, block):
                title, first = (word.capitalize() for word in one.titles)
                yield Match(
                    place=document.place(block, one.changed.span),
                    related=(
                        document.place(
                            document.blocks[one.first.block], one.first.span, f"called {first} here"
                        ),
                    ),
                    values={"name": one.changed.surname, "title": title, "first": first},
                    evidence={"name": one.changed.surname, "titles": [first, title]},
                )
