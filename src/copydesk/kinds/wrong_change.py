"""A change that its own two ends contradict: "doubled from 10 to 15"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_changes import wrong_changes
from copydesk.analysis.figure_relations import fresh
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongChange(DocumentCheck):
    """A change that its own two ends contradict: "doubled from 10 to 15"."""

    kind: ClassVar[str] = "wrong-change"
    placeholders: ClassVar[frozenset[str]] = frozenset(["before", "after", "stated", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the places in scope where it happens."""
        for change in document.derive(wrong_changes):
            before, after = change.stated
            if in_scope(self.scope, change.block):
                yield Match(
                    place=change.place(document),
                    related=change.related(document),
                    values={
                        "before": before.text,
                        "after": after.text,
                        "stated": change.said,
                        "actual": change.actual,
                    },
                    evidence=change.evidence(),
                )
        for misfit in fresh(
            document,
            "multiple",
            ((one.block, one.stated[0].span.start) for one in document.derive(wrong_changes)),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={
                        "before": misfit.said(),
                        "after": misfit.stated.of(misfit.block.text),
                        "stated": misfit.cue,
                        "actual": misfit.actual,
                    },
                    evidence=misfit.evidence(),
                )
