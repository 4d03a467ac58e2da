"""A number worked out from the text, such as a readability score."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from copydesk.analysis.text_statistics import VARIABLES, Measures, numbers
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text.arithmetic import Formula
from copydesk.text.span import Span

_HEADING = re.compile(r"\bheading\.(h[1-6])\b")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Metric(DocumentCheck):
    """Works out ``formula`` and speaks if the result fulfils ``condition``, such as ``> 8``.

    A formula names what is counted: ``words``, ``sentences``, ``syllables``, ``heading.h2`` … The running
    text of a document is measured in one, or each stretch of another scope, if there are words.
    The message gets the result with two decimals.
    """

    kind: ClassVar[str] = "metric"
    lenient: ClassVar[bool] = True

    formula: str = ""
    condition: str = ""

    @cached_property
    def expression(self) -> Formula:
        """The formula, read."""
        return Formula(_HEADING.sub(r"heading_\1", self.formula))

    @cached_property
    def test(self) -> Formula:
        """The condition, with the result in front of it."""
        return Formula(_HEADING.sub(r"heading_\1", self.condition), prefix="result")

    def validate(self) -> None:
        """Raise ``RuleError`` when the formula or the condition can't be read, or names what there is not."""
        for name, written in (("formula", self.formula), ("condition", self.condition)):
            if not written.strip():
                raise RuleError(f"{name}: there is nothing in it")
        names = self.expression.names | (self.test.names - {"result"})
        for unknown in sorted(names - VARIABLES):
            known = ", ".join(sorted(VARIABLES))
            raise RuleError(f'the formula names "{unknown[:60]}", which nothing counts; there are {known}')
        ones = dict.fromkeys((*VARIABLES, "result"), 1.0)
        if isinstance(self.expression.value(ones), bool):
            raise RuleError("the formula gives true or false instead of a number")
        if not isinstance(self.test.value(ones), bool):
            raise RuleError(f'condition: "{self.condition.strip()[:60]}" compares nothing')

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match for each text that fulfils the condition."""
        measures = Measures(self.scope)
        wanted = (self.expression.names | self.test.names) - {"result"}
        for one in document.derive(measures):
            values = numbers(document, one, wanted, whole=measures.whole)
            result = float(self.expression.value(values))
            if self.test.value({**values, "result": round(result, 6)}) is True:
                yield Match(
                    document.at(Span(one.start, one.start)),
                    args=(f"{result:.2f}",),
                    evidence={"result": round(result, 6), **dict(sorted(values.items()))},
                )
