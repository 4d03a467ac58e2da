"""Shares of one whole that make more than all of it, or a rest that is not what the others leave."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.analysis.figure_misfits import Misfit, Passage, misfit

_MOST = 6
_TWO = 2
_HUNDRED = 100
_FAR = 160.0  # shares that make more are of more than one whole


def wrong_hundreds(where: Passage) -> Iterator[Misfit]:
    """Yield the last of the shares that should make a hundred and do not, once for a passage."""
    shares = [one for one in where.amounts() if one.kind in {"percent", "count"}]
    if not _TWO <= len(shares) <= _MOST or len(shares) != len(where.amounts()):
        return
    if not any(one.kind == "percent" for one in shares) or any(one.unit for one in shares):
        return
    if any(one.kind == "year" for one in where.numbers) or _hundred_doubt().search(where.text):
        return
    if len(shares) > _TWO and _several().search(where.text):
        return
    made = sum(one.value for one in shares)
    hedged = sum(one.hedged for one in shares)
    slack = 0.6 * len(shares) + 3 * hedged
    whole = _whole() if len(shares) == _TWO else _parted()
    over = _HUNDRED + slack < made < _FAR and not (where.break_at or hedged) and whole.search(where.text)
    rest = abs(made - _HUNDRED) > slack and (
        rest_named().search(where.before(shares[-1], 30)) or _left().match(where.after(shares[-1]))
    )
    if over or rest:
        yield misfit("hundred", where, shares[-1], tuple(shares[:-1]), f"{made:.4g} percent")


@cache
def _hundred_doubt() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:from|rose|fell|increase[ds]?|compared|(?<!made )up|down|turnout (?:was|is|of|stood)|than"
        r"|also|both|average|respectively"
        r"|poverty|growth|more|less|either|at least|last|previous\w*|inflation|rate|multiple|margin|several"
        r"|about|(?:percent|cent|%) who)\b"
    )


@cache
def _whole() -> re.Pattern[str]:
    """Return the pattern of two shares that do not overlap: sides of one vote, owners, men and women."""
    return re.compile(
        r"(?i)\b(?:the )?(?:other|others|rest|remaining|remainder)\b|-split\b|\bsplit\b(?![^.]*,)"
        r"|\bowned\b[^.]*\bby\b[^.]*\bby\b|\brun-?off\b|in favou?r\b[^.;]*\bagainst\b"
        r"|\bowns?\b[^.]*\b(?:brother|sister|partner|family|state|other)\b"
        r"|\bmen\b(?! [a-z]+ed)[^.,;]*\band women\b"
        r"|\bwomen\b[^.,;]*\band men\b|\bfor,? (?:and )?[^.;a-z]{0,6}[\d.]+%?(?: per ?cent)? against\b"
        r"|\bYes\b[^.]*\bNo\b|\brun-?off ended\b|\brejected it|\bagainst it\b|\bhave not(?=[.,]|$)"
    )


@cache
def _parted() -> re.Pattern[str]:
    """Return the pattern of a whole that three shares or more part, none in two of them."""
    return re.compile(
        r"\b(?:undecided|unsure|not sure|did not know|(?:didn|don)[’']t know|(?:had )?no opinion|abstained"
        r"|(?:did|would) not say|declined to|split (?:between|into|among)|sorted|broken down|breakdown"
        r"|divided (?:between|into|among))\b"
    )


@cache
def _several() -> re.Pattern[str]:
    """Return what shows that the shares are of more than one whole."""
    return re.compile(
        r"(?i)\bin (?!\d|the remaining|the other).*\bin (?!\d)|\b(?:among|while|whereas|but|versus)\b"
        r"|(?:cent|%).*(?:cent|%) of (?!them\b|respondents|voters)"
    )


@cache
def _left() -> re.Pattern[str]:
    return re.compile(r"(?:%| per ?cent) (?:that|which) (?:is|was|are|were) left\b")


@cache
def rest_named() -> re.Pattern[str]:
    """Return the pattern of words before the figure of all that is left."""
    return re.compile(
        r"(?i)\b(?:other|rest|remaining|remainder)(?: of [a-z ]{1,20})?,? $|\bleaving (?:[a-z]+ ){1,3}with $"
    )
