"""Two ways to write the same thing in one article."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from typing import ClassVar

from copydesk.analysis.scopes import Region, search
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Document
from copydesk.text.finder import Finder, finder
from copydesk.text.folded import Key
from copydesk.text.patterns import Pattern, across_lines, alternatives, trimmed

_Hit = tuple[Region, int, int, int]  # where a match is, and which side of the pair it is


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Consistency(DocumentCheck):
    """Finds articles that write both sides of a pair of ``either``, as whole words unless ``nonword``.

    From where both were seen on, the last match of each stretch of the scope is reported, with the first
    place of the other side.
    """

    kind: ClassVar[str] = "consistency"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("either",),)

    either: Mapping[str, str] = field(default_factory=dict[str, str])
    nonword: bool = False
    ignorecase: bool = False
    _template: str = ""

    @cached_property
    def pairs(self) -> tuple[Pattern, ...]:
        """A pattern for each pair, its sides are the options."""
        return tuple(
            Pattern(
                alternatives(
                    [f"(?:{across_lines(one)})" for one in pair],
                    words=not self.nonword,
                    template=self._template,
                ),
                fold=self.ignorecase,
                plain_groups=True,
            )
            for pair in self.either.items()
        )

    @cached_property
    def finders(self) -> tuple[Finder, ...]:
        """Find the pairs."""
        return tuple(map(finder, self.pairs))

    def keys(self) -> frozenset[Key] | None:
        """Return words or pairs of words of which one is wherever a pair matches."""
        each = [one.keys for one in self.finders]
        return None if None in each else frozenset(key for keys in each for key in keys or ())

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern can't be used."""
        for pattern in self.pairs:
            pattern.validate()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the matches, in the order of the stretches for each pair."""
        for pair, one in zip(self.either, self.finders, strict=True):
            found = search(document, self.scope, one)
            yield from _mixed(document, self._sided(pair, found) if self._template else found)

    def _sided(self, one: str, found: Iterable[_Hit]) -> Iterator[_Hit]:
        """Yield matches with their side: a template may have options of its own before those of the pair."""
        pattern = Pattern(across_lines(one), fold=self.ignorecase)
        for region, first, last, _ in found:
            start, end = trimmed(region.text, first, last)
            yield region, start, end, 0 if pattern.matches_whole(region.text[start:end]) else 1


def _mixed(document: Document, found: Iterable[_Hit]) -> Iterator[Match]:
    first: dict[int, tuple[Region, int, int]] = {}
    for region, hits in groupby(found, key=lambda hit: hit[0]):
        start = end = side = 0
        for _, start, end, side in hits:
            first.setdefault(side, (region, start, end))
        if len(first) == 2:  # noqa: PLR2004
            other, there, until = first[1 - side]
            yield Match(
                region.place(document, start, end),
                related=(other.place(document, there, until, note="the other way"),),
                args=(region.text[start:end],),
            )
