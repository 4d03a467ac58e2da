"""Margins and totals beside the votes that make them: "carried by 40 votes to 20, a majority of 15"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.vote_scores import Score, scores
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 1_000  # characters; a longer sentence is none


class WrongMargin(NamedTuple):
    """A margin or total that the two figures beside it do not make; spans count characters of the block."""

    sentence: Sentence
    stated: Span
    score: Span
    actual: str


def wrong_margins(document: Document) -> tuple[WrongMargin, ...]:
    """Return the margins, majorities and totals that their votes, points or seats do not make."""
    return tuple(
        wrong
        for sentence in document.derive(document_sentences)
        if len(sentence.text) <= _LONGEST and _gate().search(sentence.text)
        for wrong in _in_sentence(sentence)
    )


def _in_sentence(sentence: Sentence) -> Iterator[WrongMargin]:
    text = sentence.text
    found = list(scores(text))
    if not found:
        yield from _seats(sentence)
        return
    if len(found) > 1:
        return
    score = found[0]
    for pattern, reading in ((_margin(), _margins), (_total(), _totals), (_chamber(), _chambers)):
        for stated in pattern.finditer(text):
            name = next(name for name, said in stated.groupdict().items() if said)
            span = Span(*stated.span(name))
            if span.overlaps(score.span) or _elsewhere(text, Span(*stated.span()), score.span):
                continue
            actual = reading(count(stated[name]), score, text)
            if actual:
                at = sentence.span.start
                yield WrongMargin(sentence, span.shift(at), score.span.shift(at), actual)
                return


def _elsewhere(text: str, stated: Span, score: Span) -> bool:
    """Tell whether the two are told of different ballots, or too far apart to be sure."""
    first, last = sorted((stated, score))
    between = text[first.end : last.start]
    return len(between) > 60 or bool(_apart().search(between))  # noqa: PLR2004


def _margins(stated: float, score: Score, text: str) -> str:
    """Return the difference, if a majority of ``stated`` is no reading: of all votes, of the rest, of half."""
    gap = abs(score.first - score.second)
    readings = {gap, max(score.first, score.second)}
    rest = sum(count(number) for number in _rest().findall(text))
    if rest:
        readings |= {abs(gap - rest), gap + rest}
    if any(abs(stated - one) <= score.slack + 1e-9 for one in readings):
        return ""
    return f"{gap:.1f}".rstrip("0").rstrip(".")


def _totals(stated: float, score: Score, text: str) -> str:
    whole = score.first + score.second
    rest = sum(count(number) for number in _rest().findall(text))
    if score.percent or stated in {whole, whole + rest}:
        return ""
    return f"{whole + rest:g}"


def _chambers(stated: float, score: Score, text: str) -> str:
    """Return the votes cast, if there are more than members."""
    whole = score.first + score.second
    return "" if score.percent or stated >= whole else f"{whole:g}"


def _seats(sentence: Sentence) -> Iterator[WrongMargin]:
    """Yield a majority that the seats won and the seats there are do not make, however it is counted."""
    for found in _won_seats().finditer(sentence.text):
        won, seats, stated = (count(found[name]) for name in ("won", "all", "margin"))
        readings = (2 * won - seats, won - seats / 2, won - seats // 2 - 1, won, seats // 2 + 1)
        if won > seats / 2 and not any(abs(stated - one) <= 0.5 for one in readings):  # noqa: PLR2004
            at = sentence.span.start
            yield WrongMargin(
                sentence,
                Span(*found.span("margin")).shift(at),
                Span(found.start("won"), found.end("all")).shift(at),
                f"{readings[0]:g}",
            )


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:majority|margin|lead|leads|leading|led|ahead|behind|clear|gap|difference|advantage|voting|cast|present"
        r"|members?|seats?|(?:vote|point|goal|run|seat)s?)\b"
    )


@cache
def _margin() -> re.Pattern[str]:
    number = count_pattern()
    things = r"(?:(?:percentage )?(?:point|vote|seat|goal|run|try)|%)"
    few = "(?:just |only |exactly )?"
    kind = "majority|margin|lead|gap|difference|advantage|cushion|edge"
    verbs = "leads?|led|leading|trails?|trailed|trailing|won|wins?|lost|ahead|clear|carried|passed|beat|behind|defeated"
    return re.compile(
        rf"(?i:\b(?:{kind}) of {few})(?P<m>{number})(?!\d|[ -](?:votes? )?to\b|[-–]\d|st\b|nd\b|rd\b|th\b)"
        rf"|\b(?P<m2>{number})[ -]{things}(?:[ -](?:{kind}|win|victory|defeat|loss))\b"
        rf"|\b(?i:{verbs})\b[^.;:()\d]{{0,50}}? by {few}(?P<m3>{number}) {things}s?\b(?! to\b)"
        rf"|\b(?P<m4>{number}) {things}s? (?:ahead|behind|clear|in front|adrift)\b"
    )


@cache
def _total() -> re.Pattern[str]:
    number = count_pattern()
    people = r"(?:\w+ )?(?:members?|councillors?|lawmakers|legislators|delegates|MPs|senators|people|deputies|voters)"
    return re.compile(
        rf"\b(?:with|in which|as) (?:all |a total of )?(?P<t>{number}) {people} (?:voting|voted|casting|taking part)\b"
        rf"|\b(?:a total of |all |of (?:the )?)?(?P<t2>{number}) (?:votes (?:were )?cast|ballots (?:were )?(?:cast|counted))\b"
    )


@cache
def _chamber() -> re.Pattern[str]:
    number = count_pattern()
    house = "council|assembly|board|parliament|senate|house|chamber|committee|legislature|commission|panel|jury|court"
    return re.compile(
        rf"(?i)\b(?P<c>{number})-(?:member|seat|strong|person)(?: [\w-]+){{0,2}}? (?:{house})\b"
    )


@cache
def _won_seats() -> re.Pattern[str]:
    number = count_pattern()
    return re.compile(
        rf"\b(?P<won>{number})(?: seats)? (?:of|out of|in) (?:the |its )?(?P<all>{number})(?:-seat| seats)\b[^.;:()\d]{{0,50}}?"
        rf"\bmajority of (?:just |only )?(?P<margin>{number})(?![\d%]| per)"
    )


@cache
def _rest() -> re.Pattern[str]:
    number = count_pattern()
    return re.compile(
        rf"\b({number})(?:%| percent| per cent)?(?: \w+){{0,2}}? (?:abstentions?|abstained|abstaining|undecided|absent"
        r"|blank|invalid|spoiled|spoilt|recused|did not vote|not voting)\b"
    )


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(
        r"(?i)[;]|\b(?:than|previous|previously|earlier|last|compared|since|short|needed|needs|required|requires|after|before"
        r"|from|when|while|two[- ]thirds|supermajority|record|in (?:19|20)\d\d|earlier|series|half-?time|halftime|break)\b"
    )
