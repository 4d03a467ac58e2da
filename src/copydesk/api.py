"""What every surface calls."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import NamedTuple

from copydesk.config.workspace import Book, Options, Workspace
from copydesk.engine.changes import Changes
from copydesk.engine.discover import discover
from copydesk.engine.files import decode
from copydesk.engine.mending import Change, Mending
from copydesk.engine.session import ALONE, Effort, Session
from copydesk.engine.watch import Watch, watched
from copydesk.errors import CopydeskError, ReadError, RuleError, UsageError
from copydesk.model.finding import Level, Problem, Report, Safety
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.selection import resolve

__all__ = [
    "ALONE",
    "Book",
    "Change",
    "Changes",
    "Effort",
    "Options",
    "Watch",
    "changed_since",
    "changes_of_diff",
    "effort",
    "fix_bytes",
    "fix_paths",
    "lint_bytes",
    "lint_paths",
    "lint_text",
    "named",
    "rulebook",
    "staged",
    "watch",
]

_DEFAULTS = Options()


def changed_since(revision: str) -> Changes:
    """Return what changed since the commit where this branch and ``revision`` last agreed.

    Raises:
        UsageError: git can't tell.
    """
    from copydesk.engine import asked  # noqa: PLC0415  only where git is asked

    return asked.changed_since(revision)


def staged() -> Changes:
    """Return what the next commit would change, with the articles as it would hold them.

    Raises:
        UsageError: git can't tell.
    """
    from copydesk.engine import asked  # noqa: PLC0415  as above

    return asked.staged()


def changes_of_diff(data: bytes, source: str) -> Changes:
    """Return what a unified diff changes; ``source`` is where it comes from.

    Raises:
        UsageError: it is none.
    """
    from copydesk.engine import asked  # noqa: PLC0415  as above

    return asked.changes_of_diff(data, source)


def effort(jobs: int | None = None, cache_dir: str | None = None, *, cached: bool = True) -> Effort:
    """Return how a run gets its work done: by ``jobs`` processes (None: one a core), with a cache.

    That is in ``cache_dir``, else in the folder that the environment names, else in the repository.
    """
    from copydesk.engine.cache_folder import cache_folder  # noqa: PLC0415  only where it is asked for

    return Effort(jobs, cache_folder(cache_dir) if cached else None)


def lint_paths(
    paths: Sequence[str],
    options: Options = _DEFAULTS,
    progress: Callable[[Iterable[str]], Iterator[str]] = iter,
    changes: Changes | None = None,
    effort: Effort = ALONE,
) -> Report:
    """Check files and folders; with ``changes`` report only what is on lines that changed.

    Without paths, those articles in the current folder are checked that changed. A file that can't be read
    becomes a problem of the report and the others are still checked. ``progress`` is given the paths and
    yields them again, one as each is checked. ``effort`` says how many processes work at it, and where
    results of other runs are kept.

    Raises:
        ConfigError, RuleError, UsageError: when nothing could be checked as asked.
    """
    notes = _refresh(paths, options) if options.archive else ()
    session = Session(options, changes=changes, effort=effort)
    session.check_files(progress(_found(session, paths, options, changes)))
    report = session.report()
    return replace(report, notes=(*notes, *report.notes)) if notes else report


def _refresh(paths: Sequence[str], options: Options) -> tuple[str, ...]:
    """Bring the archive up to what stands in the folders given; return what there is to say of that.

    An archive that had to be made anew is filled from the whole repository. What fails is said by the check.
    """
    from copydesk.engine import archiving  # noqa: PLC0415  only with an archive

    workspace = Workspace(Options(config=options.config, isolated=options.isolated))
    try:
        with closing(archiving.opened(options.archive)) as archive:
            folders = [path for path in paths if os.path.isdir(path)]
            archiving.add(
                archive, [archive.root] if archive.renewed else folders, workspace, {}, remember=False
            )
            return (f"the archive was made anew: {archive.renewed}",) if archive.renewed else ()
    except CopydeskError:
        return ()


def _found(
    session: Session, paths: Sequence[str], options: Options, changes: Changes | None
) -> Iterator[str]:
    find = discover if changes is None or (paths and changes.index is None) else changes.listed
    found = find(
        paths,
        session.excluded,
        force_exclude=options.force_exclude,
        respect_gitignore=options.respect_gitignore,
    )
    return session.readable(found)


def fix_paths(  # noqa: PLR0913  each has its use
    paths: Sequence[str],
    options: Options = _DEFAULTS,
    least: Safety = Safety.SAFE,
    progress: Callable[[Iterable[str]], Iterator[str]] = iter,
    show: Callable[[Change], None] | None = None,
    *,
    changes: Changes | None = None,
) -> Report:
    """Fix files and folders, with fixes at least as safe as ``least``; report what is left.

    Given ``show``, nothing is written: it gets each change instead. With ``changes`` only lines that changed
    are edited.

    Raises:
        ConfigError, RuleError, UsageError: when nothing could be checked as asked.
    """
    from copydesk.engine.writing import encode, replace_file  # noqa: PLC0415  only to write

    def write(change: Change) -> None:
        after = encode(change.after, change.data, change.path)
        replace_file(change.path, change.data, after, paths or (".",))

    session = Session(options, _mending(options, least, show or write), changes)
    session.check_files(progress(_found(session, paths, options, changes)))
    return session.report()


def fix_bytes(  # noqa: PLR0913  as above
    data: bytes,
    path: str,
    options: Options = _DEFAULTS,
    least: Safety = Safety.SAFE,
    show: Callable[[Change], None] | None = None,
    *,
    changes: Changes | None = None,
) -> tuple[bytes, Report]:
    """Fix one article given as bytes; return what it is then, in the same encoding, and what is left.

    ``show`` gets the change, if there is one.
    """
    from copydesk.engine.writing import encode  # noqa: PLC0415  only to write

    made = data

    def put(change: Change) -> None:
        nonlocal made
        made = encode(change.after, data, path)
        if show:
            show(change)

    report = lint_bytes(data, path, options, _mending(options, least, put), changes)
    return made, report


def _mending(options: Options, least: Safety, put: Callable[[Change], None]) -> Mending:
    return Mending(least, put, Level[(options.min_level or Level.SUGGESTION.word).upper()])


def lint_text(text: str, path: str = "article.md", options: Options = _DEFAULTS) -> Report:
    """Check one article; ``path`` says its format, and where its configuration is looked for."""
    session = Session(options)
    session.check_text(path, text)
    return session.report()


def lint_bytes(
    data: bytes,
    path: str,
    options: Options = _DEFAULTS,
    mending: Mending | None = None,
    changes: Changes | None = None,
) -> Report:
    """Check one article given as bytes; text that can't be read becomes a problem of the report."""
    session = Session(options, mending, changes)
    if options.force_exclude and session.excluded(path):
        return session.report()
    try:
        text = decode(data, path)
        if changes is not None:
            changes.compare(path, text)
        session.check_text(path, text, data)
    except ReadError as error:
        session.add(Problem.of(error))
    return session.report()


