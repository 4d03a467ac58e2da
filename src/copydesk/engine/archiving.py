"""The archive of a repository: where it is, and how articles come into it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from copydesk.archive.filling import Filled, Filler
from copydesk.archive.place import FOLDER, archive_file, archive_root
from copydesk.archive.rows import is_table
from copydesk.archive.store import Archive
from copydesk.config.workspace import Workspace
from copydesk.engine.discover import discover
from copydesk.engine.files import decode, read_bytes
from copydesk.errors import CopydeskError, ReadError
from copydesk.model.document import Document
from copydesk.readers import read


def opened(given: str | None = None) -> Archive:
    """Return the archive, made if need be; our own folder is kept out of version control."""
    file = archive_file(given)
    folder = os.path.dirname(file)
    if os.path.basename(folder) == FOLDER and not os.path.isdir(folder):
        os.makedirs(folder, exist_ok=True)
        Path(folder, ".gitignore").write_text("*\n", encoding="utf-8")
    return Archive(file, archive_root())


def add(  # noqa: PLR0913  each has its use
    archive: Archive,
    paths: Sequence[str],
    workspace: Workspace,
    fields: Mapping[str, str],
    progress: Callable[[Iterable[str]], Iterator[str]] = iter,
    *,
    remember: bool = True,
) -> Filled:
    """Put articles into an archive: those of folders, files, and tables (JSON Lines, Parquet).

    Only what is new or changed is read. What is gone from a folder or a table is taken out. With ``remember``
    the paths are what ``rebuild`` begins from.

    Raises:
        ArchiveError: the archive can't be written.
    """
    filler = Filler(archive, lambda path, data: _document(workspace, path, data))
    for path in paths:
        if remember:
            archive.remember(archive.name(path))
        if is_table(path):
            try:
                for _ in progress(filler.table(path, fields)):
                    pass
            except ReadError as error:
                filler.filled.errors.append(error)
                filler.flush()
            continue
        found = list(_readable(discover([path], lambda one: _excluded(workspace, one)), filler.filled))
        for one in progress(found):
            filler.file(one, read_bytes)
        filler.flush()
        if os.path.isdir(path):
            filler.without(path, found)
    return filler.finish()


def _readable(found: Iterable[str | ReadError], filled: Filled) -> Iterator[str]:
    for one in found:
        if isinstance(one, ReadError):
            filled.errors.append(one)
        else:
            yield one


def _document(workspace: Workspace, path: str, data: bytes) -> Document:
    try:
        return read(path, decode(data, path), workspace.config(path).reading)
    except ReadError:
        raise
    except CopydeskError as error:
        raise ReadError(error.message, error.path or path, error.line) from error


def _excluded(workspace: Workspace, path: str) -> bool:
    try:
        return workspace.excluded(path)
    except CopydeskError:
        return False  # said when the file is read
