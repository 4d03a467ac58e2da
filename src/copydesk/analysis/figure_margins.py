"""Margins and totals beside the votes that make them: "carried by 40 votes to 20, a majority of 15"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.figure_leads import lead
from copydesk.analysis.figured_sentences import digit_sentences, score_sentences
from copydesk.analysis.passages import Sentence
from copydesk.analysis.vote_scores import Score, scores
from copydesk.model.document import Document
from copydesk.text.span import Span

_HALF = 0.5
_VACANT = 0.03  # of the seats may be empty
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
_LEADS = (" clear", " ahead", " behind", " adrift", "separate", "divide", " lead", " trail", "in front")
_NEAR = 45  # characters
_FEW = 10  # seats of the smallest house that is looked at
_SHARES = {"two-thirds": 2 / 3, "two thirds": 2 / 3, "three-fifths": 0.6, "three-quarters": 0.75}


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
        yield from _seats(sentence)
        return
    score = found[0]
    if len(found) > 1 or not (score.percent or _is_ballot(text, score)):
        return
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


def _is_ballot(text: str, score: Score) -> bool:
    """Tell whether the score is one of votes, or of a game with its margin next to it.

    "Won 3-1 to go five points clear" tells of a game and of a table.
    """
    if score.said or _ballot().search(text):
        return score.first >= score.second or bool(_ballot().search(text))
    after, before = text[score.span.end :], text[: score.span.start]
    return bool(_next_to().match(after) or _just_before().search(before))


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


def _seats(sentence: Sentence) -> Iterator[WrongMargin]:
    """Yield a majority that the seats won and the seats there are do not make, however it is counted."""
    text = sentence.text
    if "ajority" not in text:
        return
    for found in _won_seats().finditer(text):
        name = "margin" if found["margin"] else "margin2"
        won, seats, stated = (count(found[one]) for one in ("won", "all", name))
        readings = (2 * won - seats, won - seats / 2, won - seats // 2 - 1, won, seats // 2 + 1)
        if won > seats / 2 and not any(abs(stated - one) <= _HALF for one in readings):
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
) -> WrongMargin:
    at = sentence.span.start
    return WrongMargin(sentence, stated.shift(at), Span(*found.span(name)).shift(at), actual)


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
        r"\b(?:allies|allied|independents|partners?|support|combined|alliance|along|thanks|contested"
        r"|up for|at stake|grabs|remaining"
        r"|opposition|ruling|rival|previous|previously|bloc|more than|fewer|two-thirds|three-fifths)\b"
    )


@cache
def _no_majority() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:eluded|short of|shy of|without|lacks?|lost|no|denied|deprived of|not|needs?|needed"
        r"|two-thirds|three-fifths|minority|with the help|together|working)\b"
    )


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
        r"|(?:ahead|behind|clear)(?: of)?(?: [\w’'-]+){1,4})"
        r"[,:(–— ]+$"
    )


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
