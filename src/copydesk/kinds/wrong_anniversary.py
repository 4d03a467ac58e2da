"""An anniversary that the years beside it do not make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_anniversaries import wrong_anniversaries
from copydesk.analysis.figure_relations import fresh
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongAnniversary(DocumentCheck):
    """An anniversary that the years beside it do not make."""

    kind: ClassVar[str] = "wrong-anniversary"
    placeholders: ClassVar[frozenset[str]] = frozenset(["event", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the anniversaries in scope, the year of the event related."""
        for wrong in document.derive(wrong_anniversaries):
            block = wrong.sentence.block
            if in_scope(self.scope, block):
                event = wrong.event.of(block.text)
                yield Match(
                    place=document.place(block, wrong.ordinal),
                    related=(document.place(block, wrong.event, "the year of the event"),),
                    values={"event": event, "actual": str(wrong.actual)},
                    evidence={"number": wrong.number, "event": event, "years": wrong.actual},
                )
        for misfit in fresh(
            document,
            "anniversary",
            ((one.sentence.block, one.ordinal.start) for one in document.derive(wrong_anniversaries)),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"event": misfit.parts[0].of(misfit.block.text), "actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
