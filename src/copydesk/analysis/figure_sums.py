"""Sums, by what names them: "a total of", "in all", "altogether", "to finish with".

The figure that the cue names is judged by all the others of its kind in the passage; there may be no more.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

from copydesk.analysis.figure_differences import is_group
from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, worded
from copydesk.analysis.figure_readings import Reading

_MOST = 6
_TWO, _THREE = 2, 3
_ROUGH = 1_000  # sums from here on are told in round figures


def wrong_sums(where: Passage) -> Iterator[Misfit]:
    """Yield the totals that the parts listed do not add up to, once for a passage."""
    amounts = [one for one in where.amounts() if one.kind in {"count", "money"} and not is_group(where, one)]
    if any(one.kind == "share" for one in where.numbers):
        return
    if not _THREE <= len(amounts) <= _MOST or _sum_doubt().search(where.text):
        return
    totals = [one for one in amounts if _is_total(where, one)]
    if not totals or totals[-1].hedged or _on_top().search(where.before(amounts[0])):
        return
    total = totals[-1]
    parts = [one for one in amounts if one is not total and one.alike_kind(total)]
    if len(parts) < _TWO or len(parts) + 1 < len(amounts) or not _listed(where, parts):
        return
    unread = len(_unread().findall(where.text))
    if not any(_adds_up(total, parts, more) for more in range(unread + 1)):
        made = sum(one.value for one in parts) + unread
        yield misfit("sum", where, total, tuple(parts), worded(where, total, made))


def _adds_up(total: Reading, parts: list[Reading], more: int) -> bool:
    slack = sum(one.slack for one in parts) + total.slack
    for size in range(_TWO, len(parts) + 1):
        for some in combinations(parts, size):
            made = sum(one.value for one in some) + more
            if abs(made - total.value) <= slack + (made * 0.01 if made > _ROUGH else 0):
                return True
    greatest = max(parts, key=lambda one: one.value)  # the total was told before
    rest = [one for one in parts if one is not greatest]
    return abs(sum(one.value for one in rest) + total.value - greatest.value) <= slack


def _is_total(where: Passage, one: Reading) -> bool:
    return bool(_total_before().search(where.before(one)) or _total_after().match(where.after(one)))


def _listed(where: Passage, parts: list[Reading]) -> bool:
    """Tell whether the parts stand in one list: a comma or "and" between each two, and few words."""
    return all(_joint().fullmatch(where.between(one, other)) for one, other in pairwise(parts))


@cache
def _unread() -> re.Pattern[str]:
    """Return the pattern of a single one of something, which is no number or was not read."""
    return re.compile(
        r"(?:, | and )an? (?!total|sum|combined|score|bill|dozen|half)[a-z]+|\bone (?:of|in|was|is|by)\b"
    )


@cache
def _total_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?:combined|overall|joint|two-day|three-day)(?: total| sum| toll| score)?(?: of| is| was)?"
        r"|total(?:s|led|ling)?(?: [a-z]+){0,2}? (?:of|is|was|at|reached)|(?:in|for a) total,?|sum of"
        r"|totall(?:ed|ing)"
        r"|(?:makes?|making)(?: it| for| a total of)?"
        r"|bring(?:s|ing)? (?!the (?:total|toll|number|tally|count))(?:the |its |their |his "
        r"|her )?(?:[a-z]+ ){1,4}to(?: a total of)?"
        r"|toll(?: [a-z]+){0,3} (?:to|at|reached|is|was)"
        r"|(?:bill|sum)(?: [a-z]+){0,2} (?:to|of|was|at)|adds? up to|come to|came to|finish(?:ed)? (?:with"
        r"|on)"
        r"|together|(?:time|score) of"
        r"|between them)(?: (?:the|a|an|just|only|some|about))? ?$|\bto finish with $"
    )


@cache
def _total_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:-strong\b|(?! (?:along|on|in|by|near|at)\b)"
        r" (?:[a-z’'-]+ ){0,3}?(?:in all|in total|altogether|all told|overall|between them"
        r"|combined"
        r"|to finish|took part)(?=\W|$))"
    )


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -](?!to\b|of the\b|than\b)[\w’'-]+){0,7}?(?:, and |, then |, with |, while |, plus |, | and "
        r"| plus | but "
        r"| then | join |; )(?:(?!of\b|than\b|to\b|more\b)[\w’'-]+ ){0,6}"
    )


@cache
def _sum_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:includ\w+|among (?:them|whom)|of whom|of them|of which|more than|at least|less|fewer"
        r"|from \d"
        r"|compared|(?:than|of|from|on|in) last|previous\w*|average|per|each|apiece|rose|fell|increase[ds]?"
        r"|since|cut to|cut"
        r"|reduc\w+|later|respectively|up to|earlier|before|after \d|times|third|half (?:of|the)|net|minus"
        r"|less"
        r"|both|who had|after (?:tax|costs)|overlap\w*|concurrent\w*|out of|best of|quarter[’']s)\b|%"
        r"|\bcent\b|\bat [^,.]{1,30} an? [a-z]+,"
    )


@cache
def _on_top() -> re.Pattern[str]:
    """Return what says that the first of the parts came on top of what there was."""
    return re.compile(r"(?i)\b(?:another|further|more|extra|additional) $")
