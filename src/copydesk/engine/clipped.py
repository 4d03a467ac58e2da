"""The clippings of many articles, packed small while they are compared."""

import marshal
from collections.abc import Iterator
from datetime import date
from typing import cast

from copydesk.engine.result import Result
from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.span import Span

_Packed = tuple[str, str, tuple[int, int], tuple[int | str, ...], int, tuple[int, ...], int, bytes]


class Clippings:
    """Clippings of articles, that come in any order and are gone through in path order."""

    def __init__(self) -> None:
        self._held: list[tuple[str, bytes]] = []
        self._rules: set[str] = set()
        self._sorted = True

    def put(self, result: Result) -> None:
        """Take in those of an article."""
        numbers: dict[Clip, int] = {}
        for clips in result.clips.values():
            for one in clips:
                numbers.setdefault(one, len(numbers))
        rules = {rule: [numbers[one] for one in clips] for rule, clips in result.clips.items()}
        self._rules.update(rules)
        self._held.append((result.path, marshal.dumps((list(map(_packed, numbers)), rules))))
        self._sorted = False

    def of(self, rule: str) -> "ClippingsOfRule | None":
        """Return those that a rule took, to be gone through as often as wanted; None: there are none."""
        if not self._sorted:
            self._held.sort(key=lambda one: one[0])
            self._sorted = True
        return ClippingsOfRule(self._held, rule) if rule in self._rules else None


class ClippingsOfRule:
    """The clippings that a rule took."""

    def __init__(self, held: list[tuple[str, bytes]], rule: str) -> None:
        self._held = held
        self._rule = rule

    def __iter__(self) -> Iterator[Clip]:
        for path, data in self._held:
            packed, rules = cast("tuple[list[_Packed], dict[str, list[int]]]", marshal.loads(data))  # noqa: S302
            for number in rules.get(self._rule, ()):
                yield _unpacked(path, packed[number])


def _packed(clip: Clip) -> _Packed:
    span, place = clip.place.span, clip.place[2:]
    day = clip.published.toordinal() if clip.published else 0
    return (
        clip.part,
        clip.words,
        (span.start, span.end),
        tuple(place),
        day,
        clip.keys,
        clip.label,
        clip.detail,
    )


def _unpacked(path: str, packed: _Packed) -> Clip:
    part, words, span, place, day, keys, label, detail = packed
    where = Location._make((path, Span(*span), *place))
    return Clip(part, words, where, date.fromordinal(day) if day else None, keys, label, detail)
