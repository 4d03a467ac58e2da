"""Sides of a vote and seats of a house beside all there are."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from copydesk.analysis.figure_hundreds import rest_named
from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, plain, worded
from copydesk.analysis.figure_readings import Reading

_TWO, _THREE = 2, 3
_VACANT = 0.03  # of the seats may be empty
_BARS = {"two-thirds": 2 / 3, "two thirds": 2 / 3, "three-fifths": 0.6, "three-quarters": 0.75}


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
    if whole.value < max(one.value for one in parts):
        return  # "against the merger of the two villages, with 71 in favour"
    made = sum(one.value for one in parts)
    sides = all(_side().search(where.before(one, 30)[-30:] + "#" + where.after(one, 30)) for one in parts)
    sides = sides or _all_seats(where, whole, parts)
    split = sides and made > whole.value * 1.001
    rest = (
        len(parts) == _TWO
        and abs(made - whole.value) > whole.slack
        and rest_named().search(where.before(parts[-1], 50))
    )
    if split or rest:
        yield misfit("sum", where, whole, tuple(parts), worded(where, whole, made))


def _all_seats(where: Passage, whole: Reading, parts: list[Reading]) -> bool:
    """Tell whether each part is told as seats held at one time: "26 of the 49 seats and Democrats 28"."""
    house = _seats_of().match(where.after(whole))
    held = _holds().search(where.text) and not _seat_doubt().search(where.text)
    return bool(house and held) and all(one.unit in {"", "seat"} for one in parts)


def wrong_ballots(where: Passage) -> Iterator[Misfit]:
    """Yield the voters that the two sides of a vote outnumber: "the five-judge panel ruled 4-2"."""
    amounts = [one for one in where.amounts() if one.kind == "count"]
    if len(amounts) != len(where.amounts()) or _part_doubt().search(where.text) or _ifs().search(where.text):
        return
    pairs = [
        (one, other) for one, other in pairwise(amounts) if _against().fullmatch(where.between(one, other))
    ]
    if len(pairs) != 1 or not _voted().search(where.text):
        return
    one, other = pairs[0]
    others = [each for each in amounts if each not in pairs[0]]
    rest = [each for each in others if _abstained().match(where.after(each))]
    made = one.value + other.value + sum(each.value for each in rest)
    for whole in others:
        exact = _voting().match(where.after(whole))
        all_of = exact or _cast().match(where.after(whole)) or _whole_after().match(where.after(whole))
        if all_of and (made > whole.value or (exact and made < whole.value)):
            yield misfit("gap", where, whole, pairs[0], plain(made))
            return


def wrong_bars(where: Passage) -> Iterator[Misfit]:
    """Yield the seats said to be needed for a majority that are not: "of 90 members, 56 are needed"."""
    amounts = [one for one in where.amounts() if one.kind == "count"]
    found = _needed().search(where.text)
    if not found or len(amounts) != _TWO or _ifs().search(where.text):
        return
    need, seats = sorted(amounts, key=lambda one: one.value)
    if need.span.start != found.start(found.lastgroup or 0) and not found["needs"]:
        return
    if not _members().match(where.after(seats)):
        return
    share = next((share for name, share in _BARS.items() if name in where.text.casefold()), 0.5)
    vacant = seats.value * _VACANT + 1
    if not seats.value * share - vacant <= need.value <= seats.value * share + 1:
        yield misfit("gap", where, need, (seats,), f"{int(seats.value * share) + 1:g}")


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
def _seats_of() -> re.Pattern[str]:
    return re.compile(r"-seat\b| seats\b")


@cache
def _holds() -> re.Pattern[str]:
    return re.compile(r"\b(?:won|wins?|holds?|held|has|have|took|takes?|gets?)\b")


@cache
def _seat_doubt() -> re.Pattern[str]:
    """Return the pattern of seats that are no part of the whole: before, more, or needed."""
    return re.compile(
        r"(?i)\b(?:majority|lost|loss\w*|gain\w*|more|fewer|less|need\w*|had|from|up|down|then|now|year"
        r"|target\w*|contest\w*"
        r"|upper|lower|other house|polls?|could|would|than|twice|times|half|vacan\w+|votes?)\b"
    )


@cache
def _against() -> re.Pattern[str]:
    return re.compile(r" ?[-–—] ?| (?:votes )?(?:to|against) ")


@cache
def _voted() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:vot(?:e|es|ed|ing)|ruled|ruling|ballot|carried|passed|approved|rejected|adopted|upheld)\b"
    )


@cache
def _voting() -> re.Pattern[str]:
    return re.compile(r" (?:members|councillors|lawmakers|delegates|MPs|senators|deputies) voting(?=[,.;]|$)")


@cache
def _cast() -> re.Pattern[str]:
    return re.compile(r" (?:votes|ballots) (?:were )?cast\b")


@cache
def _abstained() -> re.Pattern[str]:
    return re.compile(
        r"(?: \w+){0,2}? (?:abstentions?|abstain\w+|absent|blank|invalid|spoil\w+|recused|not voting)\b"
    )


@cache
def _needed() -> re.Pattern[str]:
    """Return the pattern of what a majority takes, the number of seats in it or after it."""
    kind = "(?:clear |simple |bare |overall |outright |two-thirds |three-fifths |three-quarters )?"
    return re.compile(
        rf"(?i)(?P<need>[\w-]+)(?: seats| votes)? (?:are |is |were )?(?:needed|required) for an? {kind}"
        rf"majority"
        rf"|\b(?P<needs>an? {kind}majority (?:requires|needs|takes|is) )"
    )


@cache
def _members() -> re.Pattern[str]:
    return re.compile(r"(?:-(?:seat|member)| seats| members| lawmakers| deputies| MPs)\b")


@cache
def _ifs() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:more|fewer|short|another|present|quorum|allies|coalition|combined|previous\w*|earlier)\b"
    )


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
