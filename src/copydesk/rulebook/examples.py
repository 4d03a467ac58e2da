"""The examples of a rule file: ``bad``, ``good`` and ``known``."""

from copydesk.rulebook.options import WrongValueError
from copydesk.rulebook.rule import Example, Known, KnownKind
from copydesk.rulebook.suggest import did_you_mean
from copydesk.rulebook.tree import Entry, Node

_FORMAT = "md"
_TEXT_KEYS = ("text", "format", "name", "files")
_KINDS: tuple[KnownKind, ...] = ("miss", "false-alarm")


def examples(node: Node, key: str, path: str) -> tuple[Example, ...]:
    """Return the examples of a list under ``key``; raise ``WrongValueError``."""
    if node.items is None:
        raise WrongValueError("a list of examples", node)
    return tuple(
        _example(item, f"{key}-{number}", path, _TEXT_KEYS) for number, item in enumerate(node.items, 1)
    )


def known(node: Node, key: str, path: str) -> tuple[Known, ...]:
    """Return the known limits of a list; raise ``WrongValueError``."""
    if node.items is None:
        raise WrongValueError("a list of known limits", node)
    return tuple(_known(item, f"{key}-{number}", path) for number, item in enumerate(node.items, 1))


def _known(node: Node, name: str, path: str) -> Known:
    entries = {entry.key: entry for entry in node.entries or ()}
    kinds: list[KnownKind] = [kind for kind in _KINDS if kind in entries]
    if len(kinds) != 1:
        raise WrongValueError('"miss: why" or "false-alarm: why" with a text', node)
    reason = _words(entries[kinds[0]].value)
    return Known(kinds[0], reason.strip(), _example(node, name, path, (*_TEXT_KEYS, kinds[0])))


def _example(node: Node, name: str, path: str, keys: tuple[str, ...]) -> Example:
    if isinstance(node.value, str):
        return Example(f"{name}.{_FORMAT}", node.value, path=path, line=node.line)
    if node.entries is None:
        raise WrongValueError("a text, or a mapping with a text", node)
    entries = {entry.key: entry for entry in node.entries}
    for entry in node.entries:
        if entry.key not in keys:
            place = Node(entry.key, entry.key, line=entry.line, column=entry.column)
            raise WrongValueError(f"one of {', '.join(keys)}", place, did_you_mean(entry.key, keys))
    if ("text" in entries) == ("files" in entries):
        raise WrongValueError('either "text" or "files"', node)
    if "files" in entries:
        return Example(name, files=_files(entries["files"].value, path), path=path, line=node.line)
    return Example(_named(entries, name), _words(entries["text"].value), path=path, line=entries["text"].line)


def _named(entries: dict[str, Entry], name: str) -> str:
    if "name" in entries:
        return _words(entries["name"].value)
    suffix = _words(entries["format"].value) if "format" in entries else _FORMAT
    return f"{name}.{suffix.removeprefix('.')}"


def _files(node: Node, path: str) -> tuple[Example, ...]:
    if not node.entries:
        raise WrongValueError("a mapping of file names to texts", node)
    return tuple(
        Example(entry.key, _words(entry.value), path=path, line=entry.value.line) for entry in node.entries
    )


def _words(node: Node) -> str:
    if not isinstance(node.value, str):
        raise WrongValueError("text", node)
    return node.value
