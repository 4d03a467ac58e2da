"""An INI file as Vale reads it: sections with a place for every key.

Keys may stand before the first section; a key may come twice; ``#`` and ``;`` open a comment at the start of
a line, or after a blank; a backslash at the end of a line joins the next.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.errors import ConfigError

_COMMENT = re.compile(r"\s[#;].*")
_QUOTES = ('"""', '"', "'", "`")


class IniEntry(NamedTuple):
    """A key and its value; the line counts from 1."""

    key: str
    value: str
    line: int

    @property
    def listed(self) -> tuple[str, ...]:
        r"""The parts of a list with commas; ``\,`` is a comma of a part."""
        parts = re.split(r"(?<!\\),", self.value)
        return tuple(part.strip().replace(r"\,", ",") for part in parts if part.strip())


class IniSection(NamedTuple):
    """A section, named ``""`` before the first header; one that comes twice is listed twice."""

    name: str
    line: int
    entries: tuple[IniEntry, ...]


def parse_ini(text: str, path: str) -> tuple[IniSection, ...]:
    """Return the sections of an INI text.

    Raises:
        ConfigError: a line is neither a section, a key with a value, nor a comment.
    """
    sections: list[IniSection] = []
    name, line_of_name, entries = "", 1, list[IniEntry]()
    for line, written in _lines(text):
        if written.startswith("["):
            if not written.endswith("]"):
                raise ConfigError('a section ends with "]"', path, line)
            sections.append(IniSection(name, line_of_name, tuple(entries)))
            name, line_of_name, entries = written[1:-1].strip(), line, []
            continue
        key, sign, value = written.partition("=")
        if not sign or not key.strip():
            raise ConfigError(f'a key and a value are wanted here: "{written[:40]}"', path, line)
        entries.append(IniEntry(key.strip(), _unquoted(value.strip()), line))
    return (*sections, IniSection(name, line_of_name, tuple(entries)))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with something in them, without comments, and their number."""
    joined, first = "", 0
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        line = raw.strip()
        if not joined and (not line or line.startswith(("#", ";"))):
            continue
        first = first if joined else number
        if line.endswith("\\"):
            joined += line[:-1]
            continue
        line, joined = joined + line, ""
        value = line.partition("=")[2].strip()
        yield first, line if value.startswith(_QUOTES) or line.startswith("[") else _COMMENT.sub("", line)
    if joined:
        yield first, joined


def _unquoted(value: str) -> str:
    for quote in _QUOTES:
        if len(value) >= 2 * len(quote) and value.startswith(quote) and value.endswith(quote):
            return value[len(quote) : -len(quote)]
    return value
