"""The JSON Schema of a rule file, made from the fields of the kinds; ``docs/generate.py`` writes it down."""

import types
from collections.abc import Mapping
from typing import Any, Literal, Union, get_args, get_origin

from copydesk.check import Check
from copydesk.rulebook.build import CONFIDENCES, LEVELS, STATUSES
from copydesk.rulebook.kinds import Option, kind, kind_names, options
from copydesk.rulebook.rule import is_lenient

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_SCALARS: Mapping[object, Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
}
_ANY_SCALAR: Schema = {"type": ["string", "number", "boolean", "null"]}
_EXAMPLE: Schema = {
    "anyOf": [
        _TEXT,
        {
            "type": "object",
            "properties": {"text": _TEXT, "format": _TEXT, "name": _TEXT},
            "required": ["text"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"files": {"type": "object", "additionalProperties": _TEXT}, "name": _TEXT},
            "required": ["files"],
            "additionalProperties": False,
        },
    ]
}
_KNOWN: Schema = {
    "type": "object",
    "properties": {
        "miss": {"type": "string", "description": "why the rule does not see it"},
        "false-alarm": {"type": "string", "description": "why the rule speaks without need"},
        "text": _TEXT,
        "format": _TEXT,
        "name": _TEXT,
        "files": {"type": "object", "additionalProperties": _TEXT},
    },
    "oneOf": [{"required": ["miss"]}, {"required": ["false-alarm"]}],
    "additionalProperties": False,
}
_PARENT: Schema = {
    "type": "string",
    "pattern": r"^[^.]+\..",
    "description": "the rule it takes everything from that it does not say itself",
}


def rule_schema() -> Schema:
    """Return the JSON Schema (2020-12) of a rule file, over all kinds there are.

    Of a rule that extends another one (``Style.Rule``) it knows no kind, and so none of its options.
    """
    kinds: Schema = {"enum": list(kind_names()), "description": "the kind of check"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A Copydesk rule",
        "type": "object",
        "required": ["extends"],
        "properties": {"extends": {"anyOf": [kinds, _PARENT]}},
        "allOf": [
            {
                "if": {"properties": {"extends": {"const": name}}, "required": ["extends"]},
                "then": _of_kind(kind(name)),
            }
            for name in kind_names()
        ],
    }


def _of_kind(check: type[Check]) -> Schema:
    lenient = is_lenient(check)
    properties = {"extends": True, **_header()}
    properties |= {key: _of_option(option, lenient=lenient) for key, option in options(check).items()}
    required = ["message", *(key for key, option in options(check).items() if option.required)]
    schema: Schema = {"description": _first_line(check), "properties": properties, "required": required}
    if not lenient:  # Vale's kinds read their keys in any case, and some keys for nothing
        schema["additionalProperties"] = False
    return schema


def _header() -> Schema:
    return {
        "message": {
            "type": "string",
            "description": "what to say, with {match}, {line}, {related} or %s",
        },
        "level": {"enum": list(LEVELS)},
        "confidence": {"enum": list(CONFIDENCES)},
        "status": {"enum": list(STATUSES)},
        "description": {"type": "string", "description": "what the rule finds, in one line"},
        "why": {"type": "string", "description": "why a desk should act"},
        "measured": {"type": "string", "description": "how often its findings were right, and on what text"},
        "since": {"type": "string", "description": "the version that brought the rule"},
        "quoted": {"type": "boolean", "description": "whether the rule speaks inside direct speech too"},
        "link": _TEXT,
        "limit": {"type": "integer", "minimum": 0, "description": "most findings a file; 0 is no limit"},
        "bad": {"type": "array", "items": _EXAMPLE},
        "good": {"type": "array", "items": _EXAMPLE},
        "known": {"type": "array", "items": _KNOWN},
    }


def _of_option(option: Option, *, lenient: bool) -> Schema:
    schema = _of_hint(option.hint, lenient=lenient)
    if option.name == "scope":
        schema = {"anyOf": [{"type": "array", "items": _TEXT}, _TEXT]}
    if option.required:
        return schema
    default = option.default
    return {**schema, "default": list(default) if isinstance(default, tuple) else default}  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]


def _of_hint(hint: object, *, lenient: bool) -> Schema:
    origin = get_origin(hint)
    if origin is Literal:
        return {"enum": list(get_args(hint))}
    if origin is tuple:
        listed: Schema = {"type": "array", "items": _of_hint(get_args(hint)[0], lenient=lenient)}
        return {"anyOf": [listed, _ANY_SCALAR]} if lenient else listed
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": _of_hint(get_args(hint)[1], lenient=lenient)}
    if origin in (Union, types.UnionType):
        arms = [arm for arm in get_args(hint) if arm is not types.NoneType]
        return {"anyOf": [_of_hint(arms[0], lenient=lenient), {"type": "null"}]}
    return dict(_ANY_SCALAR if lenient else _SCALARS[hint])


def _first_line(check: type[Check]) -> str:
    return (check.__doc__ or "").strip().partition("\n")[0]
