"""Two dates that seem to be meant for one event: worth a look."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.date_clashes import date_clashes
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DifferingDates(DocumentCheck):
    """Two dates that seem to be meant for one event: worth a look."""

    kind: ClassVar[str] = "differing-dates"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the first date in scope, with the other related."""
        for clash in document.derive(date_clashes):
            if in_scope(self.scope, clash.first.block):
                yield Match(
                    place=document.place(clash.first.block, clash.first.span),
                    related=(document.place(clash.second.block, clash.second.span, "the other date"),),
                    evidence={
                        "this": (clash.first.day, clash.first.month, clash.first.year),
                        "other": (clash.second.day, clash.second.month, clash.second.year),
                        "cue": clash.reason,
                        "shared": clash.shared,
                    },
                )
