"""Values of a rule file, read by the type that wants them.

Our own kinds are read strictly: a text is a text, a number a number. Vale's kinds are read as weakly as
Vale does: a single value stands for a list of one, numbers and truths for their spelling, and back.
"""

import types
from collections.abc import Callable, Mapping
from typing import Literal, Union, cast, get_args, get_origin

from copydesk.rulebook.scalars import core
from copydesk.rulebook.suggest import did_you_mean
from copydesk.rulebook.tree import Node

_TRUE = frozenset({"1", "t", "T", "true", "TRUE", "True"})
_FALSE = frozenset({"", "0", "f", "F", "false", "FALSE", "False"})


class WrongValueError(Exception):
    """A value that its option can't take; ``node`` is where it stands."""

    def __init__(self, expected: str, node: Node, hint: str = "") -> None:
        super().__init__(f"expected {expected}, not {node.shown}{hint}")
        self.node = node


def decode(node: Node, hint: object, *, lenient: bool) -> object:
    """Return the value of ``node`` as the type ``hint``; raise ``WrongValueError`` when it is none."""
    origin = get_origin(hint)
    if origin is Literal:
        return _choice(node, get_args(hint))
    if origin is tuple:
        return _list(node, get_args(hint)[0], lenient=lenient)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(node, get_args(hint)[1], lenient=lenient)
    if origin in (Union, types.UnionType):
        kept = next(arm for arm in get_args(hint) if arm is not types.NoneType)
        return None if node.value is None and node.raw is not None else decode(node, kept, lenient=lenient)
    read = cast("Callable[[Node, bool], object]", _SCALARS[cast("type", hint)])
    return read(node, lenient)


def name_of(hint: object) -> str:
    """Return how a page of documentation names a type."""
    origin = get_origin(hint)
    if origin is Literal:
        return " | ".join(str(choice) for choice in get_args(hint))
    if origin is tuple:
        return "list of " + _PLURALS.get(cast("type", get_args(hint)[0]), "values")
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        return "mapping of texts"
    if origin in (Union, types.UnionType):
        return name_of(next(arm for arm in get_args(hint) if arm is not types.NoneType))
    return _NAMES[cast("type", hint)]


def _text(node: Node, lenient: bool) -> str:  # noqa: FBT001  one signature for all readers
    if isinstance(node.value, str):
        return node.value
    if node.raw is not None and node.value is not None:
        if lenient:
            return node.raw
        raise WrongValueError("text", node, "; put it in quotes")
    raise WrongValueError("text", node)


def _truth(node: Node, lenient: bool) -> bool:  # noqa: FBT001
    if isinstance(node.value, bool):
        return node.value
    if lenient and isinstance(node.value, int | float):
        return node.value != 0
    if lenient and isinstance(node.value, str) and node.value in _TRUE | _FALSE:
        return node.value in _TRUE
    raise WrongValueError("true or false", node)


def _whole(node: Node, lenient: bool) -> int:  # noqa: FBT001
    value = core(node.value.strip()) if lenient and isinstance(node.value, str) else node.value
    if isinstance(value, int) and (lenient or not isinstance(value, bool)):
        return int(value)
    if lenient and isinstance(value, float) and abs(value) < float(1 << 63):
        return int(value)
    raise WrongValueError("a whole number", node)


def _number(node: Node, lenient: bool) -> float:  # noqa: FBT001
    value = core(node.value.strip()) if lenient and isinstance(node.value, str) else node.value
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < float("inf"):
        return float(value)
    raise WrongValueError("a number", node)


def _choice(node: Node, choices: tuple[object, ...]) -> object:
    for choice in choices:
        if node.value == choice and isinstance(node.value, bool) == isinstance(choice, bool):
            return choice
    words = [str(choice) for choice in choices]
    hint = did_you_mean(node.raw or "", words)
    raise WrongValueError(f"one of {', '.join(words)}", node, hint)


def _list(node: Node, hint: object, *, lenient: bool) -> tuple[object, ...]:
    if node.items is not None:
        return tuple(decode(item, hint, lenient=lenient) for item in node.items)
    if lenient and node.raw is not None:
        return (decode(node, hint, lenient=True),) if node.value not in (None, "") else ()
    if lenient and node.entries == ():
        return ()
    raise WrongValueError("a list", node)


def _mapping(node: Node, hint: object, *, lenient: bool) -> dict[str, object]:
    if node.entries is not None:
        return {entry.key: decode(entry.value, hint, lenient=lenient) for entry in node.entries}
    if lenient and node.items is not None:
        merged: dict[str, object] = {}
        for item in node.items:
            merged |= _mapping(item, hint, lenient=True)
        return merged
    raise WrongValueError("a mapping", node)


_SCALARS: Mapping[type, object] = {str: _text, bool: _truth, int: _whole, float: _number}
_NAMES: Mapping[type, str] = {str: "text", bool: "true | false", int: "whole number", float: "number"}
_PLURALS: Mapping[type, str] = {str: "texts", bool: "truths", int: "whole numbers", float: "numbers"}
