"""What an archive keeps of the figures of an article, and whether two of them are of one thing and differ.

A sentence is kept as its stems in order, each with a sign before it where it is a name, a word of time or a
figure, so that two sentences can be compared without their articles. All is strict: of the sentences with
figures in two articles hardly any are of one event, and those that are often tell how a figure grew.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import combinations, islice
from typing import NamedTuple
from zlib import crc32

from copydesk.analysis.clip_stories import with_story
from copydesk.analysis.figure_sentences import FigureSentence, figure_sentences
from copydesk.analysis.quantities import Quantity
from copydesk.data import words as listed
from copydesk.model.clip import Clip
from copydesk.model.document import BlockKind, Document
from copydesk.text.rarity import rarity
from copydesk.text.stems import stem

FIGURE = "figure"

_BLOCKS = 12  # paragraphs that are looked at
_MOST = 6  # figures of an article, from its beginning
_FIGURES = 3  # of a sentence; one of more is a list
_STEMS = 5  # telling words of a sentence that is kept
_NATS = 14.0  # and what they weigh together
_RAREST = 3  # of them by which sentences meet
_ALIKE = 0.8  # of the words, in order, figures taken as alike
_BESIDE = 2  # words that stand in both beside the figure
_ONE_DAY = ("today", "yesterday", "tomorrow", "tonight", "overnight", "now", "currently", "already", "still")
_NAME, _TIME, _COUNT = "^", "@", "#"
_DIGIT = re.compile(r"\d")
_TEXT = (BlockKind.PARAGRAPH, BlockKind.STANDFIRST)


class Told(NamedTuple):
    """A sentence as it is kept: its ``words`` (figures as "#count"), and which of them are names and of time.

    ``figures`` are the value, the least and the most that each figure can mean, by place in ``words``.
    """

    words: tuple[str, ...]
    names: frozenset[str]
    times: frozenset[str]
    figures: Mapping[int, tuple[float, float, float]]


def figure_clips(document: Document) -> tuple[Clip, ...]:
    """Return the figures of a dated article that another may give too, of its first paragraphs.

    ``label`` is the place of the figure in ``words``.
    """
    if document.meta.published is None:
        return ()
    return with_story(islice(_clips(document), _MOST), document)


def _clips(document: Document) -> Iterator[Clip]:
    first = islice(document.of(*_TEXT), _BLOCKS)
    blocks = tuple(block for block in first if _DIGIT.search(block.text))  # most hold none, and cost nothing
    for one in figure_sentences(replace(document, blocks=blocks)) if blocks else ():
        if len(one.figures) > _FIGURES or not one.names:
            continue
        if len(one.stems) < _STEMS or sum(map(rarity, one.stems)) < _NATS:
            continue
        said = " ".join(_signed(one))
        rarest = sorted(one.stems, key=lambda root: (-rarity(root), root))[:_RAREST]
        keys = tuple(sorted(crc32(f"#{' '.join(sorted(pair))}".encode()) for pair in combinations(rarest, 2)))
        for at, figure in zip(one.at, one.figures, strict=True):
            place = document.place(figure.block, figure.span)
            yield Clip(FIGURE, said, place, document.meta.published, keys, at)


def _signed(one: FigureSentence) -> Iterator[str]:
    figures = dict(zip(one.at, one.figures, strict=True))
    for at, word in enumerate(one.words):
        if at in figures:
            yield _written(figures[at])
        elif word in one.names:
            yield _NAME + word
        elif word.rstrip(".,:/-") in one.times:
            yield _TIME + word
        else:
            yield word


def _written(figure: Quantity) -> str:
    bounds = "" if figure.low == figure.high else f"={figure.low:.12g}={figure.high:.12g}"
    return f"{_COUNT}{figure.unit.replace(' ', '-')}={figure.value:.12g}{bounds}"


@lru_cache(maxsize=1_000)
def told(said: str) -> Told:
    """Return a sentence from the words of a clipping.

    Raises:
        ValueError: it was not written by ``figure_clips``.
    """
    found: list[str] = []
    names, times = set[str](), set[str]()
    figures: dict[int, tuple[float, float, float]] = {}
    for at, word in enumerate(said.split(" ")):
        bare = word[1:]
        if word.startswith(_COUNT):
            unit, *numbers = word.split("=")
            value, *bounds = map(float, numbers)
            low, high = bounds or (value, value)
            figures[at], bare = (value, low, high), unit
        elif word.startswith(_NAME):
            names.add(bare)
        elif word.startswith(_TIME):
            times.add(bare)
        else:
            bare = word
        found.append(bare)
    return Told(tuple(found), frozenset(names), frozenset(times), figures)


def contradict(one: Clip, other: Clip, days: int) -> bool:
    """Tell whether two figures are given for one thing and differ.

    Nearly all words have to be the same, all names and words of time, and all figures but these; none may say
    that a figure changes. Both articles came out within ``days``; those that speak of today on one day.
    """
    if not one.published or not other.published or one.words == other.words:
        return False
    apart = (one.published - other.published).days
    if abs(apart) > days:
        return False
    first, second = told(one.words), told(other.words)
    return (
        first.names == second.names
        and first.times == second.times
        and not (apart and _tells_day(first))
        and _updates().isdisjoint({*first.words, *second.words} - first.names)
        and _same_form(first, second, one.label, other.label)
        and _differ(first.figures[one.label], second.figures[other.label], first, apart)
    )


def _tells_day(sentence: Told) -> bool:
    return any(stem(word) in sentence.times for word in _ONE_DAY)


def _differ(
    here: tuple[float, float, float], there: tuple[float, float, float], sentence: Told, apart: int
) -> bool:
    """Tell whether two figures differ, the first given ``apart`` days later; a count may have grown."""
    if here[1] <= there[0] <= here[2] or there[1] <= here[0] <= there[2]:
        return False
    return _growing().isdisjoint({*sentence.words} - sentence.names) or (here[0] - there[0]) * apart < 0


def _same_form(first: Told, second: Told, here: int, there: int) -> bool:
    """Tell whether two sentences say the same but for the figures at two places, in the same words each."""
    if here not in first.figures or there not in second.figures:
        return False
    matcher = SequenceMatcher(None, first.words, second.words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return False
    others = (
        {told.figures[at] for at in told.figures if at != place}
        for told, place in ((first, here), (second, there))
    )
    one, other = others
    if one != other or first.figures[here] in other or second.figures[there] in one:
        return False
    return first.words[here : here + 2] == second.words[there : there + 2] and any(
        block.a <= here < block.a + block.size and here - block.a == there - block.b and block.size > _BESIDE
        for block in matcher.get_matching_blocks()
    )


@cache
def _updates() -> frozenset[str]:
    return frozenset(_stems(line for line in listed("figure_updates") if not line.startswith("=")))


@cache
def _growing() -> frozenset[str]:
    return frozenset(_stems(line[1:] for line in listed("figure_updates") if line.startswith("=")))


def _stems(lines: Iterable[str]) -> Iterator[str]:
    return (stem(word) for line in lines for word in line.split())
