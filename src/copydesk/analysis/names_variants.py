"""Names that are spelled two ways in one document.

Two spellings count as one name when they are alike and something else says so too: the same given name before
them, or a name in full beside a family name alone. A spelling that has a bearer of its own is left alone.
"""

from collections.abc import Iterator
from itertools import combinations, islice
from typing import NamedTuple

from copydesk.analysis.names import Mention, in_quotation, mentions
from copydesk.analysis.names_evidence import Evidence, Form, Use, evidence, is_known, position
from copydesk.analysis.names_likeness import Likeness, folded, likeness
from copydesk.model.document import Document

MOST_FORMS = 1_500  # spellings of a document that are compared, each with those of the same first letter
MOST_PAIRS = 150_000  # further ones are not compared
_MOST_APART = 2  # letters that one spelling is longer by


class Variant(NamedTuple):
    """A spelling that is not the usual one: ``uses`` are its places, ``usual`` a place of the usual one."""

    uses: tuple[Use, ...]
    usual: Use
    how: Likeness
    evidence: Evidence
    counts: tuple[int, int]


def variants(document: Document) -> tuple[Variant, ...]:
    """Return the names spelled another way than elsewhere, in order of their first place."""
    named = document.derive(mentions)
    alike = list(_alike(_spellings(named)))
    forms = _forms(named, {name for one, other, _ in alike for name in (one, other)}) if alike else {}
    found: dict[str, Variant] = {}
    for one, other, how in alike:
        few, many = _sides(forms[one], forms[other], how)
        said = evidence(few, many, how)
        if said is None or _side_by_side(few, many, how) or few.text in found or _is_word(few, document):
            continue
        uses = tuple(use for use in few.uses if not in_quotation(document, use.mention.block, use.span))
        if uses:
            counts = (len(few.uses), len(many.uses))
            found[few.text] = Variant(uses, many.uses[0], how, said, counts)
    return tuple(sorted(found.values(), key=lambda one: position(one.uses[0])))


def _sides(one: Form, other: Form, how: Likeness) -> tuple[Form, Form]:
    """Return the spelling used less and the usual one; of equals the one that is no word, or the later."""
    equal = len(one.uses) == len(other.uses) and how != "sound"
    if equal and is_known(one.text) != is_known(other.text):
        return (other, one) if is_known(one.text) else (one, other)
    many, few = sorted((one, other), key=lambda form: (-len(form.uses), position(form.uses[0])))
    return few, many


def _side_by_side(few: Form, many: Form, how: Likeness) -> bool:
    """Tell whether each stands once, in one paragraph, as the names of two do."""
    if how in {"marks", "transposed"} or len(few.uses) + len(many.uses) > 2:  # noqa: PLR2004
        return False
    if (len(few.uses[0].mention.words) == 1) != (len(many.uses[0].mention.words) == 1):
        return False  # "Ada Lindqvist spoke. Lindkvist said"
    if is_known(many.text) and not is_known(few.text):
        return False
    return few.uses[0].mention.block == many.uses[0].mention.block


def _spellings(found: tuple[Mention, ...]) -> Iterator[str]:
    """Return the different words of the names, in order: at most ``MOST_FORMS``."""
    said = dict.fromkeys(word.text for mention in found for word in mention.words)
    return islice((word for word in said if not _is_no_name(word)), MOST_FORMS)


def _forms(found: tuple[Mention, ...], wanted: set[str]) -> dict[str, Form]:
    forms = {name: Form(name) for name in wanted}
    for mention in found:
        for at, word in enumerate(mention.words):
            form = forms.get(word.text)
            if form is None:
                continue
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


def _alike(spellings: Iterator[str]) -> Iterator[tuple[str, str, Likeness]]:
    buckets: dict[str, list[tuple[int, str]]] = {}
    for name in spellings:
        letters = folded(name)
        buckets.setdefault(letters[:1], []).append((len(letters), name))
    pairs = (pair for bucket in buckets.values() for pair in combinations(bucket, 2))
    for (length, one), (other_length, other) in islice(pairs, MOST_PAIRS):
        if -_MOST_APART <= length - other_length <= _MOST_APART and not _one_in_two_marks(one, other):
            how = likeness(one, other)
            if how is not None:
                yield one, other, how


def _one_in_two_marks(one: str, other: str) -> bool:
    """Tell whether two words differ by the shape of their apostrophe, which is another rule's affair."""
    return ("’" in one or "’" in other) and one.replace("’", "'") == other.replace("’", "'")


def _is_word(few: Form, document: Document) -> bool:
    """Tell whether the document uses the spelling as a word."""
    return f" {few.text.lower()}" in document.source
