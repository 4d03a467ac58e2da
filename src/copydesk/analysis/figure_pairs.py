"""Sentences of one article that say nearly the same with different figures."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from copydesk.analysis.figure_sentences import FigureSentence, figure_sentences
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import BlockKind, Document
from copydesk.model.finding import Location
from copydesk.text.rarity import rarity

_ALIKE = 0.60  # of the words, in order, without the figures
_OVERLAP = 0.40  # of the stems; a quick look before the words are aligned
_SHARED_STEMS = 4
_SHARED_NATS = 9.0  # what the shared stems have to weigh together
_SAME = 0.70  # of the words; then one of them may leave out the day
_PARALLEL = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL, BlockKind.SUBHEAD})


class Clash(NamedTuple):
    """Two figures that are said of the same thing and do not agree.

    ``first`` stands first in the article. ``likeness`` (0 to 1) is how much of the two sentences is the same,
    ``shared`` are the stems both hold.
    """

    first: Quantity
    second: Quantity
    likeness: float
    shared: tuple[str, ...]

    def turned(self) -> "Clash":
        """Return the clash with the other figure first."""
        return self._replace(first=self.second, second=self.first)

    def place(self, document: Document) -> Location:
        """Return where the first figure stands."""
        return document.place(self.first.block, self.first.span)

    def related(self, document: Document) -> tuple[Location, ...]:
        """Return where the other figure stands."""
        return (document.place(self.second.block, self.second.span, "the other figure"),)

    def evidence(self) -> Mapping[str, object]:
        """Return both figures as read, and what makes them one."""
        return {
            "this": self.first.as_read,
            "other": self.second.as_read,
            "likeness": round(self.likeness, 2),
            "shared": ", ".join(self.shared),
        }


def contradictions(document: Document) -> tuple[Clash, ...]:
    """Return the figures that differ between near-identical sentences.

    The words around both figures have to be the same; names, months, days and words of order must not differ;
    sentences of one list are made to differ and are left alone.
    """
    found = [
        clash
        for one, other in combinations(document.derive(figure_sentences), 2)
        if _may_be_alike(one, other)
        for clash in _clashes(one, other)
    ]
    forms: dict[int, set[float]] = {}
    for clash in found:
        forms.setdefault(id(clash.first.sentence), set()).add(clash.second.value)
        forms.setdefault(id(clash.second.sentence), set()).add(clash.first.value)
    # one form with three figures is a series, not a slip
    return tuple(
        clash
        for clash in found
        if len(forms[id(clash.first.sentence)]) == len(forms[id(clash.second.sentence)]) == 1
    )


def _may_be_alike(one: FigureSentence, other: FigureSentence) -> bool:
    shared = one.stems & other.stems
    if len(shared) < _SHARED_STEMS or len(shared) < _OVERLAP * len(one.stems | other.stems):
        return False
    kinds = one.sentence.block.kind, other.sentence.block.kind
    if kinds[0] == kinds[1] and kinds[0] in _PARALLEL:
        return False
    apart = one.times - other.times and other.times - one.times
    return not apart and sum(map(rarity, shared)) >= _SHARED_NATS


def _clashes(one: FigureSentence, other: FigureSentence) -> Iterator[Clash]:
    if one.names - other.stems and other.names - one.stems:
        return
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    likeness = matcher.ratio()
    if likeness < (_ALIKE if one.times == other.times else _SAME):
        return
    aligned: list[tuple[Quantity, Quantity]] = []
    for block in matcher.get_matching_blocks():
        aligned += [
            (left, right)
            for at, left in zip(one.at, one.figures, strict=True)
            for place, right in zip(other.at, other.figures, strict=True)
            if block.a <= at < block.a + block.size and at - block.a == place - block.b
            if block.size >= 3  # noqa: PLR2004  the figure and its neighbours
        ]
    differing = [pair for pair in aligned if not pair[0].agrees(pair[1])]
    if len(differing) != 1:
        return  # several figures that differ are of two things told in one form
    shared = tuple(sorted(one.stems & other.stems))
    for left, right in differing:
        if not _explained(left, right, one, other):
            yield Clash(left, right, likeness, shared)


def _explained(left: Quantity, right: Quantity, one: FigureSentence, other: FigureSentence) -> bool:
    """Tell whether one sentence holds the other's figure as well: then it tells of both."""
    return any(
        figure.unit == left.unit and figure.value == partner.value
        for sentence, partner in ((one, right), (other, left))
        for figure in sentence.figures
    )
