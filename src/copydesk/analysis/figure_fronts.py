"""A figure in headline, standfirst or caption that the body gives otherwise.

A figure that the body does not hold is no fault by itself: good headlines round, add up and choose. So a pair
counts only when the body's figure outweighs all others that the headline can mean: the words around both are
the same, and the two lie near each other or are a slip of the pen apart (412 and 421).
"""

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from copydesk.analysis.figure_claims import framing
from copydesk.analysis.figure_pairs import Clash
from copydesk.analysis.figure_sentences import FigureSentence, figure_sentences, time_stems
from copydesk.analysis.figure_slips import is_slip
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.rarity import rarity
from copydesk.text.stems import stem

_FRONT = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})
_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.QUOTE})
_LEFT_OUT = frozenset(["age", "points"])
_DURATIONS = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade"])
_ENOUGH = 4.5  # nats
_ENOUGH_BARE = 8.0  # where neither says what it counts, and for lengths of time
_AHEAD = 4.0  # by how much it outweighs every other figure of its kind
_SLIP = 3.5  # what it weighs that two figures are a slip of the pen apart
_BESIDE = 2  # words before a figure that say most of what it is
_NEAR = 0.34  # how far apart two figures of one thing lie at most, as a share of the greater
_MOST_PARTS = 40  # figures that are added up in pairs
_TITLE = 120  # characters
_MOST_VALUES = 6  # different figures of the kind in the body; with more it tells of several things


def front_clashes(document: Document) -> tuple[Clash, ...]:
    """Return the figures of headline, standfirst and captions with the body's that clash with them."""
    sentences = document.derive(figure_sentences)
    title = _bare_title(document)
    fronts = [one for one in sentences if one.sentence.block.kind in _FRONT or one.sentence.block is title]
    if not fronts:
        return ()
    body = [
        (other, quantity)
        for other in sentences
        if other.sentence.block.kind in _BODY and other.sentence.block is not title
        for quantity in other.figures
    ]
    stated = [
        quantity
        for quantity in document.derive(quantities)
        if quantity.block.kind not in _FRONT and quantity.block is not title
    ]
    found: dict[tuple[str, float, float], Clash] = {}
    for front in fronts:
        for figure in front.figures:
            if figure.unit not in _LEFT_OUT and not _held(figure, stated):
                for clash in _clash(front, figure, body):
                    found.setdefault((figure.unit, figure.value, clash.second.value), clash)
    return tuple(found.values())


def _bare_title(document: Document) -> Block | None:
    """Return the first block where it is a headline by its looks only: short, without an end mark."""
    first = next(iter(document.blocks), None)
    if first is None or BlockKind.HEADLINE in {block.kind for block in document.blocks}:
        return None
    short = len(first.text) <= _TITLE and first.text.rstrip()[-1:] not in ".!?:;,”\"’'"
    return first if short else None


def _clash(
    front: FigureSentence, figure: Quantity, body: list[tuple[FigureSentence, Quantity]]
) -> Iterator[Clash]:
    frame = framing(front, figure)
    alike = [
        (other, quantity)
        for other, quantity in body
        if _of_one_kind(figure, quantity) and framing(other, quantity) - _plans() == frame - _plans()
    ]
    if not 0 < len({quantity.value for _, quantity in alike}) <= _MOST_VALUES:
        return
    scored = [
        _Candidate(
            other, quantity, slip=is_slip(figure, quantity), shared=_shared(front, figure, other, quantity)
        )
        for other, quantity in alike
    ]
    if any(one.slip for one in scored):
        scored = [one for one in scored if one.slip]
    best = max(scored, key=lambda one: one.weight)
    quantity = best.quantity
    rivals = (one.weight for one in scored if one.quantity.value != quantity.value)
    if best.weight < max(_enough(figure), max(rivals, default=-_AHEAD) + _AHEAD):
        return
    if not best.slip and abs(quantity.value - figure.value) > _NEAR * max(quantity.value, figure.value):
        return
    if not _told_apart(front, best.sentence):
        yield Clash(figure, quantity, best.weight, tuple(sorted(best.shared)))


def _enough(figure: Quantity) -> float:
    if figure.unit in _DURATIONS or (figure.unit == "count" and not figure.noun):
        return _ENOUGH_BARE
    return _ENOUGH


class _Candidate(NamedTuple):
    """A figure of the body that a headline's may be meant for; ``shared`` are the stems around both."""

    sentence: FigureSentence
    quantity: Quantity
    slip: bool
    shared: frozenset[str]

    @property
    def weight(self) -> float:
        """What speaks for the two being one, in nats."""
        return (
            sum(rarity(word.rstrip("+")) for word in self.shared) + _SLIP * self.slip if self.shared else 0.0
        )


def _shared(
    front: FigureSentence, figure: Quantity, other: FigureSentence, quantity: Quantity
) -> frozenset[str]:
    """Return the stems both sentences share; one that stands right before both figures counts twice."""
    shared = (front.stems & other.stems) - time_stems()
    beside = _before(front, figure) & _before(other, quantity) & shared
    return (
        shared | {f"{word}+" for word in beside} if shared != frozenset([stem(figure.noun)]) else frozenset()
    )


def _before(sentence: FigureSentence, figure: Quantity) -> frozenset[str]:
    at = sentence.at[sentence.figures.index(figure)]
    return frozenset(sentence.words[max(0, at - _BESIDE) : at])


@cache
def _plans() -> frozenset[str]:
    """Return the stems of plans: a headline says "to save" where the body says "is expected to save"."""
    return frozenset(stem(word) for word in ("expected", "plan", "planned", "aim"))


def _of_one_kind(figure: Quantity, other: Quantity) -> bool:
    same_noun = figure.unit != "count" or stem(figure.noun) == stem(other.noun)
    return figure.unit == other.unit and same_noun


def _held(figure: Quantity, stated: list[Quantity]) -> bool:
    """Tell whether the body holds the figure, of whatever kind, or makes it of two others."""
    alike = [one for one in stated if one.unit == figure.unit]
    if any(one.agrees(figure) for one in alike):
        return True
    values = sorted({one.value for one in alike})[:_MOST_PARTS]
    slack = max(figure.high - figure.low, figure.place) / 2 + 1e-9
    return any(
        abs(one + other - figure.value) <= slack or abs(abs(one - other) - figure.value) <= slack
        for one, other in combinations(values, 2)
    )


def _told_apart(one: FigureSentence, other: FigureSentence) -> bool:
    """Tell whether words of time on both sides set the two apart."""
    return bool(one.times - other.times) and bool(other.times - one.times)
