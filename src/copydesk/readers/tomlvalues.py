"""Front matter in TOML: the library gives the values, a scan of the lines their places."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import cast

from copydesk.readers.values import Found, aligned
from copydesk.text.toml import parse_toml

_LINE = re.compile(
    r"^[ \t]*(?:([\w-]+)[ \t]*=[ \t]*+(?:(\[)|(?=[\"'])|.*$)|(\[\[?)([^\[\]\r\n]+)\])", re.MULTILINE
)
_STRING = re.compile(
    r'(?P<long>"""|\'\'\')(?:\r?\n)?+(?P<lines>(?:[^\\]|\\.)*?)(?P=long)'
    r'|"(?P<double>(?:[^"\\\r\n]|\\.)*+)"|\'(?P<single>[^\'\r\n]*+)\'',
    re.DOTALL,
)
_BETWEEN = re.compile(r"(?:[\s,]|#[^\r\n]*)*+")
_ERROR_LINE = re.compile(r"line (\d+)")
_PLACE = re.compile(r" \(at [^()]*\)$")  # counted from the front matter's first line
_STYLES = {"lines": '"', "double": '"', "single": "'"}


def read_toml(text: str, base: int, found: Found) -> None:
    """Read TOML that stands in the file at ``base``."""
    try:
        tree = parse_toml(text.replace("\r\n", "\n"))
    except ValueError as error:
        said = str(error).replace("Illegal character '\\n'", "a quote that is not closed")
        line = _ERROR_LINE.search(said)
        found.problems.append((int(line[1]) + 1 if line else 1, f"front matter: {_PLACE.sub('', said)}"))
        return
    _flatten(tree, found)
    for path, string in _strings(text):
        value = found.values.get(path)
        style = string.lastgroup or ""
        if value is not None:
            low, high = string.start(style) - 1, string.end(style) + 1
            found.drafts.append((path, aligned(text[low:high], base + low, value, _STYLES[style])))


def _strings(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Yield the strings of a text with their dotted paths."""
    table, at = "", 0
    tables: Counter[str] = Counter()
    while match := _LINE.search(text, at):
        at = match.end()
        if match[4]:
            table = match[4].strip() + "."
            if match[3] == "[[":
                table += f"{tables[table]}."
                tables[match[4].strip() + "."] += 1
        elif match[2]:
            number, at = 0, _after_gap(text, at)
            while string := _STRING.match(text, at):
                yield f"{table}{match[1]}.{number}", string
                number, at = number + 1, _after_gap(text, string.end())
        elif string := _STRING.match(text, at):
            yield table + match[1], string
            at = string.end()


def _after_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _flatten(tree: object, found: Found) -> None:
    todo: list[tuple[str, object]] = [("", tree)]
    while todo:
        path, node = todo.pop()
        if isinstance(node, dict):
            items = cast("dict[str, object]", node).items()
            todo += [(f"{path}.{key}" if path else key, value) for key, value in items]
        elif isinstance(node, list):
            todo += [(f"{path}.{number}", value) for number, value in enumerate(cast("list[object]", node))]
        else:
            found.values[path] = str(node)
