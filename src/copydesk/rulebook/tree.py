"""YAML as a tree of values that know their line and column.

Built straight from the parser's events, so that nesting, aliases and size are bounded before anything is
made of them. Plain scalars are read by the core schema of YAML 1.2 (``yes`` is a word, not a truth).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, cast

from copydesk.errors import RuleError
from copydesk.rulebook.scalars import CORE_TAG, core, tagged
from copydesk.text.yaml_faults import fault

MAX_SIZE = 1_000_000  # characters of a file
_MAX_NODES = 250_000  # values, each alias counted with all it stands for
_MAX_DEPTH = 32


class Entry(NamedTuple):
    """A key of a mapping and its value; line and column (from 1) are the key's."""

    key: str
    value: "Node"
    line: int | None
    column: int | None


class Node(NamedTuple):
    """A value: a scalar in ``value``, a list in ``items``, a mapping in ``entries``.

    ``raw`` is a scalar as written; ``size`` counts this value and all below it, aliases written out. Line
    and column count from 1; they are unknown for a value that is of no file.
    """

    value: object = None
    raw: str | None = None
    items: "tuple[Node, ...] | None" = None
    entries: tuple[Entry, ...] | None = None
    line: int | None = None
    column: int | None = None
    size: int = 1
    depth: int = 1

    @property
    def shown(self) -> str:
        """The value as a complaint names it."""
        if self.entries is not None:
            return "a mapping"
        if self.items is not None:
            return "a list"
        if self.value is None:
            return "nothing"
        raw = self.raw or ""
        return f'"{raw[:40]}…"' if len(raw) > 40 else f'"{raw}"'  # noqa: PLR2004  a line's worth

    def scalars(self) -> Iterator["Node"]:
        """Yield every scalar value at or below this one; keys of mappings count as scalars too."""
        if self.entries is not None:
            for entry in self.entries:
                yield Node(entry.key, entry.key, line=entry.line, column=entry.column)
                yield from entry.value.scalars()
        elif self.items is not None:
            for item in self.items:
                yield from item.scalars()
        else:
            yield self


class _Event(Protocol):
    """What is used of the parser's events."""

    start_mark: "_Mark"
    anchor: str | None
    tag: str | None
    implicit: tuple[bool, bool]
    value: str


class _Parser(Protocol):
    """What is used of the parser."""

    def check_event(self) -> bool: ...

    def get_event(self) -> _Event: ...


class _Mark(Protocol):
    line: int
    column: int


def parse(text: str, path: str) -> Node:
    """Return the one document of a YAML text; raise ``RuleError`` with its place for anything else."""
    import yaml  # noqa: PLC0415  only when a rule is read

    text = text.removeprefix("\ufeff")
    if len(text) > MAX_SIZE:
        raise RuleError(f"the file is larger than {MAX_SIZE:,} characters", path)
    try:
        return _Builder(text, path).document()
    except yaml.MarkedYAMLError as error:
        lines = text.split("\n")
        wrong = fault(error, lines)
        number, column = wrong.line + 1, wrong.column + 1
        if number > len(lines):  # the C parser points behind the end
            number, column = len(lines), len(lines[-1]) + 1
        raise RuleError(f"not YAML: {wrong.message}", path, number, column) from None
    except (yaml.YAMLError, UnicodeError) as error:
        reason = str(getattr(error, "reason", "a character that can't be read"))
        raise RuleError(f"not YAML: {reason}", path) from None


@dataclass(slots=True)
class _Open:
    """A list or mapping that is not finished yet."""

    event: _Event
    mapping: bool
    children: list[Node] = field(default_factory=list[Node])
    entries: dict[str, Entry] = field(default_factory=dict[str, Entry])
    key: Node | None = None


