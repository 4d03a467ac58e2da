"""Places as other programs count them: columns in bytes or UTF-16 units, paths from the repository's root."""

import os
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

from copydesk.model.finding import Finding, Location, Report, Source

Unit = Literal["utf-8", "utf-16-le"]
_WIDTH = {"utf-8": 1, "utf-16-le": 2}  # bytes of a unit


class Region(NamedTuple):
    """Lines and columns from 1, ends exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


def remembering(report: Report) -> Report:
    """Return the report so that an article is read once for all its findings, not once for each."""

    @lru_cache(maxsize=2)
    def source(path: str) -> Source | None:
        return report.source(path)

    return replace(report, source=source)


def region(place: Location, unit: Unit, report: Report, *, one_line: bool = False) -> Region:
    """Return a place with columns in UTF-8 bytes or UTF-16 units; with ``one_line`` its first line alone."""
    before = _before(place, report)
    lines = place.excerpt.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    column = _units(before, unit) + 1
    if one_line or len(lines) == 1:
        return Region(place.line, column, place.line, column + _units(lines[0], unit))
    return Region(place.line, column, place.end_line, _units(lines[-1], unit) + 1)


def _before(place: Location, report: Report) -> str:
    """Return the text of the line before a place; of a very long line it stands in the file only."""
    if place.context_column == 1 or not (text := same_text(place, report)):
        return place.context[: place.column - place.context_column].rjust(place.column - 1)
    return text[place.span.start - place.column + 1 : place.span.start]


def same_text(place: Location, report: Report) -> str | None:
    """Return the text of the article of a place; None when it can't be read, or is another one by now."""
    text = report.text(place.path)
    return text if text is not None and text[slice(*place.span)] == place.excerpt else None


def _units(text: str, unit: Unit) -> int:
    return len(text) if text.isascii() else len(text.encode(unit, "replace")) // _WIDTH[unit]


def columns_of(text: str, unit: Unit) -> int:
    """Return how many units a text takes."""
    return _units(text, unit)


def from_root(path: str) -> str:
    """Return a path relative to the root of its repository, else to this folder, with ``/`` and no ``./``.

    A path outside stays absolute; names that are no file's, such as ``<stdin>``, stay as they are.
    """
    if path.startswith("<") and path.endswith(">"):
        return path
    return _from_root(path, os.getcwd())


@lru_cache(maxsize=10_000)
def _from_root(path: str, folder: str) -> str:
    full = os.path.abspath(os.path.join(folder, path))
    root = _root(folder) or _root(os.path.dirname(full)) or folder
    inside = _inside(full, root)
    if inside is None:  # a folder above may be a link
        real = os.path.join(os.path.realpath(os.path.dirname(full)), os.path.basename(full))
        inside = _inside(real, os.path.realpath(root))
    return (full if inside is None else inside).replace(os.sep, "/")


def _inside(path: str, root: str) -> str | None:
    prefix = root if root.endswith(os.sep) else root + os.sep
    return path.removeprefix(prefix) if path.startswith(prefix) else None


@lru_cache(maxsize=1_000)
def _root(folder: str) -> str:
    for one in (Path(folder), *Path(folder).parents):
        if (one / ".git").exists():
            return str(one)
    return ""


def fingerprint(finding: Finding) -> str:
    """Return a finding's fingerprint as seen from the repository's root: the same from every folder."""
    place = finding.location
    path = from_root(place.path)
    return replace(finding, location=place._replace(path=path)).fingerprint


def uri(path: str) -> str:
    """Return a path as a URI reference, relative to the repository's root where it is inside."""
    placed = from_root(path)
    escaped = quote(placed.encode("utf-8", "surrogateescape"), safe="/~")
    return f"file://{escaped}" if placed.startswith("/") else escaped
