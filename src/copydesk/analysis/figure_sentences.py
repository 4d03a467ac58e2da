"""Sentences with figures, as two of them are compared: their words, names, words of time, and figures."""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_intervals import without_hedge
from copydesk.analysis.passages import Sentence
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.rarity import rarity, stopwords
from copydesk.text.stems import stem

MOST_SENTENCES = 200
"""Only so many sentences with figures are compared: pairs grow with the square. Live pages have more."""

_LONGEST = 1_500  # characters; a longer sentence is a list without marks
_MOST_FIGURES = 8
_RARE = 6.0  # nats
_SOURCE_REACH = 6  # words between "estimated" and "that"
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,:/-]*(?:st|nd|rd|th)?")


class FigureSentence(NamedTuple):
    """A sentence with figures.

    ``words`` are its stems in order, each figure one word that starts with "#" ("#count", "#percent"); ``at``
    are the places of the figures in ``words``. ``stems`` are the words that say something, ``names`` the
    capitalised ones but those of ``sources`` ("lawmakers in Tarn estimated that"), ``times`` the words of
    time and the numbers that are no amounts.
    """

    sentence: Sentence
    words: tuple[str, ...]
    at: tuple[int, ...]
    figures: tuple[Quantity, ...]
    stems: frozenset[str]
    names: frozenset[str]
    sources: frozenset[str]
    times: frozenset[str]


def figure_sentences(document: Document) -> tuple[FigureSentence, ...]:
    """Return the sentences that hold figures; none of a document with more than ``MOST_SENTENCES``."""
    by_sentence: dict[tuple[int, int], list[Quantity]] = {}
    for quantity in document.derive(quantities):
        if len(quantity.sentence.span) <= _LONGEST:
            key = (quantity.block_index, quantity.sentence.index)
            by_sentence.setdefault(key, []).append(quantity)
    if len(by_sentence) > MOST_SENTENCES:
        return ()
    return tuple(_sentence(found) for found in by_sentence.values() if len(found) <= _MOST_FIGURES)


def _sentence(found: list[Quantity]) -> FigureSentence:
    sentence = found[0].sentence
    text, at = sentence.block.text, sentence.span.start
    sequence: list[str] = []
    places: list[int] = []
    names: set[str] = set()
    times: set[str] = set()
    for quantity in (*found, None):
        end = sentence.span.end if quantity is None else quantity.span.start
        between = _WORD.findall(text, at, end)
        for word in without_hedge(between) if quantity else between:
            root = stem(word.casefold())
            if word[0].isupper() and _is_name(word, root, first=not sequence):
                names.add(root)
            if word[0].isdecimal() or word in _calendar() or root in time_stems():
                times.add(root.rstrip(".,:/-"))
            sequence.append(root)
        if quantity is not None:
            # what is counted belongs to the words: "600 troops"
            places.append(len(sequence))
            sequence.append(f"#{quantity.unit}")
            if quantity.unit == "count":
                sequence += [stem(word.casefold()) for word in _WORD.findall(quantity.text)[1:]]
            at = quantity.span.end
    sources = _sources(sequence) & names
    stems = frozenset(
        word for word in sequence if word[0] != "#" and not word[0].isdecimal() and word not in empty_stems()
    )
    return FigureSentence(
        sentence,
        tuple(sequence),
        tuple(places),
        tuple(found),
        stems,
        frozenset(names - sources),
        sources,
        frozenset(times),
    )


def _is_name(word: str, root: str, *, first: bool) -> bool:
    """Tell whether a capitalised word is a name; at the start of a sentence only a rare word is."""
    if root in empty_stems() or word in _calendar():
        return False
    return not first or rarity(root) >= _RARE


def _sources(sequence: list[str]) -> frozenset[str]:
    """Return the words of "South Ellerian lawmakers estimated in April that", if the sentence opens so."""
    said = next((at for at, word in enumerate(sequence) if word in _saying()), len(sequence))
    reach = sequence[said : said + _SOURCE_REACH]
    if "that" not in reach or any(word[0] == "#" for word in sequence[:said]):
        return frozenset()
    return frozenset(sequence[:said])


@cache
def _saying() -> frozenset[str]:
    return frozenset(
        stem(word) for word in ("said", "says", "estimated", "reported", "believed", "announced")
    )


@cache
def empty_stems() -> frozenset[str]:
    """Return the stems of the words that say nothing of what a sentence is about, and these words."""
    return stopwords() | frozenset(stem(word) for word in stopwords())


@cache
def time_stems() -> frozenset[str]:
    """Return the stems of the words that place a figure in time or in an order."""
    return frozenset(stem(word) for word in words("figure_times") if word.islower())


@cache
def _calendar() -> frozenset[str]:
    return frozenset(word for word in words("figure_times") if not word.islower())
