"""A day the calendar does not have: "31 June"."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.dates import MONTHS, WrittenDate, impossible_dates
from copydesk.analysis.told_dates import NumberedDay, numbered_days
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document

_LEAP = 2000


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ImpossibleDate(DocumentCheck):
    """A day the calendar does not have: "31 June"."""

    kind: ClassVar[str] = "impossible-date"
    placeholders: ClassVar[frozenset[str]] = frozenset(["month", "days"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        found: list[WrittenDate | NumberedDay] = [*document.derive(impossible_dates)]
        for written in (*found, *document.derive(numbered_days)):
            if in_scope(self.scope, written.block):
                days = monthrange(written.year or _LEAP, written.month)[1]
                year = f" {written.year}" if written.year else ""
                yield Match(
                    place=document.place(written.block, written.span),
                    values={"month": MONTHS[written.month - 1] + year, "days": str(days)},
                    evidence={"day": written.day, "month": written.month, "year": written.year},
                )
