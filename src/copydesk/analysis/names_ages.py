"""The ages given to the people of a document."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.names import Mention, in_quotation
from copydesk.analysis.names_people import Person, people
from copydesk.model.document import Document
from copydesk.text.span import Span

_BEFORE = re.compile(r"\b(\d\d?)-year-old (?:[a-z]+ )?$")
_AFTER = re.compile(r", (?:aged |now )?(\d\d?)(?=[,.;]| (?:who|of|from|was|is|said|told)\b)(?![.,]\d)")
_REACH = 40  # characters beside a name
_AROUND = 150  # characters beside an age in which the past, or a match, is talked of


class Age(NamedTuple):
    """An age: ``span`` counts characters of the block's text."""

    block: int
    span: Span
    years: int


class ChangedAge(NamedTuple):
    """An age that differs from the first one given to the same person."""

    name: str
    age: Age
    first: Age


def changed_ages(document: Document) -> tuple[ChangedAge, ...]:
    """Return the ages that differ from the first one, in order of their places."""
    found: list[ChangedAge] = []
    for person in document.derive(people):
        ages = list(_ages(document, person))
        other = next((age for age in ages if age.years != ages[0].years), None)
        if other is not None:
            found.append(ChangedAge(f"{person.given} {person.surname}", other, ages[0]))
    return tuple(sorted(found, key=lambda one: (one.age.block, one.age.span.start)))


def _ages(document: Document, person: Person) -> Iterator[Age]:
    for mention in person.mentions:
        age = _age(document.blocks[mention.block].text, mention)
        if age is None or in_quotation(document, age.block, age.span):
            continue
        text = document.blocks[mention.block].text
        if not _past().search(text[max(0, age.span.start - _AROUND) : age.span.end + _AROUND]):
            yield age


def _age(text: str, mention: Mention) -> Age | None:
    begin, end = mention.span.start, mention.span.end
    after = _AFTER.match(text, end)
    if after:
        return Age(mention.block, Span(*after.span(1)), int(after[1]))
    start = max(0, begin - _REACH)
    before = _BEFORE.search(text[start:begin])
    return Age(mention.block, Span(*before.span(1)).shift(start), int(before[1])) if before else None


@cache
def _past() -> re.Pattern[str]:
    past = (
        r"when|then|turn(?:s|ed|ing)?|birthday|at the time|years? (?:ago|later|earlier)|in (?:1[5-9]|20)\d\d"
    )
    sport = "points?|goals?|runs|wickets?|innings|scor(?:e|ed|ing)|seeds?|ranked|minutes?"
    return re.compile(rf"\b(?:{past}|{sport})\b", re.IGNORECASE)
