"""Straight and curly quotation marks in one article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.marks import marks
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety

_RELATED = 20  # further places shown


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MixedMarks(DocumentCheck):
    """Finds the first mark of the kind the article uses less; others, and one of the usual kind, are related.

    Apostrophes count as marks. Of two equal sides the one that comes first is the article's.
    """

    kind: ClassVar[str] = "mixed-marks"
    placeholders: ClassVar[frozenset[str]] = frozenset({"this", "that", "count"})

    def check(self, document: Document) -> Iterator[Match]:
        """Yield at most one match."""
        text = document.source
        if not any(mark in text for mark in "“”‘’") or not any(mark in text for mark in "\"'&"):
            return
        found = [one for one in document.derive(marks) if in_scope(self.scope, one.block)]
        curly = sum(one.curly for one in found)
        if curly in {0, len(found)}:
            return
        straight = len(found) - curly
        minority = curly < straight or (curly == straight and not found[0].curly)
        few = [one for one in found if one.curly is minority]
        usual = next(one for one in found if one.curly is not minority)
        first, *others = (document.place(one.block, one.span) for one in few[: _RELATED + 1])
        # A straight mark put into metadata could end the value it stands in.
        sure = all(one.sure for one in few) and (not minority or document.format == "txt")
        edits = tuple(Edit(one.block.locate(one.span), one.other) for one in few)
        names = ("curly", "straight") if minority else ("straight", "curly")
        yield Match(
            place=first,
            related=(document.place(usual.block, usual.span, f"{names[1]}, as most"), *others),
            values={"this": names[0], "that": names[1], "count": str(len(few))},
            fix=Fix(f"Make them {names[1]}", edits, Safety.SAFE if sure else Safety.SUGGESTED),
        )
