"""Kind ``duplicate-headline``: two articles with the same headline, or nearly the same."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.clip_stories import is_one_story
from copydesk.analysis.clippings import HEADLINE, clippings, title_of
from copydesk.check import CorpusCheck, Match
from copydesk.errors import RuleError
from copydesk.model.clip import Clip
from copydesk.model.document import Document
from copydesk.text.near_titles import LEAST, near_titles

_YEAR = 330  # days between two articles from which they may be of one event that comes every year
_STANDING_WORDS = 8  # a headline of fewer words that many files share is a standing one


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DuplicateHeadline(CorpusCheck):
    """Finds the headlines that stand over an article given before too.

    Case, accents, marks, dashes and spaces make no difference. Headlines of fewer than ``min_words`` words,
    and short ones shared by ``standing`` files or more (a column, a weekly list), are left alone; so are
    files that are versions of one story (by their names or slugs, or as one of two of a day was changed
    later), and articles of two years (an event that comes again). With a ``threshold`` below 1, headlines
    that are nearly the same are found *instead* of equal ones: it is the share of their telling words that
    both have, the name of a column before a colon left out.
    A word exchanged for another makes another headline, unless the first paragraphs are alike too.
    """

    kind: ClassVar[str] = "duplicate-headline"
    placeholders: ClassVar[frozenset[str]] = frozenset({"path", "difference"})

    min_words: int = 3
    standing: int = 4
    threshold: float = 1.0

    def validate(self) -> None:
        """Raise ``RuleError`` for a threshold that the keys of headlines are not made for."""
        if not LEAST <= self.threshold <= 1:
            raise RuleError(f"threshold: a share from {LEAST} to 1, not {self.threshold}")

    def gather(self, document: Document) -> Iterable[Clip]:
        """Return the first headline of ``document``."""
        return [one for one in document.derive(clippings) if self._takes(one)]

    def _takes(self, clip: Clip) -> bool:
        return clip.part == HEADLINE and clip.words.count(" ") + 1 >= self.min_words

    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        """Yield one match for each file after the first, which is related."""
        yield from self._near(gathered) if self.threshold < 1 else self._equal(gathered)

    def _equal(self, headlines: Iterable[Clip]) -> Iterator[Match]:
        copies = Counter(one.words for one in headlines)
        firsts: dict[str, Clip] = {}
        for one in headlines:
            if copies[one.words] == 1:
                continue
            first = firsts.setdefault(one.words, one)
            standing = copies[one.words] >= self.standing and one.words.count(" ") + 1 < _STANDING_WORDS
            if first is not one and not standing and not _is_meant(one, first):
                yield _match(one, first)

    def _near(self, headlines: Iterable[Clip]) -> Iterator[Match]:
        firsts: dict[str, Clip] = {}
        for one in headlines:
            firsts.setdefault(one.words, one)
        distinct = list(firsts.values())
        keys = [one.keys for one in distinct]
        pairs = near_titles([*map(title_of, distinct)], keys, self.threshold)
        for first, later in sorted(pairs, key=lambda pair: pair[1]):
            if not _is_meant(distinct[later], distinct[first]):
                yield _match(distinct[later], distinct[first])


def _is_meant(one: Clip, other: Clip) -> bool:
    """Tell whether two files may have one headline: versions of one story, or one event of two years."""
    if one.published and other.published and abs((one.published - other.published).days) >= _YEAR:
        return True
    updated = one.published is not None and one.published == other.published
    return is_one_story(one, other) or (updated and (one.updated or other.updated))


def _match(one: Clip, first: Clip) -> Match:
    words, others = one.words.split(), first.words.split()
    here = " ".join(word for word in words if word not in others)
    there = " ".join(word for word in others if word not in words)
    note = "the first time" if words == others else "nearly the same"
    return Match(
        one.place,
        (first.place._replace(note=note),),
        values={"path": first.place.path, "difference": _difference(here, there)},
        evidence={
            "only here": here,
            "only there": there,
            "other order": str(words != others and sorted(words) == sorted(others)).lower(),
        },
    )


def _difference(here: str, there: str) -> str:
    """Return in words what two headlines differ in, from the words that only one of them has."""
    if here and there:
        return f"“{here}” here, “{there}” there"
    if here or there:
        return f"“{here}” only here" if here else f"“{there}” only there"
    return "the same words"
