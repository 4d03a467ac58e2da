"""Something that wants something else, such as an abbreviation that nobody explains."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from copydesk.analysis.scopes import Region, Regions, as_read, search
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text.exceptions import Exceptions
from copydesk.text.finder import finder
from copydesk.text.patterns import Clock, Pattern


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Conditional(DocumentCheck):
    """Finds what ``first`` matches where ``second`` does not allow it.

    If ``second`` has a group, what it captured up to the end of a stretch of the scope is allowed from that
    stretch on; else each stretch in which ``second`` matches is let pass. A match that holds one of the
    ``exceptions`` is let pass. ``ignorecase`` is read, and has no effect, as in Vale.
    """

    kind: ClassVar[str] = "conditional"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("first",), ("second",))

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
        wanting = search(document, self.scope, finder(self.antecedent))
        if not wanting:
            return
        clock = Clock.of(document.source)
        granting = {id(one[0]) for one in search(document, self.scope, finder(self.consequent))}
        allowed: set[str] = set()
        seen: set[int] = set()
        regions = iter(document.derive(Regions(self.scope)))
        for region, start, end, _ in wanting:
            if not self._captures and id(region) in granting:
                continue
            while self._captures and id(region) not in seen:
                one = next(regions)
                seen.add(id(one))
                if id(one) in granting:
                    allowed.update(self._captured(one, clock))
            words = region.text[start:end]
            if words not in allowed and not self._exceptions.accept(region.text, start, end, clock):
                place = region.place(document, start, end)
                yield Match(place, args=(words,), evidence=as_read(place, words))

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
