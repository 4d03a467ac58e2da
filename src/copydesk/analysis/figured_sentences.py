"""The sentences in which figures may determine one another, found once by cheap looks."""

import re

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import Document

_LONGEST = 1_500  # characters; a longer sentence is none
_DIGIT = re.compile(r"\d")
_SCORE = re.compile(
    r"\d ?[-–—] ?\d|\d[\w.,]*%?(?: [a-z]+){0,3} (?:to|against|for|in favou?r|yes|supported|opposed|backed"
    r"|no)\b"
    r"|\d[ -](?:vote|seat|member)"
)
_SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve")
_JOINTS = ("(", " to ", "or ", "nearly ", "under ", "and ", "less than ", "more than ", "least ")
_SPELLED = (" votes to ", " split ", "ajority", " to ten ", " to five ")


def digit_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences with a digit, but for endless ones."""
    return tuple(
        sentence
        for sentence in document.derive(document_sentences)
        if _DIGIT.search(sentence.text) and len(sentence.text) <= _LONGEST
    )


def figured_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences with a digit, or all where small numbers in words stand in pairs or brackets."""
    source = document.source
    if any(f"{joint}{word} " in source for joint in _JOINTS for word in _SMALL):
        return document.derive(document_sentences)
    return document.derive(digit_sentences)


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
