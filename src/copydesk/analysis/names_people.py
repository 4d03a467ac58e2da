"""The people of a document: who is named in full, and where they are called by the family name alone."""

from dataclasses import dataclass, field
from functools import cache

from copydesk.analysis.names import Mention, mentions, stops
from copydesk.analysis.names_evidence import is_given_name
from copydesk.data import words
from copydesk.model.document import Document

MOST_PEOPLE = 2_000  # a document's further ones are not looked at
_MOST_WORDS = 4  # of a person's name


@dataclass(slots=True)
class Person:
    """Someone named in full: ``full`` and ``alone`` are the mentions in full and by the family name.

    ``alone`` is empty when another name ends in the same word.
    """

    given: str
    surname: str
    full: list[Mention] = field(default_factory=list[Mention])
    alone: list[Mention] = field(default_factory=list[Mention])

    @property
    def mentions(self) -> list[Mention]:
        """All of them, in order."""
        return sorted(self.full + self.alone, key=lambda one: (one.block, one.span.start))


def people(document: Document) -> tuple[Person, ...]:
    """Return those who are named in full.

    A person has a given name that is known as one, or a title, there or before the family name alone.
    """
    found: dict[tuple[str, str], Person] = {}
    families: dict[str, set[str]] = {}
    alone: dict[str, list[Mention]] = {}
    for one in document.derive(mentions):
        if not one.given:
            alone.setdefault(one.surname, []).append(one)
            continue
        families.setdefault(one.surname, set()).add(one.given)
        key = (one.given, one.surname)
        if key in found:
            found[key].full.append(one)
        elif len(found) < MOST_PEOPLE and _may_be_persons(one):
            found[key] = Person(*key, full=[one])
    for person in found.values():
        if len(families[person.surname]) == 1:
            person.alone.extend(alone.get(person.surname, ()))
    return tuple(person for person in found.values() if _is_person(person))


def _may_be_persons(one: Mention) -> bool:
    if len(one.words) > _MOST_WORDS or one.surname.isupper():
        return False
    return not any(word.text.casefold() in stops() for word in one.words)


def _is_person(person: Person) -> bool:
    return is_given_name(person.given) or any(one.title for one in (*person.full[:1], *person.alone))


@cache
def relative_words() -> frozenset[str]:
    """Return the words, in lower case, that say two bearers of one family name may be meant."""
    return frozenset(word for line in words("relative_words") for word in line.split())
