"""A number in a name that is likely a slip for another: "Section 538" in an article on Section 508."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_labels import label_clashes
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DifferingLabels(DocumentCheck):
    """A number in a name that is likely a slip for another: "Section 538" in an article on Section 508."""

    kind: ClassVar[str] = "differing-labels"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the odd one in scope, with a place of the other related."""
        for clash in document.derive(label_clashes):
            first, second = clash.first, clash.second
            if in_scope(self.scope, first.sentence.block):
                yield Match(
                    place=document.place(first.sentence.block, first.span),
                    related=(document.place(second.sentence.block, second.span, "the other number"),),
                    evidence={
                        "this": first.number,
                        "other": second.number,
                        "mentions": clash.mentions,
                        "cue": clash.reason,
                    },
                )
