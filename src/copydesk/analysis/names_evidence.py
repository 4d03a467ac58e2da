"""What says that two spellings are one name: the names before and after them, and how they are used."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from copydesk.analysis.names import Mention, NameWord, stops
from copydesk.analysis.names_likeness import (
    Likeness,
    folded,
    is_doubling,
    is_inflection,
    one_given_name,
    one_house_style,
    one_letter,
)
from copydesk.data import words
from copydesk.text.rarity import UNKNOWN, rarity
from copydesk.text.span import Span
from copydesk.text.stems import stem

Evidence = Literal["given name", "family name", "full name", "name alone", "title"]
LOOKED_AT = 50  # uses of a spelling
_SURE_LENGTH, _WORD_LENGTH, _LONG = 5, 6, 7  # letters
_SHORTEST_STEM = 3  # letters; "sttes" has the stem of "st"
_OFTEN = 3  # uses of a spelling
_SUFFIX = 3  # letters after a family name: Jr, Sr, III
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


def position(use: Use) -> tuple[int, int]:
    """Return where a use stands, as a value that sorts."""
    return use.mention.block, use.word.start


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
    return _by_letters(few, many, "doubled" if is_doubling(few.text, many.text) else how)


def _by_letters(few: Form, many: Form, how: Likeness) -> Evidence | None:
    if _is_inner(few) != _is_inner(many) or _inflected(few.text, many.text, how):
        return None
    if _share_given(few, many, how):
        return "given name"
    if _family(few, many) and one_given_name(few.text, many.text):
        return "family name"
    return None if is_known(few.text) else _by_use(few, many, how)


def _by_use(few: Form, many: Form, how: Likeness) -> Evidence | None:
    if _is_word_misspelled(few, many, how):
        return "given name"
    if not _slip(few, many, how) or (few.givens and many.givens):
        return None
    if _family(few, many):
        return None if is_given_name(few.text) and is_given_name(many.text) else "family name"
    if is_given_name(few.text):  # Sidney, who lives in Sydney
        return None
    return "full name" if few.givens or many.givens else "name alone"


def _stand_apart(few: Form, many: Form) -> bool:
    """Tell whether one is a first word and the other a last one: Ulrich Hale and Jan Ullrich."""
    if _family(few, many):
        return False
    if few.surnames:
        return bool(many.surnames or many.givens)
    return bool(few.givens and many.surnames and not many.givens)


def _is_inner(form: Form) -> bool:
    """Tell whether a name always has others on both sides: the party Fatah is not Abdel Fattah al-Sisi."""
    return bool(form.givens and form.surnames) and all(map(_is_amid, form.uses[:LOOKED_AT]))


def _is_amid(use: Use) -> bool:
    after = use.mention.words[use.at + 1 :]
    if not use.at or not _is_given(use.mention.words[use.at - 1].text):
        return False
    return sum(len(word.text) for word in after) > _SUFFIX


def _share_given(few: Form, many: Form, how: Likeness) -> bool:
    shared = [given for given in few.givens & many.givens if _is_given(given)]
    if not shared or (how not in _SURE and _has_own_life(few)):  # John Kelly and John Kerry
        return False
    return not is_known(few.text) or any(is_given_name(given) for given in shared)


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


@lru_cache(maxsize=4096)
def is_known(word: str) -> bool:
    """Tell whether a word is in general use; names of the news among them."""
    root = stem(folded(word))
    return len(root) >= _SHORTEST_STEM and rarity(root) < UNKNOWN


def _differ_in_marks(one: str, other: str) -> bool:
    """Tell whether accents, hyphens and blanks, or capitals inside a name of one word, are what differs."""
    left, right = one.casefold(), other.casefold()
    if left != right:
        if _one_word(left) != _one_word(right):
            return True
        return not all(is_known(part) for part in _PARTS.split(f"{left} {right}"))
    if "-" in one or " " in one or one[1:].islower() == other[1:].islower():
        return False
    return not one.isupper() and not other.isupper()


def _one_word(name: str) -> str:
    return _PARTS.sub("", name)


def _is_word_misspelled(few: Form, many: Form, how: Likeness) -> bool:
    """Tell whether a word of a body's name is misspelled: "State Departemnt" beside "State Department"."""
    if len(few.uses) > 1 or not few.givens or not is_known(many.text):
        return False
    if few.givens & many.givens:
        return how != "sound" and (how in _SURE or one_letter(few.text, many.text))
    if not many.givens or any(map(is_given_name, few.givens | many.givens)):
        return False
    return how in _SURE and len(few.text) >= _WORD_LENGTH


def _slip(few: Form, many: Form, how: Likeness) -> bool:
    """Tell whether one spelling is the other with a slip of the pen, and not another name."""
    length = min(len(few.text), len(many.text))
    person = _is_person(many) or _is_person(few) or _is_introduced(few, many)
    if not (few.inside or person or len(many.uses) >= _OFTEN):
        return False
    if how in _SURE:
        return length >= (_SURE_LENGTH if person or len(many.uses) > 1 else _LONG)
    if len(many.uses) == 1:
        short = how == "letter" and not is_known(many.text)  # a place Medina and the Social Media
        fits = _is_introduced(few, many) and one_letter(few.text, many.text)
        return fits and length >= (_SURE_LENGTH if short else _WORD_LENGTH)
    return length >= _least(how, often=len(many.uses) >= _OFTEN, person=person) and (
        how == "sound" or one_letter(few.text, many.text)
    )


def _least(how: Likeness, *, often: bool, person: bool) -> int:
    """Return how many letters a name has at least that is written another way by a slip."""
    if how == "swap":
        return _WORD_LENGTH if person or often else _LONG
    if person:
        return _SURE_LENGTH
    return _LONG if how == "sound" else _WORD_LENGTH


def _is_introduced(few: Form, many: Form) -> bool:
    """Tell whether one stands in full, and the other alone, later: "Ada Lindqvist … Lindkvist said"."""
    return bool(many.givens) and not few.givens and not few.surnames


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
