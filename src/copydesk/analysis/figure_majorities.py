"""Majorities of seats: how many there are, how many make one, and who is said to have it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.passages import Sentence
from copydesk.text.span import Span

_HALF = 0.5
_SPEAKER = 0.02  # of the members do not vote: the speaker, empty seats
_VACANT = 0.03  # of the seats may be empty
_NEAR = 45  # characters
_FEW = 10  # seats of the smallest house that is looked at
_SHARES = {"two-thirds": 2 / 3, "two thirds": 2 / 3, "three-fifths": 0.6, "three-quarters": 0.75}


class WrongMajority(NamedTuple):
    """A majority that the seats do not make; spans count characters of the block's text."""

    sentence: Sentence
    stated: Span
    score: Span
    actual: str


def wrong_majorities(sentence: Sentence) -> Iterator[WrongMajority]:
    """Yield a majority that the seats won and the seats there are do not make, however it is counted."""
    text = sentence.text
    if "ajority" not in text:
        return
    for found in _won_seats().finditer(text):
        name = "margin" if found["margin"] else "margin2"
        won, seats, stated = (count(found[one]) for one in ("won", "all", name))
        readings = (2 * won - seats, won - seats / 2, won - seats // 2 - 1, won, seats // 2 + 1)
        if won > seats / 2 and not any(abs(stated - one) <= _HALF + seats * _SPEAKER for one in readings):
            yield _of_seats(sentence, Span(*found.span(name)), found, f"{readings[0]:g}")
            return
    held = list(_held_seats().finditer(text))
    if len(held) == 1:
        won, seats = count(held[0]["won"]), count(held[0]["all"])
        near = text[max(0, held[0].start() - _NEAR) : held[0].end() + _NEAR]
        has, lacks = bool(_has_majority().search(near)), bool(_no_majority().search(text))
        if _with_others().search(text):
            return
        if seats > _FEW and has != lacks and (won * 2 > seats) != has:
            yield _of_seats(sentence, Span(*held[0].span("won")), held[0], f"{seats // 2 + 1:g} a majority")
            return
    for found in _needed_seats().finditer(text):
        tail = "" if found["need"] else "2"
        need, seats = count(found["need" + tail]), count(found["all" + tail])
        share = _SHARES.get(found["share" + tail].casefold().removeprefix("a "), 0.5)
        vacant = seats * _VACANT + 1
        if need <= seats and not seats * share - vacant <= need <= seats * share + 1:
            yield _of_seats(
                sentence, Span(*found.span("need" + tail)), found, f"{int(seats * share) + 1:g}", "all" + tail
            )
            return


def _of_seats(
    sentence: Sentence, stated: Span, found: re.Match[str], actual: str, name: str = "all"
) -> WrongMajority:
    at = sentence.span.start
    return WrongMajority(sentence, stated.shift(at), Span(*found.span(name)).shift(at), actual)


@cache
def _has_majority() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:has|have|had|holds?|held|enjoys?|commands?|gives?|gave|won|wins|secured|gained|is) (?:it "
        r"|them |him |her )?(?:an?|its|his|her|their|the) "
        r"(?:\w+ )?majority\b(?! leader| whip| stake| in\b| of\b)"
    )


@cache
def _with_others() -> re.Pattern[str]:
    """Return the pattern of words by which seats are not all of those that make or miss a majority."""
    return re.compile(
        r"\b(?:working|allies|allied|independents|partners?|support|combined|alliance|along|thanks|contested"
        r"|up for|at stake|grabs|remaining"
        r"|opposition|ruling|rival|previous|previously|bloc|more than|fewer|two-thirds|three-fifths)\b"
    )


@cache
def _no_majority() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:eluded|short of|shy of|without|lacks?|lost|no|denied|deprived of|not|needs?|needed"
        r"|two-thirds|three-fifths|minority|with the help|together)\b"
    )


@cache
def _won_seats() -> re.Pattern[str]:
    number = count_pattern()
    return re.compile(
        rf"\b(?P<won>{number})(?: seats| deputies| members| MPs)? (?:of|out of|in) (?:the |its )?"
        rf"(?P<all>{number})(?:-seat\b| seats\b|(?=,))"
        rf"[^.;:()\d]{{0,80}}?\b(?:majority of (?:just |only )?(?P<margin>{number})(?![\d%]| per)|"
        rf"(?P<margin2>{number})-seat majority)"
    )


@cache
def _held_seats() -> re.Pattern[str]:
    """Return the pattern of a party's seats of all there are, in a sentence that speaks of a majority."""
    number = count_pattern()
    return re.compile(
        rf"\b(?P<won>{number})(?: seats| deputies| members| MPs)? (?:of|out of) (?:the |its )?"
        rf"(?P<all>{number})(?:-seat\b| seats\b)"
    )


@cache
def _needed_seats() -> re.Pattern[str]:
    """Return the pattern of what makes a majority: "has 90 members; 46 are needed for a majority"."""
    number = count_pattern()
    share = (
        "(?P<share{0}>(?:a )?(?:two-thirds|two thirds|three-fifths|three-quarters)|simple|bare"
        "|an outright|an overall|a)"
    )
    return re.compile(
        rf"\b(?:(?:assembly|parliament|council|house|chamber|senate|board|legislature) (?:has|of) )?"
        rf"(?P<all>{number})(?:-(?:seat|member)| members)\b[^.()\d]{{0,60}}?[ ,;](?P<need>{number})"
        rf"(?: seats| votes)? "
        rf"(?:are |is |were )?(?:needed|required) for {share.format('')} (?:clear |simple |bare |overall "
        rf"|outright )?majority"
        rf"|(?i:{share.format(2)}) majority (?:requires|needs|takes|is) (?P<need2>{number})(?: votes"
        rf"| seats| members)?[^.;()\d]{{0,20}}? (?P<all2>{number})"
        rf"(?:-(?:seat|member)| seats| members)"
    )
