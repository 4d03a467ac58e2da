"""The titles given to the people of a document, where one excludes the other."""

import re
from typing import NamedTuple

from copydesk.analysis.names import Mention, in_quotation, title_groups
from copydesk.analysis.names_people import Person, people, relative_words
from copydesk.model.document import Document

_MOVED = re.compile(
    r"\b(?:promot\w+|demot\w+|then|former(?:ly)?|ex|retired|appointed|elected|became|posthumous\w*)\b"
)
_WORD = re.compile(r"[a-zé-]+")
_AROUND = 120  # characters beside a name


class ChangedTitle(NamedTuple):
    """A mention with a title that the title of an earlier one excludes; both as words of ``name_titles``."""

    changed: Mention
    first: Mention
    titles: tuple[str, str]


def changed_titles(document: Document) -> tuple[ChangedTitle, ...]:
    """Return the titles that can't be those of the person's earlier mention, in order of their places."""
    found = [one for person in document.derive(people) if (one := _changed(document, person)) is not None]
    return tuple(sorted(found, key=lambda one: (one.changed.block, one.changed.span.start)))


def _changed(document: Document, person: Person) -> ChangedTitle | None:
    first: dict[str, tuple[Mention, str, str]] = {}
    for mention in person.mentions:
        if mention.title and in_quotation(document, mention.block, mention.span):
            continue
        for family, (title, member) in _groups(mention.title).items():
            known = first.setdefault(family, (mention, title, member))
            if known[2] != member:
                return (
                    None
                    if _explained(document, person, family)
                    else ChangedTitle(mention, known[0], (title, known[1]))
                )
    return None


def _groups(titles: str) -> dict[str, tuple[str, str]]:
    """Return family → title and member; of "Lt. Col." the last word counts."""
    groups = title_groups()
    return {groups[title][0]: (title, groups[title][1]) for title in titles.split() if title in groups}


def _explained(document: Document, person: Person, family: str) -> bool:
    """Tell whether relatives of one name, or a change of rank, are talked of beside the name."""
    beside = [_beside(document, one).casefold() for one in person.mentions]
    if family == "address":
        return any(not relative_words().isdisjoint(_WORD.findall(text)) for text in beside)
    return any(_MOVED.search(text) for text in beside)


def _beside(document: Document, one: Mention) -> str:
    text = document.blocks[one.block].text
    return text[max(0, one.span.start - _AROUND) : one.span.end + _AROUND]
