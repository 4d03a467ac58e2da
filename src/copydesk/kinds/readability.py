"""Text that is harder to read than it should be."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.text_statistics import Measures
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text.prose_counts import SCORES
from copydesk.text.span import Span

_METRICS = {
    "Gunning Fog": "gunning_fog",
    "Coleman-Liau": "coleman_liau",
    "Flesch-Kincaid": "flesch_kincaid",
    "SMOG": "smog",
    "Automated Readability": "automated_readability",
}


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Readability(DocumentCheck):
    """Speaks if the mean of school grades that ``metrics`` give a text is above ``grade``.

    There are Gunning Fog, Coleman-Liau, Flesch-Kincaid, SMOG and Automated Readability. The running text of a
    document is measured in one, or each stretch of another scope; a text without words is not measured.
    """

    kind: ClassVar[str] = "readability"
    lenient: ClassVar[bool] = True

    metrics: tuple[str, ...] = ()
    grade: float = 0.0

    def validate(self) -> None:
        """Raise ``RuleError`` for a metric that there is not."""
        if not self.metrics:
            raise RuleError("metrics: there is nothing in it")
        for name in self.metrics:
            if name not in _METRICS:
                raise RuleError(f'there is no metric "{name[:60]}"; there are {", ".join(_METRICS)}')

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match for each text of a higher grade."""
        names = sorted({_METRICS[name] for name in self.metrics})
        for one in document.derive(Measures(self.scope)):
            grades = {name: SCORES[name](one.counts) for name in names}
            mean = sum(grades.values()) / len(self.metrics)
            if mean > self.grade:
                yield Match(
                    document.at(Span(one.start, one.start)), args=(f"{mean:.2f}",), evidence={**grades}
                )
