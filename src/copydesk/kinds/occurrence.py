"""Too many or too few of something."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from copydesk.analysis.scopes import Region, Regions
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Document
from copydesk.text.patterns import Clock, Hit, Pattern


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Occurrence(DocumentCheck):
    """Counts what ``token`` matches in each stretch of the scope: at most ``max``, at least ``min``.

    0 sets no limit. The place is the first match, or the first word where there is none.
    """

    kind: ClassVar[str] = "occurrence"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("token",), ("max", "min"))
    placeholders: ClassVar[frozenset[str]] = frozenset({"count"})

    token: str = ""
    max: int = 0
    min: int = 0
    ignorecase: bool = False

    @cached_property
    def pattern(self) -> Pattern:
        """What is counted."""
        return Pattern(f"(?:{self.token})", fold=self.ignorecase, multiline=False)

    def validate(self) -> None:
        """Raise ``RuleError`` when the pattern can't be used."""
        self.pattern.validate()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match for each stretch with a wrong count."""
        if not self.token:
            return
        clock = Clock.of(document.source)
        for region in document.derive(Regions(self.scope)):
            count = self.pattern.count(region.text, clock)
            if 0 < self.max < count or count < self.min:
                span = _span(region, self.pattern.hits(region.text, clock))
                if span:
                    number = str(count)
                    yield Match(
                        region.place(document, *span), args=(number, number), values={"count": number}
                    )


def _span(region: Region, hits: list[Hit]) -> tuple[int, int] | None:
    """Return the first match that is not masked code, or the first word if there is no match at all."""
    for hit in hits:
        if hit.group(0).strip("*@") or not hit.group(0):
            return hit.span()
    words = region.text.split(maxsplit=1)
    if hits or not words:
        return None
    start = region.text.index(words[0])
    return start, start + len(words[0])
