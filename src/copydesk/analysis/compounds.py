"""Words that an article writes as one here and in two parts there: "ceasefire" and "cease-fire".

The vocabulary of the article tells first which words can be put together from two others; only for these is
the text searched.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.quotations import in_speech
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

MOST = 20
"""More compounds than this in one document are not looked at."""

_CANDIDATES = 400  # words that could be compounds

_SHORTEST, _LONGEST = 6, 24  # letters of a compound
_PART = 2  # letters of its parts at least
_APART = 4  # of a part that stands apart, without a hyphen
_READ = 2_000  # characters of a sentence that are searched


class Written(NamedTuple):
    """A compound as written: ``span`` counts characters of ``sentence.block.text``."""

    sentence: Sentence
    span: Span


class Compound(NamedTuple):
    """A word, and where it is written as one and where in two parts, in order."""

    word: str
    joined: tuple[Written, ...]
    parted: tuple[Written, ...]


def compounds(document: Document) -> tuple[Compound, ...]:
    """Return the lower-case words that are written both ways outside direct speech."""
    return tuple(islice(_find(document), MOST))


def _find(document: Document) -> Iterator[Compound]:
    sets, sentences = document.derive(sentence_words), document.derive(document_sentences)
    told = list(zip(sentences, sets, strict=True))
    for word, first, last in islice(_candidates(frozenset[str]().union(*sets)), _CANDIDATES):
        apart = [sentence for sentence, has in told if first in has and last in has]
        if not any(f"{first}{gap}{last}" in sentence.text for sentence in apart for gap in "- "):
            continue
        parted = tuple(_written(document, apart, _apart(word, first, last)))
        joined = tuple(_written(document, [one for one, has in told if word in has], word)) if parted else ()
        if joined:
            yield Compound(word, joined, parted)


def _candidates(every: frozenset[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the words that two other words make, in the order of the alphabet."""
    made = [
        (word, word[:cut], word[cut:])
        for word in every
        if _SHORTEST <= len(word) <= _LONGEST
        for cut in range(_PART, len(word) - _PART + 1)
        if word[cut:] in every and word[:cut] in every
    ]
    for word, first, last in sorted(made):
        if word.isascii() and word.isalpha() and not (first == "re" and last in _sets()["re"]):
            yield word, first, last


def _apart(word: str, first: str, last: str) -> str:
    """Return a pattern of a compound in two parts: with a hyphen, or with a space where that is no phrase."""
    stops = first in _sets()["first"] or last in _sets()["last"] or {first, last} & _small()
    short = min(len(first), len(last)) < _APART and len(first) + len(last) < 2 * _APART
    gap = "[- ]" if word in _sets()["always"] or not (stops or short) else "-"
    return f"{first}{gap}{last}"


def _written(document: Document, sentences: list[Sentence], pattern: str) -> Iterator[Written]:
    whole = re.compile(rf"(?<![\w@#/.&=\\'’-]){pattern}(?![\w@/=\\-]|[.'’]\w)")
    for sentence in sentences:
        for hit in whole.finditer(sentence.text[:_READ]):
            span = Span(*hit.span()).shift(sentence.span.start)
            if not in_speech(document, sentence.block_index, span):
                yield Written(sentence, span)


@cache
def _sets() -> dict[str, frozenset[str]]:
    lines = (line.split() for line in words("compound_stops"))
    return {name: frozenset(listed) for name, *listed in lines}


@cache
def _small() -> frozenset[str]:
    return frozenset(word for line in words("stopwords") for word in line.split())
