"""Front matter in YAML (and JSON, which YAML includes), read event by event."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from copydesk.readers.values import Found, aligned
from copydesk.text.yaml_faults import fault

_KEY = re.compile(r"^\w[\w-]*[ \t]*:", re.MULTILINE)
_DEPTH = 100
_LONGEST_PATH = 500  # characters
_SHOWN = 80  # characters of a key in a message


@dataclass(slots=True)
class _Open:
    """A mapping or sequence that is open; ``keys`` are a mapping's, with their lines."""

    path: str
    keys: dict[str, int] | None
    key: str | None = None
    count: int = 0

    def step(self) -> str:
        """Return the path of the value that stands here, and go on to the next."""
        name = str(self.count) if self.keys is None else self.key or ""
        self.count += 1
        self.key = None
        return f"{self.path}.{name}" if self.path else name


class _Walk:
    """Takes events: there is no recursion, and no alias is expanded."""

    def __init__(self, text: str, base: int, found: Found, is_known: Callable[[str], bool]) -> None:
        self.text, self.base, self.found, self.is_known = text, base, found, is_known
        self.stack: list[_Open] = []
        self.done = False  # what follows is not read
        self.listed = 0  # the line of the list that all is, if it is one

    def feed(self, event: Any) -> None:  # noqa: ANN401  the parser's events have no common type
        match type(event).__name__:
            case "MappingEndEvent" | "SequenceEndEvent":
                self.stack.pop()
            case "MappingStartEvent":
                self.open(event, {})
            case "SequenceStartEvent":
                self.open(event, None)
            case "ScalarEvent":
                self.scalar(event)
            case "AliasEvent" if self.stack and not self.is_key("*", event):
                self.stack[-1].step()
            case _:
                pass

    def is_key(self, key: str, event: Any) -> bool:  # noqa: ANN401  as above
        """Tell whether a node is a key; if so, remember it."""
        top = self.stack[-1]
        if top.keys is None or top.key is not None:
            return False
        top.key = key
        line = event.start_mark.line + 2
        if key in top.keys and self.is_known(key):  # others are no part of the article
            said = f"front matter: “{key[:_SHOWN]}” stands twice, here and on line {top.keys[key]}"
            self.found.problems.append((line, said))
        top.keys.setdefault(key, line)
        return True

    def open(self, event: Any, keys: dict[str, int] | None) -> None:  # noqa: ANN401  as above
        path = "?"
        if not self.stack:
            path, self.done = "", keys is None
            self.listed = event.start_mark.line + 2 if self.done else 0
        elif not self.is_key(path, event):
            path = self.stack[-1].step()
        self.stack.append(_Open(path[:_LONGEST_PATH], keys))
        if len(self.stack) > _DEPTH:
            self.found.problems.append((event.start_mark.line + 2, "front matter is nested too deeply"))
            self.done = True

    def scalar(self, event: Any) -> None:  # noqa: ANN401  as above
        if not self.stack:
            self.done = True
        elif not self.is_key(event.value, event):
            first, last = event.start_mark.index, event.end_mark.index
            draft = aligned(self.text[first:last], self.base + first, event.value, event.style)
            self.found.take(self.stack[-1].step(), event.value, draft)


def read_yaml(text: str, base: int, found: Found, is_known: Callable[[str], bool]) -> bool:
    """Read YAML that stands in the file at ``base``; return whether it is a mapping.

    Only keys that ``is_known`` takes are reported when they stand twice. A list close to its fences is
    reported, too; with blank lines around it, it is an article that begins with a rule and a list.
    """
    import yaml  # noqa: PLC0415  loaded when the first front matter is read

    walk = _Walk(text, base, found, is_known)
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            walk.feed(event)
            if walk.done:
                break
    except yaml.YAMLError as error:
        if not found.values and not _KEY.search(text):
            found.problems.clear()
            return False
        line, said = 1, "it can’t be read"
        if isinstance(error, yaml.MarkedYAMLError):
            wrong = fault(error, text.split("\n"))
            line, said = wrong.line + 2, wrong.message
        found.problems.append((line, f"front matter: {said}"))
        return True
    if walk.listed and (lines := text.splitlines())[0].strip() and lines[-1].strip():
        found.problems.append((walk.listed, "front matter is a list; it has to be keys with values"))
        return False
    return bool(found.values or found.problems) or not text.strip()
