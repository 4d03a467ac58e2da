"""A unified diff read: which lines of which files are new in it.

As git writes it (names in quotes, renames, binary files, diffs of merges), as ``diff -u`` does, and within a
mail or a commit message.
"""

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.engine.linewise import Lines
from copydesk.errors import UsageError

_HUNK = re.compile(rb"(@@+)((?: -\d{1,9}(?:,\d{1,9})?)+) \+(\d{1,9})(?:,(\d{1,9}))? \1")
_PREFIX = re.compile(rb"[a-z0-9]/")
_GIT = re.compile(rb"diff --(git|cc|combined) (.+)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_NAMED = {b"a": 7, b"b": 8, b"t": 9, b"n": 10, b"v": 11, b"f": 12, b"r": 13}
_NOWHERE = b"/dev/null"
_UNMERGED = b"* Unmerged path "  # a conflict, in a diff of the index


class Changed(NamedTuple):
    """A file of a diff as it is after it: the names that may be meant, its name before, its new lines."""

    names: tuple[bytes, ...]
    old: bytes
    lines: Lines


def read_diff(data: bytes, source: str) -> list[Changed]:
    """Return the files of a diff that are there after it.

    Raises:
        UsageError: it is no diff, or ends too early; ``source`` is where it comes from.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):  # as PowerShell writes
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    lines = data.split(b"\n")
    reader = _Reader(lines, source)
    found = list(reader.files())
    if not reader.files_seen and data.strip():
        raise UsageError("is no unified diff, as `git diff` and `diff -u` write", source)
    return found


class _Reader:
    def __init__(self, lines: Sequence[bytes], source: str) -> None:
        self.lines = lines
        self.source = source
        self.at = 0
        self.files_seen = 0

    def files(self) -> Iterator[Changed]:
        """Yield the files that are there after the diff, in its order."""
        file = _File()
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip(b"\r")
            if header := _GIT.match(line):
                yield from file.made()
                file = _File(header[2], is_pair=header[1] == b"git")
                self.files_seen += 1
            elif line.startswith(b"--- ") and self._next(1).startswith(b"+++ "):
                if file.new is not None:
                    yield from file.made()
                    file = _File()
                file.old, file.new = _name(line[4:]), _name(self._next(1).rstrip(b"\r")[4:])
                self.files_seen += 1
                self.at += 1
            elif line.startswith(_UNMERGED):
                self.files_seen += 1
                yield Changed((_name(line[len(_UNMERGED) :]),), b"", Lines(every=True))
            elif file.new is not None and (hunk := _HUNK.match(line)):
                self._hunk(hunk, file.numbers)
                continue
            else:
                file.note(line)
            self.at += 1
        yield from file.made()

    def _next(self, ahead: int) -> bytes:
        return self.lines[self.at + ahead] if self.at + ahead < len(self.lines) else b""

    def _hunk(self, hunk: re.Match[bytes], numbers: set[int]) -> None:
        """Read the lines of a change, and note the numbers of those that are new.

        In a diff of a merge each line begins with as many signs as there are parents.
        """
        parents = len(hunk[1]) - 1
        number, left = int(hunk[3]), int(hunk[4] or 1)
        gone = int(hunk[2].partition(b",")[2] or 1) if parents == 1 else 0
        begun = self.at
        self.at += 1
        while left > 0 or gone > 0 or (parents > 1 and b"-" in self._next(0)[:parents]):
            if self.at >= len(self.lines) or (self.at == len(self.lines) - 1 and not self.lines[-1]):
                raise UsageError("ends within a change", self.source, begun + 1)
            signs = self.lines[self.at][:parents]
            self.at += 1
            if signs.startswith(b"\\"):  # no newline at the end of the file
                continue
            if signs.strip(b" +-\r"):
                raise UsageError("is no diff here: a line of a change is missing", self.source, self.at)
            if b"-" in signs:
                gone -= 1
                continue
            if b"+" in signs:
                numbers.add(number)
            else:
                gone -= 1
            number += 1
            left -= 1


class _File:
    """A file of the diff while it is read."""

    def __init__(self, header: bytes = b"", *, is_pair: bool = False) -> None:
        self.header = _pair(header) if is_pair else (_name(header),) * 2 if header else ()
        self.old: bytes | None = None
        self.new: bytes | None = None
        self.renamed: tuple[bytes, bytes] = (b"", b"")
        self.is_binary = self.is_gone = False
        self.numbers: set[int] = set()

    def note(self, line: bytes) -> None:
        """Take a line of the header of a file."""
        if not self.header:
            return
        if line.startswith((b"rename from ", b"copy from ")):
            self.renamed = (_name(line.partition(b" from ")[2]), self.renamed[1])
        elif line.startswith((b"rename to ", b"copy to ")):
            self.renamed = (self.renamed[0], _name(line.partition(b" to ")[2]))
        elif line.startswith(b"deleted file mode"):
            self.is_gone = True
        elif line.startswith((b"Binary files ", b"GIT binary patch")):
            self.is_binary = True

    def made(self) -> Iterator[Changed]:
        """Yield the file, if it is there after the diff and its name is known."""
        old, new = self.old, self.new
        names: tuple[bytes, ...]
        if new == _NOWHERE or self.is_gone:
            return
        if self.renamed[1]:
            names, before = (self.renamed[1],), self.renamed[0]
        elif new is not None:
            first = self.header[0] if old == _NOWHERE and self.header else old
            names = _names(first or new, new)
            before = b"" if old == _NOWHERE else _names(new, old or b"")[0]
        elif self.header:
            names, before = _names(*self.header), b""
        else:
            return
        yield Changed(names, before, Lines(frozenset(self.numbers), every=self.is_binary))


def _names(old: bytes, new: bytes) -> tuple[bytes, ...]:
    """Return what the new name of a file may be: without its prefix, and as it stands.

    Prefixes are one letter, and differ (``a/`` and ``b/``, ``i/`` and ``w/``), unless there are none.
    """
    if not _PREFIX.match(new) or (old not in {_NOWHERE, new} and not _PREFIX.match(old)):
        return (new,)
    return (new, new[2:]) if old[:2] == new[:2] else (new[2:], new)


def _pair(header: bytes) -> tuple[bytes, ...]:
    """Return the two names of ``diff --git``; where they differ and hold blanks, nobody can tell them apart.

    Then the file has other lines that name it.
    """
    if header.endswith(b'"'):
        at = header.find(b' "') if not header.startswith(b'"') else _closing(header) + 1
        return _name(header[:at]), _name(header[at + 1 :])
    if header.startswith(b'"'):
        at = _closing(header) + 1
        return _name(header[:at]), _name(header[at + 1 :])
    middle = len(header) // 2
    return header[:middle], header[middle + 1 :]


def _closing(quoted: bytes) -> int:
    """Return where the quotes close that a name begins with."""
    found = re.match(rb'"(?:[^"\\]|\\.)*', quoted, re.DOTALL)
    return found.end() if found else 0


def _name(written: bytes) -> bytes:
    """Return a name without its quotes and escapes, or without what follows a tab: a time, or nothing."""
    if written.startswith(b'"'):
        return _ESCAPE.sub(_unescaped, written[1 : _closing(written)])
    return written.partition(b"\t")[0]


def _unescaped(escape: re.Match[bytes]) -> bytes:
    said = escape[1]
    if said.isdigit():
        return bytes([int(said, 8) & 255])
    return bytes([_NAMED[said]]) if said in _NAMED else said
