"""Ages beside a year of birth: "Ana Ruiz, 35, born in 1980" in an article of 2024."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 2_000  # characters; a longer sentence is none


class WrongAge(NamedTuple):
    """An age that does not fit the year of birth in its sentence.

    Spans count characters of the block's text; ``actual`` is the greatest age the year of birth allows.
    """

    sentence: Sentence
    age: Span
    born: Span
    actual: int


def wrong_ages(document: Document) -> tuple[WrongAge, ...]:
    """Return the ages that are off by more than a birthday, as of the year of publication.

    Nothing without a date of publication, and nothing in a sentence that tells of the past.
    """
    if document.meta.published is None or "born" not in document.source:
        return ()
    return tuple(
        wrong
        for sentence in document.derive(document_sentences)
        if "born" in sentence.text and len(sentence.text) <= _LONGEST
        for wrong in _in_sentence(sentence, document.meta.published.year)
    )


def _in_sentence(sentence: Sentence, published: int) -> Iterator[WrongAge]:
    if _past().search(sentence.text):
        return
    for found in _pattern().finditer(sentence.text):
        age, year = int(found["age"] or found["old"]), int(found["year"])
        if published - year not in {age, age + 1}:
            group = "age" if found["age"] else "old"
            start = sentence.span.start
            yield WrongAge(
                sentence,
                Span(*found.span(group)).shift(start),
                Span(*found.span("year")).shift(start),
                published - year,
            )


@cache
def _pattern() -> re.Pattern[str]:
    age = r"(?:[A-Z][\w’'-]+, (?P<age>\d\d),|\b(?P<old>\d\d)[- ]years?[- ]old)"
    within = r"[^.;()\d]{0,30}"
    day = r"(?:\d\d?,? (?:[A-Z][a-z]+ )?)?"
    return re.compile(rf"{age}{within}?\bborn {within}{day}(?P<year>(?:19|20)\d\d)\b")


@cache
def _past() -> re.Pattern[str]:
    past = "when|then|died|dead|death|killed|late|murdered|aged|had been|at the time|became|won"
    return re.compile(rf"\b(?:{past}|years? (?:ago|later|earlier))\b")
