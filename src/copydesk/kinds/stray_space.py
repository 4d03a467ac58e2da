"""A space where none belongs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Block, Document
from copydesk.model.finding import Edit, Fix, Safety
from copydesk.text.span import Span

# Each begins with one fixed character and repeats nothing: one quick pass.
_PATTERNS = {
    # not “the 's' key”, not ’s-Hertogenbosch
    "possessive": re.compile(r" ['’‘]s(?![\w'’-]| (?:Graven|Hertogen|Heeren))"),
    # a plain space only: a narrow or fixed one was put there on purpose (French)
    "punctuation": re.compile(r" [,;:!?.](?=\s[^.]|[\"”’]|$)(?! [()DPp])"),
    # a mark turned the wrong way is another fault
    "closing": re.compile(r" [)”](?!\w)"),
    "opening": re.compile(r"[(“] (?=\w)"),
}
_GROUPS = {
    "possessive": ("possessive",),
    "punctuation": ("punctuation",),
    "brackets": ("closing", "opening"),
}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class StraySpace(DocumentCheck):
    """Finds spaces before a ``possessive`` or ``punctuation``, or inside ``brackets`` and curly marks.

    ``where`` says which of them. Ellipses, decimals (``.5``), names (``.NET``) and smileys are let pass.
    """

    kind: ClassVar[str] = "stray-space"

    where: tuple[str, ...] = ("possessive", "punctuation", "brackets")

    def check(self, document: Document) -> Iterator[Match]:
        """Yield a match for each space, with what stands after it or before it."""
        names = [name for group in self.where for name in _GROUPS.get(group, ())]
        for block in self.blocks(document):
            for name in names:
                for hit in _PATTERNS[name].finditer(block.text):
                    match = _match(document, block, name, hit.start())
                    if match:
                        yield match


def _match(document: Document, block: Block, name: str, at: int) -> Match | None:
    text = block.text
    before = text[at - 1 : at] if at else ""
    if name == "opening":
        if before.isalnum():
            return None
        at += 1
    elif not _may_precede(name, before, text[at + 1 : at + 2]):
        return None
    space = block.locate(Span(at, at + 1))
    beside = (
        Span(at - 1, at + 1) if name == "opening" else Span(at, at + 3 if name == "possessive" else at + 2)
    )
    place = block.locate(beside)
    if len(place) != len(beside):
        return None  # markup that leaves no text stands in between: a template, an image
    safety = Safety.SAFE if name == "possessive" else Safety.SUGGESTED
    return Match(place=document.at(place), fix=Fix("Close up", (Edit(space, ""),), safety))


def _may_precede(name: str, before: str, after: str) -> bool:
    if before.isalpha():
        return True
    if name == "possessive":
        return False
    # transcripts name their speakers so: “(Ruiz) : Yes”
    return before.isdigit() or (before != "" and before in ")”’" and after != ":")
