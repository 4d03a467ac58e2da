"""The words of a document that are spelled in one country only.

The pairs are VarCon's (``data/en/spelling_pairs.txt``). Lower-case words only: names keep their spelling.
Words with a hyphen, a sign of an address beside them, or within quotation marks are left out. One pass.
"""

import re
from bisect import bisect_right
from functools import cache
from typing import Literal, NamedTuple

from copydesk.analysis.passages import document_sentences
from copydesk.analysis.quotations import quotations
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.span import Span

Side = Literal["us", "gb"]

_WORD = re.compile(r"(?<![\w@#/.&=\\-])[a-z]{3,24}(?![\w@/=\\-]|\.\w)")
_NAMES = frozenset({BlockKind.BYLINE, BlockKind.CREDIT})


class Variant(NamedTuple):
    """A spelling: ``other`` is the other country's, ``lemma`` the same for all forms of a word.

    ``weak`` is a spelling that is at home in both countries.
    """

    side: Side
    other: str
    lemma: int
    weak: bool


class Spelled(NamedTuple):
    """A word of the document that has a variant; ``span`` counts characters of ``block.text``."""

    block: Block
    span: Span
    word: str
    variant: Variant


def spelled(document: Document) -> tuple[Spelled, ...]:
    """Return the words that tell a country, in order."""
    return _find(document, dialect_pairs())


def spelled_ise(document: Document) -> tuple[Spelled, ...]:
    """Return the words in -ise or -ize, in order; the latter is used in Britain too."""
    return _find(document, ise_pairs())


def _find(document: Document, table: dict[str, Variant]) -> tuple[Spelled, ...]:
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    near = {sentence.block_index for sentence, has in told if not table.keys().isdisjoint(has)}
    found: list[Spelled] = []
    for index in sorted(near):
        block = document.blocks[index]
        if block.kind in _NAMES:
            continue
        for match in _WORD.finditer(block.text):
            variant = table.get(match.group())
            if variant and not _is_quoted(document, index, match.start()):
                found.append(Spelled(block, Span(*match.span()), match.group(), variant))
    return tuple(found)


def _is_quoted(document: Document, index: int, offset: int) -> bool:
    stretches = document.derive(_quoted).get(index)
    if not stretches:
        return False
    at = bisect_right(stretches, offset, key=lambda one: one[0]) - 1
    return at >= 0 and offset < stretches[at][1]


def _quoted(document: Document) -> dict[int, list[tuple[int, int]]]:
    """Return the outermost quotations of each block as sorted, disjoint stretches."""
    stretches: dict[int, list[tuple[int, int]]] = {}
    for one in document.derive(quotations):
        mine = stretches.setdefault(one.block_index, [])
        if not mine or one.span.start >= mine[-1][1]:
            mine.append((one.span.start, one.span.end))
        else:
            mine[-1] = (mine[-1][0], max(mine[-1][1], one.span.end))
    return stretches


@cache
def dialect_pairs() -> dict[str, Variant]:
    """Return the table of words that are spelled in one country only."""
    return _table("spelling_pairs")


@cache
def ise_pairs() -> dict[str, Variant]:
    """Return the table of words that differ in -ise and -ize only."""
    return _table("spelling_ise")


def _table(name: str) -> dict[str, Variant]:
    table: dict[str, Variant] = {}
    for lemma, line in enumerate(words(name)):
        weak = line.startswith("~")
        for pair in line.removeprefix("~").split():
            us, _, gb = pair.partition("/")
            table[us] = Variant("us", gb, lemma, weak)
            table[gb] = Variant("gb", us, lemma, weak)
    return table
