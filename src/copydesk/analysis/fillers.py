"""Worn phrases of a document (``data/en/fillers.txt``); direct speech is left out. One pass."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from copydesk.analysis.passages import document_sentences
from copydesk.analysis.quotations import in_speech
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import Block, Document
from copydesk.text.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

Phrase = tuple[frozenset[str], ...]
_NOT_AFTER = "!"


class Filler(NamedTuple):
    """A worn phrase; ``number`` is its line in the list, ``span`` counts characters of ``block.text``."""

    block: Block
    span: Span
    number: int


def fillers(document: Document) -> tuple[Filler, ...]:
    """Return the worn phrases, in order; two never overlap."""
    table = _phrases()
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    near = {sentence.block_index for sentence, has in told if _may_hold(has)}
    found: list[Filler] = []
    for index in sorted(near):
        block = document.blocks[index]
        tokens = [word.lower().replace("’", "'") for word in _WORD.findall(block.text)]
        hits = [at for at, pair in enumerate(pairwise(tokens)) if pair in table]
        if hits:
            found.extend(
                one for one in _of_block(block, tokens, hits) if not in_speech(document, index, one.span)
            )
    return tuple(found)


def _of_block(block: Block, tokens: list[str], hits: list[int]) -> Iterator[Filler]:
    """Yield the phrases that begin at the tokens ``hits``."""
    spans = [hit.span() for hit in _WORD.finditer(block.text)]
    free = 0
    for at in hits:
        for number, phrase in _phrases()[tokens[at], tokens[at + 1]]:
            end = at + len(phrase)
            if at < free or end > len(tokens):
                continue
            gaps = (block.text[spans[n][1] : spans[n + 1][0]] for n in range(at, end - 1))
            words_fit = all(tokens[at + n] in forms for n, forms in enumerate(phrase))
            follows = tokens[end] if end < len(tokens) else ""
            if words_fit and follows not in _barred()[number] and all(gap.isspace() for gap in gaps):
                yield Filler(block, Span(spans[at][0], spans[end - 1][1]), number)
                free = end


@cache
def _phrases() -> dict[tuple[str, str], tuple[tuple[int, Phrase], ...]]:
    """Return the phrases by their first two words; forms of a word are parted by ``|`` in the list."""
    table: dict[tuple[str, str], tuple[tuple[int, Phrase], ...]] = {}
    for number, line in enumerate(words("fillers")):
        listed = (word for word in line.split() if not word.startswith(_NOT_AFTER))
        phrase = tuple(frozenset(word.split("|")) for word in listed)
        for pair in product(phrase[0], phrase[1]):
            table[pair] = (*table.get(pair, ()), (number, phrase))
    return table


@cache
def _barred() -> tuple[frozenset[str], ...]:
    """Return for each phrase the words that may not follow it."""
    parted = (line.partition(_NOT_AFTER) for line in words("fillers"))
    return tuple(frozenset(after.split("|")) if mark else frozenset() for _, mark, after in parted)


def _may_hold(has: frozenset[str]) -> bool:
    """Tell whether a sentence of these words has all of a phrase."""
    table = _telling()
    hits = table.keys() & has
    return any(not any(has.isdisjoint(forms) for forms in phrase) for word in hits for phrase in table[word])


@cache
def _telling() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by the forms of their longest word that says something, in pieces."""
    small = frozenset(word for line in words("stopwords") for word in line.split())

    def weight(forms: frozenset[str]) -> int:
        return min(0 if form in small else len(form) for form in forms)

    table: dict[str, tuple[Phrase, ...]] = {}
    for phrase in {phrase for listed in _phrases().values() for _, phrase in listed}:
        pieces = tuple(frozenset(map(_piece, forms)) for forms in phrase)
        for form in max(pieces, key=weight):
            table[form] = (*table.get(form, ()), pieces)
    return table


def _piece(form: str) -> str:
    """Return the longest piece of a form between hyphens and apostrophes, as ``sentence_words`` has it."""
    return max(re.split(r"\W", form), key=len)
