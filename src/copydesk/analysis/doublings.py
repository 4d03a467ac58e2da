"""Words that stand twice in a row in a document."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from operator import eq
from typing import NamedTuple

from copydesk.analysis.transcripts import transcribed
from copydesk.data import words
from copydesk.model.document import Block, Document
from copydesk.text.span import Span

_DOUBLED = re.compile(
    r"(?<![\w'’*@/.&-])(?:([A-Za-z][a-z]{0,23}(?:\s[a-z]{1,24})?)(\s{1,8}(?=[a-z])(?i:\1))|(the)(\s{1,8}The))"
    r"(?![\w'’*@/-]|\.\w)"
)
_MARKS = ',.;:!?"()[]“”'
_LINKS = frozenset({"to", "by", "after", "upon", "and", "or"})
_MEANT = 4  # letters from which a word said three times is meant so
_BEFORE = 60  # characters looked at before a doubling
_AFTER = 40


class Doubling(NamedTuple):
    """A word, or two, written twice; ``span`` is both, ``second`` what is too much, in ``block.text``.

    ``spoken``: it stands in a transcript, where it may have been said so.
    """

    block: Block
    span: Span
    second: Span
    word: str
    spoken: bool


def doublings(document: Document) -> tuple[Doubling, ...]:
    """Return the words at once repeated, in order; the first may open a sentence.

    Left out are those of ``data/en/doublings.txt`` (“very very”) and what grammar may ask for: “what it is
    is”, “if you can you can”, “place to place to”.
    """
    return tuple(_find(document))


def _find(document: Document) -> Iterator[Doubling]:
    for index, block in enumerate(document.blocks):
        for hit in _DOUBLED.finditer(block.text) if _may_hold(block.text) else ():
            if not _may_be_meant(block.text, hit):
                word = " ".join((hit.group(1) or hit.group(3)).lower().split())
                second = Span(*hit.span(2 if hit.group(2) else 4))
                spoken = index in document.derive(transcribed)
                yield Doubling(block, Span(*hit.span()), second, word, spoken)


def _may_hold(text: str) -> bool:
    """Tell quickly whether a word, or two, stand twice in a row, marks and case aside."""
    plain = text.lower()
    for mark in _MARKS:  # one by one: several times as fast as a table of them
        plain = plain.replace(mark, "")
    told = plain.split()
    if any(map(eq, told, told[1:])):
        return True
    if not any(map(eq, told, told[2:])):
        return False
    pairs = list(pairwise(told))
    return any(map(eq, pairs, pairs[2:]))


def _may_be_meant(text: str, hit: re.Match[str]) -> bool:
    if hit.group(3):
        return False
    before, after = text[max(0, hit.start() - _BEFORE) : hit.start()], text[hit.end() : hit.end() + _AFTER]
    word = hit.group(1)
    first, *second = word.lower().split()
    if second:
        again = after.lstrip().startswith(first)
        return again or second[0] in _LINKS or first == second[0] or bool(_clause().search(before))
    if first == "that":
        return not _subject().match(after)
    if first in _allowed() or (len(first) >= _MEANT and after.lstrip().startswith(first)):
        return True
    if word != first and (first in _names() or _inside().search(before)):
        return first not in _small()
    return bool(_copula(first).search(before)) if first in {"is", "was", "are", "were"} else False


@cache
def _allowed() -> frozenset[str]:
    return frozenset(words("doublings"))


@cache
def _names() -> frozenset[str]:
    """Return the words that are a given name too: “Will will sail”."""
    return frozenset(words("doubled_names"))


@cache
def _small() -> frozenset[str]:
    return frozenset(word for line in words("stopwords") for word in line.split()) - _names()


@cache
def _clause() -> re.Pattern[str]:
    """Return what makes two clauses of “you can you can”: “if you can you can …”."""
    opening = (
        "if|when|whenever|where|wherever|what|whatever|who|whoever|how|however|because|since|as|once|unless"
    )
    return re.compile(rf"\b(?:{opening}|the (?:more|less|better)) $", re.IGNORECASE)


@cache
def _subject() -> re.Pattern[str]:
    """Return what cannot follow a second “that” that points at something."""
    return re.compile(r"\s(?:they|he|she|we|I|it|you|the|there|a|an|these|those|his|her|their|our|my)\b")


@cache
def _inside() -> re.Pattern[str]:
    """Return the end of what stands before a word within a sentence."""
    return re.compile(r"[\w,;)’'] $")


@cache
def _copula(verb: str) -> re.Pattern[str]:
    """Return what asks for the verb twice: “what it is is a ferry”, “those who are are few”."""
    plural = r"|\b(?:those|ones) (?:who|that) $" if verb in {"are", "were"} else ""
    subject = r"(?:it|he|she|they|we|you|this|that|there|(?:the|a|an|his|her|its|their|our|my) [\w-]+)"
    return re.compile(rf"\b(?:what|all|where|who|how) {subject} ${plural}", re.IGNORECASE)
