"""Results of many articles, kept small until they are reported."""

import zlib
from array import array
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from tempfile import TemporaryFile
from typing import IO, overload

from copydesk.engine.packing import packed, unpacked
from copydesk.engine.result import Result
from copydesk.model.finding import Finding

_BLOCK = 1 << 16  # bytes that are packed together: what articles share is then written once
_OPEN = 4  # blocks that are held unpacked while results are read
_LIGHT = 200_000  # findings that are held as they are, where that is all there is: some 1 KB each


class Shelf:
    """Results by article; each is read again as often as it is asked for. Many are on the disk.

    Up to ``light`` findings are held as they are, where that is all there is.
    """

    def __init__(self, light: int = _LIGHT) -> None:
        self._most = light
        self._light: dict[str, Result] = {}
        self._count = 0  # of findings in these
        self._blocks: list[bytes] = []  # those for which there is no room on the disk
        self._ends = array("Q", [0])  # of blocks on the disk, in bytes
        self._last: list[bytes] = []  # of the block that is being filled
        self._size = 0
        self._where: dict[str, int] = {}  # which result of all it is
        self._firsts = array("L", [0])  # which result of all each block begins with
        self._opened: OrderedDict[int, list[bytes]] = OrderedDict()
        self._file: IO[bytes] | None = None

    def __contains__(self, path: object) -> bool:
        return path in self._light or path in self._where

    def __iter__(self) -> Iterator[str]:
        return chain(self._light, self._where)

    @property
    def is_light(self) -> bool:
        """Tell whether all results are held as they are."""
        return not self._where

    def put(self, result: Result, data: bytes | None = None) -> None:
        """Keep a result; ``data`` are its bytes, if they are known."""
        if not result.clips and self._count + len(result.findings) <= self._most:
            self._light[result.path] = result
            self._count += len(result.findings)
            return
        data = packed(result) if data is None else data
        self._where[result.path] = self._firsts[-1] + len(self._last)
        self._last.append(data)
        self._size += len(data)
        if self._size >= _BLOCK:
            self._close(zlib.compress(b"\n".join(self._last), 1))
            self._firsts.append(self._firsts[-1] + len(self._last))
            self._last, self._size = [], 0

    def _close(self, block: bytes) -> None:
        """Put a block on the disk, where a file without a name holds it, or keep it in memory."""
        if not self._blocks:
            try:
                self._file = self._file or TemporaryFile(buffering=0)  # noqa: SIM115  closed with the shelf
                self._file.seek(self._ends[-1])
                if self._file.write(block) == len(block):
                    self._ends.append(self._ends[-1] + len(block))
                    return
            except OSError:
                pass  # the disk is full
        self._blocks.append(block)

    def __del__(self) -> None:
        if self._file is not None:
            self._file.close()

    def get(self, path: str) -> Result:
        """Return the result of an article; one without anything for an article that is not here."""
        if path not in self._where:
            return self._light.get(path) or Result(path)
        number = self._where[path]
        block = bisect_right(self._firsts, number) - 1
        return unpacked(path, self._open(block)[number - self._firsts[block]])

    def _open(self, number: int) -> list[bytes]:
        if number == len(self._firsts) - 1:
            return self._last
        if number in self._opened:
            self._opened.move_to_end(number)
        else:
            self._opened[number] = zlib.decompress(self._block(number)).split(b"\n")
            if len(self._opened) > _OPEN:
                self._opened.popitem(last=False)
        return self._opened[number]

    def _block(self, number: int) -> bytes:
        on_disk = len(self._ends) - 1
        if number >= on_disk or self._file is None:
            return self._blocks[number - on_disk]
        self._file.seek(self._ends[number])
        return self._file.read(self._ends[number + 1] - self._ends[number])


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
