"""Sides of a vote and seats of a house beside all there are."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, worded
from copydesk.analysis.figure_readings import Reading
from copydesk.analysis.figure_sums import rest_named

_TWO, _THREE = 2, 3


def wrong_parts(where: Passage) -> Iterator[Misfit]:
    """Yield the sides of a vote or a house that are more than all of it: "of 100, 61 for, 49 against"."""
    amounts = [one for one in where.amounts() if one.kind == "count"]
    if not _THREE <= len(amounts) <= _THREE + 1 or len(amounts) != len(where.amounts()):
        return
    wholes = [one for one in amounts if _all_of(where, one)]
    if len(wholes) != 1 or _part_doubt().search(where.text) or any(one.hedged for one in amounts):
        return
    whole = wholes[0]
    parts = [one for one in amounts if one is not whole]
    made = sum(one.value for one in parts)
    sides = all(_side().search(where.before(one, 30)[-30:] + "#" + where.after(one, 30)) for one in parts)
    split = sides and made > whole.value * 1.001
    rest = (
        len(parts) == _TWO
        and abs(made - whole.value) > whole.slack
        and rest_named().search(where.before(parts[-1], 50))
    )
    if split or rest:
        yield misfit("sum", where, whole, tuple(parts), worded(where, whole, made))


def _all_of(where: Passage, one: Reading) -> bool:
    return bool(_whole_before().search(where.before(one)) or _whole_after().match(where.after(one)))


def wrong_majorities(where: Passage) -> Iterator[Misfit]:
    """Yield the seats said to be a majority, or none, that are not: "with 41 of 120 seats, a majority"."""
    found = _held().search(where.text)
    amounts = where.amounts()
    if not found or len(amounts) != _TWO or _bar().search(where.text):
        return
    least, most = sorted(amounts, key=lambda one: one.value)
    if {one.kind for one in amounts} != {"count"} or not _all_of(where, most):
        return
    if found["has"] and least.value * 2 <= most.value:
        yield misfit("gap", where, least, (most,), f"{most.value // 2 + 1:g} for a majority")
    if found["not"] and least.value * 2 > most.value + 1:
        yield misfit("gap", where, least, (most,), "a majority")


@cache
def _whole_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?<!majority )(?<!margin )of (?:the |its |all |[a-z]+[’']s )?|out of(?: the)? |all "
        r"|house of |chamber of |drew |shared the )$"
    )


@cache
def _whole_after() -> re.Pattern[str]:
    return re.compile(
        r"-(?:seat|member|strong|person|nation|judge)\b| (?:seats? (?:house|chamber|council|assembly)"
        r"|votes? (?:were )?cast"
        r"|in total took part|members? voted)\b"
    )


@cache
def _side() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:#[^,;.]{0,25}\b(?:for|in favou?r|against|yes|no|opposed|supported|reject\w*|uphold\w*|backed"
        r"|abstain\w*|abstentions?|ayes|noes|in support)\b|\b(?:yes|no|ayes|noes|against)\b[^,;.]{0,10}#"
        r"|\b(?:got|took|polled|won|received) #)"
    )


@cache
def _part_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:women|both|each|per|previous\w*|last|rose|fell|from \d|two-thirds|needed|some of whom)\b"
    )


@cache
def _held() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?P<not>no party has an (?:absolute|overall|outright) majority|lost (?:its|their|the|his"
        r"|her) majority"
        r"|short of (?:a|an)(?: \w+)? majority|majority eluded|no (?:overall|absolute|outright) majority)"
        r"|\b(?P<has>(?:has|have|had|holds?|held|with|won|giv\w+ (?:it|them)|is|commands?|secured) (?:a|an"
        r"|the)"
        r"(?: (?:bare|slim|narrow|absolute|outright|overall|clear|comfortable|simple|tiny|thin))? majority"
        r"|a bare majority)\b"
    )


@cache
def _bar() -> re.Pattern[str]:
    return re.compile(
        r"(?i)two[- ]thirds|three[- ]|working majority|coalition with|together with|ally|allies|partner"
        r"|not |n[’']t "
    )
