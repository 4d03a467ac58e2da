"""Rules that extend another rule (``extends: Style.Rule``).

Such a rule starts from the keys of its parent. A key of its own takes the place of the parent's; ``key+``
adds to a list or a mapping of the parent's, ``key-`` takes entries away. Tests and examples are each rule's
own. What comes from a parent is complained of at the line that names the parent.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple, NoReturn

from copydesk.errors import RuleError
from copydesk.rulebook.sources import RuleFile
from copydesk.rulebook.suggest import did_you_mean
from copydesk.rulebook.tree import Entry, Node, parse

MAX_PARENTS = 10
_OWN = frozenset({"tests", "bad", "good", "known", "measured"})  # speak of one rule only
_SHOWN = 60  # characters of a name that a complaint repeats

Find = Callable[[str], RuleFile | None]


class Known(NamedTuple):
    """The rules there are: ``find`` returns the file of one, ``names`` are those to guess at."""

    find: Find
    names: Callable[[], Iterator[str]]


class _Link(NamedTuple):
    """A rule in the line of descent."""

    name: str
    path: str


def inherited(root: Node, rule_id: str, path: str, known: Known) -> Node:
    """Return the tree of a rule with what it has from its parents; the very tree if it has none.

    Raise ``RuleError`` for a parent that is not there or can't be read, for a circle of rules or a line of
    more than ten, and for keys that add to or take from what the parent does not have.
    """
    return _flat(root, (_Link(rule_id, path),), known)


def _flat(root: Node, line: tuple[_Link, ...], known: Known) -> Node:
    entries = root.entries or ()
    keys = {entry.key.casefold(): entry for entry in entries}
    extends = keys.get("extends")
    name = extends.value.value if extends else None
    path = line[-1].path
    if extends is None or not isinstance(name, str) or "." not in name:
        for entry in entries:
            if entry.key[-1:] in {"+", "-"}:
                _fail(
                    f'"{entry.key[:_SHOWN]}": only a rule that extends another rule adds or takes away',
                    entry,
                    path,
                )
        return root
    parent = _parent(extends, line, known)
    return Node(entries=tuple(_overlaid(parent, entries, extends, path)), line=root.line, column=root.column)


def _parent(extends: Entry, line: tuple[_Link, ...], known: Known) -> Node:
    """Return the tree of the rule that ``extends`` names, with all that it has from its own parents."""
    path, name = line[-1].path, str(extends.value.value)
    if name.startswith("Vale.") and known.find(name) is None:
        _fail(f"{name} comes with Vale and has no file; it can't be extended", extends.value, path)
    for place, link in enumerate(line):
        if link.name == name:
            circle = ", which extends ".join(f"{one.name} ({one.path})" for one in line[place:])
            _fail(f"rules extend each other in a circle: {circle}, which extends {name}", extends.value, path)
    if len(line) > MAX_PARENTS:
        _fail(
            f"more than {MAX_PARENTS} rules extend one another, from {line[0].path} to {path}",
            extends.value,
            path,
        )
    file = known.find(name)
    if file is None:
        hint = did_you_mean(name, sorted(known.names())) or "; a rule is called as its folder and its file"
        _fail(f'there is no rule "{name[:_SHOWN]}" to extend{hint}', extends.value, path)
    try:
        return _flat(parse(file.read(), file.path), (*line, _Link(name, file.path)), known)
    except RuleError as error:
        where = f"{error.path}, line {error.line}" if error.line else error.path
        _fail(f"{name}, which it extends, can't be used ({where}): {error.message}", extends.value, path)


def _overlaid(parent: Node, entries: tuple[Entry, ...], extends: Entry, path: str) -> Iterator[Entry]:
    """Yield the entries of a rule: those of its parent as it changes them, then its own."""
    own = {entry.key.casefold(): entry for entry in entries if entry is not extends}
    edits: dict[str, list[Entry]] = {}
    for key, entry in sorted(own.items(), reverse=True):  # what goes, goes before anything is added
        base = key.rstrip("+-")
        if base != key and base in own:
            first = own[base]
            _fail(
                f'"{first.key[:_SHOWN]}" and "{entry.key[:_SHOWN]}" (lines {first.line} and {entry.line}): '
                "a key either takes the place of the parent's or changes it",
                entry,
                path,
            )
        if base != key:
            edits.setdefault(base, []).append(entry)
    for entry in parent.entries or ():
        key = entry.key.casefold()
        if key in own or key in _OWN:
            continue
        value = _at(entry.value, extends.value)
        for edit in edits.pop(key, []):
            value = _edited(value, edit, path)
        yield Entry(entry.key, value, extends.line, extends.column)
    for edit in (edit for several in edits.values() for edit in several):
        _fail(f'"{edit.key[:_SHOWN]}": the rule it extends has no such key', edit, path)
    yield from (entry for key, entry in own.items() if key.rstrip("+-") == key)


def _edited(have: Node, edit: Entry, path: str) -> Node:
    """Return a list or mapping of the parent's with what ``key+`` adds or without what ``key-`` names."""
    adds, given, key = edit.key.endswith("+"), edit.value, edit.key[:_SHOWN]
    if have.items is not None:
        if given.items is None:
            _fail(f'"{key}" needs a list, not {given.shown}', given, path)
        items = (*have.items, *given.items) if adds else tuple(_without(have.items, given.items, key, path))
        return have._replace(items=items)
    if have.entries is None:
        _fail(f'"{key}": the parent has a single value; write the key without a sign', edit, path)
    if adds:
        if given.entries is None:
            _fail(f'"{key}" needs a mapping, not {given.shown}', given, path)
        new = {entry.key for entry in given.entries}
        return have._replace(entries=(*(one for one in have.entries if one.key not in new), *given.entries))
    if given.items is None:
        _fail(f'"{key}" needs a list of the keys to take away, not {given.shown}', given, path)
    there = {entry.key for entry in have.entries}
    for item in given.items:
        if item.raw not in there:
            _fail(f'"{key}": the parent has no entry {item.shown} to take away', item, path)
    gone = {item.raw for item in given.items}
    return have._replace(entries=tuple(entry for entry in have.entries if entry.key not in gone))


def _without(have: tuple[Node, ...], gone: tuple[Node, ...], key: str, path: str) -> list[Node]:
    left = list(have)
    for item in gone:
        same = [number for number, one in enumerate(left) if _plain(one) == _plain(item)]
        if not same:
            _fail(f'"{key}": the parent has no entry {item.shown} to take away', item, path)
        del left[same[0]]
    return left


def _plain(node: Node) -> object:
    """Return what a value says, without its place."""
    if node.entries is not None:
        return {entry.key: _plain(entry.value) for entry in node.entries}
    if node.items is not None:
        return [_plain(item) for item in node.items]
    return (type(node.value), node.value)


def _at(node: Node, place: Node) -> Node:
    """Return a value as if it stood at ``place``."""
    items, entries = node.items, node.entries
    if items is not None:
        items = tuple(_at(item, place) for item in items)
    if entries is not None:
        entries = tuple(
            Entry(entry.key, _at(entry.value, place), place.line, place.column) for entry in entries
        )
    return node._replace(items=items, entries=entries, line=place.line, column=place.column)


def _fail(message: str, place: Node | Entry, path: str) -> NoReturn:
    raise RuleError(message, path, place.line, place.column)
