"""A passage or a caption that was published before, in another article."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from copydesk.analysis.clip_stories import is_one_story
from copydesk.analysis.passage_clips import STANDING, are_closing, is_passage_again, passage_clips
from copydesk.check import CorpusCheck, Match
from copydesk.model.clip import Clip
from copydesk.model.document import Document

_RELATED = 10  # places that one finding shows


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class PublishedText(CorpusCheck):
    """Finds what an earlier article of the archive says too, one finding for each such article.

    ``part`` is what is compared. A passage may have a few words changed; what ``standing`` articles or more
    have, in one wording or another, is boilerplate and left alone, and so is what two long articles end with.
    A caption is found word for word, under another picture: the same picture has the same caption. Versions
    of one story, told by their names, may say the same.
    """

    kind: ClassVar[str] = "published-text"
    placeholders: ClassVar[frozenset[str]] = frozenset({"path", "date", "count"})
    archive: ClassVar[bool] = True

    part: Literal["passage", "caption"] = "passage"
    standing: int = STANDING

    def gather(self, document: Document) -> Iterable[Clip]:
        """Return the passages or captions of ``document``."""
        return [one for one in document.derive(passage_clips) if one.part == self.part]

    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        """Yield a match for each pair of articles, at the first passage of the later one that both have."""
        clips = [one for one in gathered if one.part == self.part]
        twins = self._twins(clips)
        shared: dict[tuple[str, str], list[tuple[Clip, Clip]]] = defaultdict(list)
        for number, one in enumerate(clips):
            found = [clips[other] for other in sorted(twins[number]) if other < number]
            group = {far for near in twins[number] for far in (near, *twins[near])}
            if found and len({clips[other].place.path for other in group} - {one.place.path}) < self.standing:
                for other in _first_of_each(found):
                    shared[one.place.path, other.place.path].append((one, other))
        for pairs in shared.values():
            if not all(are_closing(*pair) for pair in pairs):
                yield _match(pairs)

    def _twins(self, clips: Sequence[Clip]) -> list[list[int]]:
        """Return by number the clips of other articles that say the same as each."""
        alike = _same_caption if self.part == "caption" else is_passage_again
        index: dict[int, list[int]] = defaultdict(list)
        twins: list[list[int]] = [[] for _ in clips]
        for number, one in enumerate(clips):
            for other, count in Counter(other for key in one.keys for other in index[key]).items():
                if one.place.path != clips[other].place.path and alike(one, clips[other], count):
                    twins[number].append(other)
                    twins[other].append(number)
            for key in one.keys:
                index[key].append(number)
        return twins


def _same_caption(one: Clip, other: Clip, _: int) -> bool:
    """Tell whether two captions are the same, of two pictures that are known and not the same."""
    pictures = one.detail and other.detail and one.detail != other.detail
    return one.words == other.words and bool(pictures) and not is_one_story(one, other)


def _first_of_each(clips: Iterable[Clip]) -> Iterable[Clip]:
    first: dict[str, Clip] = {}
    for one in clips:
        first.setdefault(one.place.path, one)
    return first.values()


def _match(pairs: Sequence[tuple[Clip, Clip]]) -> Match:
    one, other = pairs[0]
    day = f"{other.published.day} {other.published:%B %Y}" if other.published else ""
    related = tuple(found.place._replace(note=f"published {day}".strip()) for _, found in pairs[:_RELATED])
    return Match(
        one.place,
        related,
        values={
            "path": other.place.path,
            "date": f" of {day}" if day else "",
            "count": "" if len(pairs) == 1 else f"; {len(pairs)} passages stand in both",
        },
        evidence={
            "in both": len(pairs),
            "keys shared": len(set(one.keys) & set(other.keys)),
            "words": f"{one.label} here, {other.label} there",
        },
    )
