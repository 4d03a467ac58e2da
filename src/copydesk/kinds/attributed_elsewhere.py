"""A figure given as fact here, and with its source elsewhere in the article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from copydesk.analysis.borrowed_figures import BorrowedFigures, borrowed_figures
from copydesk.analysis.quantities import Quantity
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import BlockKind, Document
from copydesk.text.span import Span

_FIGURES = 3  # figures named in a message


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class AttributedElsewhere(DocumentCheck):
    """Finds figures that stand bare in one place and have a source in another.

    With ``figures`` "several", ``least`` such figures are reported in a caption (or another line that is
    read alone), or one that its source estimates or claims; in a paragraph, which must come before the
    source, ``least`` figures that are estimated. With "one", the captions are reported that give fewer, and
    subheads, if the words around agree.
    """

    kind: ClassVar[str] = "attributed-elsewhere"
    placeholders: ClassVar[frozenset[str]] = frozenset({"figures"})

    figures: Literal["several", "one"] = "several"
    least: int = 2

    def check(self, document: Document) -> Iterator[Match]:
        """Yield each sentence with borrowed figures in scope."""
        first = next((n for n, block in enumerate(document.blocks) if block.kind is BlockKind.PARAGRAPH), -1)
        for one in document.derive(borrowed_figures):
            figure = one.bare[0]
            if in_scope(self.scope, figure.block) and self._worth(one, first):
                yield Match(
                    place=document.place(figure.block, _around(one.bare)),
                    related=(document.place(one.sourced[0].block, _around(one.sourced), "with a source"),),
                    values={"figures": _listed(one.bare)},
                    evidence=_evidence(one),
                )

    def _worth(self, one: BorrowedFigures, lead: int) -> bool:
        figure, enough = one.bare[0], len(one.bare) >= self.least
        if one.alone:
            # A short line may be a subhead, which has no room for a source: worth a look only.
            several = (enough or one.estimate) and figure.block.kind is not BlockKind.SUBHEAD
            return several if self.figures == "several" else one.close and not several
        ahead = enough and one.estimate and lead < figure.block_index < one.sourced[0].block_index
        return ahead and self.figures == "several"


def _evidence(one: BorrowedFigures) -> dict[str, object]:
    """Return the figures as read and what the two sentences share."""
    return {
        "figures": [f"{figure.value:g} {figure.noun or figure.unit}" for figure in one.bare],
        "source given by": one.cue,
        "source estimates": one.estimate,
        "shared words": list(one.shared),
    }


def _around(figures: tuple[Quantity, ...]) -> Span:
    return Span(min(one.span.start for one in figures), max(one.span.end for one in figures))


def _listed(figures: tuple[Quantity, ...]) -> str:
    """Return the numbers as written: “600 and 15,000”."""
    ordered = sorted(figures, key=lambda one: one.span)
    named = [one.text.split()[0] if one.unit == "count" else one.text for one in ordered[:_FIGURES]]
    return " and ".join((", ".join(named[:-1]), named[-1])) if len(named) > 1 else named[0]
