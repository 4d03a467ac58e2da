"""People who are called by the family name before they are named in full."""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.names import Mention, in_quotation, mentions
from copydesk.analysis.names_evidence import is_given_name
from copydesk.analysis.names_people import Person, people
from copydesk.data import words
from copydesk.model.document import BlockKind, Document

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_PLACED = re.compile(r"\b(?:the|in|at|from|near|to|into|of|on|a|an)\s$|[)”\"] $", re.IGNORECASE)
_BESIDE = 8  # characters before a name that are looked at


class LateIntroduction(NamedTuple):
    """The family name alone, and the first mention in full, in a later paragraph."""

    early: Mention
    full: Mention


def late_introductions(document: Document) -> tuple[LateIntroduction, ...]:
    """Return those called by the family name first, in order of that place."""
    parts = _parts_of_names(document.derive(mentions))
    found = [
        late
        for person in document.derive(people)
        if is_given_name(person.given) and (late := _late(document, person, parts)) is not None
    ]
    return tuple(sorted(found, key=lambda late: (late.early.block, late.early.span.start)))


def _late(document: Document, person: Person, parts: dict[str, Mention]) -> LateIntroduction | None:
    full, name = person.full[0], person.surname
    if parts[name] is not full or name.casefold() in _known() or is_given_name(name):
        return None
    early = [one for one in person.alone if one.block < full.block]
    body = [one for one in early if document.blocks[one.block].kind in _BODY]
    if document.blocks[full.block].kind not in _BODY or not body or body[0].title:
        return None
    if f" {name.lower()}" in document.source or not all(_is_person(document, one) for one in early):
        return None
    return LateIntroduction(body[0], full)


def _is_person(document: Document, one: Mention) -> bool:
    """Tell whether nothing beside the name says that it is a place, a speaker's mark, or another's words."""
    text = document.blocks[one.block].text
    if text[one.span.end : one.span.end + 1] in {":", ")"} or _PLACED.search(
        text[max(0, one.span.start - _BESIDE) : one.span.start]
    ):
        return False
    return not in_quotation(document, one.block, one.span)


def _parts_of_names(found: tuple[Mention, ...]) -> dict[str, Mention]:
    """Return where each word first stands in a name of several words."""
    first: dict[str, Mention] = {}
    for one in found:
        for word in one.words if one.given else ():
            first.setdefault(word.text, one)
    return first


@cache
def _known() -> frozenset[str]:
    return frozenset(name for line in words("known_surnames") for name in line.split())
