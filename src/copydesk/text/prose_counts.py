"""What readability scores count in a text, as Vale counts it: words, sentences, syllables.

The formulas are the published ones, with prose's choices where they leave any.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from operator import mul
from typing import NamedTuple

from copydesk.data import words as listed
from copydesk.text.punkt import count_sentences, punkt_sentences
from copydesk.text.syllables import syllables

_WORD = re.compile(r"(?:[A-Z]\.){2,}|[\w']+")
_LONG = 6  # bytes: a word of more is a long one
_POLYSYLLABIC = 2  # syllables: a word of more is a hard one
_BITS = 40  # for one of the sums: more than a text of any size needs
_FIELD = (1 << _BITS) - 1
_ENDINGS = ("es", "ed", "ing")  # do not count as a syllable of a complex word


class Counts(NamedTuple):
    """What a text holds; ``easy_words`` are the different easy words."""

    words: int = 0
    sentences: int = 0
    characters: int = 0
    syllables: int = 0
    complex_words: int = 0
    long_words: int = 0
    polysyllabic_words: int = 0
    easy_words: int = 0


def counts(text: str) -> Counts:
    """Return what a text holds; blank lines part its paragraphs."""
    words = words_of(text)
    found = Counter(words)
    # All sums at once, in one long number: a loop of Python's own takes three times as long.
    total = sum(map(mul, map(_facts, found), found.values()))
    characters, sounded, complex_words, long_words, polysyllabic = (
        total >> place * _BITS & _FIELD for place in range(5)
    )
    return Counts(
        words=len(words),
        sentences=sum(map(count_sentences, text.split("\n\n"))),
        characters=characters,
        syllables=sounded,
        complex_words=complex_words,
        long_words=long_words,
        polysyllabic_words=polysyllabic,
        easy_words=len(_easy().intersection(found)),
    )


def sentence_length_sd(text: str) -> float:
    """Return the standard deviation of the lengths of the sentences of a text, in words."""
    lengths = [
        len(words_of(span.of(paragraph)))
        for paragraph in text.split("\n\n")
        for span in punkt_sentences(paragraph)
    ]
    mean = sum(lengths) / len(lengths) if lengths else 0.0
    return math.sqrt(sum((length - mean) ** 2 for length in lengths) / max(1, len(lengths)))


def words_of(text: str) -> list[str]:
    """Return the words of a text: letters, digits and straight apostrophes; initialisms with their dots."""
    return _WORD.findall(text.replace("_", " "))


@lru_cache(maxsize=50_000)
def _facts(word: str) -> int:
    """Return what a word counts for, each number ``_BITS`` further up.

    They are characters, syllables, and whether it is complex, long, of many syllables.
    """
    beats = syllables(word)
    size = len(word) if word.isascii() else len(word.encode("utf-8", "replace"))
    facts = (
        len(word) - word.count("'") - word.count("."),
        beats,
        beats - word.endswith(_ENDINGS) > _POLYSYLLABIC,
        size > _LONG,
        beats > _POLYSYLLABIC,
    )
    return sum(fact << place * _BITS for place, fact in enumerate(facts))


@cache
def _easy() -> frozenset[str]:
    return frozenset(listed("easy_words"))


def _flesch_kincaid(found: Counts) -> float:
    return 0.39 * found.words / found.sentences + 11.8 * found.syllables / found.words - 15.59


def _reading_ease(found: Counts) -> float:
    return 206.835 - 1.015 * found.words / found.sentences - 84.6 * found.syllables / found.words


def _gunning_fog(found: Counts) -> float:
    return 0.4 * (found.words / found.sentences + 100.0 * found.complex_words / found.words)


def _smog(found: Counts) -> float:
    return 1.0430 * math.sqrt(found.polysyllabic_words * 30.0 / found.sentences) + 3.1291


def _automated_readability(found: Counts) -> float:
    return 4.71 * (found.characters / found.words) + 0.5 * (found.words / found.sentences) - 21.43


def _coleman_liau(found: Counts) -> float:
    letters, stops = found.characters / found.words, found.sentences / found.words
    return 0.0588 * letters * 100 - 0.296 * stops * 100 - 15.8


def _lix(found: Counts) -> float:
    return found.words / found.sentences + found.long_words * 100 / found.words


def _dale_chall(found: Counts) -> float:
    """Return the score; as prose does, count each easy *word* once, and each use of any word."""
    hard = found.words - found.easy_words
    return 0.1579 * (hard / found.words * 100) + 0.0496 * (found.words / found.sentences)


SCORES: Mapping[str, Callable[[Counts], float]] = {
    "automated_readability": _automated_readability,
    "coleman_liau": _coleman_liau,
    "dale_chall": _dale_chall,
    "flesch_kincaid": _flesch_kincaid,
    "flesch_reading_ease": _reading_ease,
    "gunning_fog": _gunning_fog,
    "lix": _lix,
    "smog": _smog,
}
"""The readability scores, by name; each wants a text with at least one word."""
