"""The ages given to the people of a document.

An age is tied to the name right beside it: "Ada Hale, 34," or "the 34-year-old pilot Ada Hale". How old
somebody was at death ("died on Monday, aged 78") is a thing apart, and the same in every sentence.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.names import Mention, in_quotation, mentions, stops
from copydesk.model.document import Document
from copydesk.text.span import Span

_SET_OFF = re.compile(r", (?:aged |now |age )?\d")
_BEFORE = re.compile(r"\b(\d\d?)-year-old (?:[a-z]+ )?$")
_AFTER = re.compile(
    r", (?:aged |now |age )?(1[01]\d|\d\d?)(?=[,.;]|$| (?:who|of|from|was|is|said|told)\b)(?![.,]\d)"
)
_THEN_DIED = re.compile(r",?(?: who)?(?: has| had)? (?:died|dies|passed away)\b")
_DIED = re.compile(
    r"(?:, [^,.;:]{1,80},)?(?: has| had)? (?:dies|died|passed away)\b[^.;:()\"“”]{0,70}?"
    r" (?:(?:aged|age|at age|at the age of) (1[01]\d|\d\d)\b(?! months| weeks| days)"
    r"|at (1[01]\d|\d\d)(?=,|\.?$))"
)
_REACH = 40  # characters beside a name
_AROUND = 150  # characters beside an age in which the past, or a match, is talked of
_MOST_WORDS = 4  # of a person's name


class Age(NamedTuple):
    """An age: ``span`` counts characters of the block's text; ``died`` tells that it is the age at death."""

    block: int
    span: Span
    years: int
    died: bool = False


class ChangedAge(NamedTuple):
    """An age that differs from the first one given to the same person."""

    name: str
    age: Age
    first: Age


def changed_ages(document: Document) -> tuple[ChangedAge, ...]:
    """Return the ages that differ from the first one, in order of their places: one of each person."""
    aged = list(_aged(document))
    if len({age.years for _, age in aged}) < 2:  # noqa: PLR2004
        return ()
    given = _given_names(document)
    firsts: dict[tuple[str, bool], Age] = {}
    found: dict[tuple[str, bool], ChangedAge] = {}
    for mention, age in aged:
        name = _full_name(mention, given)
        first = firsts.setdefault((name, age.died), age) if name else age
        if first.years != age.years:
            found.setdefault((name, age.died), ChangedAge(name, age, first))
    return tuple(found.values())


def _aged(document: Document) -> Iterator[tuple[Mention, Age]]:
    """Yield the names with an age beside them, in order."""
    at, ways = -1, ""
    for mention in document.derive(mentions):
        text = document.blocks[mention.block].text
        if mention.block != at:
            at, ways = mention.block, _ways(text)
        age = _age(text, mention, ways) if ways else None
        if age is not None and not in_quotation(document, age.block, age.span):
            yield mention, age


def _ways(text: str) -> str:
    """Return at little cost in which ways a text may give an age: before, after a name, at death."""
    before = "b" if "-year-old" in text else ""
    after = "a" if _SET_OFF.search(text) else ""
    died = "d" if " die" in text or " passed" in text else ""
    return before + after + died


def _age(text: str, mention: Mention, ways: str) -> Age | None:
    begin, end = mention.span.start, mention.span.end
    died = _DIED.match(text, end) if "d" in ways else None
    if died:
        number = 1 if died[1] else 2
        return Age(mention.block, Span(*died.span(number)), int(died[number]), died=True)
    after = _AFTER.match(text, end) if "a" in ways else None
    if after:
        span, years = Span(*after.span(1)), int(after[1])
        if _THEN_DIED.match(text, span.end):
            return Age(mention.block, span, years, died=True)
    else:
        start = max(0, begin - _REACH)
        before = _BEFORE.search(text[start:begin]) if "b" in ways else None
        if before is None:
            return None
        span, years = Span(*before.span(1)).shift(start), int(before[1])
    past = _past().search(text[max(0, span.start - _AROUND) : span.end + _AROUND])
    return None if past else Age(mention.block, span, years)


def _given_names(document: Document) -> dict[str, set[str]]:
    """Return the family names with the words right before them: in "Pilot Ada Hale" the first is no name."""
    found: dict[str, set[str]] = {}
    for one in document.derive(mentions):
        if _is_full(one):
            found.setdefault(one.surname, set()).add(one.words[-2].text)
    return found


def _full_name(mention: Mention, given: dict[str, set[str]]) -> str:
    """Return the name in full; nothing where there is none, or more than one."""
    if _is_full(mention):
        return f"{mention.words[-2].text} {mention.surname}"
    names = given.get(mention.surname, set[str]()) if not mention.given else set[str]()
    return f"{next(iter(names))} {mention.surname}" if len(names) == 1 else ""


def _is_full(one: Mention) -> bool:
    return 1 < len(one.words) <= _MOST_WORDS and not any(
        word.text.casefold() in stops() for word in one.words
    )


@cache
def _past() -> re.Pattern[str]:
    past = (
        r"when|then|turn(?:s|ed|ing)?|birthday|at the time|years? (?:ago|later|earlier)|in (?:1[5-9]|20)\d\d"
    )
    sport = "points?|goals?|runs|wickets?|innings|scor(?:e|ed|ing)|seeds?|ranked|minutes?"
    return re.compile(rf"\b(?:{past}|{sport})\b", re.IGNORECASE)
