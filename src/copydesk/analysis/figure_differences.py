"""Leads, margins, profits and gaps, by what names them: "a majority of", "ahead by", "a profit of"."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit, plain, worded
from copydesk.analysis.figure_readings import Reading

_THREE = 3
_MILLION = 1e6
_SMALL = 4
_MOST_SEATS = 1_000
_SPEAKER = 0.02  # of the members do not vote: the speaker, empty seats
_REACH = 90  # characters between a gap and the nearer of its figures
_DASHES = frozenset("-–—")


def wrong_differences(where: Passage) -> Iterator[Misfit]:
    """Yield the leads, margins, profits and gaps that two figures do not leave, once for a passage."""
    amounts = [
        one
        for one in where.amounts()
        if one.kind in {"count", "money", "percent"} and not is_group(where, one)
    ]
    if len(amounts) != _THREE or _gap_doubt().search(where.text):
        return
    told = _balance(where, amounts)
    if told:
        yield told
        return
    stated = [one for one in amounts if _is_gap(where, one)]
    if len(stated) != 1 or stated[0].hedged:
        return
    gap = stated[0]
    one, other = (each for each in amounts if each is not gap)
    kinds = {one.kind, other.kind, gap.kind}
    if not (len(kinds) == 1 or kinds <= {"count", "percent"}) or not _same_noun(one, other):
        return
    if _of_another(where, gap, one, other):
        return
    seats = bool(_seats().search(where.text))
    least, most = sorted((one.value, other.value))
    won = bool(seats and _of_all().fullmatch(where.between(one, other)))
    made = abs(2 * least - most) if won else most - least  # "60 of the 100 seats, a majority of 20"
    if not won and any(_house().match(where.after(each)) for each in (one, other)):
        return
    slack = gap.slack + (1.0 if "percent" in kinds else 0.0)
    slack += one.slack + other.slack if one.slack and other.slack else 0.0  # "9,011 votes to 9,000"
    slack += most * _SPEAKER if seats and most <= _MOST_SEATS and "vot" not in where.text else 0.0
    named = "ajority" in where.before(gap, 25) + where.after(gap, 25)
    leads = _majorities(least, most, won=won and named) if seats else {made}
    if seats and _short().match(where.after(gap)):
        leads = {most // 2 + 1 - least, most / 2 - least}
    exact = {least, most // 2 + 1} if won else set[float]()  # all in favour, or as many as it takes
    if gap.value not in exact and all(abs(value - gap.value) > slack for value in leads):
        yield misfit("gap", where, gap, (one, other), _in(where, gap, made))


def _majorities(least: float, most: float, *, won: bool) -> set[float]:
    """Return what a majority can be: over the other side, over all others, over half, or all in favour.

    ``won``: the lesser is won of the greater, which is all there are.
    """
    half = most // 2 + 1
    over = {abs(2 * least - most), abs(least - most / 2), least - most // 2, abs(least - half)}
    return over if won else over | {half, least, most - least, least + most, most}


def _balance(where: Passage, amounts: list[Reading]) -> Misfit | None:
    """Return what is left, if the words beside each amount say which came in, went out and was left."""
    roles = {role: one for one in amounts if (role := _role(where, one))}
    if len(roles) < _THREE or not _is_money(amounts):
        return None
    income, cost, left = roles["in"], roles["out"], roles["left"]
    made = abs(income.value - cost.value)
    slack = sum(one.slack for one in amounts) + 0.02 * max(income.value, cost.value)
    if abs(made - left.value) <= slack:
        return None
    return misfit("balance", where, left, (income, cost), worded(where, left, made))


def _role(where: Passage, one: Reading) -> str:
    """Return what an amount is: by the last such word since the one before, else the first up to the next."""
    starts = [each.span.end for each in where.amounts() if each.span < one.span]
    ends = [each.span.start for each in where.amounts() if each.span > one.span]
    near = list(_roles().finditer(where.text, max(starts, default=0), one.span.start))
    after = where.text[one.span.end : min(ends, default=len(where.text))].split(",")[0]
    found = near[-1] if near else _roles().search(after)
    return str(found.lastgroup) if found else ""


def _is_money(amounts: list[Reading]) -> bool:
    """Tell whether all amounts can be of one currency; a bare number of millions is of that of the others."""
    units = {one.unit for one in amounts if one.kind == "money"}
    return len(units) <= 1 and all(one.kind == "money" or one.value >= _MILLION for one in amounts)


def _of_another(where: Passage, gap: Reading, one: Reading, other: Reading) -> bool:
    """Tell whether a gap is one of another kind, or told of something else than the two figures."""
    if gap.kind == "count" and one.kind == "percent" and gap.unit not in {"", "point"}:
        return True  # "won by 43,000 votes, with 51 percent to her 48"
    if one.kind != other.kind and any(each.kind == "count" and each.unit for each in (one, other)):
        return True
    if one.unit and one.unit == other.unit and gap.unit not in {"", one.unit, "point"}:
        return True
    near = min(len(where.between(gap, each)) for each in (one, other))
    listed = gap.span < one.span and all(
        _next_in_list().fullmatch(where.between(*pair)) for pair in ((gap, one), (one, other))
    )
    in_table = where.between(one, other) in _DASHES and _table().match(where.after(gap))
    return near > _REACH or listed or bool(in_table and _game().search(where.text))


def _in(where: Passage, gap: Reading, made: float) -> str:
    return worded(where, gap, made) if gap.kind == "money" else plain(made)


def _same_noun(one: Reading, other: Reading) -> bool:
    """Tell whether both can be counts of one thing; a name after the second is no noun of another."""
    return one.unit == other.unit or "" in {one.unit, other.unit}


def _is_gap(where: Passage, one: Reading) -> bool:
    return bool(_gap_before().search(where.before(one)) or _gap_after().match(where.after(one)))


def is_group(where: Passage, one: Reading) -> bool:
    """Tell whether a small number only says how many are meant: "the two sisters", "after 50 laps"."""
    before = where.before(one, 8)
    return before.lower().endswith("after ") or (one.value <= _SMALL and before.lower().endswith("the "))


@cache
def _short() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? short of\b")


@cache
def _of_all() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+)? (?:out of|of|in) (?:the |its )?")


@cache
def _house() -> re.Pattern[str]:
    return re.compile(r"-(?:seat|member|strong|person|nation)\b")


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?P<in>revenues?|turnover|sales|income|takings|receipts|exports?|sold|brought in|bring in"
        r"|took in|take in|donations)"
        r"|(?P<out>costs?|spending|spent|expenses|expenditure|outlay|imports?|bought|running)"
        r"|(?P<left>profit|loss|surplus|deficit|shortfall|gap|pocketing|net gain|left|lost))\b"
    )


@cache
def _gap_before() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:(?:majority|lead|margin|advantage|deficit|gap|surplus|loss|profit|gain|hole|cushion"
        r"|difference"
        r"|shortfall|gross margin)(?: \w+){0,3}? (?:of|was|is|to|came to)|(?:majority|lead|margin|advantage"
        r"|gap|profit"
        r"|surplus|deficit|loss),|(?:ahead|behind|won|win|winning|lost|losing|up|down|beat [^\d.;]{1,40}"
        r"|leads?,? [^.;]{1,45}"
        r"|led(?: [^\d.;]{1,25})?|trail(?:s|ed|ing)?(?: [^.;]{1,45})?|clear|exceeded [^\d.;]{1,20}) by"
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
        r"|ahead\b|behind\b|separates?\b|divides?\b|to spare\b|(?<=point )win\b|(?<=point-)win\b"
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
        r"|average|tax(?:es)?|interest|another|aggregate|margin of (?:\w+ )?error|or more|at least|more than"
        r"|respectively|record|the other way|after (?:an?|the) (?:margin|majority|lead)|last (?:week|night)"
        r"|(?:won|gain\w*|pick\w* up) [\w ]{1,20}(?:and|but) los[st]|los[st] [\w ]{1,20}(?:and|but) gain\w*"
        r"|quarter|times|doubled|first half|second half|runner-up|third-placed"
        r"|(?:led|leads?|levell?ed|tied|trail\w*) the (?:[a-z-]+ )?series"
        r"|(?:los(?:t|ing)|squander\w*|bl(?:ew|ow\w*)|surrender\w*|overturn\w*|eras\w+)"
        r" (?:an? |the |their |its )?\d+-point)\b"
    )


@cache
def _next_in_list() -> re.Pattern[str]:
    return re.compile(r"(?: (?!to\b)[a-z]+)?,? (?:and )?(?:then )?")


@cache
def _table() -> re.Pattern[str]:
    """Return the pattern of a lead in a table, not in a game."""
    return re.compile(r"(?: (?:points?|places))? (?:clear|ahead|behind|adrift|in front)\b")


@cache
def _game() -> re.Pattern[str]:
    return re.compile(r"\b(?:w[io]n|wins|beat|victory|defeat|lost|draw|drew|thrash\w*)\b")
