"""The steps of an ``edit`` action: what each makes of the words found."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import NamedTuple

from copydesk.errors import RuleError
from copydesk.text.number_words import in_digits, in_words
from copydesk.text.patterns import Pattern
from copydesk.text.titles import camel_case, pascal_case, sentence_case, simple_case, title_case

_DUMB = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "—": "---", "–": "--", "…": "...", "\N{NO-BREAK SPACE}": " "}
)
_LETTERS = {
    **dict(zip("øØđĐłŁðÐ", "oOdDlLdD", strict=True)),
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ß": "ss",
    "þ": "th",
    "Þ": "Th",
}
_OPENS = frozenset("([{<—–/")
_REFERENCE = re.compile(r"\$(?:([0-9]{1,3})|\{([0-9]{1,3})\}|\$)")

Group = Callable[[int], str | None]


class Step(NamedTuple):
    """A step of an edit: its name, and what it needs."""

    name: str
    given: tuple[str, ...]

    def apply(self, text: str) -> str | None:
        """Return what the step makes of ``text``; None if there is nothing to make."""
        if self.name in _ALONE:
            return _ALONE[self.name](text)
        if self.name in _WITH_ONE:
            return _WITH_ONE[self.name](text, self.given[0])
        return _WITH_TWO[self.name](text, *self.given)


def steps(params: Sequence[str]) -> tuple[Step, ...]:
    """Return the steps that a list of names and their needs says; raise ``RuleError`` where it says none."""
    found: list[Step] = []
    at = 0
    while at < len(params):
        name = params[at]
        if name not in _NEEDS:
            raise RuleError(f'there is no edit "{name[:40]}"; there are {", ".join(sorted(_NEEDS))}')
        needs = _NEEDS[name]
        given = tuple(params[at + 1 : at + 1 + needs])
        if len(given) < needs:
            raise RuleError(f'the edit "{name}" needs {needs} {"value" if needs == 1 else "values"}')
        _checked(name, given)
        found.append(Step(name, given))
        at += 1 + needs
    if not found:
        raise RuleError("an edit needs at least one step")
    return tuple(found)


def edited(params: Sequence[str], text: str, group: Group) -> str | None:
    """Return ``text`` after all steps, without blanks around it; None if a step has no answer.

    ``$1`` in what a step is given is the group of the words found; in a regex step, of its own pattern.
    """
    for name, given in steps(params):
        filled = given if name == "regex" else tuple(expand(one, group) for one in given)
        made = Step(name, filled).apply(text)
        if made is None:
            return None
        text = made
    return text.strip()


def expand(template: str, group: Group) -> str:
    """Fill ``$1``, ``${1}`` and ``$$`` of a template; a number that no group has stays as written."""

    def put(found: re.Match[str]) -> str:
        number = found.group(1) or found.group(2)
        if number is None:
            return "$"
        value = group(int(number))
        return found.group() if value is None else value

    return _REFERENCE.sub(put, template)


def _checked(name: str, given: tuple[str, ...]) -> None:
    if name == "regex":
        _pattern(given[0]).validate()
    if name == "split" and not (given[1].isascii() and given[1].isdecimal() and len(given[1]) < 10):  # noqa: PLR2004
        raise RuleError(f'the edit "split" needs the number of a piece, from 0, not "{given[1][:40]}"')


def _removed(text: str, these: str) -> str:
    return "".join(sign for sign in text if sign not in these)


def _substituted(text: str, wanted: str, template: str) -> str:
    pattern, made, at = _pattern(wanted), "", 0
    for hit in pattern.hits(text):
        made += text[at : hit.start()] + expand(template, partial(pattern.captured, hit))
        at = hit.end()
    return made + text[at:]


@lru_cache(maxsize=100)
def _pattern(source: str) -> Pattern:
    return Pattern(source)


def _split(text: str, sign: str, number: str) -> str | None:
    pieces = text.split(sign) if sign else list(text)
    return pieces[int(number)] if int(number) < len(pieces) else None


def _truncated(text: str, sign: str) -> str:
    return text.partition(sign)[0] if sign else text[:1]


def _smart(text: str) -> str:
    """Return straight marks as a printer sets them; a quotation opens at the start, a blank or a bracket."""
    text = text.replace("---", "—").replace("--", "–").replace("...", "…")
    made: list[str] = []
    before = " "
    for sign in text:
        opens = before.isspace() or before in _OPENS
        made.append({'"': "“" if opens else "”", "'": "‘" if opens else "’"}.get(sign, sign))
        before = sign
    return "".join(made)


def _dumb(text: str) -> str:
    return text.translate(_DUMB)


def _ascii(text: str) -> str:
    """Return letters without their accents, and marks as a typewriter has them."""
    plain = "".join(_LETTERS.get(sign, sign) for sign in _dumb(text))
    bare = "".join(sign for sign in unicodedata.normalize("NFD", plain) if unicodedata.category(sign) != "Mn")
    return unicodedata.normalize("NFC", bare)


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _uncapitalized(text: str) -> str:
    return text[:1].lower() + text[1:]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _kebab(text: str) -> str:
    return simple_case(text, "-")


def _snake(text: str) -> str:
    return simple_case(text, "_")


def _prefixed(text: str, sign: str) -> str:
    return sign + text


def _suffixed(text: str, sign: str) -> str:
    return text + sign


def _wrapped(text: str, sign: str) -> str:
    return sign + text + sign


def _unwrapped(text: str, sign: str) -> str:
    return text.removeprefix(sign).removesuffix(sign)


_ALONE: Mapping[str, Callable[[str], str]] = {
    "ascii": _ascii,
    "camel": camel_case,
    "capitalize": _capitalized,
    "digits": in_digits,
    "dumb": _dumb,
    "kebab": _kebab,
    "lower": str.lower,
    "pascal": pascal_case,
    "sentence": sentence_case,
    "simple": simple_case,
    "smart": _smart,
    "snake": _snake,
    "squeeze": _squeezed,
    "title": title_case,
    "uncapitalize": _uncapitalized,
    "upper": str.upper,
    "words": in_words,
}
_WITH_ONE: Mapping[str, Callable[[str, str], str]] = {
    "prefix": _prefixed,
    "remove": _removed,
    "suffix": _suffixed,
    "trim": str.strip,
    "trim_left": str.lstrip,
    "trim_right": str.rstrip,
    "truncate": _truncated,
    "unwrap": _unwrapped,
    "wrap": _wrapped,
}
_WITH_TWO: Mapping[str, Callable[[str, str, str], str | None]] = {
    "regex": _substituted,
    "replace": str.replace,
    "split": _split,
}
_NEEDS = {**dict.fromkeys(_ALONE, 0), **dict.fromkeys(_WITH_ONE, 1), **dict.fromkeys(_WITH_TWO, 2)}