class _Builder:
    """Turns events into one tree; keeps its own stack, so that depth is ours to bound."""

    def __init__(self, text: str, path: str) -> None:
        import yaml  # noqa: PLC0415

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # PyYAML can be built without its C part
        self._loader = cast("_Parser", loader(text))
        self._path = path
        self._anchors: dict[str, Node] = {}
        self._count = 0

    def document(self) -> Node:
        """Read the stream to its end and return its only document."""
        stack: list[_Open] = []
        root: Node | None = None
        while self._loader.check_event():
            event = self._loader.get_event()
            name = type(event).__name__
            done: Node | None = None
            if name == "ScalarEvent":
                done = self._scalar(event)
            elif name in ("MappingStartEvent", "SequenceStartEvent"):
                self._tagged(event, "map" if name == "MappingStartEvent" else "seq")
                stack.append(_Open(event, mapping=name == "MappingStartEvent"))
                if len(stack) > _MAX_DEPTH:
                    raise self._error(event, f"nested deeper than {_MAX_DEPTH} levels")
            elif name in ("MappingEndEvent", "SequenceEndEvent"):
                done = self._close(stack.pop())
            elif name == "AliasEvent":
                done = self._alias(event, len(stack))
            elif name == "DocumentStartEvent" and root is not None:
                raise self._error(event, "more than one YAML document in one file")
            if done is not None and stack:
                self._add(stack[-1], done, event)
            elif done is not None:
                root = done
        return root or Node(line=1, column=1)

    def _scalar(self, event: _Event) -> Node:
        self._spend(event, 1)
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        value: object = event.value
        if event.tag in (None, "!"):
            if event.implicit[0] and event.tag is None:
                value = core(event.value)
        else:
            try:
                value = tagged(str(event.tag), event.value)
            except ValueError:
                raise self._wrong_tag(event) from None
        return self._anchored(event, Node(value, event.value, line=line, column=column))

    def _tagged(self, event: _Event, expected: str) -> None:
        self._spend(event, 1)
        if event.tag not in (None, "!", CORE_TAG + expected):
            raise self._wrong_tag(event)

    def _alias(self, event: _Event, depth: int) -> Node:
        target = self._anchors.get(str(event.anchor))
        if target is None:
            raise self._error(
                event, f"the alias *{str(event.anchor)[:60]} points at nothing that is finished before it"
            )
        self._spend(event, target.size)
        if depth + target.depth > _MAX_DEPTH:
            raise self._error(event, f"nested deeper than {_MAX_DEPTH} levels")
        return target

    def _close(self, opened: _Open) -> Node:
        event = opened.event
        children = [entry.value for entry in opened.entries.values()] if opened.mapping else opened.children
        node = Node(
            items=None if opened.mapping else tuple(children),
            entries=tuple(opened.entries.values()) if opened.mapping else None,
            line=event.start_mark.line + 1,
            column=event.start_mark.column + 1,
            size=1 + sum(child.size for child in children) + len(opened.entries),
            depth=1 + max((child.depth for child in children), default=0),
        )
        return self._anchored(event, node)

    def _add(self, parent: _Open, node: Node, event: _Event) -> None:
        if not parent.mapping:
            parent.children.append(node)
        elif parent.key is None:
            if node.raw is None:
                message = "a key must be a word or a number, not a list or a mapping"
                raise RuleError(message, self._path, node.line, node.column)
            if node.raw == "<<" and node.value == "<<" and event.implicit[0]:
                raise self._error(event, 'merging with "<<" is not supported; write the keys out')
            parent.key = node
        else:
            self._enter(parent, parent.key, node)
            parent.key = None

    def _enter(self, parent: _Open, key: Node, node: Node) -> None:
        name = key.raw or ""
        first = parent.entries.get(name)
        if first is not None:
            message = f'the key "{name[:60]}" stands twice, in lines {first.line} and {key.line}'
            raise RuleError(message, self._path, key.line, key.column)
        parent.entries[name] = Entry(name, node, key.line, key.column)

    def _anchored(self, event: _Event, node: Node) -> Node:
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _spend(self, event: _Event, nodes: int) -> None:
        self._count += nodes
        if self._count > _MAX_NODES:
            raise self._error(event, f"more than {_MAX_NODES:,} values, with aliases written out")

    def _wrong_tag(self, event: _Event) -> RuleError:
        tag = str(event.tag).replace(CORE_TAG, "!!")[:60]
        return self._error(
            event, f"the tag {tag} is none of the core tags of YAML, or not one for this value"
        )

    def _error(self, event: _Event, message: str) -> RuleError:
        return RuleError(message, self._path, event.start_mark.line + 1, event.start_mark.column + 1)


def of_value(value: object) -> Node:
    """Return the tree of a value that came from elsewhere, such as a configuration; it has no place."""
    if isinstance(value, Node):
        return value
    if isinstance(value, dict):
        pairs = cast("dict[object, object]", value).items()
        return Node(entries=tuple(Entry(str(key), of_value(child), None, None) for key, child in pairs))
    if isinstance(value, list | tuple):
        return Node(items=tuple(of_value(child) for child in cast("list[object]", value)))
    if isinstance(value, bool):
        return Node(value, str(value).lower())
    return Node(value, "" if value is None else str(value))
