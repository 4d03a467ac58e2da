"""Two clippings that share a key, in a worker: whether they are the same, and how.

The decisions are those of the embedded archive.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from copydesk.analysis.clippings import title_of
from copydesk.analysis.passage_clips import is_passage_again
from copydesk.archive.duplicates import headlines_kind, is_series
from copydesk.archive.entry import PARTS
from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.span import Span

_NOWHERE = Span(0, 0)


class Side(NamedTuple):
    """A clipping as it travels: where it is, and what it is compared by. ``published`` counts days."""

    place: int
    id: str
    path: str
    at: int
    part: str
    words: str
    label: int
    detail: bytes
    story: int
    keys: int
    published: int | None
    excerpt: str

    @property
    def clip(self) -> Clip:
        """The clipping, with as many keys as it has: which they are was looked at before."""
        place = Location(self.path, _NOWHERE, 1, 1, 1, 1, self.excerpt)
        keys = tuple(range(self.keys))
        return Clip(self.part, self.words, place, None, keys, self.label, self.detail, self.story)

    @property
    def age(self) -> tuple[int, str]:
        """What orders articles by age: those without a date come first."""
        return self.published or date.min.toordinal(), self.id


class Told(NamedTuple):
    """Two clippings that are the same, the older first; ``series``: their words alone make them a series."""

    kind: str
    older: Side
    newer: Side
    series: bool


def told(pairs: Iterable[tuple[Side, Side, int]]) -> Iterator[Told]:
    """Yield those pairs that are the same; the number is that of the keys they share."""
    for one, other, shared in pairs:
        first, second = sorted((one, other), key=lambda side: side.age)
        kind, series = "", False
        if one.part == other.part == PARTS[0]:
            titles = title_of(one.clip), title_of(other.clip)
            kind = headlines_kind(*titles)
            series = kind == "near" and is_series(*titles, 0)
        elif one.id != other.id and is_passage_again(one.clip, other.clip, shared):
            kind = "passage"
        if kind:
            yield Told(kind, first, second, series)


def side(values: dict[str, Any]) -> Side:
    """Return a clipping from the values of its columns."""
    return Side(**{name: values[name] for name in Side._fields})
