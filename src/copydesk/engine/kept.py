"""Results of many articles, kept small until they are reported."""

import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from typing import overload

from copydesk.engine.packing import packed, unpacked
from copydesk.engine.result import Result
from copydesk.model.finding import Finding

_BLOCK = 1 << 16  # bytes that are packed together: what articles share is then written once
_OPEN = 4  # blocks that are held unpacked while results are read


class Shelf:
    """Results by article; each is read again as often as it is asked for."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._last: list[bytes] = []  # of the block that is being filled
        self._size = 0
        self._where: dict[str, tuple[int, int]] = {}
        self._opened: OrderedDict[int, list[bytes]] = OrderedDict()

    def __contains__(self, path: object) -> bool:
        return path in self._where

    def __iter__(self) -> Iterator[str]:
        return iter(self._where)

    def put(self, result: Result, data: bytes | None = None) -> None:
        """Keep a result; ``data`` are its bytes, if they are known."""
        data = packed(result) if data is None else data
        self._where[result.path] = (len(self._blocks), len(self._last))
        self._last.append(data)
        self._size += len(data)
        if self._size >= _BLOCK:
            self._blocks.append(zlib.compress(b"\n".join(self._last), 1))
            self._last, self._size = [], 0

    def get(self, path: str) -> Result:
        """Return the result of an article; one without anything for an article that is not here."""
        if path not in self._where:
            return Result(path)
        block, at = self._where[path]
        return unpacked(path, self._open(block)[at])

    def _open(self, number: int) -> list[bytes]:
        if number == len(self._blocks):
            return self._last
        if number in self._opened:
            self._opened.move_to_end(number)
        else:
            self._opened[number] = zlib.decompress(self._blocks[number]).split(b"\n")
            if len(self._opened) > _OPEN:
                self._opened.popitem(last=False)
        return self._opened[number]


class Findings(Sequence[Finding]):
    """The findings of many articles in canonical order, read again whenever they are gone through.

    ``counts`` says for each article, in order, how many there are; ``read`` returns them.
    """

    def __init__(self, counts: Iterable[tuple[str, int]], read: Callable[[str], Sequence[Finding]]) -> None:
        found = [(path, count) for path, count in counts if count]
        self._paths = [path for path, _ in found]
        self._ends = array("L", accumulate(count for _, count in found))
        self._read = read
        self._near: tuple[str, Sequence[Finding]] = ("", ())  # those of the article that was asked for last

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Finding]:
        for path in self._paths:
            yield from self._read(path)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Finding, ...]: ...
    def __getitem__(self, index: int | slice) -> Finding | tuple[Finding, ...]:
        if isinstance(index, slice):
            return tuple(self._at(number) for number in range(*index.indices(len(self))))
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self._at(number)

    def _at(self, number: int) -> Finding:
        article = bisect_right(self._ends, number)
        path = self._paths[article]
        if self._near[0] != path:
            self._near = (path, self._read(path))
        return self._near[1][number - (self._ends[article - 1] if article else 0)]
