"""Sums and differences, by what names them: "a total of", "in all", "a majority of", "ahead by", "the rest".

The figure that the cue names is judged by all the others of its kind in the passage; there may be no more.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, plain, worded
from copydesk.analysis.figure_readings import Reading

_MOST = 6
_TWO, _THREE = 2, 3
_HUNDRED = 100
_SMALL = 4
_ROUGH = 1_000  # sums from here on are told in round figures


def wrong_sums(where: Passage) -> Iterator[Misfit]:
    """Yield the totals that the parts listed do not add up to, once for a passage."""
    amounts = [one for one in where.amounts() if one.kind in {"count", "money"} and not _group(where, one)]
    if any(one.kind == "share" for one in where.numbers):
        return
    if not _THREE <= len(amounts) <= _MOST or _sum_doubt().search(where.text):
        return
    totals = [one for one in amounts if _is_total(where, one)]
    if not totals or totals[-1].hedged:
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


def _group(where: Passage, one: Reading) -> bool:
    """Tell whether a small number only says how many are meant: "the two sisters", "after 50 laps"."""
    before = where.before(one, 8)
    return before.lower().endswith("after ") or (one.value <= _SMALL and before.lower().endswith("the "))


def _is_total(where: Passage, one: Reading) -> bool:
    return bool(_total_before().search(where.before(one)) or _total_after().match(where.after(one)))


def _listed(where: Passage, parts: list[Reading]) -> bool:
    """Tell whether the parts stand in one list: a comma or "and" between each two, and few words."""
    return all(_joint().fullmatch(where.between(one, other)) for one, other in pairwise(parts))


def wrong_differences(where: Passage) -> Iterator[Misfit]:
    """Yield the leads, margins, profits and gaps that two figures do not leave, once for a passage."""
    amounts = [
        one for one in where.amounts() if one.kind in {"count", "money", "percent"} and not _group(where, one)
    ]
    if len(amounts) != _THREE or _gap_doubt().search(where.text):
        return
    stated = [one for one in amounts if _is_gap(where, one)]
    if len(stated) != 1 or stated[0].hedged:
        return
    gap = stated[0]
    one, other = (each for each in amounts if each is not gap)
    kinds = {one.kind, other.kind, gap.kind}
    if not (len(kinds) == 1 or kinds <= {"count", "percent"}) or not _same_noun(one, other):
        return
    seats = bool(_seats().search(where.text))
    made = abs(one.value - other.value)
    allowed = {made}
    least, most = sorted((one.value, other.value))
    if seats:
        allowed |= {2 * least - most, least - most / 2, least - most // 2, least - (most // 2 + 1)}
        allowed |= {most // 2 + 1 - least, most - 2 * least, one.value + other.value, most / 2 - least}
    if _short().match(where.after(gap)):
        allowed = {most // 2 + 1 - least, most / 2 - least} if seats else {made}
    slack = gap.slack + one.slack + other.slack + (1.0 if "percent" in kinds else 0.0)
    if all(abs(value - gap.value) > slack for value in allowed):
        yield misfit("gap", where, gap, (one, other), _in(where, gap, made))


def _in(where: Passage, gap: Reading, made: float) -> str:
    return worded(where, gap, made) if gap.kind == "money" else plain(made)


def _same_noun(one: Reading, other: Reading) -> bool:
    """Tell whether both can be counts of one thing; a name after the second is no noun of another."""
    return one.unit == other.unit or "" in {one.unit, other.unit}


def _is_gap(where: Passage, one: Reading) -> bool:
    return bool(_gap_before().search(where.before(one)) or _gap_after().match(where.after(one)))


def wrong_hundreds(where: Passage) -> Iterator[Misfit]:
    """Yield the last of the shares that should make a hundred and do not, once for a passage."""
    shares = [one for one in where.amounts() if one.kind in {"percent", "count"}]
    if not _TWO <= len(shares) <= _MOST or len(shares) != len(where.amounts()) or where.break_at:
        return
    if not any(one.kind == "percent" for one in shares) or any(one.hedged or one.unit for one in shares):
        return
    if len([one for one in where.numbers if one.kind == "year"]) > 1:
        return
    if _hundred_doubt().search(where.text):
        return
    made = sum(one.value for one in shares)
    slack = 0.6 * len(shares)
    over = made > _HUNDRED + slack and len(shares) == _TWO and _whole().search(where.text)
    rest = (
        abs(made - _HUNDRED) > slack
        and len(shares) == _TWO
        and rest_named().search(where.before(shares[-1], 30))
    )
    if over or rest:
        yield misfit("hundred", where, shares[-1], tuple(shares[:-1]), f"{made:g}")


@cache
def _unread() -> re.Pattern[str]:
    """Return the pattern of a single one of something, which is no number or was not read."""
    return re.compile(
        r"(?:, | and )an? (?!total|sum|combined|score|bill|dozen|half)[a-z]+|\bone (?:of|in|was|is|by)\b"
    )


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? short of\b")


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
        r"(?:-strong\b| (?:[a-z’'-]+ ){0,3}?(?:in all|in total|altogether|all told|overall|between them"
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
        r"|\bcent\b"
    )


@cache
def _gap_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?:majority|lead|margin|advantage|deficit|gap|surplus|loss|profit|gain|hole|cushion"
        r"|difference"
        r"|shortfall|gross margin)(?: \w+){0,3}? (?:of|was|is|to|came to)|(?:majority|lead|margin|advantage"
        r"|gap|profit"
        r"|surplus|deficit|loss),|(?:ahead|behind|won|win|winning|lost|losing|up|down|beat [^\d.;]{1,40}"
        r"|lead[s]? [^\d.;]{1,25}"
        r"|led(?: [^\d.;]{1,25})?|trail(?:s|ed|ing)?(?: [^\d.;]{1,25})?|clear|exceeded [^\d.;]{1,20}) by"
        r"|making (?:a |an )?(?:profit|loss|surplus) of|put [^\d.;]{1,20} up by|pocketing|taking home"
        r"|leav(?:es|ing)(?: [^\d.;]{1,30}?)?|yields?|netting|in the red by|in the black by|deficit of"
        r"|need to make up [^\d.;]{0,20}"
        r"|earned (?:him|her|them|it)|surplus of|ended [^.\d]{0,20} with a surplus of|margin:)"
        r"(?: (?:just|only|a|an|about|another))? ?$"
    )


@cache
def _gap_after() -> re.Pattern[str]:
    return re.compile(
        r"(?:[ -](?:points?|goals?|runs?|votes?|seats?|strokes?|shots?|places|per cent|percentage))?"
        r"(?:-point|[ -]points?)?[ -](?:majority|lead\b|margin|advantage|deficit|gap\b|cushion|clear\b"
        r"|ahead\b|behind\b"
        r"|adrift|in front|profit|surplus|loss\b|short of|shortfall|better off|worse off|in arrears)"
    )


@cache
def _seats() -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:majority|seats?|lawmakers|deputies|MPs|members|wards)\b")


@cache
def _gap_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:from [$£€]?\d|previous\w*|last (?:year|season|month|election|time)|rose|fell"
        r"|increase[ds]?|compared|up from"
        r"|down from|widen\w*|narrow\w*|shr[aiu]nk|cut|halv\w+|now|earlier|before|since|per (?!cent)"
        r"|games? in hand|wickets?|innings|although|two-thirds|required|needed|Duckworth"
        r"|average|tax|interest|another|aggregate|margin of error|or more|at least|more than|respectively"
        r"|record"
        r"|quarter|times|doubled|first half|second half|runner-up|third-placed)\b"
    )


@cache
def _hundred_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:from|rose|fell|increase[ds]?|compared|up|down|turnout|than|also|both|average|respectively"
        r"|poverty|growth|more|less|either|at least|last|previous\w*|inflation|rate|multiple|margin|several"
        r"|about|(?:percent|cent|%) who)\b"
    )


@cache
def _whole() -> re.Pattern[str]:
    """Return the pattern of two shares that do not overlap: sides of one vote, owners, men and women."""
    return re.compile(
        r"(?i)\b(?:the )?(?:other|others|rest|remaining|remainder)\b|-split\b|\bsplit\b(?![^.]*,)"
        r"|\bowns?\b[^.]*\b(?:brother|sister|partner|family|state|other)\b"
        r"|\bmen\b(?! [a-z]+ed)[^.,;]*\band women\b"
        r"|\bwomen\b[^.,;]*\band men\b|\bfor,? (?:and )?[^.;a-z]{0,6}[\d.]+%?(?: per ?cent)? against\b"
        r"|\bYes\b[^.]*\bNo\b|\brun-?off ended\b|\brejected it|\bagainst it\b|\bhave not(?=[.,]|$)"
    )


@cache
def rest_named() -> re.Pattern[str]:
    """Return the pattern of words before the figure of all that is left."""
    return re.compile(r"(?i)\b(?:other|rest|remaining|remainder),? $|\bleaving (?:[a-z]+ ){1,3}with $")
