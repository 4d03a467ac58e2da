"""Names that are spelled two ways in one document.

Two spellings count as one name when they are alike and something else says so too: the same given name before
them, or a name in full beside a family name alone. A spelling that has a bearer of its own is left alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from copydesk.analysis.names import Mention, NameWord, in_quotation, mentions, stops
from copydesk.analysis.names_likeness import (
    Likeness,
    folded,
    is_doubling,
    is_inflection,
    likeness,
    one_given_name,
    one_house_style,
)
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.rarity import UNKNOWN, rarity
from copydesk.text.span import Span
from copydesk.text.stems import stem

MOST_FORMS = 1_500  # spellings of a document that are compared; each with those of the same first letter

Evidence = Literal["given name", "family name", "full name", "name alone"]
_LOOKED_AT = 50  # uses
_SURE_LENGTH, _LONG = 5, 7  # letters
_SURE = frozenset(["transposed", "doubled"])


@dataclass(frozen=True, slots=True)
class Use:
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


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """A spelling that is not the usual one: ``uses`` are its places, ``usual`` a place of the usual one."""

    uses: tuple[Use, ...]
    usual: Use
    how: Likeness
    evidence: Evidence
    counts: tuple[int, int]


def variants(document: Document) -> tuple[Variant, ...]:
    """Return the names spelled another way than elsewhere, in order of their first place."""
    forms = _forms(document.derive(mentions))
    found: dict[str, Variant] = {}
    for one, other, how in _alike(forms):
        few, many = sorted((one, other), key=lambda form: (-len(form.uses), _position(form.uses[0])))[::-1]
        evidence = _evidence(few, many, how)
        if evidence is None or few.text in found or _is_word(few, document):
            continue
        uses = tuple(use for use in few.uses if not in_quotation(document, use.mention.block, use.span))
        if uses:
            counts = (len(few.uses), len(many.uses))
            found[few.text] = Variant(uses, many.uses[0], how, evidence, counts)
    return tuple(sorted(found.values(), key=lambda one: _position(one.uses[0])))


def _position(use: Use) -> tuple[int, int]:
    return use.mention.block, use.word.start


def _forms(found: tuple[Mention, ...]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    for mention in found:
        for at, word in enumerate(mention.words):
            form = forms.get(word.text)
            if form is None:
                if _is_no_name(word.text) or len(forms) == MOST_FORMS:
                    continue
                form = forms[word.text] = Form(word.text)
            form.uses.append(Use(mention, at))
            form.inside = form.inside or not word.opens or len(mention.words) > 1
            if at:
                form.givens.add(mention.words[at - 1].text)
            if at + 1 < len(mention.words):
                form.surnames.add(mention.words[at + 1].text)
    return forms


def _is_no_name(word: str) -> bool:
    """Tell whether a word is an acronym, an initial, or runs on after an apostrophe ("I've")."""
    if len(word) < 3 or word.isupper():  # noqa: PLR2004
        return True
    at = max(word.find("'"), word.find("’"))
    return at >= 0 and not word[at + 1 : at + 2].isupper()


def _alike(forms: dict[str, Form]) -> Iterator[tuple[Form, Form, Likeness]]:
    buckets: dict[str, list[Form]] = {}
    for form in forms.values():
        buckets.setdefault(folded(form.text)[:1], []).append(form)
    for bucket in buckets.values():
        for number, one in enumerate(bucket):
            for other in bucket[:number]:
                how = likeness(one.text, other.text)
                if how is not None:
                    yield one, other, how


def _evidence(few: Form, many: Form, how: Likeness) -> Evidence | None:
    """Return what says that the two are one name, if anything does."""
    if one_house_style(few.text, many.text):
        return None
    if few.surnames and not _family(few, many) and (many.surnames or many.givens):
        return None  # a first word here, a last word there: Ulrich Hale and Jan Ullrich
    if how == "marks":
        return "name alone" if _differ_in_marks(few.text, many.text) else None
    if is_doubling(few.text, many.text):
        how = "doubled"
    if _inflected(few.text, many.text, how):
        return None
    shared = [given for given in few.givens & many.givens if _is_given(given)]
    known = _is_known(few.text)
    if shared and _has_own_life(few) and how not in _SURE:
        return None  # John Kelly and John Kerry
    if shared and (not known or any(is_given_name(given) for given in shared)):
        return "given name"
    if _family(few, many) and one_given_name(few.text, many.text):
        return "family name"
    if _family(few, many) and is_given_name(few.text) and is_given_name(many.text):
        return None
    if known or (few.givens and many.givens) or not _slip(few, many, how):
        return None
    if _family(few, many):
        return "family name"
    return "full name" if few.givens or many.givens else "name alone"


def _has_own_life(form: Form) -> bool:
    """Tell whether the name stands in full and alone: a person of its own, or a slip made twice."""
    alone = sum(1 for use in form.uses[:_LOOKED_AT] if len(use.mention.words) == 1)
    return 0 < alone < len(form.uses[:_LOOKED_AT])


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
    """Tell whether accents, or hyphens and capitals inside a name of one word, are what differs."""
    if one.casefold() != other.casefold():
        parts = one.split("-") + other.split("-")
        bare = one.replace("-", "").casefold() == other.replace("-", "").casefold()
        return not (bare and all(_is_known(part) for part in parts))
    if "-" in one or one[1:].islower() == other[1:].islower():
        return False
    return not one.isupper() and not other.isupper()


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
        for use in form.uses[:_LOOKED_AT]
    )


def _is_word(few: Form, document: Document) -> bool:
    """Tell whether the document uses the spelling as a word."""
    return f" {few.text.lower()}" in document.source


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for line in words("given_names") for name in line.split())


def is_given_name(word: str) -> bool:
    """Tell whether a word is a common given name."""
    return folded(word) in _given_names()
