"""Multiples, fractions, shares and changes of two amounts, by the word or figure that relates them.

"Twice as many trains in May, 46, as in April, when there were 33": the two amounts are the only ones of the
passage, so they are those that the factor is said of, whichever comes first.
"""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, plain
from copydesk.analysis.figure_readings import Reading

_TWO, _THREE = 2, 3
_TIMES = {
    "twice": 2,
    "twofold": 2,
    "doubl": 2,
    "tripl": 3,
    "trebl": 3,
    "threefold": 3,
    "quadrupl": 4,
    "fourfold": 4,
    "fivefold": 5,
    "quintupl": 5,
    "sixfold": 6,
    "sevenfold": 7,
    "eightfold": 8,
    "tenfold": 10,
    "halv": 2,
}
_SLACK = 1.17
_PERCENT = 100
_ALL = frozenset(
    [
        "total",
        "whole",
        "force",
        "staff",
        "workforce",
        "them",
        "lot",
        "intake",
        "grove",
        "squad",
        "group",
        "membership",
        "crew",
    ]
)


def wrong_multiples(where: Passage) -> Iterator[Misfit]:
    """Yield the one amount that is not so many times the other."""
    found = list(_factor().finditer(where.text))
    if len(found) != 1 or _doubt().search(where.text):
        return
    word = found[0]
    inside = [
        one
        for one in where.numbers
        if one.kind == "count" and one.span.start >= word.start() and one.span.end <= word.end()
    ]
    amounts = [one for one in where.amounts() if one not in inside and one.span.start != word.start()]
    if len(amounts) == _TWO and _serial().fullmatch(where.between(*amounts)):
        return  # "tripled to 900 in June and 1,200 in July"
    if len(amounts) != _TWO or not _pair(*amounts) or any(one.hedged or not one.value for one in amounts):
        return
    factor = inside[0].value if inside else _named(word.group())
    ratio = max(amounts, key=_value).value / min(amounts, key=_value).value
    loose = _loose().search(where.text[max(0, word.start() - 20) : word.start()])
    most = float("inf") if loose and loose["more"] else _SLACK * (1.1 if loose else 1)
    least = 0.7 if loose and not loose["more"] else 1 / _SLACK
    if not least <= ratio / factor <= max(most, 1.25 if factor < _THREE else _SLACK):
        first, last = sorted(amounts, key=_value, reverse=word.group().casefold().startswith("hal"))
        clash = misfit("multiple", where, last, (first,), f"{ratio:.2g} times")
        yield clash._replace(cue=word.group())


def _value(one: Reading) -> float:
    return one.value


def _named(text: str) -> float:
    folded = text.casefold()
    return next((float(times) for name, times in _TIMES.items() if folded.startswith(name)), 2.0)


def _pair(one: Reading, other: Reading) -> bool:
    """Tell whether both are amounts of one thing; a bare one borrows the unit, a name is no other noun."""
    if one.alike(other):
        return True
    return {one.kind, other.kind} <= {"count", "money"} and any(
        each.kind == "count" and not each.unit for each in (one, other)
    )


def wrong_fractions(where: Passage) -> Iterator[Misfit]:
    """Yield the fraction or percentage that part and whole, or before and after, do not make."""
    amounts = where.amounts()
    stated = [one for one in amounts if one.kind in {"share", "percent"}]
    rest = [one for one in amounts if one.kind not in {"share", "percent"}]
    if len(stated) != 1 or len(rest) != _TWO or not _related(*rest) or _part_doubt().search(where.text):
        return
    share = stated[0]
    if not _claimed(where, share, rest):
        return
    fraction = share.value / (_PERCENT if share.kind == "percent" else 1)
    least, most = sorted(rest, key=_value)
    if not least.value or not fraction:
        return
    made = least.value / most.value
    allowed = [made, 1 - made]
    if _change().search(where.text):
        allowed += [most.value / least.value - 1, most.value / least.value]
    slack = share.slack / (_PERCENT if share.kind == "percent" else 1)
    slack += made * (least.slack / least.value + most.slack / most.value) + 0.011
    slack += 0.15 * fraction if share.hedged or any(one.hedged for one in rest) else 0.03 * fraction
    if share.kind == "share" or _about().search(where.before(share, 14)):
        slack += 0.08 * fraction
    if all(abs(value - fraction) > slack for value in allowed):
        yield misfit("share", where, share, tuple(rest), _as(made, share))


