"""Figures given as fact in one sentence and with a source in another.

Both sentences give the same amount of the same thing in the same surroundings. A figure alone is weak
evidence (papers drop a source once it was given), so a pair needs two figures, or a source that can only
estimate; the rest is worth a look where the words around agree too: the thing counted and one more.
A caption is read alone, and so is a line of plain text that no markup names and no full stop ends.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.attribution import Attribution, attributions
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document

_LEAST = 10  # smaller counts are left out
_PARTNERS = 20  # sourced sentences with the same figure that are compared
_SHARED = 2  # words in common, beside the figures
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "age"})  # units of a stretch
_STEM = 6  # letters compared: killed, killing
_PLAIN = frozenset({"text.txt", "text.paragraph.txt"})  # scopes of lines that no markup names
_NEIGHBOURS = 3  # blocks looked at: the one before, the line, the one after
_TAIL = 8  # characters at the end of a block in which its end mark stands


class BorrowedFigures(NamedTuple):
    """A sentence that gives figures bare, and the sentence that gives them with a source.

    ``bare`` and ``sourced`` are equally long: the figures that are the same, pair by pair. ``estimate`` tells
    that the source estimates or claims. ``cue`` are the words that give the source; ``shared`` the stems both
    sentences hold; ``close`` tells that they say the same of the same thing: equal nouns and a stem beside.
    ``alone`` tells that the bare sentence is read without the text around it.
    """

    bare: tuple[Quantity, ...]
    sourced: tuple[Quantity, ...]
    estimate: bool
    cue: str
    shared: tuple[str, ...]
    close: bool
    alone: bool


def borrowed_figures(document: Document) -> tuple[BorrowedFigures, ...]:
    """Return the sentences whose bare figures have a source elsewhere, in order, each with its best pair."""
    figures = _twice(document)
    if not figures:
        return ()
    facts = {(one.sentence.block_index, one.sentence.index): one for one in document.derive(attributions)}
    sourced: dict[tuple[str, float], list[Quantity]] = {}
    bare: dict[tuple[int, int], list[Quantity]] = {}
    for figure in figures:
        fact = facts[_place(figure)]
        if fact.attributed and figure.block.kind is BlockKind.PARAGRAPH:
            sourced.setdefault(_key(figure), []).append(figure)
        elif not fact.answered and (
            figure.block.kind is BlockKind.PARAGRAPH or _stands_alone(document, figure.block_index)
        ):
            bare.setdefault(_place(figure), []).append(figure)
    found = (
        _best(group, sourced, facts, alone=_stands_alone(document, place[0]))
        for place, group in sorted(bare.items())
    )
    return tuple(one for one in found if one is not None)


def _stands_alone(document: Document, index: int) -> bool:
    """Tell whether a block is a caption, or a line of plain text without a full stop between texts with one.

    Such a line may be a caption or a subhead ("The flood killed 30 people"); to a reader it is the same.
    """
    block = document.blocks[index]
    if block.kind is BlockKind.CAPTION:
        return True
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.SUBHEAD) or block.scope not in _PLAIN:
        return False
    around = document.blocks[max(0, index - 1) : index + 2]
    return len(around) == _NEIGHBOURS and [_ended(one) for one in around] == [True, False, True]


def _ended(block: Block) -> bool:
    return bool(_end().search(block.text[-_TAIL:]))


def _twice(document: Document) -> list[Quantity]:
    """Return the figures that more than one sentence gives; small counts are told, not measured."""
    places: dict[tuple[str, float], set[tuple[int, int]]] = {}
    for figure in document.derive(quantities):
        if figure.unit != "count" or figure.value >= _LEAST:
            places.setdefault(_key(figure), set()).add(_place(figure))
    return [figure for figure in document.derive(quantities) if len(places.get(_key(figure), ())) > 1]


def _place(figure: Quantity) -> tuple[int, int]:
    return figure.block_index, figure.sentence.index


def _key(figure: Quantity) -> tuple[str, float]:
    return figure.unit, figure.value


def _best(
    figures: list[Quantity],
    sourced: dict[tuple[str, float], list[Quantity]],
    facts: dict[tuple[int, int], Attribution],
    *,
    alone: bool,
) -> BorrowedFigures | None:
    """Return the sourced sentence that shares most figures with a bare one, and enough words besides."""
    pairs: dict[tuple[int, int], list[tuple[Quantity, Quantity]]] = {}
    for figure in figures:
        for other in sourced.get(_key(figure), [])[:_PARTNERS]:
            if not (figure.noun and other.noun and figure.noun != other.noun):
                pairs.setdefault(_place(other), []).append((figure, other))
    good = [
        (len(matched), -place[0], place)
        for place, matched in pairs.items()
        if len(_shared(figures[0], matched[0][1])) >= _SHARED
    ]
    if not good:
        return None
    place = max(good)[2]
    fact = facts[place]
    mine, theirs = zip(*_once(pairs[place]), strict=True)
    # A word of both is no hedge of one: the flood "has claimed 30 lives" here and there.
    estimate = not _estimate_cues().isdisjoint(_words_of(theirs[0]) - _words_of(mine[0]))
    shared = _shared(mine[0], theirs[0])
    cue = fact.cue.of(fact.sentence.block.text) if fact.cue else ""
    return BorrowedFigures(
        mine, theirs, estimate, cue, tuple(sorted(shared)), _is_close(mine[0], theirs[0], shared), alone
    )


def _is_close(mine: Quantity, theirs: Quantity, shared: frozenset[str]) -> bool:
    """Tell whether both count the same thing, no stretch of time, and share a word beside the thing."""
    if mine.unit != "count":
        return mine.unit not in _TIMES
    stem = mine.noun[:_STEM]
    return bool(mine.noun) and mine.noun == theirs.noun and bool(shared - {stem})


def _once(pairs: list[tuple[Quantity, Quantity]]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield one pair a value: a figure that stands twice in a sentence is one figure."""
    seen: set[tuple[str, float]] = set()
    for mine, theirs in pairs:
        if _key(mine) not in seen:
            seen.add(_key(mine))
            yield mine, theirs


def _shared(mine: Quantity, theirs: Quantity) -> frozenset[str]:
    """Return the stems of meaning that both sentences hold."""
    first, second = (frozenset(word[:_STEM] for word in _words_of(one)) for one in (mine, theirs))
    return (first & second) - _empty()


def _words_of(figure: Quantity) -> frozenset[str]:
    return frozenset(word.casefold() for word in _word().findall(figure.sentence.text))


@cache
def _estimate_cues() -> frozenset[str]:
    return frozenset(words("estimate_cues"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words("borrowed_empty_words"))


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"""[.!?…:]["'”’»)\]]*\s*$""")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}")
