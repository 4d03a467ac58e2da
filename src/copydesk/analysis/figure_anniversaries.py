"""Anniversaries beside the years they count: "the 20th anniversary, in 2014, of the 2004 flood"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 1_000  # characters; a longer sentence is none
_SLACK = 1  # years; an article may look forward or back to the day
_TENS = ("tenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth")


class WrongAnniversary(NamedTuple):
    """An anniversary whose number the years do not make; spans count characters of the block's text."""

    sentence: Sentence
    ordinal: Span
    event: Span
    number: int
    actual: int


def wrong_anniversaries(document: Document) -> tuple[WrongAnniversary, ...]:
    """Return the anniversaries that do not fit the year of what they recall.

    The year of the anniversary is the other year of the sentence, else that of publication, give or take one.
    """
    published = document.meta.published
    return tuple(
        wrong
        for sentence in document.derive(document_sentences)
        if "anniversar" in sentence.text and len(sentence.text) <= _LONGEST
        for wrong in _in_sentence(sentence, published.year if published else None)
    )


def _in_sentence(sentence: Sentence, published: int | None) -> Iterator[WrongAnniversary]:
    found = list(_pattern().finditer(sentence.text))
    years = {int(year) for year in _year().findall(sentence.text)}
    if len(found) != 1:
        return
    event = int(found[0]["event"])
    others = years - {event}
    if len(others) > 1 or not (others or published):
        return
    if others and not re.search(rf"(?:^In|anniversary,? in) {max(others)}\b", sentence.text):
        return  # "the museum, opened in 1990, marks the 20th anniversary of the 2004 flood"
    word = found[0]["number"].casefold()
    number = (_TENS.index(word) + 1) * 10 if word in _TENS else int(re.sub(r"\D", "", word))
    actual = (others.pop() if others else published or 0) - event
    slack = 0 if years - {event} else _SLACK
    if abs(actual - number) > slack:
        at = sentence.span.start
        spans = [Span(*found[0].span(name)).shift(at) for name in ("number", "event")]
        yield WrongAnniversary(sentence, spans[0], spans[1], number, actual)


@cache
def _pattern() -> re.Pattern[str]:
    number = rf"(?P<number>\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_TENS)})"
    return re.compile(
        rf"\b{number} anniversary\b[^.;:()]{{0,60}}? of (?:the|its|his|her|their|a)\b[^.;:()\d]{{0,40}}?"
        r"(?P<event>(?:1[5-9]|20)\d\d)\b(?![-–]\d)",
        re.IGNORECASE,
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:1[5-9]|20)\d\d\b")
