"""Articles of a table checked, in a worker, as the command checks files."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from copydesk.archive.rows import Row
from copydesk.config.workspace import Options, Workspace
from copydesk.engine.checking import Checker
from copydesk.engine.files import decode
from copydesk.engine.result import Result
from copydesk.errors import CopydeskError
from copydesk.model.finding import Location
from copydesk.readers.dates import find_date
from copydesk.spark.articles import CONTENT, NO_TEXT, PATH, Values, id_in, row_in

PROBLEM = "problem"  # the level of what is no finding


def findings(
    rows: Iterable[Values], fields: Mapping[str, str], options: Options
) -> Iterator[tuple[Any, ...]]:
    """Yield what is found in some articles, as the columns of ``tables.FINDINGS``."""
    checker = Checker(Workspace(options))
    for values in rows:
        if CONTENT in values:
            yield from _file(checker, str(values[PATH]), bytes(values[CONTENT]))
        elif row := row_in(values, fields):
            head = f"# {' '.join(row.headline.split())}" if row.headline else ""
            yield from _told(row.id, checker.check_text(_name(row), f"{head}\n\n{row.text}"))
        else:
            yield _problem(id_in(values, fields), NO_TEXT)


def _file(checker: Checker, path: str, data: bytes) -> Iterator[tuple[Any, ...]]:
    try:
        yield from _told(path, checker.check_text(path, decode(data, path), data))
    except CopydeskError as error:
        yield _problem(path, error.message)


def _name(row: Row) -> str:
    """Return a name for an article that has its date, as names of files often have."""
    published = find_date(row.date)
    folder, name = posixpath.split(row.id)
    return posixpath.join(folder, f"{published}-{name}.md" if published else f"{name}.md")


def _told(article: str, result: Result) -> Iterator[tuple[Any, ...]]:
    for one in sorted(result.findings, key=lambda found: found.order):
        said = (one.rule, one.level.word, one.confidence.value, one.message)
        related = [{**_place(where), "note": where.note} for where in one.related]
        yield article, *said, *_place(one.location).values(), one.fingerprint, related
    for problem in result.problems:
        yield _problem(article, problem.message, problem.rule)


def _place(place: Location) -> dict[str, Any]:
    return {
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "excerpt": place.excerpt,
    }


def _problem(article: str, message: str, rule: str = "") -> tuple[Any, ...]:
    return article, rule, PROBLEM, "", message, 0, 0, 0, 0, "", "", []