def _as(made: float, share: Reading) -> str:
    return f"{made * _PERCENT:.3g} percent" if made <= 1 or share.kind == "percent" else plain(made)


def _related(one: Reading, other: Reading) -> bool:
    if not _pair(one, other) or max(one.value, other.value) < _THREE:
        return False
    return one.kind != "measure" or one.alike(other)


def _claimed(where: Passage, share: Reading, rest: list[Reading]) -> bool:
    """Tell whether the share is said of the two: "or", brackets, "of the 300", "that is"."""
    before, after = where.before(share, 30), where.after(share, 40)
    moves = len(_change().findall(where.text))
    if moves:
        near = _change_near().search(before + "#" + after)
        once = moves == 1 or (moves == _TWO and re.search(r"\b(?:an?|that was) $", before))
        return bool(once and near and _change_ends().search(where.text))
    base = _base().match(after)
    if base and not _of_these(base["noun"], rest):
        return False
    if re.search(r"\bfrom [$£€]?\d", where.text):
        return False
    direct = any(_of_it().fullmatch(where.between(share, one)) for one in rest if one.span > share.span)
    return bool(direct or _or_before().search(before)) and any(
        _whole().search(where.before(one, 40)) or _own().match(where.after(one)) for one in rest
    )


def _of_these(noun: str, rest: list[Reading]) -> bool:
    return noun in _ALL or any(one.unit and noun.startswith(one.unit[:4]) for one in rest)


@cache
def _factor() -> re.Pattern[str]:
    names = "|".join(_TIMES)
    return re.compile(
        rf"(?i)\b(?:(?:{names})[a-z]*|\w+ times (?:as (?:many|much|high|large|big|tall|long|heavy|dear"
        rf"|expensive)|more"
        rf"|the (?!\w+ (?:week|day)))|half (?=(?:as|the [$£€\d])))"
    )


@cache
def _loose() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?P<more>more than|over|at least)|nearly|almost|about|roughly|less than|close to) (?:a )?$"
    )


@cache
def _doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:by \d|since|if|could|may|might|would|will double|to double|target|plan\w*|aim\w*|goal"
        r"|hop(?:e|es|ing)"
        r"|more than \w+ times|doubles|double[- ](?:digit|decker|bed|room|glazed|check|standard|jeopardy"
        r"|agent|act|header)\w*"
        r"|each|per (?!cent)|percent|per cent|another|before falling|then|extra|twice (?:a|in|before"
        r"|the legal)|average"
        r"|almost|in the past|compared with|double (?:murder|figures|fault)|three times (?:a|in)|runs?"
        r"|score[ds]?|rose|rises?|fell|up|helping|and (?:the|its|his|her) \w+ (?:was|is|has))\b|%"
    )


@cache
def _part_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:constant|currenc\w+|inflation|adjusted|like-for-like|margin of error|turnout|vote share"
        r"|of the vote|interest"
        r"|tax|per (?!cent)|each|a share|averag\w+|but|although|while|though|average|target|goal|another"
        r"|including|rate of"
        r"|stake|discount|forecast\w*|expect\w*|since|other|more than half|rest|majority|annual|if|would"
        r"|could|whereas|seats"
        r"|against|basis points?|points?|weight\w*|value of|market|at least|up to|as (?:much|many) as"
        r"|(?:under|over|aged) \d\d(?! ?(?:%|per|of|,))|\w+ times the)\b"
    )


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:rose|risen|rise[ns]?|gr[eo]wn?|growth|increase[ds]?|up|climb\w*|jump\w*|fell|fall(?:s|en"
        r"|ing)?|down|drop\w*|declin\w*"
        r"|lost|lower\w*|cut|slump\w*|plung\w*|slid|surg\w*|soar\w*|longer|less|fewer|shorter|higher|more"
        r"|raised?|advanc\w*"
        r"|gain\w*|shr[aiu]nk|reduc\w*|dip\w*|add(?:s|ed|ing)?|slip\w*|above|below|trade)\b"
    )


