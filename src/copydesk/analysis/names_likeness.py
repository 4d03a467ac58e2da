"""How two words are alike: what a slip of the pen, or another script, makes of a name."""

from functools import cache, lru_cache
from typing import Literal, NamedTuple

from copydesk.data import words
from copydesk.text.folding import fold

Likeness = Literal["marks", "transposed", "doubled", "vowel", "letter", "swap", "sound"]

_SHORTEST = 4  # letters; shorter names differ in a letter by nature
_VOWELS = frozenset("aeiouy")


class Difference(NamedTuple):
    """What is left of two words when what they begin and end with in common is taken off.

    ``before`` and ``after`` count the letters in common.
    """

    one: str
    other: str
    before: int
    after: int


def likeness(one: str, other: str) -> Likeness | None:
    """Return how two different words are alike, or nothing.

    marks: equal but for case, accents, hyphens; transposed: two neighbours changed places; doubled: a letter
    once or twice; vowel: another vowel; letter: one letter more; swap: up to two other letters; sound: equal
    by ``name_folds``. The first letter has to be the same, but for *sound* and *marks*.
    """
    left, right = folded(one), folded(other)
    if left == right:
        return "marks"
    if min(len(left), len(right)) < _SHORTEST or abs(len(left) - len(right)) > 2:  # noqa: PLR2004
        return None
    if left[0] == right[0]:
        found = _by_window(difference(left, right))
        if found is not None:
            return found
    return "sound" if _sound(left) == _sound(right) else None


def _by_window(apart: Difference) -> Likeness | None:
    shorter, longer = sorted((apart.one, apart.other), key=len)
    if len(longer) > 2:  # noqa: PLR2004
        return None
    if len(shorter) == len(longer) == 2 and shorter == longer[::-1]:  # noqa: PLR2004
        return "transposed"
    if not shorter and len(longer) == 1:
        return "letter"
    if len(shorter) == len(longer) == 1 and {shorter, longer} <= _VOWELS:
        return "vowel"
    return "swap"


def one_letter(one: str, other: str) -> bool:
    """Tell whether the words differ in one letter: one more, or another."""
    apart = difference(folded(one), folded(other))
    return max(len(apart.one), len(apart.other)) == 1


def is_doubling(one: str, other: str) -> bool:
    """Tell whether the words differ in how often a letter stands in a row alone."""
    return _undoubled(folded(one)) == _undoubled(folded(other))


def is_inflection(one: str, other: str) -> bool:
    """Tell whether one word is the other with an ending: a plural, a people, a movement, another name."""
    apart = difference(folded(one), folded(other))
    if {apart.one, apart.other} == {"y", "i"}:  # Zelensky, Zelenski
        return False
    return apart.after == 0 and all(not end or end in _endings() for end in (apart.one, apart.other))


@lru_cache(maxsize=8192)
def folded(word: str) -> str:
    """Return the letters of a word alone, in lower case, without accents, hyphens, blanks, apostrophes."""
    return "".join(char for char in fold(word) if char.isalnum())


def difference(one: str, other: str) -> Difference:
    """Return what is different between two words."""
    most = min(len(one), len(other))
    before = 0
    while before < most and one[before] == other[before]:
        before += 1
    after = 0
    while after < most - before and one[-1 - after] == other[-1 - after]:
        after += 1
    return Difference(one[before : len(one) - after], other[before : len(other) - after], before, after)


def one_given_name(one: str, other: str) -> bool:
    """Tell whether two given names are ways to write one."""
    return _on_one_line("name_equals", one, other)


def one_house_style(one: str, other: str) -> bool:
    """Tell whether two spellings of a place or a people are a matter of the house's style."""
    return _on_one_line("name_house_styles", one, other)


def _on_one_line(table: str, one: str, other: str) -> bool:
    lines = _lines(table)
    return not lines.get(folded(one), frozenset[int]()).isdisjoint(lines.get(folded(other), ()))


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    for old, new in _folds():
        word = word.replace(old, new)
    return _undoubled(word)


def _undoubled(word: str) -> str:
    return "".join(char for at, char in enumerate(word) if at == 0 or word[at - 1] != char)


@cache
def _endings() -> frozenset[str]:
    return frozenset(end for line in words("name_endings") for end in line.split())


@cache
def _folds() -> tuple[tuple[str, str], ...]:
    pairs = (line.partition(" ") for line in words("name_folds"))
    return tuple((old, new) for old, _, new in pairs)


@cache
def _lines(table: str) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, line in enumerate(words(table)):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
