"""The archive of a repository: where it is, and how articles come into it."""

import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from glob import glob, has_magic
from itertools import chain
from pathlib import Path
from threading import Thread

from copydesk.archive.database import ArchiveError
from copydesk.archive.filling import Done, Filled, Filler, Job, entry_of
from copydesk.archive.place import FOLDER, archive_file, archive_root
from copydesk.archive.rows import is_table
from copydesk.archive.store import Archive
from copydesk.config.workspace import Options, Workspace
from copydesk.engine.discover import discover
from copydesk.engine.files import decode, read_bytes
from copydesk.engine.workers import cores
from copydesk.errors import CopydeskError, ReadError
from copydesk.model.document import Document
from copydesk.readers import read

_MANY = 400  # files that are read by several processes
_CHUNK = 50
_workspaces: list[Workspace] = []  # of a process that reads


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

    A path may be a pattern (``*``, ``**``). Only what is new or changed is read. What is gone from a folder
    or a table is taken out. ``fields`` are names of fields of tables; those of the configuration hold where
    none are given. With ``remember`` the paths are what ``rebuild`` begins from.

    Raises:
        ArchiveError: the archive can't be written.
    """
    if not paths:
        return Filled()  # a check of some files, which asks for no more
    filler = Filler(archive)
    for path in paths if remember else ():
        if any(map(os.path.lexists, _meant(path))):
            archive.remember(archive.name(path), fields)
    try:
        for one in chain.from_iterable(map(_meant, paths)):
            if is_table(one):
                named = {**workspace.config(one).archive, **_remembered(archive, paths, one), **fields}
                _add_table(filler, one, named, progress)
            else:
                _add_files(filler, one, workspace, progress)
    except KeyboardInterrupt:
        filler.flush()  # what was read is kept
        raise
    return filler.finish()


def _meant(path: str) -> list[str]:
    """Return the files and folders that a path stands for: itself, or what a pattern matches."""
    if os.path.lexists(path) or not has_magic(path):
        return [path]
    return sorted(glob(path, recursive=True)) or [path]


def _remembered(archive: Archive, paths: Sequence[str], table: str) -> Mapping[str, str]:
    """Return the fields that were given when a table was put in, itself or by a pattern."""
    given = (path for path in paths if table in _meant(path))
    return {ours: theirs for path in given for ours, theirs in archive.fields(archive.name(path)).items()}


def _add_table(
    filler: Filler,
    path: str,
    fields: Mapping[str, str],
    progress: Callable[[Iterable[str]], Iterator[str]],
) -> None:
    try:
        for _ in progress(filler.table(path, fields)):
            pass
    except ReadError as error:
        filler.filled.errors.append(error)
        filler.flush()


def _add_files(
    filler: Filler, path: str, workspace: Workspace, progress: Callable[[Iterable[str]], Iterator[str]]
) -> None:
    found = list(_readable(discover([path], lambda one: _excluded(workspace, one)), filler.filled))
    jobs = [job for one in found if (job := filler.job(one))]
    with _reading(workspace, jobs) as done:
        for _ in progress(_Counted(_taken(filler, done), len(jobs))):
            pass
    filler.flush()
    if os.path.isdir(path):
        filler.without(path, found)


def _readable(found: Iterable[str | ReadError], filled: Filled) -> Iterator[str]:
    for one in found:
        if isinstance(one, ReadError):
            filled.errors.append(one)
        else:
            yield one


class _Counted(Iterable[str]):
    """Names that come one by one, with their number."""

    def __init__(self, names: Iterable[str], number: int) -> None:
        self._names = names
        self._number = number

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return self._number


def _taken(filler: Filler, done: Iterable[Done]) -> Iterator[str]:
    for one in done:
        filler.take(one)
        yield one.job.path


@contextmanager
def _reading(workspace: Workspace, jobs: list[Job]) -> Generator[Iterator[Done]]:
    """Give what is read of the files, by several processes when there are many."""
    if len(jobs) < _MANY or cores() == 1:
        yield (_read(job, workspace) for job in jobs)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415  only for many articles
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415
    from multiprocessing import get_context  # noqa: PLC0415

    pool = ProcessPoolExecutor(cores(), get_context("spawn"), _begin, (workspace.options,))
    try:
        chunks = [jobs[at : at + _CHUNK] for at in range(0, len(jobs), _CHUNK)]
        yield chain.from_iterable(pool.map(_read_all, chunks))
    except BrokenProcessPool as error:
        raise ArchiveError("a process that read articles was killed; is there too little memory?") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(options: Options) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    Thread(target=_end_with_parent, daemon=True).start()
    _workspaces.append(Workspace(options))


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, which a killed one tells nobody."""
    from multiprocessing import parent_process  # noqa: PLC0415  in a process of its own

    if parent := parent_process():
        parent.join()
        os._exit(1)


def _read_all(jobs: list[Job]) -> list[Done]:
    return [_read(job, _workspaces[0]) for job in jobs]


def _read(job: Job, workspace: Workspace) -> Done:
    try:
        return Done(job, entry_of(job, read_bytes(job.path), partial(_document, workspace)))
    except CopydeskError as error:
        return Done(job, None, (error.message, error.path or job.path, error.line))


def _document(workspace: Workspace, path: str, data: bytes) -> Document:
    return read(path, decode(data, path), workspace.config(path).reading)


def _excluded(workspace: Workspace, path: str) -> bool:
    try:
        return workspace.excluded(path)
    except CopydeskError:
        return False  # said when the file is read