@cache
def _change_ends() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\bfrom\b|\bagainst\b|\bcompared (?:with|to)\b|\b(?:a|the) (?:year|month|week) (?:ago|earlier"
        r"|before)|\bused to\b"
        r"|\bthan the\b|\bprevious|\blast (?:year|month|week)|\bnow\b|\btoday\b|\btwelve months ago\b"
        r"|\bBy (?:19|20)\d\d\b"
        r"|\bending\b|\bwent\b|\bbecame\b|\bin (?:January|February|March|April|May|June|July|August"
        r"|September|October|November"
        r"|December)\b[^.]*\bin (?:January|February|March|April|May|June|July|August|September|October"
        r"|November|December)\b"
    )


@cache
def _change_near() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:\b(?:rose|risen|grown?|grew|increased?|up|climbed|jumped|fell|fallen|down|dropped|declined"
        r"|lost|lowered|cut|plunged"
        r"|slid|surged|soared|raised|advanced|gained|shrank|shrunk|reduced|dipped|slipped"
        r"|plunged)(?: by)?(?: (?:about|just|some|a|an))? #"
        r"|#(?:[ -]?(?:%|percent|per cent))?,?[ -](?:rise|fall|increase|drop|decline|slump|jump|surge|cut"
        r"|reduction|gain|more|less|fewer|above|below"
        r"|longer|shorter|higher|lower)\b|\b(?:rise|fall|increase|drop|decline|slump|jump|surge|cut"
        r"|gain) of (?:about |some )?#)"
    )


@cache
def _or_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)(?:\b(?:or|exactly|that is|that[’']s|which is|representing|meaning|amounting to"
        r"|accounting for|makes? up|made up|being"
        r"|percentage of|called the)|[(—–,]|i\.e\.)(?: (?:about|just|only|nearly|some|the|almost|over|a|an"
        r"|exactly|that))* ?$|\($"
    )


@cache
def _of_it() -> re.Pattern[str]:
    """Return the pattern of what stands between a share and its whole, or its part."""
    return re.compile(
        r"(?: ?%| per ?cent)?,? ?(?:of )?(?:the |its |his |her |their |all |our |over )*(?:[a-z]+[’']s )?"
        r"|(?: ?%| per ?cent)?(?: ?[a-z]+){0,5}(?:, or |, | \(|: | — )(?:about |some |only |just )?"
    )


@cache
def _base() -> re.Pattern[str]:
    """Return the pattern of what a share is of, if that is said behind it without a number."""
    return re.compile(
        r"(?: ?%| per ?cent)? of (?:the |its |his |her |their "
        r"|all )*(?:[a-z]+[’']s )?(?:[a-z]+ )?(?P<noun>(?!(?:the|its|his|her|their|all|our|those|some"
        r"|over)\b)[a-z]+)(?! ?\d)\b"
    )


@cache
def _serial() -> re.Pattern[str]:
    return re.compile(r"(?: (?:in|on|by) \w+)? and (?:to )?")


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:of|out of|among|from)(?: (?:the|its|his|her|their|all|our|those|a|over|some|about"
        r"|[a-z]+[’']s))*(?: [a-z]+ of)? $"
    )


@cache
def _own() -> re.Pattern[str]:
    return re.compile(
        r"[^.;,]{0,30}\b(?:of the|of its|of them|asked|surveyed|polled|inspected|questioned|tested)\b"
    )


@cache
def _about() -> re.Pattern[str]:
    return re.compile(r"\b(?:about|nearly|almost|over|under|roughly|around|than|some|just) $")
