"""People who are called by the family name before they are named in full.

Someone with a common given name is a person; anyone else has to speak under the family name alone, as places
and firms of one word seldom do.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.names import Mention, in_quotation, mentions, stops
from copydesk.analysis.names_evidence import is_given_name, is_known
from copydesk.analysis.names_people import Person, people
from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document

_ENDS = (".", "!", "?", "…", ":", ";", ",", '"', "”", "’", "'", ")")
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
_PLACED = re.compile(
    r"\b(?:the|in|at|from|near|(?<!according )to|into|of|on|a|an)\s$|(?<![.,!?])[)”\"] $", re.IGNORECASE
)
_SPEAKS = re.compile(
    r" (?:also |later |then |has |had )?(?:said|says|told|added|adds|wrote|tweeted|argued|warned|announced)\b"
)
_SPOKEN = re.compile(r"\b(?:said|says|added|wrote|tweeted|according to) $")
_NO_FAMILY = re.compile(r"(?:Jr|Sr|I+)$|.*['’][a-z]")  # "Robert Tarvan Jr", "But Anna I've seen"
_BESIDE = 14  # characters before a name that are looked at
_MOST_WORDS = 3  # of the name of someone who speaks


class LateIntroduction(NamedTuple):
    """The family name alone, and the first mention in full, in a later paragraph."""

    early: Mention
    full: Mention


def late_introductions(document: Document) -> tuple[LateIntroduction, ...]:
    """Return those called by the family name first, in order of that place."""
    parts = _parts_of_names(document.derive(mentions))
    known = [person for person in document.derive(people) if is_given_name(person.given)]
    found = [
        late
        for person in (*known, *_speakers(document, parts))
        if (late := _late(document, person, parts)) is not None
    ]
    return tuple(sorted(found, key=lambda late: (late.early.block, late.early.span.start)))


def _speakers(document: Document, parts: dict[str, Mention]) -> Iterator[Person]:
    """Yield those with no common given name who speak somewhere, and come before their full name."""
    alone: dict[str, list[Mention]] = {}
    others: dict[str, set[str]] = {}
    for one in document.derive(mentions):
        if one.given:
            others.setdefault(one.surname, set()).add(one.given)
        elif one.surname in parts:
            alone.setdefault(one.surname, []).append(one)
    for surname, uses in alone.items():
        full = parts[surname]
        if uses[0].block >= full.block or len(others.get(surname, ())) != 1 or not _is_unknown(full):
            continue
        if any(_speaks(document, one) for one in (full, *uses)):
            yield Person(full.given, surname, [full], uses)


def _speaks(document: Document, one: Mention) -> bool:
    text = document.blocks[one.block].text
    before = text[max(0, one.span.start - _BESIDE) : one.span.start]
    return bool(_SPEAKS.match(text, one.span.end) or _SPOKEN.search(before))


def _is_unknown(full: Mention) -> bool:
    """Tell whether a name may be a person's, though the given name is no common one."""
    if full.title or len(full.words) > _MOST_WORDS or is_given_name(full.given) or is_known(full.surname):
        return False
    return not any(word.text.casefold() in stops() for word in full.words)


def _late(document: Document, person: Person, parts: dict[str, Mention]) -> LateIntroduction | None:
    full, name = person.full[0], person.surname
    if (
        parts[name] is not full
        or name.casefold() in _known()
        or is_given_name(name)
        or _NO_FAMILY.match(name)
    ):
        return None
    early = [one for one in person.alone if one.block < full.block]
    body = [one for one in early if _is_prose(document.blocks[one.block])]
    if document.blocks[full.block].kind not in _BODY or not body or body[0].title:
        return None
    if f" {name.lower()}" in document.source or not all(_is_person(document, one) for one in early):
        return None
    return LateIntroduction(body[0], full)


def _is_prose(block: Block) -> bool:
    """Tell whether a block is told in sentences: a caption or a headline in plain text ends in no mark."""
    return block.kind in _BODY and block.text.rstrip().endswith(_ENDS)


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
