"""Winners with the lower figure: "passed by 20 votes to 31", "Rovers beat United 2-4"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.figured_sentences import score_sentences
from copydesk.analysis.passages import Sentence
from copydesk.analysis.vote_scores import scores
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_REACH = 1_200  # characters around a score in which the kind of sport shows


class WrongWinner(NamedTuple):
    """Two figures that make the wrong one the winner; ``score`` counts characters of the block's text."""

    sentence: Sentence
    score: Span
    first: float
    second: float


def wrong_votes(document: Document) -> tuple[WrongWinner, ...]:
    """Return what was carried, approved or won by fewer votes than were against it."""
    return tuple(_votes(document))


def wrong_games(document: Document) -> tuple[WrongWinner, ...]:
    """Return the games won with the lower score, in sports where more is better."""
    return tuple(_games(document))


def _votes(document: Document) -> Iterator[WrongWinner]:
    for sentence in document.derive(score_sentences):
        text = sentence.text
        if not _vote_gate().search(text):
            continue
        found = list(_carried().finditer(text))
        if len(found) == 1 and _ballot().search(text) and not _vote_doubts().search(text):
            yield from _lower(sentence, found[0])
        else:
            yield from _said(sentence, document.source)


def _said(sentence: Sentence, source: str) -> Iterator[WrongWinner]:
    """Yield votes of which the sentence says who was for and who against, but not what came of them."""
    text = sentence.text
    found = [score for score in scores(text) if score.said]
    if len(found) != 1 or found[0].first == found[0].second or _bar().search(source):
        return
    if not _ballot().search(text) or _heard().search(text):
        return
    lost, won = _lost().search(text), _gate_won().search(text)
    if bool(lost) == bool(won):
        return
    score = found[0]
    if (score.first > score.second) == bool(lost):
        yield WrongWinner(sentence, score.span.shift(sentence.span.start), score.first, score.second)


def _games(document: Document) -> Iterator[WrongWinner]:
    for sentence in document.derive(score_sentences):
        text = sentence.text
        if not _any_score().search(text) or not _game_gate().search(text):
            continue
        yield from _sets(sentence)
        found = list(_beaten().finditer(text))
        if len(found) != 1 or len(_any_score().findall(text)) != 1 or _game_doubts().search(text):
            continue
        at = sentence.span.start + found[0].start()
        around = sentence.block.text[max(0, at - _REACH) : at + _REACH]
        if not _low_wins().search(around):
            yield from _lower(sentence, found[0])


def _sets(sentence: Sentence) -> Iterator[WrongWinner]:
    """Yield sets whose winner lost the last one, or not fewer than were won: "beat Ruiz 6-4, 3-6, 2-6"."""
    for found in _set_scores().finditer(sentence.text):
        sets = [
            (int(one), int(other)) for one, other in _one_set().findall(re.sub(r"\(.*?\)", "", found["sets"]))
        ]
        won = sum(one > other for one, other in sets)
        straight = "straight" in found.group()
        if any(one == other for one, other in sets) or _retired().search(sentence.text):
            continue
        if won * 2 <= len(sets) or sets[-1][0] < sets[-1][1] or (straight and won < len(sets)):
            span = Span(*found.span("sets")).shift(sentence.span.start)
            yield WrongWinner(sentence, span, won, len(sets) - won)
            return


def _lower(sentence: Sentence, found: re.Match[str]) -> Iterator[WrongWinner]:
    names = sorted(name for name, said in found.groupdict().items() if said)
    first, second = (count(found[name]) for name in names)
    if first < second:
        span = Span(found.start(names[0]), found.end(names[1])).shift(sentence.span.start)
        yield WrongWinner(sentence, span, first, second)


@cache
def _vote_gate() -> re.Pattern[str]:
    return re.compile(
        r"passed|carried|approved|adopted|backed|endorsed|ratified|enacted|cleared|agreed|accepted"
        r"|confirmed|won|vot|refused|reject"
        r"|failed|ruling|verdict|decision"
    )


@cache
def _ballot() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:vot(?:e|es|ed|ing)|motion|bill|amendment|resolution|referendum|ballots?|councils?"
        r"|councillors?|parliament|senat(?:e|ors?)"
        r"|committee|board|house|assembly|measure|plan|budget|members|deputies|lawmakers|mps|delegates"
        r"|judges?|ruling|decision|verdict|students|law)\b"
    )


@cache
def _heard() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:polls?|surveys?|respondents|letters?|comments|spoke|petition|testified|wrote|countries"
        r"|although|though|despite)\b"
    )


@cache
def _gate_won() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:passed|carried|approved|adopted|endorsed|ratified|enacted|accepted|confirmed|voted "
        r"(?:in favou?r|for|to))\b"
    )


@cache
def _lost() -> re.Pattern[str]:
    return re.compile(r"\b(?:rejected|refused|threw out|thrown out|failed|voted down|turned down|rejects)\b")


@cache
def _bar() -> re.Pattern[str]:
    """Return the pattern of words by which more than half may be needed, or less may do."""
    return re.compile(
        r"(?i)two[- ]thirds|three[- ](?:fifths|quarters)|super-?majority|quorum|threshold"
        r"|absolute majority|cloture|filibuster"
        r"|senate|veto|short of|constitution|turnout|required|needed|proxy|proxies|weighted"
    )


