"""A weekday that is not that of its date."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.dates import MONTHS, WEEKDAYS, wrong_weekdays
from copydesk.analysis.told_dates import told_weekdays
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongWeekday(DocumentCheck):
    """A weekday that is not that of its date."""

    kind: ClassVar[str] = "wrong-weekday"
    placeholders: ClassVar[frozenset[str]] = frozenset(["date", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for wrong in document.derive(wrong_weekdays):
            block, meant = wrong.written.block, wrong.meant
            if in_scope(self.scope, block):
                yield Match(
                    place=document.place(block, wrong.written.span),
                    values={
                        "date": f"{meant.day} {MONTHS[meant.month - 1]} {meant.year}",
                        "actual": WEEKDAYS[meant.weekday()],
                    },
                    evidence={"date": meant.isoformat(), "year written": wrong.written.year is not None},
                )
        for told in document.derive(told_weekdays):
            if in_scope(self.scope, told.block):
                meant = told.meant
                yield Match(
                    place=document.place(told.block, told.span),
                    values={
                        "date": f"{meant.day} {MONTHS[meant.month - 1]} {meant.year}",
                        "actual": WEEKDAYS[meant.weekday()],
                    },
                    evidence={"date": meant.isoformat(), "year written": True},
                )
