"""Worn phrases of a document (``data/en/fillers.txt``); direct speech is left out. One pass over the words."""

import re
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.quotations import in_speech
from copydesk.data import words
from copydesk.model.document import Block, Document
from copydesk.text.span import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SPEECH_MARKS = re.compile('["“‘«]')

Phrase = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Filler:
    """A worn phrase; ``number`` is its line in the list, ``span`` counts characters of ``block.text``."""

    block: Block
    span: Span
    number: int


def fillers(document: Document) -> tuple[Filler, ...]:
    """Return the worn phrases, in order; two never overlap."""
    table = _phrases()
    found: list[Filler] = []
    for index, block in enumerate(document.blocks):
        tokens = [
            (hit.group().casefold().replace("’", "'"), hit.start(), hit.end())
            for hit in _WORD.finditer(block.text)
        ]
        free = 0
        for at, (word, start, _) in enumerate(tokens):
            for number, phrase in table.get(word, ()):
                last = at + len(phrase) - 1
                if at < free or last >= len(tokens):
                    continue
                if all(tokens[at + n][0] in phrase[n] for n in range(1, len(phrase))) and _is_close(
                    block, tokens, at, last
                ):
                    span = Span(start, tokens[last][2])
                    if not in_speech(document, index, span):
                        found.append(Filler(block, span, number))
                    free = last + 1
    return tuple(found)


def _is_close(block: Block, tokens: list[tuple[str, int, int]], first: int, last: int) -> bool:
    """Tell whether nothing but white space stands between the words."""
    return all(block.text[tokens[n][2] : tokens[n + 1][1]].isspace() for n in range(first, last))


@cache
def _phrases() -> dict[str, tuple[tuple[int, Phrase], ...]]:
    """Return the phrases by their first word; forms of a word are parted by ``|`` in the list."""
    table: dict[str, tuple[tuple[int, Phrase], ...]] = {}
    for number, line in enumerate(words("fillers")):
        phrase = tuple(frozenset(word.split("|")) for word in line.split())
        for first in phrase[0]:
            table[first] = (*table.get(first, ()), (number, phrase))
    return table
