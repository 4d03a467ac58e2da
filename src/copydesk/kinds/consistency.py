"""Two ways to write the same thing in one article."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from copydesk.analysis.scopes import Region, promising
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Document
from copydesk.text.patterns import Clock, Pattern, across_lines, alternatives
from copydesk.text.triggers import Triggers, triggers


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Consistency(DocumentCheck):
    """Finds articles that write both sides of a pair of ``either``, as whole words unless ``nonword``.

    From where both were seen on, the last match of each stretch of the scope is reported, with the first
    place of the other side.
    """

    kind: ClassVar[str] = "consistency"
    lenient: ClassVar[bool] = True

    either: Mapping[str, str] = field(default_factory=dict[str, str])
    nonword: bool = False
    ignorecase: bool = False

    @cached_property
    def pairs(self) -> tuple[Pattern, ...]:
        """A pattern for each pair, its sides in the groups ``left`` and ``right``."""
        return tuple(
            Pattern(
                alternatives(
                    [f"(?<left__>{across_lines(left)})", f"(?<right__>{across_lines(right)})"],
                    words=not self.nonword,
                ),
                fold=self.ignorecase,
                plain_groups=True,
            )
            for left, right in self.either.items()
        )

    @cached_property
    def triggers(self) -> Mapping[Pattern, Triggers | None]:
        """Words of which one is wherever a pair matches."""
        return {pattern: triggers(pattern) for pattern in self.pairs}

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern can't be used."""
        for pattern in self.pairs:
            pattern.validate()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the matches, in the order of the stretches for each pair."""
        clock = Clock.of(document.source)
        for pattern in self.pairs:
            yield from self._mixed(document, pattern, clock)

    def _mixed(self, document: Document, pattern: Pattern, clock: Clock) -> Iterator[Match]:
        first: dict[str | None, tuple[Region, int, int]] = {}
        for region in promising(document, self.scope, self.triggers[pattern]):
            hits = pattern.hits(region.text, clock)
            for hit in hits:
                first.setdefault(hit.lastgroup, (region, *hit.span()))
            if not hits or len(first) < 2:  # noqa: PLR2004
                continue
            last = hits[-1]
            start, end = last.span()
            other = next(place for side, place in first.items() if side != last.lastgroup)
            yield Match(
                region.place(document, start, end),
                related=(other[0].place(document, other[1], other[2], note="the other way"),),
                args=(region.text[start:end],),
            )
