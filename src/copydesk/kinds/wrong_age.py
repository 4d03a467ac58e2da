"""An age that does not fit the year of birth beside it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.figure_ages import wrong_ages
from copydesk.analysis.figure_relations import fresh
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongAge(DocumentCheck):
    """An age that does not fit the year of birth beside it."""

    kind: ClassVar[str] = "wrong-age"
    placeholders: ClassVar[frozenset[str]] = frozenset(["born", "actual"])

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the ages in scope, the year of birth related."""
        for wrong in document.derive(wrong_ages):
            block = wrong.sentence.block
            if in_scope(self.scope, block):
                born = wrong.born.of(wrong.home.block.text)
                yield Match(
                    place=document.place(block, wrong.age),
                    related=(document.place(wrong.home.block, wrong.born, "the year of birth"),),
                    values={"born": born, "actual": _either(wrong.least, wrong.actual)},
                    evidence={"age": wrong.age.of(block.text), "born": born, "most": wrong.actual},
                )
        for misfit in fresh(
            document, "age", ((one.sentence.block, one.age.start) for one in document.derive(wrong_ages))
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values={"born": misfit.parts[0].of(misfit.block.text), "actual": misfit.actual},
                    evidence=misfit.evidence(),
                )


def _either(least: int, most: int) -> str:
    return str(most) if least == most else f"{least} or {most}"
