"""A margin, majority or total that the votes or points beside it do not make."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_margins import wrong_margins
from copydesk.analysis.figure_relations import fresh
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongMargin(DocumentCheck):
    """A margin, majority or total that the votes or points beside it do not make."""

    kind: ClassVar[str] = "wrong-margin"
    placeholders: ClassVar[frozenset[str]] = frozenset(["score", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the margins in scope, the two figures related."""
        for wrong in document.derive(wrong_margins):
            block = wrong.sentence.block
            if in_scope(self.scope, block):
                score = wrong.score.of(block.text)
                yield Match(
                    place=document.place(block, wrong.stated),
                    related=(document.place(block, wrong.score, "the figures that make it"),),
                    values={"score": score, "actual": wrong.actual},
                    evidence={
                        "stated": wrong.stated.of(block.text),
                        "score": score,
                        "actual": wrong.actual,
                    },
                )
        for misfit in fresh(
            document,
            "gap",
            ((one.sentence.block, one.stated.start) for one in document.derive(wrong_margins)),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"score": misfit.said(), "actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
