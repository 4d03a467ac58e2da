"""JSON that no terminal and no HTML page takes for anything else."""

import json
import re
from collections.abc import Iterable, Iterator

_ODD = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def written(value: object, indent: int | None = 2) -> str:
    """Return a value as JSON; what could steer a terminal is escaped, half characters are replaced."""
    return _ODD.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def line(value: object) -> str:
    """Return a value as one line of JSON, with its line end."""
    return written(value, None) + "\n"


def listed(values: Iterable[object]) -> Iterator[str]:
    """Yield values as a JSON list, one a line; only one is in memory as text."""
    between = "[\n"
    for value in values:
        yield between + written(value, None)
        between = ",\n"
    yield "[]" if between == "[\n" else "\n]"


def _escaped(match: re.Match[str]) -> str:
    code = ord(match[0])
    return "\\ufffd" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"  # noqa: PLR2004  half characters
