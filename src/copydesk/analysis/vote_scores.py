"""Two figures that stand against each other: "45-12", "40 votes to 20", "48 percent to 40", "45 for and 12 against"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.text.span import Span


class Score(NamedTuple):
    """Two figures set against each other; ``span`` counts characters of the sentence.

    ``slack`` is what rounding may change of their difference; ``percent`` tells whether they are shares.
    """

    span: Span
    first: float
    second: float
    slack: float
    percent: bool


def scores(text: str) -> Iterator[Score]:
    """Yield the scores of a sentence, in order; dates, years and ranges of big numbers are none."""
    for found in _score().finditer(text):
        names = [name for name, words in found.groupdict().items() if words and name[0] in "ab"]
        first, second = (found[name] for name in sorted(names))
        one, other = count(first), count(second)
        decimals = max(
            len(number.partition(".")[2]) if number[0].isdigit() else 0 for number in (first, second)
        )
        percent = "%" in found.group() or "per" in found.group()
        slack = 10.0**-decimals if percent or decimals else 0.0
        yield Score(Span(*found.span()), one, other, slack, percent)


@cache
def _score() -> re.Pattern[str]:
    number = count_pattern()
    unit = r"(?:%| percent\b| per cent\b)?"
    kind = "(?: (?:votes?|points?|seats?|members?|councillors?|lawmakers|delegates|MPs|senators))?"
    name = r"(?:(?:for )?(?:the )?(?:[A-Z][\w’'.-]*[ -]?){1,4}[’']s? |the |his |her )?"
    people = r"(?: (?:voted|voting|votes?|were|was|members?|people|councillors?|lawmakers|delegates|MPs|senators)){0,3}"
    yes = r" (?:in favou?r(?: of (?:it|the \w+))?|for(?: it)?|yes)"
    no = r" (?:against|opposed|in opposition|no\b)"
    return re.compile(
        rf"(?<![\w.,:/$£€#-])(?:"
        rf"(?P<a>{number}){unit}{kind}(?: ?[-–—] ?| to | against ){name}(?P<b>{number})(?![\w,/:]*\d)(?![-–/]\d)"
        rf"(?!st\b|nd\b|rd\b|th\b){unit}"
        rf"|(?P<a2>{number}){people}{yes},?(?: and| to|,| with| but)? (?:only |just )?(?P<b2>{number}){people}{no})"
    )
