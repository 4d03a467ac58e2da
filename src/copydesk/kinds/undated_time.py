"""Words of time with no date to hang them on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.quotations import in_speech
from copydesk.analysis.time_words import has_date, time_words
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document

_RELATED = 20  # further places shown


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UndatedTime(DocumentCheck):
    """Finds the first relative time of an article that carries no date; the others are related places.

    ``least`` is how many there must be; "two years ago" alone is none. Times within direct speech are the
    speaker's.
    """

    kind: ClassVar[str] = "undated-time"
    placeholders: ClassVar[frozenset[str]] = frozenset({"count"})

    least: int = 1

    def check(self, document: Document) -> Iterator[Match]:
        """Yield at most one match."""
        if has_date(document):
            return
        found = [
            one
            for one in document.derive(time_words)
            if in_scope(self.scope, one.sentence.block)
            and not in_speech(document, one.sentence.block_index, one.span)
        ]
        first = next((one for one in found if not one.weak), None)
        if first is None or len(found) < self.least:
            return
        others = [one for one in found if one is not first][:_RELATED]
        yield Match(
            place=document.place(first.sentence.block, first.span),
            related=tuple(document.place(one.sentence.block, one.span) for one in others),
            values={"count": str(len(found))},
            evidence={
                "times": len(found),
                "date looked for": ["metadata", "path", "dateline", "top of the text"],
            },
        )