def watch(paths: Sequence[str], options: Options = _DEFAULTS) -> Watch:
    """Return what tells whether anything changed that decides what is found in these paths.

    Raises:
        UsageError: a flag makes no sense.
    """
    return Watch(lambda: watched(paths, options))


class Recorded(NamedTuple):
    """A baseline written: its file, its entries, how many are new and how many were dropped.

    ``key`` is what the configuration would say to use it; empty where it says so, or can't.
    """

    file: str
    entries: int
    new: int
    dropped: int
    problems: tuple[Problem, ...]
    key: str


def record(
    paths: Sequence[str],
    options: Options = _DEFAULTS,
    file: str | None = None,
    progress: Callable[[Iterable[str]], Iterator[str]] = iter,
    *,
    update: bool = False,
) -> Recorded:
    """Write what is found to a baseline; entries of articles that are not checked stay.

    ``file`` is the baseline's, else that of the configuration of the current folder. With ``update`` entries
    that are found no more are dropped, and none is added.

    Raises:
        ConfigError, UsageError, WriteError: when it can't be read, checked or written as asked.
    """
    from copydesk.engine.baseline import NAME, Baseline, load, merged, written  # noqa: PLC0415  only here
    from copydesk.engine.writing import write_file  # noqa: PLC0415

    workspace = Workspace(options)
    configured = workspace.baseline("article.md")
    root = workspace.config("article.md").root
    name = file or configured or os.path.join(root, NAME)
    old = load(name) if update or os.path.exists(name) else Baseline(name, {})
    session = Session(replace(options, baseline=""))
    session.check_files(progress(_found(session, paths, options, None)))
    report = session.report()
    failed = {problem.path for problem in report.problems}
    ran = () if "" in failed else session.ran  # what could not be done for any article may be what finds them
    checked = {old.path(path) for path in ran if path not in failed}
    entries = merged(old, report.findings, lambda one: one.path in checked or old.is_gone(one), update=update)
    write_file(name, written(entries))
    still = sum(one.fingerprint in old.entries for one in entries)
    key = "" if configured == name else os.path.relpath(name, root).replace(os.sep, "/")
    return Recorded(
        name,
        entries=len(entries),
        new=len(entries) - still,
        dropped=len(old.entries) - still,
        problems=report.problems,
        key="" if key.startswith("../") else key,
    )


def rulebook(options: Options = _DEFAULTS, path: str = "article.md") -> Book:
    """Return every rule there is for a file, and which of them run."""
    return Workspace(options).book(path)


def named(book: Book, name: str) -> tuple[Rule, ...]:
    """Return the rules of that id, last part of an id, or style.

    Raises:
        UsageError: there is none.
    """
    by_id = {rule.id: rule for rule in book.rules}
    try:
        return tuple(by_id[one] for one in sorted(resolve([name], list(by_id))))
    except RuleError as error:
        raise UsageError(error.message) from error
