"""A conversion between units that is off: "21km (19.2 miles)"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_conversions import wrong_conversions
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongConversion(DocumentCheck):
    """A conversion between units that is off: "21km (19.2 miles)"."""

    kind: ClassVar[str] = "wrong-conversion"
    placeholders: ClassVar[frozenset[str]] = frozenset(["measure", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for wrong in document.derive(wrong_conversions):
            block = wrong.sentence.block
            if in_scope(self.scope, block):
                measure = wrong.measure.of(block.text)
                yield Match(
                    place=document.place(block, wrong.converted),
                    related=(document.place(block, wrong.measure, "the measure converted"),),
                    values={"measure": measure, "actual": wrong.actual},
                    evidence={
                        "measure": measure,
                        "converted": wrong.converted.of(block.text),
                        "actual": wrong.actual,
                    },
                )
