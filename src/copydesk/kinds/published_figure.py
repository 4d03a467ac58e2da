"""A figure that another article gives as another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.clip_stories import is_one_story
from copydesk.analysis.published_figures import FIGURE, contradict, figure_clips
from copydesk.check import CorpusCheck, Match
from copydesk.model.clip import Clip
from copydesk.model.document import Document

_SERIES = 3  # figures in one form that are a series


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PublishedFigure(CorpusCheck):
    """Finds a figure that an earlier article of the archive gives otherwise, in nearly the same sentence.

    Both articles came out within ``days``; of later figures that grew, and of sentences that stand in three
    articles with three figures, nothing is said. Versions of one story, told by their names, may differ.
    """

    kind: ClassVar[str] = "published-figure"
    placeholders: ClassVar[frozenset[str]] = frozenset({"path", "date", "day"})
    archive: ClassVar[bool] = True

    days: int = 7

    def gather(self, document: Document) -> Iterable[Clip]:
        """Return the figures of ``document`` that may stand in other articles."""
        return document.derive(figure_clips)

    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        """Yield a match for each figure of a later article that differs from one of an earlier."""
        clips = [one for one in gathered if one.part == FIGURE]
        index: dict[int, list[int]] = defaultdict(list)
        found: dict[int, list[int]] = defaultdict(list)
        for number, one in enumerate(clips):
            for other in sorted({other for key in one.keys for other in index[key]}):
                if self._differ(one, clips[other]):
                    found[number].append(other)
                    found[other].append(number)
            for key in one.keys:
                index[key].append(number)
        for number, others in sorted(found.items()):
            group = {number, *others, *(far for near in others for far in found[near])}
            earlier = [clips[other] for other in others if other < number]
            if earlier and len({clips[at].place.excerpt for at in group}) < _SERIES:
                yield _match(clips[number], earlier)

    def _differ(self, one: Clip, other: Clip) -> bool:
        return (
            one.place.path != other.place.path
            and contradict(one, other, self.days)
            and not is_one_story(one, other)
        )


def _match(one: Clip, others: Sequence[Clip]) -> Match:
    first = others[0]
    related = tuple(other.place._replace(note=f"published {_day(other)}") for other in others)
    return Match(
        one.place,
        related,
        values={"path": first.place.path, "date": _day(first), "day": _day(one)},
        evidence={"here": one.words, "there": first.words},
    )


def _day(clip: Clip) -> str:
    day = clip.published
    return f"{day.day} {day:%B %Y}" if day else ""
