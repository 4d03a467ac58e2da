"""Places as other programs count them: columns in bytes or UTF-16 units, paths from the repository's root."""

import os
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple
from urllib.parse import quote

from copydesk.model.finding import Location, Report

Unit = Literal["utf-8", "utf-16-le"]
_WIDTH = {"utf-8": 1, "utf-16-le": 2}  # bytes of a unit


class Region(NamedTuple):
    """Lines and columns from 1, ends exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


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
    if place.context_column == 1 or not (text := report.text(place.path)):
        return place.context[: place.column - place.context_column].rjust(place.column - 1)
    return text[place.span.start - place.column + 1 : place.span.start]


def _units(text: str, unit: Unit) -> int:
    return len(text) if text.isascii() else len(text.encode(unit, "replace")) // _WIDTH[unit]


def columns_of(text: str, unit: Unit) -> int:
    """Return how many units a text takes."""
    return _units(text, unit)


def from_root(path: str) -> str:
    """Return a path relative to the root of its repository, else to this folder, with ``/`` and no ``./``.

    A path outside stays absolute; names that are no file's, such as ``<stdin>``, stay as they are.
    """
    return _from_root(path, os.getcwd())


@lru_cache(maxsize=10_000)
def _from_root(path: str, folder: str) -> str:
    full = os.path.abspath(os.path.join(folder, path))
    root = _root(folder) or folder
    if os.path.commonpath((root, full)) != root:
        return full.replace(os.sep, "/")
    return os.path.relpath(full, root).replace(os.sep, "/")


@lru_cache(maxsize=100)
def _root(folder: str) -> str:
    for one in (Path(folder), *Path(folder).parents):
        if (one / ".git").exists():
            return str(one)
    return ""


def uri(path: str) -> str:
    """Return a path as a URI reference, relative to the repository's root where it is inside."""
    placed = from_root(path)
    escaped = quote(placed.encode("utf-8", "surrogateescape"), safe="/~")
    return f"file://{escaped}" if placed.startswith("/") else escaped
