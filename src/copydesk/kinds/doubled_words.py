"""A word written twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from copydesk.check import DocumentCheck, Match
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety
from copydesk.text.span import Span

_DOUBLED = re.compile(
    r"(?<![\w'’*@/.&-])([A-Za-z][a-z]{0,23}(?:\s[a-z]{1,24})?)(\s{1,8}(?=[a-z])(?i:\1))(?![\w'’*@/-]|\.\w)"
)

_LINKS = frozenset({"to", "by", "after", "upon", "and", "or"})
_MEANT = 4  # letters from which a word said three times is meant so


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DoubledWords(DocumentCheck):
    """Finds a word, or two of them, at once repeated in lower case; the first may open a sentence.

    ``exceptions`` are let pass beside the built-in ones (``data/en/doublings.txt``: “had had”, “very very”).
    """

    kind: ClassVar[str] = "doubled-words"
    placeholders: ClassVar[frozenset[str]] = frozenset({"word"})

    exceptions: tuple[str, ...] = ()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each doubling, from the first word to the second."""
        for block in self.blocks(document):
            for hit in _DOUBLED.finditer(block.text):
                word = hit.group(1).lower()
                if (
                    word in self._allowed
                    or _goes_on(block.text, hit)
                    or len(set(word.split())) < len(word.split())
                ):
                    continue
                yield Match(
                    place=document.place(block, Span(*hit.span())),
                    values={"word": " ".join(word.split())},
                    fix=Fix("Take one out", (Edit(block.locate(Span(*hit.span(2))), ""),), Safety.SUGGESTED),
                )

    @cached_property
    def _allowed(self) -> frozenset[str]:
        return frozenset({*self.exceptions, *words("doublings")})


def _goes_on(text: str, hit: re.Match[str]) -> bool:
    """Tell whether it is meant so: “day after day after day”, “place to place to”, “yada yada yada”."""
    first, *second = hit.group(1).lower().split()
    if second and second[0] in _LINKS:
        return True
    again = text[hit.end() : hit.end() + 40].lstrip().startswith(first)
    return again and (bool(second) or len(first) >= _MEANT)
