"""A name that is spelled two ways."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.names_evidence import Use
from copydesk.analysis.names_strangers import strangers
from copydesk.analysis.names_variants import variants
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.model.finding import Location

_RELATED = 10  # further places shown


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class InconsistentNames(DocumentCheck):
    """Finds the spelling of a name that the article uses less; the usual one and further places are related.

    Of two equal sides the one that comes first is the article's. ``marks`` tells whether names that differ in
    accents, hyphens or capitals inside the word alone count; ``allowed`` are spellings that may stand beside
    others. Nothing in quotation marks or italics is found, but it counts.
    """

    kind: ClassVar[str] = "inconsistent-names"
    placeholders: ClassVar[frozenset[str]] = frozenset({"usual", "count"})

    marks: bool = True
    allowed: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the first place of each spelling."""
        for one in (*document.derive(variants), *document.derive(strangers)):
            uses = [use for use in one.uses if in_scope(self.scope, document.blocks[use.mention.block])]
            if not uses or uses[0].word.text in self.allowed or (one.how == "marks" and not self.marks):
                continue
            usual = one.usual.word.text
            first, *others = (_place(document, use) for use in uses[: _RELATED + 1])
            yield Match(
                place=first,
                related=(_place(document, one.usual, "spelled so here"), *others),
                values={"usual": usual, "count": str(one.counts[1])},
                evidence={"difference": one.how, "evidence": one.evidence, "uses": list(one.counts)},
            )


def _place(document: Document, use: Use, note: str = "") -> Location:
    return document.place(document.blocks[use.mention.block], use.span, note)
