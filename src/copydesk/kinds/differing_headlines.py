"""Kind ``differing-headlines``: two headlines of one article that are nearly, but not wholly, the same."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import ClassVar

from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_words

_LONGEST = 1_000  # characters; a longer block is no headline
_MOST = 4  # headlines of a file that are compared
_EXCERPT = 60  # characters of what differs


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DifferingHeadlines(DocumentCheck):
    """Finds a headline that says what the one before it says, but for a word or two.

    Case and marks make no difference. ``threshold`` is the share of words that both
    have. A headline whose words all stand in the other, in one run, is a shorter one on purpose.
    """

    kind: ClassVar[str] = "differing-headlines"
    placeholders: ClassVar[frozenset[str]] = frozenset({"difference"})

    scope: tuple[str, ...] = ("headline",)
    threshold: float = 0.75
    min_words: int = 4

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each headline that differs a little from the one before it, which is related."""
        headlines = (block for block in document.of(BlockKind.HEADLINE) if len(block.text) <= _LONGEST)
        for one, other in pairwise(islice(headlines, _MOST)):
            if in_scope(self.scope, other) and (difference := self._difference(one, other)):
                place = document.place(one, note="the headline")
                values = {"difference": difference}
                yield Match(document.place(other), (place,), values=values, evidence={"differs": difference})

    def _difference(self, one: Block, other: Block) -> str:
        """Return in words what two headlines differ in, if they are two versions of one."""
        first, second = folded_words(one.text), folded_words(other.text)
        if first == second or min(len(first), len(second)) < self.min_words:
            return ""  # of the same words: a headline repeated
        both = Counter(first) & Counter(second)
        shorter, longer = sorted((f" {' '.join(said)} " for said in (first, second)), key=len)
        if both.total() < self.threshold * max(len(first), len(second)) or shorter in longer:
            return ""
        there, here = (" ".join((Counter(said) - both).elements())[:_EXCERPT] for said in (first, second))
        if here and there:
            return f"“{here}” here, “{there}” there"
        only = f"“{here or there}” only {'here' if here else 'there'}"
        return only if here or there else "the words in another order"
