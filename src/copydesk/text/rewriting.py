"""What the ``action`` of a rule makes of the words found (Vale's ``replace``, ``remove``, ``edit`` …)."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

from copydesk.errors import RuleError
from copydesk.text.patterns import Pattern

Action = Mapping[str, tuple[str, ...]]

_ONE: Mapping[str, Callable[[str, str], str]] = {
    "remove": lambda text, these: (
        "".join(sign for sign in text if sign not in these) if len(these) > 1 else text
    ),
    "trim": lambda text, these: text.strip(these),
    "trim_left": lambda text, these: text.lstrip(these),
    "trim_right": lambda text, these: text.rstrip(these),
    "truncate": lambda text, sign: text.partition(sign)[0],
    "prefix": lambda text, sign: sign + text,
    "suffix": lambda text, sign: text + sign,
}
_NONE: Mapping[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "title": str.title,
    "simple": str.lower,
    "capitalize": lambda text: text[:1].upper() + text[1:],
    "uncapitalize": lambda text: text[:1].lower() + text[1:],
    "squeeze": lambda text: " ".join(text.split()),
}
_NAMES = frozenset({"", "replace", "remove", "convert", "edit", "suggest"})


def validate(action: Action) -> None:
    """Raise ``RuleError`` for an action that there is none of."""
    name = named(action)
    if name not in _NAMES:
        raise RuleError(f'no action is called "{name}"; there are {", ".join(sorted(_NAMES - {""}))}')
    if name in ("edit", "convert"):
        _edited("", action.get("params", ()))


def named(action: Action) -> str:
    """Return the name of an action, "" if there is none."""
    return "".join(action.get("name", ()))


def suggestions(action: Action, found: str) -> tuple[str, ...]:
    """Return what may be put in the place of ``found``; nothing if the action has no answer."""
    name, params = named(action), action.get("params", ())
    if name == "replace":
        return params
    if name == "remove":
        return ("",)
    if name in ("edit", "convert"):
        return (_edited(found, params),)
    return ()


def _edited(text: str, params: Sequence[str]) -> str:
    """Apply the steps of an edit, each a name and what it needs, one after the other."""
    rest = list(params)
    while rest:
        step = rest.pop(0)
        needs = 1 if step in _ONE else {"replace": 2, "regex": 2, "split": 2}.get(step, 0)
        if len(rest) < needs or not (needs or step in _NONE):
            raise RuleError(f'the edit "{step}" is not known, or lacks what it needs')
        given, rest = rest[:needs], rest[needs:]
        if step in _NONE:
            text = _NONE[step](text)
        elif step in _ONE:
            text = _ONE[step](text, given[0])
        elif step == "replace":
            text = text.replace(given[0], given[1])
        elif step == "regex":
            text = _substituted(text, *given)
        else:
            pieces = text.split(given[0])
            at = int(given[1]) if given[1].isdecimal() else len(pieces)
            text = pieces[at] if at < len(pieces) else text
    return text


def _substituted(text: str, wanted: str, template: str) -> str:
    pattern, made, at = _pattern(wanted), "", 0
    for hit in pattern.hits(text):
        made += text[at : hit.start()] + expand(template, partial(pattern.captured, hit))
        at = hit.end()
    return made + text[at:]


@lru_cache(maxsize=100)
def _pattern(source: str) -> Pattern:
    return Pattern(source)


def expand(template: str, group: Callable[[int], str | None]) -> str:
    """Fill ``$1``, ``${1}`` and ``$$`` of a template; a number that no group has stays as written."""

    def put(found: re.Match[str]) -> str:
        number = found.group(1) or found.group(2)
        if number is None:
            return "$"
        value = group(int(number))
        return found.group() if value is None else value

    return re.sub(r"\$(?:([0-9]{1,3})|\{([0-9]{1,3})\}|\$)", put, template)


def choice(options: Sequence[str]) -> str:
    """Return options as Vale words them: ``'a' or 'b'``, ``'a', 'b', or 'c'``; a single one as it is."""
    if len(options) < 2:  # noqa: PLR2004
        return "".join(options)
    quoted = [f"'{option}'" for option in options]
    if len(quoted) == 2:  # noqa: PLR2004
        return " or ".join(quoted)
    return ", ".join(quoted[:-1]) + ", or " + quoted[-1]