@cache
def _set_scores() -> re.Pattern[str]:
    verbs = "|".join(words("winning_verbs"))
    one = r"[0-7][-–—][0-7](?: ?\(\d{1,2}(?:[-–]\d{1,2})?\))?"
    return re.compile(
        rf"(?<!was )(?<!were )(?<!been )(?<!be )\b(?:(?:{verbs})(?: [^\s\d;:.]+){{1,9}}?|won"
        rf"(?: in straight sets)?,?) "
        rf"(?P<sets>{one}(?:(?:,? and|,)? {one}){{1,4}})(?![-–\d]|,? (?:and )?[\[(]?\d)"
    )


@cache
def _one_set() -> re.Pattern[str]:
    return re.compile(r"(\d+)[-–—](\d+)")


@cache
def _retired() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:retired|ret|aggregate|penalt\w+|series|legs?|respectively|games?|matches|walkover"
        r"|injur\w+)\b"
    )


@cache
def _carried() -> re.Pattern[str]:
    """Return the pattern of a motion that was carried, and its votes, for and against."""
    number = count_pattern()
    one, two = rf"(?P<a>{number})", rf"(?P<b>{number})(?![\d%/]|[-–,]\d|st\b|nd\b|rd\b|th\b)"
    dash = r" ?[-–—] ?"
    won = (
        "(?:passed|carried|approved|adopted|backed|endorsed|ratified|enacted|cleared|agreed|accepted"
        "|confirmed|won)"
    )
    some = r"[^.;:()\d]"
    votes = "(?: (?:votes?|ballots?))?"
    stop = (
        r"(?=[,.;)]|$| (?:in favou?r|on|with|vote|in a|after|at|last|yesterday|late|for|to (?:approve"
        r"|adopt|pass|back))\b)"
    )
    by = r"(?:by|on|in|with)(?: an?| the)?(?: (?:majority|margin|vote|tally|count)(?: of)?)?"
    plain = won.replace("|won)", ")")
    return re.compile(
        rf"\b(?:{won}){some}{{0,60}}? {by} {one} votes? (?:to|against) {two}"
        rf"|\b(?:{won}){some}{{0,60}}? {by} {one.replace('<a>', '<a2>')}(?:{dash}"
        rf"| to ){two.replace('<b>', '<b2>')}"
        rf"(?: vote| margin|{stop})"
        rf"|\b{plain}(?:,? (?:the|a|its) (?:\w+ ){{0,5}}?\w+,|,)? \(?{one.replace('<a>', '<a3>')}{dash}"
        rf"{two.replace('<b>', '<b3>')}{stop}"
        rf"|\b{plain} "
        rf"(?:[A-Z][\w.’'-]* ?){{1,5}}, {one.replace('<a>', '<a7>')} to {two.replace('<b>', '<b7>')}{stop}"
        rf"|\b[Ii]n an? {one.replace('<a>', '<a6>')}{dash}{two.replace('<b>', '<b6>')} (?:ruling|decision"
        rf"|verdict|judge?ment)\b"
        rf"|\b(?:{won}|voted) {one.replace('<a>', '<a4>')}{votes} to {two.replace('<b>', '<b4>')}{stop}"
        rf"|\bvoted,? {one.replace('<a>', '<a5>')}{dash}{two.replace('<b>', '<b5>')},? (?:in favou?r|for"
        rf"|to (?:approve|adopt|pass|back|"
        r"accept|support|endorse))\b"
    )


@cache
def _vote_doubts() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(words('vote_doubts'))})\b")


@cache
def _game_gate() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:w[io]n|wins|winning|victory|triumph|success|{'|'.join(words('winning_verbs'))})\b"
    )


@cache
def _beaten() -> re.Pattern[str]:
    verbs = "|".join(words("winning_verbs"))
    name = (
        r"(?:(?:the |their (?:neighbours|neighbors|rivals|hosts|visitors) ?|visitors |hosts |rivals "
        r"|neighbou?rs |champions |holders |leaders |their )*(?:[A-Z][\w’'.&-]*[ -]?(?:of |the |de "
        r"|and )?){0,5}|them|him|her)"
    )
    one, two = r"(?P<a>\d{1,3})", r"(?P<b>\d{1,3})(?![\d%/]|[-–,.:]\d|st\b|nd\b|rd\b|th\b)"
    dash = "[-–—]"
    stop = (
        r"(?=[,.;!]|$| (?:at|on|in|away|against|over|to (?:win|stay|move|go|reach|lift|take|clinch|claim"
        r"|secure)|thanks|after|with|last|yesterday|here)\b)"
    )
    return re.compile(
        rf"(?<!was )(?<!were )(?<!been )(?<!be )(?<!being )\b(?:{verbs}) {name},? "
        rf"(?:by )?{one}{dash}{two}{stop}"
        rf"|\b(?:won|wins|winning|win) "
        rf"(?:by )?{one.replace('<a>', '<a2>')}{dash}{two.replace('<b>', '<b2>')}{stop}"
        rf"|(?:\b(?:a|an|the|their|her|his|its)"
        rf"|[’']s) {one.replace('<a>', '<a3>')}{dash}{two.replace('<b>', '<b3>')} (?:home |away )?(?:win"
        rf"|victory|triumph|success) (?:over|against|at|on|in)\b"
    )


@cache
def _any_score() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])\d{1,3}[-–—]\d{1,3}(?![\d-])")


@cache
def _game_doubts() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(words('game_doubts'))})\b")


@cache
def _low_wins() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(words('low_score_sports'))})\b")
