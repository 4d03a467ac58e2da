"""A word written twice."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Literal

from copydesk.analysis.doublings import doublings
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety


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
            yield Match(
                place=document.place(one.block, one.span),
                values={"word": one.word},
                fix=Fix("Take one out", (Edit(one.block.locate(one.second), ""),), Safety.SUGGESTED),
                evidence={"in a transcript": one.spoken},
            )

    @cached_property
    def _let_pass(self) -> frozenset[str]:
        return frozenset(self.exceptions)
