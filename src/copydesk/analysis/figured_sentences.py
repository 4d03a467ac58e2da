"""The sentences in which figures may determine one another, found once by cheap looks."""

import re
from collections.abc import Iterator
from itertools import compress, pairwise
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_digits
from copydesk.model.document import Document

_LONGEST = 1_500  # characters; a longer sentence is none
_SCORE = re.compile(
    r"\d ?[-–—] ?\d|\d[\w.,]*%?(?: [a-z]+){0,3} (?:to|against|for|in favou?r|yes|supported|opposed|backed"
    r"|no)\b"
    r"|\d[ -](?:vote|seat|member)"
)
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_FAR = 70  # characters between two figures of one statement
_SPELLED = (" votes to ", " split ", "ajority", " to ten ", " to five ")


class FigurePair(NamedTuple):
    """Two figures in digits, and what stands between them."""

    first: str
    gap: str
    second: str


def digit_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences with a digit, but for endless ones."""
    return tuple(
        sentence
        for sentence in compress(document.derive(document_sentences), document.derive(sentence_digits))
        if len(sentence.text) <= _LONGEST
    )


def figure_pairs(document: Document) -> tuple[tuple[Sentence, tuple[FigurePair, ...]], ...]:
    """Return the sentences with two figures in digits or more, and those that stand close together."""
    return tuple(
        (sentence, pairs)
        for sentence in document.derive(digit_sentences)
        if (pairs := tuple(_pairs(sentence.text)))
    )


def _pairs(text: str) -> Iterator[FigurePair]:
    for one, other in pairwise(_NUMBER.finditer(text)):
        gap = text[one.end() : other.start()]
        if len(gap) <= _FAR:
            yield FigurePair(one.group(), gap, other.group())


def score_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences that set one figure against another: "45-12", "40 votes to 20", "45 for"."""
    with_digits = [one for one in document.derive(digit_sentences) if _SCORE.search(one.text)]
    seen = {id(one) for one in with_digits}
    spelled = [
        one
        for one in (document.derive(document_sentences) if _spells(document.source) else ())
        if id(one) not in seen and _spells(one.text) and len(one.text) <= _LONGEST
    ]
    return (*with_digits, *spelled)


def _spells(text: str) -> bool:
    return any(cue in text for cue in _SPELLED)
