"""What every surface calls."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from copydesk.config.workspace import Book, Options, Workspace
from copydesk.engine.discover import discover
from copydesk.engine.files import decode
from copydesk.engine.selftest import Outcome as Tried
from copydesk.engine.selftest import test_rules as try_rules
from copydesk.engine.session import Session
from copydesk.errors import CopydeskError, ReadError, RuleError, UsageError
from copydesk.model.finding import Problem, Report
from copydesk.rulebook.loader import load_folders
from copydesk.rulebook.rule import Rule
from copydesk.rulebook.selection import resolve
from copydesk.rulebook.sources import builtin

__all__ = ["Book", "Options", "lint_bytes", "lint_paths", "lint_text", "named", "problem_of", "rulebook"]

_DEFAULTS = Options()


def lint_paths(
    paths: Sequence[str],
    options: Options = _DEFAULTS,
    progress: Callable[[Iterable[str]], Iterator[str]] = iter,
) -> Report:
    """Check files and folders.

    A file that can't be read becomes a problem of the report and the others are still checked. ``progress``
    is given the paths and yields them again, one as each is checked.

    Raises:
        ConfigError, RuleError, UsageError: when nothing could be checked as asked.
    """
    session = Session(options)
    found = discover(paths, session.excluded, force_exclude=options.force_exclude)
    session.check_files(progress(session.readable(found)))
    return session.report()


def lint_text(text: str, path: str = "article.md", options: Options = _DEFAULTS) -> Report:
    """Check one article; ``path`` says its format, and where its configuration is looked for."""
    session = Session(options)
    session.check_text(path, text)
    return session.report()


def lint_bytes(data: bytes, path: str, options: Options = _DEFAULTS) -> Report:
    """Check one article given as bytes; text that can't be read becomes a problem of the report."""
    session = Session(options)
    if options.force_exclude and session.excluded(path):
        return session.report()
    try:
        session.check_text(path, decode(data, path))
    except ReadError as error:
        session.add(problem_of(error))
    return session.report()


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


def selftest(paths: Sequence[str]) -> tuple[list[Tried], tuple[Problem, ...]]:
    """Run the examples of the rules at the paths (files or folders), or of all built-in rules.

    Raises:
        UsageError: a path is not there.
    """
    for path in paths:
        if not Path(path).exists():
            raise UsageError("there is no such rule file or folder", path)
    rules, errors = load_folders([Path(path) for path in paths] or [builtin()])
    return list(try_rules(rules)), tuple(problem_of(error) for error in errors)


def problem_of(error: CopydeskError) -> Problem:
    """Return an error as a problem."""
    message = f"{error.message}\n{error.frame}" if error.frame else error.message
    return Problem(error.path or "", message, "", error.line, error.column)
