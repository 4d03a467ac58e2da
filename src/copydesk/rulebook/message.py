"""What a finding says: the rule's message filled with what the check found.

Two languages of slots live in one message: Vale's (Go's ``Sprintf``: ``%s``, ``%d``, ``%[2]s``, ``%%``) take
the positional ``args`` of a match; ours (``{line}``) take its named ``values``.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from copydesk.check import Match

AUTOMATIC = frozenset({"match", "line", "related"})
_LONGEST_ARGUMENT = 1_000  # characters of one of Vale's arguments, which Vale itself does not cut
_LONGEST = 80  # characters of found words that a message repeats

_VERB = r"%%|%(?:\[(?P<number>\d{1,3})\])?(?P<verb>[sdvq])"
_NAMED = r"\{\{|\}\}|\{(?P<name>[^{}]*)\}"
_STRICT = re.compile(f"{_VERB}|{_NAMED}")
_SLOT = re.compile(_VERB)
_NAME = re.compile(r"(?<![{$%#@\\])\{(?P<name>[A-Za-z_]\w*)\}(?!\})")
_BREAKS = re.compile(r"[\r\n]+")


def unknown_slot(message: str, known: frozenset[str], *, lenient: bool = False) -> str | None:
    """Return the first ``{slot}`` of a message that nothing fills.

    In a ``lenient`` message braces are a slot only around a single name, and neither ``{{name}}`` nor
    ``${name}``, which are words about templates.
    """
    for found in (_NAME if lenient else _STRICT).finditer(message):
        name = found.group("name")
        if name is not None and name not in known:
            return name
    return None


def fill(message: str, match: Match, slots: frozenset[str], *, lenient: bool) -> str:
    """Return ``message`` filled for ``match``; ``slots`` are the names it may use.

    In a ``lenient`` message (Vale's kinds) braces that are no known slot are text, as they are for Vale.
    A missing argument is left empty, a surplus one is ignored; line ends become spaces.
    """
    if "{" not in message and "}" not in message:
        return _positional(message, match.args)
    pattern = _loose(slots) if lenient else _STRICT
    turn = iter(range(len(match.args) + len(message)))

    def put(found: re.Match[str]) -> str:
        whole = found.group()
        if found.group("verb"):
            number = found.group("number")
            return _argument(match.args, int(number) - 1 if number else next(turn), found.group("verb"))
        if found.group("name") is not None:
            return _value(match, found.group("name"))
        return whole[0]

    return _one_line(pattern.sub(put, message))


@lru_cache(maxsize=10_000)
def _positional(message: str, args: tuple[str, ...]) -> str:
    """Fill a message that has Vale's slots only; the same words make the same message."""
    turn = iter(range(len(args) + len(message)))

    def put(found: re.Match[str]) -> str:
        if not found.group("verb"):
            return "%"
        number = found.group("number")
        return _argument(args, int(number) - 1 if number else next(turn), found.group("verb"))

    return _one_line(_SLOT.sub(put, message))


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        return " ".join(line.strip() for line in _BREAKS.split(text))
    return text


@lru_cache(maxsize=64)
def _loose(slots: frozenset[str]) -> re.Pattern[str]:
    names = "|".join(sorted(re.escape(name) for name in slots))
    return re.compile(rf"{_VERB}|(?<!\{{)\{{(?P<name>{names})\}}(?!\}})")


def _argument(args: tuple[str, ...], index: int, verb: str) -> str:
    text = args[index] if 0 <= index < len(args) else ""
    if len(text) > _LONGEST_ARGUMENT:
        text = text[:_LONGEST_ARGUMENT] + "…"
    return f'"{text}"' if verb == "q" else text


def _value(match: Match, name: str) -> str:
    values: Mapping[str, str] = match.values
    if name in values:
        return values[name]
    if name == "match":
        return _short(match.place.excerpt)
    if not match.related:
        return ""
    first = match.related[0]
    return {"line": str(first.line), "related": _short(first.excerpt)}.get(name, "")


def _short(words: str) -> str:
    words = " ".join(words[: 4 * _LONGEST].split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
