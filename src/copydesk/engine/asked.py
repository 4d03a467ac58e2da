"""What git, or a diff, says of what changed."""

import hashlib
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager

from copydesk.engine.changes import Changes
from copydesk.engine.diffs import Changed, read_diff
from copydesk.engine.files import LARGEST, read_bytes
from copydesk.engine.git import Blobs, Repository
from copydesk.engine.linewise import Lines
from copydesk.errors import ReadError, UsageError

_LONG_NAME = 64  # digits of a name in a repository that uses SHA-256


class GitIndex:
    """The articles as they are in git's index."""

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
        data = _same(path, blob)
        if data is not None:  # quicker than to ask git
            return data
        if self._blobs is not None:
            return self._blobs.read(blob, path, LARGEST + 1)
        return self._repository.blob(blob)[: LARGEST + 1]

    def is_on_disk(self, path: str) -> bool:
        """Tell whether the file of an article holds the same, byte for byte."""
        return _same(path, self._entries.get(os.path.realpath(path), "")) is not None


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
    return Changes(lines, GitIndex(repository))


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


def _same(path: str, blob: str) -> bytes | None:
    """Return the bytes of a file if they are those that git has by a name."""
    try:
        data = read_bytes(path)
    except ReadError:
        return None
    algorithm = "sha256" if len(blob) == _LONG_NAME else "sha1"
    known = hashlib.new(algorithm, b"blob %d\0" % len(data), usedforsecurity=False)
    known.update(data)
    return data if known.hexdigest() == blob else None


def _by_path(found: Iterable[Changed], root: str) -> dict[str, Lines]:
    """Return what changed by real path, of files with lines that are new."""
    return {_real(root, one.names[0]): one.lines for one in found if one.lines.every or one.lines.numbers}


def _named(names: Sequence[bytes], root: str) -> str:
    """Return the path that a diff means: of a file that is there, if one is."""
    tried = [_real(folder, name) for folder in (root, os.path.realpath(".")) for name in names]
    return next((path for path in tried if os.path.lexists(path)), tried[0])


def _real(root: str, name: bytes) -> str:
    return os.path.normpath(os.path.join(root, os.fsdecode(name)))
