"""A word written as one and in two parts in one article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.compounds import Written, compounds
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document

_RELATED = 20  # further places shown


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MixedCompounds(DocumentCheck):
    """Finds the first place of the way the article writes a word less; of equals, of the later one.

    The related places are the first of the other way, then the others of this one. ``exceptions`` are words,
    written as one, that are let pass.
    """

    kind: ClassVar[str] = "mixed-compounds"
    placeholders: ClassVar[frozenset[str]] = frozenset()

    exceptions: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each word."""
        for one in document.derive(compounds):
            joined, parted = self._seen(one.joined), self._seen(one.parted)
            if not joined or not parted or one.word in self.exceptions:
                continue
            if (len(parted), _at(joined[0])) < (len(joined), _at(parted[0])):
                few, many = parted, joined
            else:
                few, many = joined, parted
            places = (few[0], many[0], *few[1 : _RELATED + 1])
            first, *others = (document.place(place.sentence.block, place.span) for place in places)
            yield Match(
                place=first,
                related=tuple(others),
                evidence={"as one": len(joined), "in two parts": len(parted)},
            )

    def _seen(self, written: tuple[Written, ...]) -> list[Written]:
        return [one for one in written if in_scope(self.scope, one.sentence.block)]


def _at(written: Written) -> tuple[int, int]:
    return written.sentence.block_index, written.span.start
