"""Leads beside the standings that make them: "on 33 per cent, seven points ahead of 16 per cent"."""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.text.span import Span

_STANDINGS = 2
_DECIMAL = 0.6  # points that two shares to a tenth and a whole number may differ by


class Lead(NamedTuple):
    """A lead and the two standings it lies between, with what rounding may change."""

    stated: Span
    standings: Span
    value: float
    gap: float
    slack: float


def lead(text: str) -> Lead | None:
    """Return the lead of a sentence whose only figures are a lead and two standings; None elsewhere."""
    claims = list(_claim().finditer(text))
    if len(claims) != 1 or _doubts().search(text):
        return None
    name = next(name for name, said in claims[0].groupdict().items() if said)
    stated = Span(*claims[0].span(name))
    others = [
        found
        for found in _number().finditer(text)
        if not Span(*found.span()).overlaps(stated) and found.group().casefold() not in {"one", "a"}
    ]
    standings = [found for found in others if _is_standing(text, found)]
    if len(standings) != _STANDINGS or len(others) != _STANDINGS:
        return None
    one, two = (count(found.group()) for found in standings)
    percent = re.search(r"%|per ?cent", text) is not None
    decimal = any("." in found.group() for found in standings)
    slack = (_DECIMAL if decimal else 1.0) if percent else 0.0
    span = Span(standings[0].start(), standings[1].end())
    return Lead(stated, span, count(claims[0][name]), round(abs(one - two), 3), slack)


def _is_standing(text: str, found: re.Match[str]) -> bool:
    return bool(_before().search(text[: found.start()][-24:]) and _after().match(text, found.end()))


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.,])(?:{count_pattern()})")


@cache
def _claim() -> re.Pattern[str]:
    number = rf"(?<![\w.,])(?:{count_pattern()})"
    things = r"(?:(?:percentage )?points?|goals?|votes|seats|golds|medals|gold medals)"
    return re.compile(
        rf"(?P<one>{number})(?: {things})? (?:clear|ahead|behind|adrift|in front)\b(?: of)?"
        rf"|\b(?:trail(?:s|ing)?|leads?|led|leading)\b[^.;:()]{{0,60}}? by (?P<two>{number})(?: {things})?\b"
        rf"|(?i:(?P<three>{number}) {things} (?:separates?|divides?)\b)"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:on|have|has|had|[Ww]ith|at|to|polls?|polled)|[’']s?|\()(?: only| just)? $|\($"
    )


@cache
def _after() -> re.Pattern[str]:
    things = r"(?:%| per ?cent| percent| points| votes| seats| golds| gold medals)"
    return re.compile(rf"(?:{things})?(?:[,.;:)]|$| (?:and|with|to|for|against)\b)")


@cache
def _doubts() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:last|previous|previously|was|were|than|after|before|from|since|games? in hand|matches"
        r"|minutes?|seconds?|hours?|years?|metres?|runs?"
        r"|shots?|strokes?|par|laps?|overs|wickets|third|fourth|fifth)\b|[-–]\d"
    )
