"""Kind ``headline-figures``: a toll or a score that the headline gives otherwise than the text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.headline_figures import headline_clashes
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class HeadlineFigures(DocumentCheck):
    """Finds a toll or a score in a headline that nothing in the text makes, where its lead gives another."""

    kind: ClassVar[str] = "headline-figures"
    placeholders: ClassVar[frozenset[str]] = frozenset({"figure"})

    scope: tuple[str, ...] = ("headline",)

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each such figure; the one of the text is related."""
        for one in document.derive(headline_clashes):
            if in_scope(self.scope, one.headline):
                yield Match(
                    document.place(one.headline, one.span),
                    (document.place(one.block, one.other, "in the text"),),
                    values={"figure": one.block.text[one.other.start : one.other.end]},
                    evidence={"of": one.kind, "figures": sorted(one.values)},
                )
