"""A word written twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from copydesk.analysis.doublings import Doubling, doublings
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety

_NEVER_TWICE = frozenset({"the", "a", "an", "and", "or", "of", "my", "our", "their", "your"})
_ARTICLES = frozenset({"the", "an"})


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DoubledWords(DocumentCheck):
    """Finds a word, or two of them, at once repeated in lower case; the first may open a sentence.

    ``exceptions`` are let pass beside the built-in ones (``data/en/doublings.txt``: “very very”). ``where``
    chooses between a transcript, where a doubling may be what was said, and the rest of an article.
    """

    kind: ClassVar[str] = "doubled-words"
    placeholders: ClassVar[frozenset[str]] = frozenset({"word"})

    exceptions: tuple[str, ...] = ()
    where: Literal["anywhere", "prose", "transcript"] = "anywhere"

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each doubling, from the first word to the second."""
        for one in document.derive(doublings):
            if one.word in self._let_pass or not in_scope(self.scope, one.block):
                continue
            if self.where != "anywhere" and one.spoken != (self.where == "transcript"):
                continue
            place = document.place(one.block, one.span)
            yield Match(
                place=place,
                values={"word": one.word},
                fix=_fix(one, place.excerpt),
                evidence={"in a transcript": one.spoken},
            )

    @cached_property
    def _let_pass(self) -> frozenset[str]:
        return frozenset(self.exceptions)


def _fix(one: Doubling, found: str) -> Fix | None:
    """Return the fix, safe where grammar leaves no room for two; none where markup stands in between."""
    text = one.span.of(one.block.text)
    if found.split() != text.split():
        return None
    first, *more = one.word.split()
    certain = more[-1] in _ARTICLES if more else first in _NEVER_TWICE
    lower = text if first == "a" else one.second.of(one.block.text)  # not “vitamin A a day”
    safety = Safety.SAFE if certain and lower.islower() and not one.spoken else Safety.SUGGESTED
    return Fix("Take one out", (Edit(one.block.locate(one.second), ""),), safety)
