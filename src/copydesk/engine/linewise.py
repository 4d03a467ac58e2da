"""Lines of a text by their number, and what becomes of them when it is edited."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_LONE_CR = re.compile(r"\r(?!\n)")
_MOST = 3_000  # lines of two texts that are compared one by one


class Lines(NamedTuple):
    """Numbers of lines, from 1; a line ends with LF, as git has it. ``every``: all there are."""

    numbers: frozenset[int] = frozenset()
    every: bool = False

    def meet(self, first: int, last: int) -> bool:
        """Tell whether one of the lines from ``first`` to ``last`` is among these."""
        return self.every or any(number in self.numbers for number in range(first, last + 1))


def changed_lines(before: str, after: str) -> Lines:
    """Return the lines of a text that are not in the text before it."""
    new = after.split("\n")
    numbers = set(range(1, len(new) + 1))
    for _, start, size in _same(before.split("\n"), new):
        numbers.difference_update(range(start + 1, start + size + 1))
    return Lines(frozenset(numbers))


def carried(lines: Lines, before: str, after: str) -> Lines:
    """Return lines of a text as they are numbered once it is edited; the edit's own included."""
    if lines.every or before.count("\n") == after.count("\n"):
        return lines
    new = after.split("\n")
    numbers = set(range(1, len(new) + 1))
    for old_start, start, size in _same(before.split("\n"), new):
        numbers.difference_update(
            start + n + 1 for n in range(size) if old_start + n + 1 not in lines.numbers
        )
    return Lines(frozenset(numbers))


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Yield runs of lines that two texts share: where each starts in both, and its length.

    Between equal starts and ends of more than some thousand lines nothing is taken for shared.
    """
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    yield 0, 0, head
    yield len(old) - tail, len(new) - tail, tail
    old, new = old[head : len(old) - tail], new[head : len(new) - tail]
    if old and new and len(old) + len(new) <= _MOST:
        from difflib import SequenceMatcher  # noqa: PLC0415  seldom needed

        for one in SequenceMatcher(None, old, new).get_matching_blocks():
            yield head + one.a, head + one.b, one.size


def as_counted(lines: Lines, text: str) -> Lines:
    """Return lines as they are numbered where a lone CR ends a line, too; for git it does not."""
    if not _LONE_CR.search(text):
        return lines
    numbers: set[int] = set()
    mine = 0
    for number, line in enumerate(text.split("\n"), 1):
        more = 1 + len(_LONE_CR.findall(line.removesuffix("\r")))
        if number in lines.numbers:
            numbers.update(range(mine + 1, mine + more + 1))
        mine += more
    return Lines(frozenset(numbers))


def line_starts(text: str) -> list[int]:
    """Return where the lines of a text start, in characters."""
    return [0, *(match.end() for match in re.finditer("\n", text))]
