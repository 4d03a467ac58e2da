"""Kind ``duplicate-headline``: two articles with the same headline, or nearly the same."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.check import CorpusCheck, Match
from copydesk.model.document import BlockKind, Document
from copydesk.model.finding import Location
from copydesk.text.folding import folded_key
from copydesk.text.near_titles import near_titles

_LONGEST = 1_000  # characters; a longer block is no headline
_STANDING_WORDS = 8  # a headline of fewer words that many files share is a standing one


@dataclass(frozen=True, slots=True)
class _Headline:
    key: str
    place: Location


@dataclass(frozen=True, kw_only=True)
class DuplicateHeadline(CorpusCheck):
    """Finds the headlines that stand over an article given before too.

    Case, accents, marks, dashes and spaces make no difference. Headlines of fewer than ``min_words`` words,
    and short ones shared by ``standing`` files or more (a column, a weekly list), are left alone. With a
    ``threshold`` below 1, headlines that are nearly the same are found *instead* of equal ones: it is the
    share of their words that both have.
    """

    kind: ClassVar[str] = "duplicate-headline"
    placeholders: ClassVar[frozenset[str]] = frozenset({"path"})

    min_words: int = 3
    standing: int = 4
    threshold: float = 1.0

    def gather(self, document: Document) -> Iterable[Hashable]:
        """Return the first headline of ``document``."""
        for block in document.of(BlockKind.HEADLINE):
            key = folded_key(block.text[:_LONGEST])
            return [_Headline(key, document.place(block))] if key.count(" ") + 1 >= self.min_words else []
        return []

    def compare(self, gathered: Iterable[Hashable]) -> Iterator[Match]:
        """Yield one match for each file after the first, which is related."""
        headlines = [one for one in gathered if isinstance(one, _Headline)]
        return self._near(headlines) if self.threshold < 1 else self._equal(headlines)

    def _equal(self, headlines: list[_Headline]) -> Iterator[Match]:
        copies = Counter(one.key for one in headlines)
        firsts: dict[str, _Headline] = {}
        for one in headlines:
            first = firsts.setdefault(one.key, one)
            standing = copies[one.key] >= self.standing and one.key.count(" ") + 1 < _STANDING_WORDS
            if first is not one and not standing:
                yield _match(one, first)

    def _near(self, headlines: list[_Headline]) -> Iterator[Match]:
        firsts: dict[str, _Headline] = {}
        for one in headlines:
            firsts.setdefault(one.key, one)
        distinct = list(firsts.values())
        for first, later in near_titles([one.key for one in distinct], self.threshold):
            yield _match(distinct[later], distinct[first])


def _match(one: _Headline, first: _Headline) -> Match:
    return Match(one.place, (first.place,), values={"path": first.place.path})
