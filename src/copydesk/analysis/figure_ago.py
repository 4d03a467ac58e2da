"""A year beside how long ago it was: "completed in 1988, 37 years ago", by the year of publication."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.text.span import Span

_SLACK = 1  # years: the day of the year is not known
_ROUND = 10  # a round number, or one with a hedge, may be off by a tenth
_QUOTES = frozenset('“”"«»')


class YearsAgo(NamedTuple):
    """A number of years that the year beside it does not make; spans count characters of the sentence."""

    length: Span
    year: Span
    actual: int


def wrong_years_ago(text: str, published: int) -> Iterator[YearsAgo]:
    """Yield the lengths since a year that are wrong in an article of the year ``published``.

    What is quoted may have been said long before, and is left alone.
    """
    if " ago" not in text or not _QUOTES.isdisjoint(text):
        return
    for found in _ago().finditer(text):
        said, made = count(found["number"]), published - int(found["year"])
        slack = max(_SLACK, said / _ROUND if found["hedge"] or not said % _ROUND else 0)
        above = bool(found["hedge"]) and found["hedge"].startswith(("more", "over", "just over"))
        if made < said - slack or made > said + slack + (said if above else 0):
            yield YearsAgo(Span(*found.span("length")), Span(*found.span("year")), made)


@cache
def _ago() -> re.Pattern[str]:
    words = "about|some|nearly|almost|around|roughly|just over|just under|more than|over"
    hedge = rf"(?:(?:(?P<hedge>{words})|exactly|only|just) )?"
    return re.compile(
        rf"\bin (?:[A-Z][a-z]{{2,8}} )?(?P<year>(?:1[89]|20)\d\d),? {hedge}"
        rf"(?P<length>(?P<number>{count_pattern()}) years) ago\b"
    )
