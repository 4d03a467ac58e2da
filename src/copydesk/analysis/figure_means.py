"""Averages of a list, and groups of so many: "marks of 5, 7 and 9", "six teams of eight"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, worded
from copydesk.analysis.figure_products import doubtful

_TWO, _THREE = 2, 3
_LIKE = 1_000  # times as much as the first; more is of another thing


def wrong_averages(where: Passage) -> Iterator[Misfit]:
    """Yield the averages that the numbers listed do not have: "marks of 5, 7 and 9, an average of 8"."""
    amounts = where.amounts()
    stated = [one for one in amounts if _mean().search(where.before(one))]
    if len(stated) != 1 or doubtful().search(where.text):
        return
    mean = stated[0]
    listed = [one for one in amounts if one is not mean]
    while listed and not (len(listed) > 1 and _and().fullmatch(where.between(listed[0], listed[1]))):
        listed = listed[1:]
    ends = [one for one, other in pairwise(listed) if not _and().fullmatch(where.between(one, other))]
    if len(listed) < _TWO or ends or mean.span < listed[-1].span:
        return
    made = sum(one.value for one in listed) / len(listed)
    if _each().match(where.after(mean)) or max(one.value for one in listed) > _LIKE * listed[0].value:
        return  # "a call costs 2 marks, and 4,000 were made, an average of eight for each person"
    if (
        mean.kind != "percent"
        and mean.kind == listed[-1].kind
        and abs(made - mean.value) > max(mean.slack, made * 0.02, 0.5)
    ):
        yield misfit("rate", where, mean, tuple(listed), worded(where, mean, made))


def wrong_groups(where: Passage) -> Iterator[Misfit]:
    """Yield the totals of groups that the groups do not make: "six teams of eight diggers, 68 people"."""
    amounts = where.amounts()
    if len(amounts) != _THREE or doubtful().search(where.text):
        return
    groups, size, total = amounts
    if {one.kind for one in amounts} != {"count"} or not _of_each().fullmatch(where.between(groups, size)):
        return
    joined = where.between(size, total)
    made = groups.value * size.value
    if _or_so().fullmatch(joined) and not total.hedged and abs(made - total.value) > made * 0.02:
        yield misfit("rate", where, total, (groups, size), worded(where, total, made))


@cache
def _mean() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:average|mean)(?: (?:age|of|mark|score|price|was|is)){0,2}(?: of)? $|\baveraging $"
    )


@cache
def _each() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:for each|for every|per|to each|each)\b")


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)?(?:, | and |, and )")


@cache
def _of_each() -> re.Pattern[str]:
    return re.compile(r" (?:[a-z]+ )?[a-z]+ of ")


@cache
def _or_so() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+){1,3}(?:, |,? or | \(| – | — |—| make | makes |,? a total of |, making )")
