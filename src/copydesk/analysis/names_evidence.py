"""What says that two spellings are one name: the names before and after them, and how they are used."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, NamedTuple

from copydesk.analysis.names import Mention, NameWord, stops
from copydesk.analysis.names_likeness import (
    Likeness,
    folded,
    is_doubling,
    is_inflection,
    one_given_name,
    one_house_style,
)
from copydesk.data import words
from copydesk.text.rarity import UNKNOWN, rarity
from copydesk.text.span import Span
from copydesk.text.stems import stem

Evidence = Literal["given name", "family name", "full name", "name alone"]
LOOKED_AT = 50  # uses of a spelling
_SURE_LENGTH, _LONG = 5, 7  # letters
_PARTS = re.compile(r"[-\s]")
_SURE = frozenset(["transposed", "doubled"])


class Use(NamedTuple):
    """A word of a mention: ``at`` is its number there."""

    mention: Mention
    at: int

    @property
    def word(self) -> NameWord:
        """The word."""
        return self.mention.words[self.at]

    @property
    def span(self) -> Span:
        """Its place in the block's text."""
        return Span(self.word.start, self.word.end)


@dataclass(slots=True)
class Form:
    """A spelling: where it is used, and the names before it and after it where it stands with others."""

    text: str
    uses: list[Use] = field(default_factory=list[Use])
    givens: set[str] = field(default_factory=set[str])
    surnames: set[str] = field(default_factory=set[str])
    inside: bool = False  # it stands inside a sentence at least once


def evidence(few: Form, many: Form, how: Likeness) -> Evidence | None:
    """Return what says that the two are one name, if anything does."""
    if one_house_style(few.text, many.text) or _stand_apart(few, many):
        return None
    if how == "marks":
        return "name alone" if _differ_in_marks(few.text, many.text) else None
    if is_doubling(few.text, many.text):
        how = "doubled"
    if _inflected(few.text, many.text, how):
        return None
    if _share_given(few, many, how):
        return "given name"
    if _family(few, many) and one_given_name(few.text, many.text):
        return "family name"
    return _by_use(few, many) if _slip(few, many, how) else None


def _by_use(few: Form, many: Form) -> Evidence | None:
    if _is_known(few.text) or (few.givens and many.givens):
        return None
    if _family(few, many):
        return None if is_given_name(few.text) and is_given_name(many.text) else "family name"
    return "full name" if few.givens or many.givens else "name alone"


def _stand_apart(few: Form, many: Form) -> bool:
    """Tell whether one is a first word and the other a last one: Ulrich Hale and Jan Ullrich."""
    if _family(few, many):
        return False
    if few.surnames:
        return bool(many.surnames or many.givens)
    return bool(few.givens and many.surnames and not many.givens)


def _share_given(few: Form, many: Form, how: Likeness) -> bool:
    shared = [given for given in few.givens & many.givens if _is_given(given)]
    if not shared or (how not in _SURE and _has_own_life(few)):  # John Kelly and John Kerry
        return False
    return not _is_known(few.text) or any(is_given_name(given) for given in shared)


def _has_own_life(form: Form) -> bool:
    """Tell whether the name stands in full and alone: a person of its own, or a slip made twice."""
    alone = sum(1 for use in form.uses[:LOOKED_AT] if len(use.mention.words) == 1)
    return 0 < alone < len(form.uses[:LOOKED_AT])


def _family(few: Form, many: Form) -> bool:
    return bool(few.surnames & many.surnames)


def _inflected(one: str, other: str, how: Likeness) -> bool:
    return is_inflection(one, other) and (how != "doubled" or one[-1:] in "sS" or other[-1:] in "sS")


def _is_given(word: str) -> bool:
    return len(word) > 2 and word.casefold() not in stops()  # noqa: PLR2004


def _is_known(word: str) -> bool:
    """Tell whether a word is in general use; names of the news among them."""
    return rarity(stem(folded(word))) < UNKNOWN


def _differ_in_marks(one: str, other: str) -> bool:
    """Tell whether accents, hyphens and blanks, or capitals inside a name of one word, are what differs."""
    left, right = one.casefold(), other.casefold()
    if left != right:
        if _one_word(left) != _one_word(right):
            return True
        return not all(_is_known(part) for part in _PARTS.split(f"{left} {right}"))
    if "-" in one or " " in one or one[1:].islower() == other[1:].islower():
        return False
    return not one.isupper() and not other.isupper()


def _one_word(name: str) -> str:
    return _PARTS.sub("", name)


def _slip(few: Form, many: Form, how: Likeness) -> bool:
    """Tell whether one spelling is the other with a slip of the pen, and not another name."""
    length = min(len(few.text), len(many.text))
    person = _is_person(many) or _is_person(few)
    if not few.inside and not person:
        return False
    if how in _SURE:
        return length >= (_SURE_LENGTH if person or len(many.uses) > 1 else _LONG)
    if len(many.uses) == 1:
        return False
    if how == "swap":
        return person and length >= _LONG and len(few.text) == len(many.text)
    return length >= (_SURE_LENGTH if person else _LONG)


def _is_person(form: Form) -> bool:
    """Tell whether the word is a family name somewhere: after a given name or a title."""
    return any(
        use.at == len(use.mention.words) - 1
        and (is_given_name(use.mention.given) if use.at else bool(use.mention.title))
        for use in form.uses[:LOOKED_AT]
    )


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for line in words("given_names") for name in line.split())


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name."""
    return folded(word) in _given_names()
