"""Kind ``repeated-headline``: the headline again in the same file."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_key

_SITE = re.compile(r"\s[|–—·-]\s[^|–—·]{2,40}$")  # " | Tarnwick Gazette"
_FEWEST_SPACES = 3  # in what stands before the name of a site
_MARKS = 60  # characters of marks and blanks that may stand around a headline
_LONGEST = 1_000  # characters; a longer block is no headline


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RepeatedHeadline(DocumentCheck):
    """Finds the blocks in ``scope`` that read as a headline before them does.

    Case, accents, straight and curly marks, dashes and spaces make no difference, nor does the name of the
    site behind a bar or a dash. Headlines of fewer than ``min_words`` words are left alone.
    """

    kind: ClassVar[str] = "repeated-headline"

    scope: tuple[str, ...] = ("headline",)
    min_words: int = 2

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the blocks in scope that repeat a headline, with the first headline of these words."""
        headlines: dict[str, Block] = {}
        scoped = set(self.blocks(document))
        longest = 0
        for block in document.blocks:
            headline = block.kind is BlockKind.HEADLINE
            if len(block.text) > _LONGEST or not (headline or block in scoped):
                continue
            if headline:
                longest = max(longest, len(block.text))
            elif len(block.text) > 2 * longest + _MARKS:
                continue  # no headline is that long, whatever its marks
            key = _key(block.text)
            before = headlines.get(key)
            if before and block in scoped and key.count(" ") + 1 >= self.min_words:
                place = document.place(before, note="the headline")
                evidence = {"compared": block.text, "with": before.text, "as": key}
                yield Match(document.place(block), (place,), evidence=evidence)
            if headline:
                headlines.setdefault(key, block)
                site = _SITE.search(block.text)
                if site and block.text[: site.start()].count(" ") >= _FEWEST_SPACES:
                    headlines.setdefault(_key(block.text[: site.start()]), block)


def _key(text: str) -> str:
    return folded_key(text).replace("'", "")
