"""Which lines changed, for a report of nothing else."""

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Protocol

from copydesk.engine.discover import ENDINGS, NEVER
from copydesk.engine.files import decode, read_bytes
from copydesk.engine.ignored import IGNORE_FILES, Ignored, above
from copydesk.engine.linewise import Lines, as_counted, carried, changed_lines, line_starts
from copydesk.errors import ReadError
from copydesk.model.finding import Finding, Location
from copydesk.text.span import Span

Excluded = Callable[[str], bool]


class Index(Protocol):
    """The articles as the next commit will hold them."""

    @property
    def paths(self) -> Iterable[str]:
        """The real paths of its files."""
        raise NotImplementedError

    def read(self, path: str) -> bytes:
        """Return the bytes of an article, of a large one the first.

        Raises:
            ReadError: it is not there, or two versions of it wait to be merged.
        """
        raise NotImplementedError

    def is_on_disk(self, path: str) -> bool:
        """Tell whether the file of an article holds the same."""
        raise NotImplementedError

    def opened(self) -> AbstractContextManager[None]:
        """Get ready to read many."""
        raise NotImplementedError


class Changes:
    """Lines that changed, by the real path of their file.

    ``index`` is where articles are read, if not from the work tree.
    """

    def __init__(
        self,
        lines: Mapping[str, Lines],
        index: Index | None = None,
        before: Callable[[str], bytes | None] | None = None,
    ) -> None:
        self._lines = dict(lines)
        self._before = before
        self._own: dict[str, Lines] = {}
        self._paths: dict[str, str] = {}
        self.index = index

    def listed(
        self,
        paths: Sequence[str],
        excluded: Excluded,
        *,
        force_exclude: bool = False,
        respect_gitignore: bool = True,
    ) -> Iterator[str | ReadError]:
        """Yield the articles to check of those that changed; given paths, all articles of the index there.

        What is left out when folders are looked into is left out here.
        """
        candidates = self.index.paths if self.index and paths else self._lines
        named = {os.path.realpath(path): path for path in paths}
        folders = [real for real in named or {os.path.realpath("."): "."} if real not in candidates]
        for real, path in named.items():
            if real not in candidates and not os.path.lexists(path):
                yield ReadError("can't be read: no such file or directory", path)
        below = _Below(folders, excluded, respect_gitignore=respect_gitignore)
        for real in sorted(candidates):
            path = os.path.relpath(real)
            if real in named:
                is_ignored = force_exclude and respect_gitignore and above(real)[1]
                wanted = not (force_exclude and (is_ignored or excluded(path)))
            else:
                wanted = below.takes(real) and not excluded(path)
            if wanted and (self.index is not None or os.path.isfile(real)):
                yield path

    def read(self, path: str) -> bytes:
        """Return the bytes of an article, of a large one the first.

        Raises:
            ReadError: it can't be read.
        """
        return self.index.read(path) if self.index else read_bytes(path)

    def is_on_disk(self, path: str) -> bool:
        """Tell whether an article is to be checked as its file has it."""
        return self.index is None or self.index.is_on_disk(path)

    def opened(self) -> AbstractContextManager[None]:
        """Get ready to read many articles."""
        return self.index.opened() if self.index else nullcontext()

    def of(self, path: str) -> Lines | None:
        """Return the lines of a file that changed; None when none did."""
        return self._lines.get(self._real(path))

    def hold(self, finding: Finding, text: Callable[[str], str]) -> bool:
        """Tell whether a finding, or a place it is related to, is on a line that changed.

        ``text`` gives an article by its path.
        """
        return any(self._touch(place, text) for place in (finding.location, *finding.related))

    def allowed(self, findings: Iterable[Finding], before: str, text: str) -> Iterator[Finding]:
        """Yield the findings in a text of an article whose fixes edit only lines that changed.

        ``before`` is the text whose changed lines are known; fixes have made ``text`` of it.
        """
        starts = line_starts(text)
        lines: Lines | None = None
        for finding in findings:
            if finding.fix is None:
                continue
            if lines is None:
                lines = carried(self.of(finding.location.path) or Lines(), before, text)
            if all(_covers(lines, starts, edit.span) for edit in finding.fix.edits):
                yield finding

    def compare(self, path: str, text: str) -> None:
        """Find out what changed in an article that is given as a text, where it is compared with a commit."""
        if self._before is None:
            return
        old = self._before(self._real(path))
        try:
            lines = Lines(every=True) if old is None else changed_lines(decode(old, path), text)
        except ReadError:  # what it was before is no text
            lines = Lines(every=True)
        self._lines[self._real(path)] = lines

    def carry(self, path: str, before: str, after: str) -> None:
        """Take note that an article was edited, on lines that changed only."""
        lines = self.of(path)
        if lines is not None:
            self._lines[self._real(path)] = carried(lines, before, after)
            self._own.pop(path, None)

    def _real(self, path: str) -> str:
        if path not in self._paths:
            self._paths[path] = os.path.realpath(path)
        return self._paths[path]

    def _touch(self, place: Location, text: Callable[[str], str]) -> bool:
        lines = self.of(place.path)
        if lines is None:
            return False
        if place.path not in self._own:
            self._own[place.path] = lines if lines.every else as_counted(lines, text(place.path))
        last = place.end_line - (place.end_column == 1 and place.end_line > place.line)
        return self._own[place.path].meet(place.line, last)


def _covers(lines: Lines, starts: Sequence[int], span: Span) -> bool:
    """Tell whether all the lines that a stretch has a part of are among these."""
    last = max(span.start, span.end - 1)
    numbers = range(bisect_right(starts, span.start), bisect_right(starts, last) + 1)
    return all(lines.meet(number, number) for number in numbers)


class _Below:
    """Folders, and what lies in them and is not left out."""

    def __init__(self, folders: Sequence[str], excluded: Excluded, *, respect_gitignore: bool) -> None:
        self._folders = frozenset(folders)
        self._excluded = excluded
        self._respect = respect_gitignore
        self._known: dict[str, Ignored | None] = {}

    def takes(self, path: str) -> bool:
        """Tell whether an article lies in one of the folders, and nothing on the way is left out."""
        if os.path.splitext(path)[1].lower() not in ENDINGS:
            return False
        holds = self._holds(os.path.dirname(path))
        return holds is not None and not holds.takes(path, is_folder=False)

    def _holds(self, folder: str) -> Ignored | None:
        """Return what is ignored in a folder; None when the folder is left out, or in none of the folders."""
        if folder not in self._known:
            self._known[folder] = self._found(folder)
        return self._known[folder]

    def _found(self, folder: str) -> Ignored | None:
        if folder in self._folders:
            holds, is_ignored = above(folder) if self._respect else (Ignored(), False)
            holds = Ignored(in_repository=True) if is_ignored else holds
        else:
            parent = os.path.dirname(folder)
            held = self._holds(parent) if parent != folder else None
            if held is None or _is_tools(folder) or held.takes(folder, is_folder=True):
                return None
            if self._excluded(os.path.relpath(folder)):
                return None
            holds = held
        names = [name for name in IGNORE_FILES if os.path.lexists(os.path.join(folder, name))]
        return holds.within(folder, names) if self._respect and names else holds


def _is_tools(folder: str) -> bool:
    name = os.path.basename(folder)
    return name.startswith(".") or name in NEVER
