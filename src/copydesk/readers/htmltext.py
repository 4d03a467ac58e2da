"""The tokens of a stretch of HTML, in linear time."""

import re
from collections.abc import Iterator

_NAME = re.compile(r"<(/?)([A-Za-z][\w:-]{0,40})")
_STOP = re.compile(r"[>\"']")
_ATTRIBUTE = re.compile(r"(?<![\w:-])([\w:-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_LONGEST = 20_000  # characters of a tag that are searched for attributes


def tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield ``(name, start, end)``: an empty name for text, ``!`` for comments, ``/p`` for a closing tag."""
    at, begin = 0, 0
    unclosed = False
    while (at := text.find("<", at)) >= 0:
        name, end = "", -1
        if text.startswith(("<!", "<?"), at):
            close = "-->" if text.startswith("<!--", at) else ">"
            stop = text.find(close, at + 2)
            name, end = "!", stop + len(close) if stop >= 0 else len(text)
        elif not unclosed and (match := _NAME.match(text, at)):
            name, end = match[1] + match[2].lower(), _tag_end(text, match.end())
            unclosed = end < 0
        if end < 0:
            at += 1
            continue
        if begin < at:
            yield "", begin, at
        yield name, at, end
        at = begin = end
    if begin < len(text):
        yield "", begin, len(text)


def _tag_end(text: str, at: int) -> int:
    while match := _STOP.search(text, at):
        if match[0] == ">":
            return match.end()
        close = text.find(match[0], match.end())
        if close < 0:
            return text.find(">", match.end()) + 1 or -1
        at = close + 1
    return -1


def attributes(tag: str) -> dict[str, tuple[str, int]]:
    """Return the quoted attributes of a tag with their offsets in it."""
    return {
        match[1].lower(): (match[2], match.start(2)) if match[2] is not None else (match[3], match.start(3))
        for match in _ATTRIBUTE.finditer(tag[:_LONGEST])
    }
