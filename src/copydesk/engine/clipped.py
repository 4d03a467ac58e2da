"""The clippings of many articles, packed small while they are compared."""

import marshal
import zlib
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date

from copydesk.engine.result import Result
from copydesk.model.clip import Clip
from copydesk.model.finding import Location
from copydesk.text.span import Span

_BLOCK = 64  # articles that are packed together
_OPEN = 4  # blocks that are held unpacked while clippings are gone through

_Rest = tuple[tuple[int, ...], int, bytes, int, bool]  # of a clipping, as it is
_Packed = tuple[str, str, tuple[int, int], tuple[int | str, ...], int, _Rest]
_Article = tuple[list[_Packed], int]  # clippings, and the number of their rules


class Clippings:
    """Clippings of articles, that come in any order and are gone through in path order."""

    def __init__(self) -> None:
        self._paths: list[str] = []
        self._blocks: list[bytes] = []
        self._last: list[_Article] = []  # of the block that is being filled
        self._rules: dict[tuple[tuple[str, tuple[int, ...]], ...], int] = {}  # which clippings each rule took
        self._opened: OrderedDict[int, list[_Article]] = OrderedDict()

    def put(self, result: Result) -> None:
        """Take in those of an article."""
        numbers: dict[Clip, int] = {}
        for clips in result.clips.values():
            for one in clips:
                numbers.setdefault(one, len(numbers))
        rules = tuple((rule, tuple(numbers[one] for one in clips)) for rule, clips in result.clips.items())
        self._paths.append(result.path)
        self._last.append((list(map(_packed, numbers)), self._rules.setdefault(rules, len(self._rules))))
        if len(self._last) == _BLOCK:
            self._blocks.append(zlib.compress(marshal.dumps(self._last), 1))
            self._last = []

    def of(self, rule: str) -> "ClippingsOfRule | None":
        """Return those that a rule took, to be gone through as often as wanted; None: there are none."""
        takes = [dict(one).get(rule, ()) for one in self._rules]
        return ClippingsOfRule(self._all, takes) if any(takes) else None

    def _all(self) -> Iterator[tuple[str, _Article]]:
        for number in array("L", sorted(range(len(self._paths)), key=self._paths.__getitem__)):
            yield self._paths[number], self._block(number // _BLOCK)[number % _BLOCK]

    def _block(self, number: int) -> list[_Article]:
        if number == len(self._blocks):
            return self._last
        if number not in self._opened:
            self._opened[number] = marshal.loads(zlib.decompress(self._blocks[number]))  # noqa: S302  our own
            if len(self._opened) > _OPEN:
                self._opened.popitem(last=False)
        self._opened.move_to_end(number)
        return self._opened[number]


class ClippingsOfRule:
    """The clippings that a rule took; ``takes`` says which by the number of an article's rules."""

    def __init__(
        self, articles: Callable[[], Iterator[tuple[str, _Article]]], takes: list[tuple[int, ...]]
    ) -> None:
        self._articles = articles
        self._takes = takes

    def __iter__(self) -> Iterator[Clip]:
        for path, (packed, rules) in self._articles():
            for number in self._takes[rules]:
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
        clip[4:],
    )


def _unpacked(path: str, packed: _Packed) -> Clip:
    part, words, span, place, day, rest = packed
    where = Location._make((path, Span(*span), *place))
    return Clip(part, words, where, date.fromordinal(day) if day else None, *rest)
