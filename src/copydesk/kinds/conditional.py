"""Something that wants something else, such as an abbreviation that nobody explains."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from copydesk.analysis.scopes import Region, Regions
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text.exceptions import Exceptions
from copydesk.text.patterns import Clock, Hit, Pattern


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Conditional(DocumentCheck):
    """Finds what ``first`` matches where ``second`` does not allow it.

    If ``second`` has a group, what it captured up to the end of a stretch of the scope is allowed from that
    stretch on; else each stretch in which ``second`` matches is let pass. A match that holds one of the
    ``exceptions`` is let pass. ``ignorecase`` is read, and has no effect, as in Vale.
    """

    kind: ClassVar[str] = "conditional"
    lenient: ClassVar[bool] = True

    first: str = ""
    second: str = ""
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    ignorecase: bool = False
    in_: str = ""

    @cached_property
    def antecedent(self) -> Pattern:
        """What wants something else."""
        return Pattern(self.first, multiline=False)

    @cached_property
    def consequent(self) -> Pattern:
        """What is wanted."""
        return Pattern(self.second, multiline=False)

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern can't be used, or a part of a view is asked for."""
        if self.in_:
            raise RuleError(f'in: there is no view with a scope "{self.in_[:40]}"; views are not supported')
        self.antecedent.validate()
        self.consequent.validate()
        self._exceptions.validate()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the matches of ``first`` that nothing allows."""
        if not self.first:
            return
        clock = Clock.of(document.source)
        regions = document.derive(Regions(self.scope))
        wanting = [
            (at, hits) for at, one in enumerate(regions) if (hits := self.antecedent.hits(one.text, clock))
        ]
        allowed: set[str] = set()
        seen = 0
        for at, hits in wanting:
            if self._captures:
                for region in regions[seen : at + 1]:
                    allowed.update(self._captured(region, clock))
                seen = at + 1
            elif self.consequent.hits(regions[at].text, clock):
                continue
            for hit in hits:
                if self._wanting(regions[at], hit, allowed, clock):
                    yield Match(regions[at].place(document, *hit.span()), args=(hit.group(0),))

    def _wanting(self, region: Region, hit: Hit, allowed: set[str], clock: Clock) -> bool:
        return hit.group(0) not in allowed and not self._exceptions.accept(region.text, *hit.span(), clock)

    def _captured(self, region: Region, clock: Clock) -> Iterator[str]:
        for hit in self.consequent.hits(region.text, clock):
            for number in range(1, len(self.consequent.tree.numbers)):
                if words := self.consequent.captured(hit, number):
                    yield words

    @cached_property
    def _captures(self) -> bool:
        return len(self.consequent.tree.numbers) > 1

    @cached_property
    def _exceptions(self) -> Exceptions:
        return Exceptions(self.exceptions)
