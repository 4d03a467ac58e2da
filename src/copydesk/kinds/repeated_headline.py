"""Kind ``repeated-headline``: the headline again in the same file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_key

_LONGEST = 1_000  # characters; a longer block is no headline


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RepeatedHeadline(DocumentCheck):
    """Finds the blocks in ``scope`` that read as a headline before them does.

    Case, accents, straight and curly marks, dashes and spaces make no difference. Headlines of fewer than
    ``min_words`` words are left alone.
    """

    kind: ClassVar[str] = "repeated-headline"

    scope: tuple[str, ...] = ("headline",)
    min_words: int = 2

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the blocks in scope that repeat a headline, with the first headline of these words."""
        headlines: dict[str, Block] = {}
        scoped = set(self.blocks(document))
        for block in document.blocks:
            if len(block.text) > _LONGEST or not (block in scoped or block.kind is BlockKind.HEADLINE):
                continue
            key = folded_key(block.text)
            before = headlines.get(key)
            if before and block in scoped and key.count(" ") + 1 >= self.min_words:
                yield Match(document.place(block), (document.place(before, note="the headline"),))
            if block.kind is BlockKind.HEADLINE:
                headlines.setdefault(key, block)
