"""A length of time that its two ends do not make: "mayor for nine years, from 1990 to 1997"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_durations import wrong_durations
from copydesk.analysis.figure_relations import fresh
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongDuration(DocumentCheck):
    """A length of time that its two ends do not make: "mayor for nine years, from 1990 to 1997"."""

    kind: ClassVar[str] = "wrong-duration"
    placeholders: ClassVar[frozenset[str]] = frozenset(["ends", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the lengths in scope, their ends related."""
        for wrong in document.derive(wrong_durations):
            block = wrong.sentence.block
            if in_scope(self.scope, block):
                ends = wrong.ends.of(block.text)
                yield Match(
                    place=document.place(block, wrong.length),
                    related=(document.place(block, wrong.ends, "from one end to the other"),),
                    values={"ends": ends, "actual": wrong.actual},
                    evidence={
                        "length": wrong.length.of(block.text),
                        "ends": ends,
                        "actual": wrong.actual,
                    },
                )
        for misfit in fresh(
            document,
            "duration",
            ((one.sentence.block, one.length.start) for one in document.derive(wrong_durations)),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"ends": misfit.said(), "actual": misfit.actual},
                    evidence=misfit.evidence(),
                )
