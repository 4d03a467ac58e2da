"""One date with two weekdays: "Monday 7 April" here, "Tuesday 7 April" there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.date_clashes import weekday_clashes
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DifferingWeekdays(DocumentCheck):
    """One date with two weekdays: "Monday 7 April" here, "Tuesday 7 April" there."""

    kind: ClassVar[str] = "differing-weekdays"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the later place in scope, with the earlier related."""
        for first, second in document.derive(weekday_clashes):
            if in_scope(self.scope, second.block):
                yield Match(
                    place=document.place(second.block, second.span),
                    related=(document.place(first.block, first.span, "the same date"),),
                    evidence={
                        "date": (second.day, second.month, second.year or first.year),
                        "this": second.weekday,
                        "other": first.weekday,
                    },
                )
