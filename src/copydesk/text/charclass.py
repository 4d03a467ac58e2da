r"""Character classes and escapes of regexp2 patterns: ``\w`` is ASCII, ``[a-z-[aeiou]]`` takes away."""

import re
from dataclasses import dataclass, replace

from copydesk.errors import RuleError

Range = tuple[int, int]  # code points, both ends belong to it
Item = Range | str  # a str: "p{Lu}", "P{Lu}", "W", "D" or "S"

LAST = 0x10FFFF
_SHORTHANDS: dict[str, tuple[Range, ...]] = {
    "w": ((48, 57), (65, 90), (95, 95), (97, 122)),
    "d": ((48, 57),),
    "s": ((9, 10), (12, 13), (32, 32)),
}
_POSIX: dict[str, tuple[Range, ...]] = {
    "alnum": ((48, 57), (65, 90), (97, 122)),
    "alpha": ((65, 90), (97, 122)),
    "ascii": ((0, 127),),
    "blank": ((9, 9), (32, 32)),
    "cntrl": ((0, 31), (127, 127)),
    "digit": ((48, 57),),
    "graph": ((33, 126),),
    "lower": ((97, 122),),
    "print": ((32, 126),),
    "punct": ((33, 47), (58, 64), (91, 96), (123, 126)),
    "space": ((9, 13), (32, 32)),
    "upper": ((65, 90),),
    "word": _SHORTHANDS["w"],
    "xdigit": ((48, 57), (65, 70), (97, 102)),
}
_CONTROL = {"a": "\a", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_CODE = re.compile(
    r"\\(?:x\{([0-9A-Fa-f]{1,8})\}|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|(0[0-7]{0,2})|c([A-Za-z]))"
)
_PROPERTY = re.compile(r"\\([pP])(?:\{(\^?)([\w&-]+)\}|([A-Z]))", re.ASCII)
_POSIX_NAME = re.compile(r"\[:(\^?)([a-z]+):\]")


@dataclass(frozen=True, slots=True)
class Set:
    """One character of a set; with ``fold`` in any case. What is in ``minus`` is left out."""

    items: tuple[Item, ...]
    negated: bool = False
    fold: bool = False
    minus: "Set | None" = None

    def characters(self, most: int) -> str | None:
        """Return the characters of the set if they are no more than ``most`` and case counts."""
        if self.negated or self.minus:
            return None
        found = ""
        for item in self.items:
            if isinstance(item, str) or item[1] - item[0] >= most:
                return None
            found += "".join(map(chr, range(item[0], item[1] + 1)))
        return found if len(found) <= most else None

    def may_be(self, point: int) -> bool:
        """Tell whether the character can be of the set; where in doubt it can."""
        if self.negated:
            return not any(not isinstance(item, str) and item[0] <= point <= item[1] for item in self.items)
        return any(isinstance(item, str) or item[0] <= point <= item[1] for item in self.items)


def _bad(pattern: str, at: int, reason: str) -> RuleError:
    return RuleError(f"bad pattern {shown(pattern)}: {reason} (at character {at + 1})")


def shown(pattern: str) -> str:
    """Return a pattern in quotes, as it was written if that can be printed, shortened."""
    short = pattern if len(pattern) <= 100 else pattern[:99] + "…"  # noqa: PLR2004
    return f'"{short}"' if short.isprintable() else repr(short)


def read_escape(pattern: str, at: int) -> tuple[int, str | tuple[Item, ...]]:
    """Read the escape at ``at``; return where it ends, and a character or the items of a class."""
    letter = pattern[at + 1 : at + 2]
    if not letter:
        raise _bad(pattern, at, "a backslash at the end")
    if code := _CODE.match(pattern, at):
        return code.end(), _character(pattern, at, code)
    if letter in "pP":
        return _property(pattern, at)
    if letter in "wds":
        return at + 2, _SHORTHANDS[letter]
    if letter in "WDS":
        return at + 2, (letter,)
    if letter in _CONTROL:
        return at + 2, _CONTROL[letter]
    if letter.isascii() and letter.isalnum():
        raise _bad(pattern, at, f"the escape \\{letter} is not known")
    return at + 2, letter


def _character(pattern: str, at: int, code: re.Match[str]) -> str:
    braced, short, long, octal, control = code.groups()
    if control:
        return chr(ord(control.upper()) - 64)
    value = int(octal, 8) if octal else int(braced or short or long, 16)
    if value > LAST:
        raise _bad(pattern, at, "there is no such character")
    return chr(value)


def _property(pattern: str, at: int) -> tuple[int, tuple[Item, ...]]:
    found = _PROPERTY.match(pattern, at)
    if not found:
        raise _bad(pattern, at, "a Unicode property without a name")
    negative = (found.group(1) == "P") != bool(found.group(2))
    return found.end(), (f"{'P' if negative else 'p'}{{{found.group(3) or found.group(4)}}}",)


def read_class(pattern: str, at: int, *, fold: bool) -> tuple[int, Set]:
    """Read the class that opens at ``at``; return where it ends, and the set."""
    start, at = at, at + 1
    negated = pattern.startswith("^", at)
    at += negated
    items: list[Item] = []
    minus: Set | None = None
    first = at
    while at == first or not pattern.startswith("]", at):
        if at >= len(pattern):
            raise _bad(pattern, start, "a class that is not closed")
        if at > first and pattern.startswith("-[", at):
            at, minus = read_class(pattern, at + 1, fold=fold)
            if not pattern.startswith("]", at):
                raise _bad(pattern, at, "what a class leaves out must stand at its end")
            break
        at, found = _member(pattern, at)
        if (
            isinstance(found, str)
            and pattern[at : at + 1] == "-"
            and pattern[at + 1 : at + 2] not in ("]", "[", "")
        ):
            at, last = _member(pattern, at + 1)
            if not isinstance(last, str) or last < found:
                raise _bad(pattern, at, "a range that runs backwards")
            found = ((ord(found), ord(last)),)
        items += ((ord(found), ord(found)),) if isinstance(found, str) else found
    return at + 1, Set(tuple(items), negated, fold, minus)


def _member(pattern: str, at: int) -> tuple[int, str | tuple[Item, ...]]:
    sign = pattern[at]
    if sign == "\\":
        if pattern.startswith(r"\b", at):
            return at + 2, "\b"
        return read_escape(pattern, at)
    if sign == "[" and (posix := _POSIX_NAME.match(pattern, at)):
        ranges = _POSIX.get(posix.group(2))
        if ranges is None:
            raise _bad(pattern, at, f"the class [:{posix.group(2)}:] is not known")
        return posix.end(), outside(ranges) if posix.group(1) else ranges
    return at + 1, sign


def outside(ranges: tuple[Range, ...]) -> tuple[Range, ...]:
    """Return the ranges of all characters that are in none of the given ones."""
    found: list[Range] = []
    after = 0
    for low, high in sorted(ranges):
        if low > after:
            found.append((after, low - 1))
        after = max(after, high + 1)
    return (*found, (after, LAST)) if after <= LAST else tuple(found)


def but_for(chosen: Set, point: int) -> Set | None:
    """Return the set without a character, if it can be written so."""
    items: tuple[Item, ...] | None = None
    if chosen.negated:
        items = chosen.items
    elif chosen.items == ((0, LAST),):
        items = ()
    elif len(chosen.items) == 1 and isinstance(chosen.items[0], str):
        items = _SHORTHANDS.get(chosen.items[0].lower())
    return None if items is None else replace(chosen, items=(*items, (point, point)), negated=True)


def write_class(chosen: Set, *, careful: bool = False) -> str:
    """Write a set for ``regex`` (version 0), under the same case flag as the set has.

    ``regex`` lets ``İ`` be an ``i`` and ``ı`` an ``I`` when case is ignored, .NET does not: ``careful`` keeps
    them apart, for the rare texts that hold them.
    """
    ranges = [item for item in chosen.items if not isinstance(item, str)]
    words = [item for item in chosen.items if isinstance(item, str)]
    if chosen.fold and words and (len(chosen.items) > 1 or words[0] not in "WDS"):
        # Case folding must not reach what a negated shorthand or a property stands for.
        written = "|".join([*([_written(ranges, [])] if ranges else []), f"(?-i:{_written([], words)})"])
        written = f"(?!{written})(?s:.)" if chosen.negated else f"(?:{written})"
    else:
        written = _written(ranges, words, negated=chosen.negated)
    narrow = ranges and not words and all(high < 128 for _, high in ranges)  # noqa: PLR2004
    if careful and chosen.fold and not chosen.negated and narrow:
        written = f"(?!(?-i:[İı])){written}"
    if chosen.minus:
        written = f"(?!{write_class(chosen.minus, careful=careful)}){written}"
    return f"(?:{written})" if written.startswith("(?!") else written


def _written(ranges: list[Range], words: list[str], *, negated: bool = False) -> str:
    if not ranges and len(words) == 1 and words[0] in "WDS":
        ranges, words, negated = list(_SHORTHANDS[words[0].lower()]), [], not negated
    for word in words:
        if word in "WDS":
            ranges = [*ranges, *outside(_SHORTHANDS[word.lower()])]
    if ranges == [(0, LAST)] and not negated:
        return "(?s:.)"
    inside = "".join(_code(low) if low == high else f"{_code(low)}-{_code(high)}" for low, high in ranges)
    inside += "".join(f"\\{word}" for word in words if word not in "WDS")
    return f"[{'^' if negated else ''}{inside}]"


def _code(point: int) -> str:
    character = chr(point)
    if character.isascii() and character.isalnum():
        return character
    return f"\\x{point:02x}" if point < 256 else f"\\U{point:08x}"  # noqa: PLR2004
