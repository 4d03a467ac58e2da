"""Kind ``duplicate-headline``: two articles with the same headline, or nearly the same."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath
from typing import ClassVar, NamedTuple

from copydesk.check import CorpusCheck, Match
from copydesk.model.document import BlockKind, Document
from copydesk.model.finding import Location
from copydesk.text.folding import folded_key, folded_words
from copydesk.text.near_titles import Title, near_titles
from copydesk.text.sketches import sketch

_YEAR = 330  # days between two articles from which they may be of one event that comes every year
# "bridge-2", "bridge-v3", "bridge-corrected" are versions of "bridge"
_VERSION = re.compile(
    r"[-_. ](?:v?\d{1,2}|rev\d*|update[ds]?|correct(?:ed|ion)|final|draft|copy|amended|live)$"
)
_LONGEST = 1_000  # characters; a longer block is no headline
_LABEL = re.compile(r"[^:]{3,40}:\s")
_OPENING = 1_000  # characters of the text below that tell whether two headlines stand over one story
_STANDING_WORDS = 8  # a headline of fewer words that many files share is a standing one


class _Headline(NamedTuple):
    title: Title
    place: Location
    published: date | None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DuplicateHeadline(CorpusCheck):
    """Finds the headlines that stand over an article given before too.

    Case, accents, marks, dashes and spaces make no difference. Headlines of fewer than ``min_words`` words,
    and short ones shared by ``standing`` files or more (a column, a weekly list), are left alone; so are
    files that are versions of one story by their names, and articles of two years (an event that comes
    again). With a ``threshold`` below 1, headlines that are nearly the same are found *instead* of equal
    ones: it is the share of their telling words that both have, the name of a column before a colon left out.
    A word exchanged for another makes another headline, unless the first paragraphs are alike too.
    """

    kind: ClassVar[str] = "duplicate-headline"
    placeholders: ClassVar[frozenset[str]] = frozenset({"path", "difference"})

    min_words: int = 3
    standing: int = 4
    threshold: float = 1.0

    def gather(self, document: Document) -> Iterable[Hashable]:
        """Return the first headline of ``document``."""
        for block in document.of(BlockKind.HEADLINE):
            text = block.text[:_LONGEST]
            title = self._title(text, folded_key(text), document)
            one = _Headline(title, document.place(block), document.meta.published)
            return [one] if title.key.count(" ") + 1 >= self.min_words else []
        return []

    def _title(self, text: str, key: str, document: Document) -> Title:
        if self.threshold == 1:
            return Title(key)
        label = _LABEL.match(text)
        return Title(key, len(folded_words(label.group())) if label else 0, sketch(_opening(document)))

    def compare(self, gathered: Iterable[Hashable]) -> Iterator[Match]:
        """Yield one match for each file after the first, which is related."""
        headlines = [one for one in gathered if isinstance(one, _Headline)]
        return self._near(headlines) if self.threshold < 1 else self._equal(headlines)

    def _equal(self, headlines: list[_Headline]) -> Iterator[Match]:
        copies = Counter(one.title.key for one in headlines)
        firsts: dict[str, _Headline] = {}
        for one in headlines:
            first = firsts.setdefault(one.title.key, one)
            standing = (
                copies[one.title.key] >= self.standing and one.title.key.count(" ") + 1 < _STANDING_WORDS
            )
            if first is not one and not standing and not _is_meant(one, first):
                yield _match(one, first)

    def _near(self, headlines: list[_Headline]) -> Iterator[Match]:
        firsts: dict[str, _Headline] = {}
        for one in headlines:
            firsts.setdefault(one.title.key, one)
        distinct = list(firsts.values())
        for first, later in near_titles([one.title for one in distinct], self.threshold):
            if not _is_meant(distinct[later], distinct[first]):
                yield _match(distinct[later], distinct[first])


def _opening(document: Document) -> str:
    """Return the text that follows the headline."""
    said, length = list[str](), 0
    for block in document.of(BlockKind.PARAGRAPH):
        said.append(block.text[: _OPENING - length])
        length += len(said[-1])
        if length >= _OPENING:
            break
    return " ".join(said)


def _is_meant(one: _Headline, other: _Headline) -> bool:
    """Tell whether two files may have one headline: versions of one story, or one event of two years."""
    if one.published and other.published and abs((one.published - other.published).days) >= _YEAR:
        return True
    path, other_path = PurePath(one.place.path), PurePath(other.place.path)
    bare, other_bare = _VERSION.sub("", path.stem.lower()), _VERSION.sub("", other_path.stem.lower())
    return path.parent == other_path.parent and bare == other_bare and not bare.isdecimal()


def _match(one: _Headline, first: _Headline) -> Match:
    words, others = one.title.key.split(), first.title.key.split()
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
