"""Margins and totals beside the votes that make them: "carried by 40 votes to 20, a majority of 15"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.figure_leads import lead
from copydesk.analysis.figure_majorities import wrong_majorities
from copydesk.analysis.figured_sentences import digit_sentences, score_sentences
from copydesk.analysis.passages import Sentence
from copydesk.analysis.vote_scores import Score, scores
from copydesk.model.document import Document
from copydesk.text.span import Span

_CUES = (
    "ajority",
    "margin",
    " lead",
    " led ",
    "ahead",
    "behind",
    " clear",
    " gap",
    "difference",
    "advantage",
    " by ",
    "oint",
    "voting",
    "voted",
    " cast",
    "member",
    "seat",
    "jury",
    "ouncillor",
    " to spare",
    " all ",
    "present",
)
_SHARE = re.compile(r"point|percent|per cent|%|of|(?<!votes)(?<!seats)$")
_HALF = 0.5  # what a whole number may be rounded by
_LEADS = (" clear", " ahead", " behind", " adrift", "separate", "divide", " lead", " trail", "in front")


class WrongMargin(NamedTuple):
    """A margin or total that the two figures beside it do not make; spans count characters of the block."""

    sentence: Sentence
    stated: Span
    score: Span
    actual: str


def wrong_margins(document: Document) -> tuple[WrongMargin, ...]:
    """Return the margins, majorities and totals that their votes, points or seats do not make."""
    found = [
        wrong
        for sentence in document.derive(score_sentences)
        if any(cue in sentence.text for cue in _CUES)
        for wrong in _in_sentence(sentence)
    ]
    told = {id(wrong.sentence) for wrong in found}
    for sentence in document.derive(digit_sentences):
        if id(sentence) not in told and any(cue in sentence.text for cue in _LEADS):
            found += _lead(sentence)
    return tuple(found)


def _lead(sentence: Sentence) -> Iterator[WrongMargin]:
    found = lead(sentence.text)
    if found and abs(found.value - found.gap) > found.slack:
        at = sentence.span.start
        yield WrongMargin(sentence, found.stated.shift(at), found.standings.shift(at), f"{found.gap:g}")


def _in_sentence(sentence: Sentence) -> Iterator[WrongMargin]:
    text = sentence.text
    found = list(scores(text))
    if not found:
        yield from (WrongMargin(*wrong) for wrong in wrong_majorities(sentence))
        return
    score = found[0]
    if len(found) > 1 or _swung().search(text) or not (score.percent or _is_ballot(text, score)):
        return
    for pattern, reading in ((_margin(), _margins), (_total(), _totals), (_chamber(), _chambers)):
        for stated in pattern.finditer(text):
            name = next(name for name, said in stated.groupdict().items() if said)
            span = Span(*stated.span(name))
            votes = score.percent and not _SHARE.search(stated.group())
            if votes or span.overlaps(score.span) or _elsewhere(text, Span(*stated.span()), score.span):
                continue
            actual = reading(count(stated[name]), score, text)
            if actual:
                at = sentence.span.start
                yield WrongMargin(sentence, span.shift(at), score.span.shift(at), actual)
                return


def _is_ballot(text: str, score: Score) -> bool:
    """Tell whether the score is one of votes, or of a game with its margin next to it.

    "Won 3-1 to go five points clear" tells of a game and of a table.
    """
    if score.said or _ballot().search(text):
        return score.first >= score.second or bool(_ballot().search(text))
    after, before = text[score.span.end :], text[: score.span.start]
    if " to " in score.span.of(text) and _behind().search(before):
        return True
    return bool(_next_to().match(after) or _just_before().search(before))


def _elsewhere(text: str, stated: Span, score: Span) -> bool:
    """Tell whether the two are told of different ballots, or too far apart to be sure."""
    first, last = sorted((stated, score))
    between = text[first.end : last.start]
    return len(between) > 60 or bool(_apart().search(between))  # noqa: PLR2004


def _margins(stated: float, score: Score, text: str) -> str:
    """Return the difference, if ``stated`` is no reading of it: over the other, over all, or votes for."""
    gap = abs(score.first - score.second)
    slack = (
        score.slack + (_HALF if score.percent and score.slack < 1 and stated == int(stated) else 0.0) + 1e-9
    )
    readings = {gap, max(score.first, score.second)}
    rest = sum(count(number) for number in _rest().findall(text))
    if rest:
        readings |= {abs(gap - rest), gap + rest}
    if any(abs(stated - one) <= slack for one in readings):
        return ""
    return f"{gap:.1f}".rstrip("0").rstrip(".")


def _totals(stated: float, score: Score, text: str) -> str:
    """Return the votes cast; of all votes some may be for others, of members voting some may abstain."""
    whole = score.first + score.second
    rest = sum(count(number) for number in _rest().findall(text))
    cast = " cast" in text or "counted" in text
    if score.percent or stated in {whole, whole + rest} or (cast and stated > whole):
        return ""
    return f"{whole + rest:g}"


def _chambers(stated: float, score: Score, text: str) -> str:
    """Return the votes cast, if there are more than members."""
    whole = score.first + score.second
    whole += sum(count(number) for number in _rest().findall(text))
    return "" if score.percent or stated >= whole else f"{whole:g}"


@cache
def _swung() -> re.Pattern[str]:
    return re.compile(r"\b(?:other way|flip\w*|switch\w*|sw[iu]ng|change of)\b")


@cache
def _ballot() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Vv]ot(?:e|es|ed|ing)|motion|bill|amendment|resolution|referendum|ballots?|acquittal"
        r"|[Cc]ouncil|[Pp]arliament|jury|seats|margin was)\b"
    )


@cache
def _next_to() -> re.Pattern[str]:
    return re.compile(
        r",? (?:an? |with an? )?(?:margin|difference|lead|[\w-]+[ -](?:point|goal|run)s?[ -](?:win"
        r"|victory|margin|defeat|loss)) ?(?:of )?"
    )


@cache
def _just_before() -> re.Pattern[str]:
    return re.compile(
        r"(?:[\w-]+[ -](?:point|goal)s?(?:[ -](?:win|victory|margin|defeat|loss|lead))?(?: (?:over"
        r"|against) (?:[A-Z][\w’'-]* ?)+)?|margin of [\w-]+"
        r")"
        r"[,:(–— ]+$"
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(r"(?:ahead|behind|clear)(?: of)?(?: [\w’'-]+){1,4}, $")


@cache
def _margin() -> re.Pattern[str]:
    number = count_pattern()
    things = r"(?:(?:percentage )?(?:point|vote|seat|goal)|%)"
    few = "(?:just |only |exactly )?"
    kind = "majority|margin|lead|gap|difference|advantage|cushion|edge"
    verbs = (
        "leads?|led|leading|trails?|trailed|trailing|won|wins?|lost|ahead|clear|carried|passed|beat"
        "|behind|defeated"
    )
    return re.compile(
        rf"(?i:\b(?:{kind}) of {few})(?P<m>{number})(?!\d|[ -](?:votes? )?to\b|[-–]\d|st\b|nd\b|rd\b|th\b)"
        rf"|\b(?P<m2>{number})[ -]{things}(?:[ -](?:{kind}|win|victory|defeat|loss))\b"
        rf"|\b(?i:{verbs})\b[^.;:()\d]{{0,50}}? by {few}(?P<m3>{number}) {things}s?\b(?! to\b)"
        rf"|\b(?P<m4>{number}) {things}s? (?:ahead|behind|clear|in front|adrift|to spare)\b"
        rf"|\b(?:winning|won|wins|lost|losing|lose|victory|ahead) by {few}(?P<m5>{number})(?=[,.;”\"’]|$)"
        rf"|\bmargin (?:was|is|of victory was) {few}(?P<m6>{number})(?=[,.;:])"
    )


@cache
def _total() -> re.Pattern[str]:
    number = count_pattern()
    people = r"(?:members?|councillors?|lawmakers|legislators|delegates|MPs|senators|people|deputies|voters)"
    return re.compile(
        rf"\b(?:with|in which|as) (?:all |a total of )?(?P<t>{number}) {people} (?:voting|voted"
        rf"|casting votes|taking part)\b(?! (?:in|for|against|yes|no|with|to|present|together|aye|nay))"
        rf"|\b(?:a total of |all |of (?:the )?)?(?P<t2>{number}) (?:votes (?:were )?cast|ballots "
        rf"(?:were )?(?:cast|counted))\b"
    )


@cache
def _chamber() -> re.Pattern[str]:
    number = count_pattern()
    house = (
        "council|assembly|board|parliament|senate|house|chamber|committee|legislature|commission|panel"
        "|jury|court"
    )
    return re.compile(
        rf"(?i)\b(?P<c>{number})-(?:member|seat|strong|person)(?: [\w-]+){{0,2}}? (?:{house})\b"
    )


@cache
def _rest() -> re.Pattern[str]:
    number = count_pattern()
    return re.compile(
        rf"\b({number})(?:%| percent| per cent)?(?: \w+){{0,2}}? (?:abstentions?|abstained|abstaining"
        rf"|undecided|absent"
        r"|blank|invalid|spoiled|spoilt|recused|did not vote|not voting)\b"
    )


@cache
def _apart() -> re.Pattern[str]:
    return re.compile(
        r"(?i)[;]|\b(?:than|previous|previously|earlier|last|compared|since|short|needed|needs|required"
        r"|requires|after|before"
        r"|from|when|while|two[- ]thirds|supermajority|record|in (?:19|20)\d\d|earlier|series|half-?time"
        r"|halftime|break|and|but|among|overall)\b"
    )
