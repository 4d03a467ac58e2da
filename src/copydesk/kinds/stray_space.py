"""A space where none belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety
from copydesk.text.span import Span

# Runs of spaces are bounded, and every pattern starts from what stands before the space: no backtracking to speak of.
_PATTERNS = {
    # not “the 's' key”, not ’s-Hertogenbosch
    "possessive": re.compile(r"(?<=[^\W\d_])( {1,3})['’‘]s(?![\w'’-]| (?:Graven|Hertogen|Heeren))"),
    # a plain space only: a narrow or fixed one was put there on purpose (French)
    "punctuation": re.compile(r"(?<=[^\W_])( {1,3})[,;:!?.](?=\s[^.]|[\"”’]|$)(?! [()DPp])"),
    "brackets": re.compile(r"(?<=[(“])( {1,3})(?=[^\W_])|(?<=[^\W_])( {1,3})(?=[)”])"),
}


@dataclass(frozen=True, kw_only=True)
class StraySpace(DocumentCheck):
    """Finds spaces before a ``possessive`` or ``punctuation``, or inside ``brackets`` and curly marks: ``where`` says which.

    The space in front of an ellipsis, a decimal (`` .5``), a name (`` .NET``) and a smiley is let pass.
    """

    kind: ClassVar[str] = "stray-space"

    where: tuple[str, ...] = ("possessive", "punctuation", "brackets")

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each space, with what stands after it or before it."""
        patterns = [_PATTERNS[name] for name in self.where if name in _PATTERNS]
        for block in self.blocks(document):
            if " " not in block.text:
                continue
            for pattern in patterns:
                for hit in pattern.finditer(block.text):
                    space = Span(*(hit.span(1) if hit.group(1) else hit.span(2)))
                    edit = Edit(block.locate(space), "")
                    yield Match(
                        place=document.place(block, Span(space.start, max(space.end, hit.end()))),
                        fix=Fix("Close up", (edit,), _safety(pattern)),
                    )


def _safety(pattern: re.Pattern[str]) -> Safety:
    return Safety.SAFE if pattern is _PATTERNS["possessive"] else Safety.SUGGESTED
