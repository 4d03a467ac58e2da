"""The names of a document, told by their capitals alone.

A mention is a run of capitalised words ("Ana de la Ruiz", "J. Hale"), with the title before it set apart. No
list of names is asked: what a mention is a name of is told by how it is used. One pass over the text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.quotations import quotations
from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.rarity import stopwords
from copydesk.text.span import Span

MOST_MENTIONS = 20_000  # a document's further ones are not looked at
_LONGEST = 30  # characters of a word
_MOST_WORDS = 12  # of a mention
_TITLE_CASE = 0.6  # a heading with so many capitals among its words is in title case
_LIST = 0.85  # and another block is a list of names, or shouts

# the capital comes first, so that the search leaps from one to the next; what stands before is looked at then
_WORD = re.compile(r"[A-ZÀ-ÞĀ-ɏ](?<![\w@#/.&=\\$%’'].)[\w’'-]*(?:[^\W_]|(?<=[A-Z]))(?![\w@/=\\]|\.\w)")
_ARTICLE = re.compile(r"(?<![\w@#/.&=\\$%’'-])(?:a[a-z]{1,2}|el)-$")  # "al-Tarv"
_BEFORE = 5  # characters in which it stands
_ANY = re.compile(r"[^\W\d_]{2,}")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_ARTICLES = frozenset({"Al", "El", "Le", "La", "De", "Di", "Du", "Van", "Von"})
_UNREAD = frozenset({BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.TABLE_CELL, BlockKind.NOTE})
_HEADINGS = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.STANDFIRST})


class NameWord(NamedTuple):
    """A word of a mention; offsets count characters of the block's text, a possessive ending left out.

    ``opens`` tells that a capital says nothing here: the word may open a sentence, or stands after a mark.
    """

    start: int
    end: int
    text: str
    opens: bool


class Mention(NamedTuple):
    """A run of capitalised words: ``words`` without particles, ``title`` the words before, folded.

    ``before`` is what parts the words from the ones before them: a blank, a particle.
    """

    block: int
    words: tuple[NameWord, ...]
    title: str

    @property
    def span(self) -> Span:
        """The whole of it, in characters of the block's text."""
        return Span(self.words[0].start, self.words[-1].end)

    @property
    def given(self) -> str:
        """The first word of a name of several words, else nothing."""
        return self.words[0].text if len(self.words) > 1 else ""

    @property
    def surname(self) -> str:
        """The last word."""
        return self.words[-1].text


def mentions(document: Document) -> tuple[Mention, ...]:
    """Return the mentions of every block, in order: at most ``MOST_MENTIONS``."""
    found: list[Mention] = []
    for index, block in enumerate(document.blocks):
        if block.kind not in _UNREAD and not _in_title_case(block):
            for one in _in_block(block.text, index):
                found.append(one)
                if len(found) == MOST_MENTIONS:
                    return tuple(found)
    return tuple(found)


def in_quotation(document: Document, block_index: int, span: Span) -> bool:
    """Tell whether a stretch stands in quotation marks, in italics, or in code: a title, another's words."""
    block = document.blocks[block_index]
    if any(name in {"emphasis", "code"} and inline.covers(span) for name, inline in block.inlines):
        return True
    stretches = document.derive(_quoted).get(block_index, ())
    return any(one.covers(span) for one in stretches)


def _quoted(document: Document) -> dict[int, list[Span]]:
    found: dict[int, list[Span]] = {}
    for one in document.derive(quotations):
        found.setdefault(one.block_index, []).append(one.span)
    return found


def _in_title_case(block: Block) -> bool:
    text = block.text[:400]
    if block.kind in _HEADINGS:
        most = _TITLE_CASE
    elif _is_prose(text.split()):
        return False
    else:
        most = _LIST
    sample = _ANY.findall(text)
    capitals = sum(1 for word in sample if word[0].isupper())
    return len(sample) > 3 and capitals >= len(sample) * most  # noqa: PLR2004


