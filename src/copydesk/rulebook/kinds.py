"""The check kinds there are: one module each in ``copydesk.kinds``, imported when a rule asks for it."""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules
from typing import NamedTuple, cast, get_type_hints

import copydesk.kinds
from copydesk.check import Check
from copydesk.rulebook.rule import VALE_KINDS
from copydesk.rulebook.suggest import did_you_mean


class Option(NamedTuple):
    """A field of a kind: an option that its rules may set. ``required`` ones have no default."""

    name: str
    hint: object
    default: object
    required: bool


@cache
def kind_names() -> tuple[str, ...]:
    """Return the names of all kinds, sorted, without importing any."""
    found = iter_modules(copydesk.kinds.__path__)
    return tuple(sorted(m.name.replace("_", "-") for m in found if not m.name.startswith("_")))


@cache
def kind(name: str) -> type[Check]:
    """Return the kind of that name; raise ``LookupError`` with what to say when there is none."""
    if name not in kind_names():
        if name in VALE_KINDS:
            raise LookupError(f'the kind "{name}" of Vale runs programs, which no rule does here')
        shown = name[:60]
        if "." in name:
            raise LookupError(
                f'there is no rule "{shown}" to extend: only files in a folder of rules have any'
            )
        raise LookupError(f'no kind is called "{shown}"{did_you_mean(name, kind_names())}')
    module = import_module(f"copydesk.kinds.{name.replace('-', '_')}")
    classes = [
        value
        for key, value in vars(module).items()
        if not key.startswith("_")
        and isinstance(value, type)
        and issubclass(value, Check)
        and value.__module__ == module.__name__
        and not isabstract(value)
    ]
    if len(classes) != 1:
        raise LookupError(f"the module of the kind {name} holds {len(classes)} public checks instead of one")
    return classes[0]


def options(check: type[Check]) -> Mapping[str, Option]:
    """Return the options of a kind by the name they have in rule files, in the order of its fields."""
    return _options(cast("Hashable", check))


@cache
def _options(hashable: Hashable) -> Mapping[str, Option]:
    check = cast("type[Check]", hashable)  # mypy takes the class for its objects here, which are not hashable
    hints = get_type_hints(check)
    found: dict[str, Option] = {}
    for entry in fields(check):
        if not entry.init or entry.name.startswith("_"):
            continue
        made = entry.default_factory
        default = made() if made is not MISSING else entry.default
        required = default is MISSING
        key = entry.name.removesuffix("_")  # "in_" is how a field called "in" is written
        found[key] = Option(entry.name, hints[entry.name], None if required else default, required)
    return found
