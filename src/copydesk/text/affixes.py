"""The affix file of a Hunspell dictionary: which endings and beginnings a word may have.

Hunspell's format (hunspell(5)), as far as dictionaries of Latin scripts use it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

Flags = frozenset[str]

_NONE: Flags = frozenset()
_LONGEST_CONDITION = 200
_SWITCHES = {
    "NEEDAFFIX": "need_affix",
    "PSEUDOROOT": "need_affix",
    "KEEPCASE": "keep_case",
    "FORBIDDENWORD": "forbidden",
    "ONLYINCOMPOUND": "only_in_compound",
    "COMPOUNDFLAG": "compound",
    "COMPOUNDBEGIN": "compound_begin",
    "COMPOUNDMIDDLE": "compound_middle",
    "COMPOUNDEND": "compound_end",
}


class Affix(NamedTuple):
    """A beginning or an ending: ``added`` in place of ``stripped``, on stems that ``condition`` matches."""

    flag: str
    cross: bool
    stripped: str
    added: str
    condition: re.Pattern[str] | None
    flags: Flags


@dataclass(slots=True)
class Affixes:
    """What an affix file says; affixes by what they add."""

    prefixes: dict[str, list[Affix]] = field(default_factory=dict[str, list[Affix]])
    suffixes: dict[str, list[Affix]] = field(default_factory=dict[str, list[Affix]])
    named: dict[str, str] = field(default_factory=dict[str, str])  # what a flag is for, and the flag
    conversions: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    breaks: list[str] = field(default_factory=lambda: ["-", "^-", "-$"])
    compound_rules: list[str] = field(default_factory=list[str])
    compound_min: int = 3
    ignored: str = ""
    flag_type: str = ""
    aliases: list[Flags] = field(default_factory=list[Flags])

    def flags(self, written: str) -> Flags:
        """Return the flags of a word or affix, as they are written after its slash."""
        if not written:
            return _NONE
        if self.aliases and written.isdigit():
            number = int(written)
            return self.aliases[number - 1] if 0 < number <= len(self.aliases) else _NONE
        return frozenset(self.split(written))

    def split(self, written: str) -> list[str]:
        """Return flags one by one."""
        if self.flag_type == "long":
            return [written[at : at + 2] for at in range(0, len(written), 2)]
        if self.flag_type == "num":
            return written.split(",")
        return list(written)

    def has(self, flags: Flags, name: str) -> bool:
        """Tell whether the flag that is used for ``name`` (``keep_case`` …) is among the flags."""
        return self.named.get(name, "") in flags

    def without_suffix(self, word: str) -> Iterator[tuple[Affix, str]]:
        """Yield the endings a word may have, each with the stem."""
        for at in range(len(word), 0, -1):
            for affix in self.suffixes.get(word[at:], ()):
                stem = word[:at] + affix.stripped
                if affix.condition is None or affix.condition.search(stem):
                    yield affix, stem

    def without_prefix(self, word: str) -> Iterator[tuple[Affix, str]]:
        """Yield the beginnings a word may have, each with the stem."""
        for at in range(len(word)):
            for affix in self.prefixes.get(word[:at], ()):
                stem = affix.stripped + word[at:]
                if affix.condition is None or affix.condition.match(stem):
                    yield affix, stem


def parse_affixes(text: str) -> Affixes:
    """Return what the text of an affix file says; what is not known of its lines is left out."""
    found = Affixes()
    cross: dict[tuple[str, str], bool] = {}
    breaks: list[str] = []
    for line in text.splitlines():
        parts = line.split()
        if len(parts) < 2 or parts[0].startswith("#"):  # noqa: PLR2004  a name and a value
            continue
        name, value = parts[0], parts[1]
        if name in {"PFX", "SFX"}:
            _affix(found, cross, parts)
        elif name in _SWITCHES:
            found.named[_SWITCHES[name]] = value
        elif name == "BREAK":
            breaks += [] if value.isdigit() and not breaks else [value]
            found.breaks = breaks
        else:
            _setting(found, name, parts[1:])
    return found


def _setting(found: Affixes, name: str, values: list[str]) -> None:
    value, pair = values[0], len(values) > 1
    if name == "FLAG":
        found.flag_type = value
    elif name == "AF" and (found.aliases or not value.isdigit() or pair):
        found.aliases.append(frozenset(found.split(value)))
    elif name == "ICONV" and pair:
        found.conversions.append((value, values[1]))
    elif name == "COMPOUNDRULE" and not value.isdigit():
        found.compound_rules.append(value)
    elif name == "COMPOUNDMIN" and value.isdigit():
        found.compound_min = max(1, int(value))
    elif name == "IGNORE":
        found.ignored = value


def _affix(found: Affixes, cross: dict[tuple[str, str], bool], parts: list[str]) -> None:
    """Read a line of a group of affixes: its header, or one of them."""
    kind, flag = parts[0], parts[1]
    if (kind, flag) not in cross:
        cross[kind, flag] = len(parts) > 2 and parts[2] == "Y"  # noqa: PLR2004
        return
    if len(parts) < 4:  # noqa: PLR2004  what it strips, and what it adds
        return
    added, _, flags = parts[3].partition("/")
    added = "" if added == "0" else added
    condition = _condition(parts[4], kind) if len(parts) > 4 else None  # noqa: PLR2004
    affix = Affix(
        flag, cross[kind, flag], "" if parts[2] == "0" else parts[2], added, condition, found.flags(flags)
    )
    table = found.prefixes if kind == "PFX" else found.suffixes
    table.setdefault(added, []).append(affix)


def _condition(written: str, kind: str) -> re.Pattern[str] | None:
    """Return what the stem must look like; a condition has characters, ``.`` and classes, nothing else."""
    if written == "." or len(written) > _LONGEST_CONDITION:
        return None
    pieces = re.findall(r"\[\^?[^\]]+\]|.", written)
    pattern = "".join(
        piece if piece == "." else _class(piece) if piece[0] == "[" and len(piece) > 1 else re.escape(piece)
        for piece in pieces
    )
    return re.compile(pattern if kind == "PFX" else f"{pattern}\\Z")


def _class(written: str) -> str:
    negated = written.startswith("[^")
    return f"[{'^' if negated else ''}{re.escape(written[2 if negated else 1 : -1])}]"


Roots = Mapping[str, tuple[Flags, ...]]
