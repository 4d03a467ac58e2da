"""Scalars of YAML 1.2 by its core schema: ``yes`` is a word there, and ``012`` is twelve."""

import re

CORE_TAG = "tag:yaml.org,2002:"
_INT = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_TAGGED: dict[str, tuple[type, ...]] = {
    CORE_TAG + "int": (int,),
    CORE_TAG + "float": (int, float),
    CORE_TAG + "bool": (bool,),
    CORE_TAG + "null": (type(None),),
}
_STARTS_NUMBER = frozenset("+-.0123456789")
_LONGEST_NUMBER = 40  # characters; a longer row of digits stays text


def core(text: str) -> object:
    """Return the value of a plain scalar by the core schema of YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _STARTS_NUMBER and len(text) <= _LONGEST_NUMBER:
        if _INT.fullmatch(text):
            return int(text, 0) if text.startswith("0") and text[1:2] in ("o", "x") else int(text)
        if _FLOAT.fullmatch(text) or _INFINITE.fullmatch(text):
            return float(text.casefold().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def tagged(tag: str, text: str) -> object:
    """Return the value of a scalar that has a tag; raise ``ValueError`` when the two don't go together."""
    if tag == CORE_TAG + "str":
        return text
    value = core(text)
    if type(value) not in _TAGGED.get(tag, ()):
        raise ValueError(tag)
    return value
