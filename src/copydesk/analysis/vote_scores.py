"""Two figures set against each other: "45-12", "40 votes to 20", "48 percent to 40", "45 for, 12 against"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.text.span import Span

_NONE = frozenset({"none", "nil", "no"})


class Score(NamedTuple):
    """Two figures set against each other; ``span`` counts characters of the sentence.

    ``slack`` is what rounding may change of their difference; ``percent`` tells whether they are shares;
    ``said`` whether the sentence says which of them is for and which against: then ``first`` is for.
    """

    span: Span
    first: float
    second: float
    slack: float
    percent: bool
    said: bool


def scores(text: str) -> Iterator[Score]:
    """Yield the scores of a sentence, in order; dates, years and ranges of big numbers are none."""
    for found in _score().finditer(text):
        names = sorted(name for name, words in found.groupdict().items() if words and name[0] in "ab")
        first, second = found[names[0]], found[names[1]]
        one, other = _value(first), _value(second)
        decimals = max(
            len(number.partition(".")[2]) if number[0].isdigit() else 0 for number in (first, second)
        )
        if names[0] == "a" and (
            _is_years(first, second) or text[: found.start()].endswith(("from ", "between "))
        ):
            continue
        percent = "%" in found.group() or "per" in found.group()
        slack = 10.0**-decimals if percent or decimals else 0.0
        said = names[0] in {"a2", "a3"}
        yield Score(Span(*found.span()), one, other, slack, percent, said)


def _is_years(first: str, second: str) -> bool:
    """Tell whether the two are years: "2019-20", "1990 to 1997"."""
    return len(first) == 4 and first[:2] in {"18", "19", "20"} and len(second) in {2, 4}  # noqa: PLR2004


def _value(number: str) -> float:
    return 0.0 if number in _NONE else count(number)


@cache
def _score() -> re.Pattern[str]:
    number = count_pattern()
    unit = r"(?:%| percent\b| per cent\b)?"
    kinds = (
        "votes?|points?|seats?|members?|councillors?|lawmakers|delegates|MPs|senators|deputies|students"
        "|runs|people"
    )
    kind = rf"(?: (?:{kinds}))?"
    name = (
        r"(?:(?:for )?(?:the )?(?:[A-Z][\w’'.-]*[ -]?){1,4}[’']s? |(?:her|his|their) (?:\w+ ){0,2}?\w+[’']s "
        r"|the |his |her )?"
    )
    people = rf"(?: (?:of them|voted|voting|were|was|to vote|{kinds})){{0,3}}{unit}"
    yes = r" (?:in favou?r(?: of (?:it|the \w+))?|for(?: it)?|yes|supported(?: it)?|backed(?: it)?)\b"
    no = r" (?:against|opposed(?: it)?|in opposition|no\b|rejected it)"
    joint = r",?;?(?: and| to| with| but| versus)? (?:only |just )?"
    return re.compile(
        rf"(?<![\w.,:/$£€#-])(?:"
        rf"(?P<a>{number}){unit}{kind}(?: ?[-–—] ?| to | against ){name}(?P<b>{number}|none\b|nil\b)"
        rf"(?![\w,/:]*\d)(?![-–/]\d)(?!st\b|nd\b|rd\b|th\b){unit}"
        rf"|(?P<a2>{number}){people}{yes}{joint}(?P<b2>{number}|none\b){people}{no}"
        rf"|(?P<b3>{number}){people}{no}{joint}(?P<a3>{number}){people}{yes})"
    )