def _is_prose(said: list[str]) -> bool:
    """Tell at little cost whether so many words are in lower case that the text is no list of names."""
    return sum(map(str.islower, said)) > len(said) * 2 * (1 - _LIST)


def _in_block(text: str, index: int) -> Iterator[Mention]:
    run: list[NameWord] = []
    for found in _WORD.finditer(text):
        word = _word(text, found)
        if word is None:
            continue
        if run and (len(run) == _MOST_WORDS or not _joined(text, run[-1], word)):
            yield from _mention(index, run)
            run = []
        run.append(word)
    if run:
        yield from _mention(index, run)


def _word(text: str, found: re.Match[str]) -> NameWord | None:
    word = found.group()
    if len(word) > _LONGEST or not word[0].isupper():
        return None
    start = found.start()
    if start and text[start - 1] == "-":
        article = _ARTICLE.search(text[max(0, start - _BEFORE) : start])
        if article is None:
            return None
        start -= article.end() - article.start()
        word = text[start : found.end()]
    before = text[start - 2 : start] if start > 1 else ""
    opens = not (before[-1:] == " " and (before[0].isalnum() or before[0] == ","))
    bare = _POSSESSIVE.sub("", word) if "'" in word or "’" in word else word
    return NameWord(start, start + len(bare), bare, opens)


def _joined(text: str, last: NameWord, word: NameWord) -> bool:
    """Tell whether two capitalised words belong to one name: blanks, initials and particles between."""
    gap = text[last.end : word.start]
    if gap == " ":
        return True
    if len(gap) > 12:  # noqa: PLR2004
        return False
    if gap == ". ":
        return len(last.text) == 1 or last.text.casefold() in _titles()
    between = gap.split(" ")
    return (
        len(between) > 2  # noqa: PLR2004
        and not between[0]
        and not between[-1]
        and all(one in _particles() for one in between[1:-1])
    )


def _mention(index: int, run: list[NameWord]) -> Iterator[Mention]:
    """Yield the name in a run of words, the words that open a sentence and titles taken off."""
    if len(run) == 1:
        if not (run[0].opens and run[0].text.casefold() in _openers()):
            yield Mention(index, (run[0],), "")
        return
    first = 0
    while first < len(run) and run[first].opens and run[first].text.casefold() in _openers():
        first += 1
    start = first
    for at in range(start, len(run) - 1):
        if run[at].text.casefold() in _titles():
            first = at + 1  # "Emergencies Minister Ana Ruiz"
    if first < len(run):
        title = " ".join(word.text.casefold() for word in run[start:first])
        yield Mention(index, tuple(_families(run[first:])), title)


def _families(run: list[NameWord]) -> Iterator[NameWord]:
    """Yield the words of a name, "Le Pen" and "Al Tarv" as one."""
    held: NameWord | None = None
    for word in run:
        if held is not None:
            yield NameWord(held.start, word.end, f"{held.text} {word.text}", held.opens)
            held = None
        elif word is not run[-1] and word.text in _ARTICLES:
            held = word
        else:
            yield word


@cache
def title_groups() -> dict[str, tuple[str, str]]:
    """Return the titles that exclude others: title → family and member."""
    found: dict[str, tuple[str, str]] = {}
    for line in words("name_titles"):
        title, _, group = line.partition(": ")
        if group:
            family, _, member = group.partition("/")
            found[title] = (family, member)
    return found


@cache
def stops() -> frozenset[str]:
    """Return the words, folded, that begin no person's name."""
    return frozenset(word for line in words("name_stops") for word in line.split())


@cache
def _titles() -> frozenset[str]:
    return frozenset(line.partition(":")[0] for line in words("name_titles"))


@cache
def _particles() -> frozenset[str]:
    return frozenset(words("name_particles"))


@cache
def _openers() -> frozenset[str]:
    return stopwords() | {"the", "yesterday", "meanwhile", "however", "according", "though", "while", "yet"}
