"""The words of each sentence as a set, and whether it has digits: what tells that a pattern can't match."""

import re
from functools import cache

from copydesk.analysis.passages import document_sentences
from copydesk.model.document import Document

_LONGEST = 10_000  # characters of a sentence that are looked at: what is longer is no sentence


def sentence_words(document: Document) -> tuple[frozenset[str], ...]:
    """Return the case-folded words of each of ``document_sentences(document)``, in their order."""
    return tuple(
        frozenset(_word().findall(sentence.text[:_LONGEST].casefold()))
        for sentence in document.derive(document_sentences)
    )


def sentence_digits(document: Document) -> tuple[bool, ...]:
    """Tell for each of ``document_sentences(document)``, in their order, whether it holds a digit."""
    search = _digit().search
    return tuple(search(sentence.text) is not None for sentence in document.derive(document_sentences))


@cache
def _digit() -> re.Pattern[str]:
    return re.compile(r"\d")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
