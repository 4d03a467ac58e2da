"""Which lines changed, for a report of nothing else."""

import os
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from copydesk.engine.diffs import Changed, read_diff
from copydesk.engine.discover import ENDINGS, NEVER
from copydesk.engine.files import LARGEST, decode
from copydesk.engine.git import Blobs, Repository
from copydesk.engine.linewise import Lines, as_counted, carried, changed_lines, line_starts
from copydesk.errors import ReadError, UsageError
from copydesk.model.finding import Finding, Location

Excluded = Callable[[str], bool]


class Index:
    """The articles as they are in git's index: what the next commit will hold."""

    def __init__(self, repository: Repository) -> None:
        self._repository = repository
        self._blobs: Blobs | None = None
        self._entries = {_real(repository.root, one.name): one.blob for one in repository.index()}

    @property
    def paths(self) -> Iterable[str]:
        """The real paths of its files."""
        return self._entries

    @contextmanager
    def opened(self) -> Generator[None]:
        """Read many files with one program."""
        with self._repository.blobs() as self._blobs:
            yield
        self._blobs = None

    def read(self, path: str) -> bytes:
        """Return the bytes of an article, of a large one the first.

        Raises:
            ReadError: it is not there, or two versions of it wait to be merged.
        """
        blob = self._entries.get(os.path.realpath(path))
        if not blob:
            raise ReadError(
                "is not in git's index" if blob is None else "waits for a conflict to be resolved", path
            )
        if self._blobs is not None:
            return self._blobs.read(blob, path, LARGEST + 1)
        return self._repository.blob(blob)[: LARGEST + 1]


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
        self, paths: Sequence[str], excluded: Excluded, *, force_exclude: bool
    ) -> Iterator[str | ReadError]:
        """Yield the articles to check of those that changed; given paths, all articles of the index there.

        What is left out in a folder is left out here.
        """
        candidates = self.index.paths if self.index and paths else self._lines
        named = {os.path.realpath(path): path for path in paths}
        folders = [real for real in named or {os.path.realpath("."): "."} if real not in candidates]
        for real, path in named.items():
            if real not in candidates and not os.path.lexists(path):
                yield ReadError("can't be read: no such file or directory", path)
        below = _Below(folders, excluded)
        for real in sorted(candidates):
            path = os.path.relpath(real)
            is_there = self.index is not None or os.path.isfile(real)
            if real in named:
                wanted = not (force_exclude and excluded(path))
            else:
                wanted = (
                    os.path.splitext(real)[1].lower() in ENDINGS and below.holds(real) and not excluded(path)
                )
            if is_there and wanted:
                yield path

    def of(self, path: str) -> Lines | None:
        """Return the lines of a file that changed; None when none did."""
        return self._lines.get(self._real(path))

    def hold(self, finding: Finding, text: Callable[[str], str]) -> bool:
        """Tell whether a finding, or a place it is related to, is on a line that changed.

        ``text`` gives an article by its path.
        """
        return any(self._touch(place, text) for place in (finding.location, *finding.related))

    def allow(self, finding: Finding, text: str) -> bool:
        """Tell whether the fix of a finding, in a text of its article, edits only lines that changed."""
        lines = self.of(finding.location.path)
        if lines is None or finding.fix is None:
            return False
        starts = line_starts(text)
        for edit in finding.fix.edits:
            last = max(edit.span.start, edit.span.end - 1)
            numbers = range(bisect_right(starts, edit.span.start), bisect_right(starts, last) + 1)
            if not all(lines.meet(number, number) for number in numbers):
                return False
        return True

    def compared(self, path: str, text: str) -> "Changes":
        """Return what changed in an article that is given as a text, if it is compared with a commit."""
        if self._before is None:
            return self
        old = self._before(self._real(path))
        try:
            lines = Lines(every=True) if old is None else changed_lines(decode(old, path), text)
        except ReadError:
            lines = Lines(every=True)
        return Changes({self._real(path): lines})

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


class _Below:
    """Folders, and what lies in them and is not left out."""

    def __init__(self, folders: Sequence[str], excluded: Excluded) -> None:
        self._folders = frozenset(folders)
        self._excluded = excluded
        self._known: dict[str, bool] = {}

    def holds(self, path: str) -> bool:
        """Tell whether a file or folder lies in one of the folders, and none between is left out."""
        folder = os.path.dirname(path)
        if folder in self._folders:
            return True
        if folder == path:
            return False
        if folder not in self._known:
            self._known[folder] = (
                not _is_tools(folder) and self.holds(folder) and not self._excluded(os.path.relpath(folder))
            )
        return self._known[folder]


def changed_since(revision: str) -> Changes:
    """Return what changed since the commit where this branch and ``revision`` last agreed.

    The work tree is compared with it: what is not committed counts, and so do files that git does not know.

    Raises:
        UsageError: git can't tell.
    """
    repository = Repository()
    base = repository.base(revision)
    found = read_diff(repository.diff(base), "git diff")
    lines = _by_path(found, repository.root)
    lines.update((_real(repository.root, name), Lines(every=True)) for name in repository.untracked())
    old = {_real(repository.root, one.names[0]): one.old for one in found if one.old}

    def before(path: str) -> bytes | None:
        name = old.get(path) or os.fsencode(os.path.relpath(path, repository.root).replace(os.sep, "/"))
        return repository.content(base, name)

    return Changes(lines, before=before)


def staged() -> Changes:
    """Return what the next commit would change, with the articles as it would hold them.

    Raises:
        UsageError: git can't tell.
    """
    repository = Repository()
    lines = _by_path(read_diff(repository.staged(), "git diff"), repository.root)
    return Changes(lines, Index(repository))


def changes_of_diff(data: bytes, source: str) -> Changes:
    """Return what a diff changes; its names count from the root of the repository, else from this folder.

    Raises:
        UsageError: it is no diff; ``source`` is where it comes from.
    """
    found = read_diff(data, source)
    try:
        root = Repository().root
    except UsageError:
        root = os.path.realpath(".")
    return Changes(
        {_named(one.names, root): one.lines for one in found if one.lines.every or one.lines.numbers}
    )


def _by_path(found: Iterable[Changed], root: str) -> dict[str, Lines]:
    """Return what changed by real path, of files with lines that are new."""
    return {_real(root, one.names[0]): one.lines for one in found if one.lines.every or one.lines.numbers}


def _named(names: Sequence[bytes], root: str) -> str:
    """Return the path that a diff means: of a file that is there, if one is."""
    tried = [_real(folder, name) for folder in (root, os.path.realpath(".")) for name in names]
    return next((path for path in tried if os.path.lexists(path)), tried[0])


def _real(root: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(root, os.fsdecode(name)))


def _is_tools(folder: str) -> bool:
    name = os.path.basename(folder)
    return name.startswith(".") or name in NEVER
