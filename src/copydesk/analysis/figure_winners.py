"""Winners with the lower figure: "passed by 20 votes to 31", "Rovers beat United 2-4"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 1_000  # characters; a longer sentence is none
_REACH = 1_200  # characters around a score in which the kind of sport shows


class WrongWinner(NamedTuple):
    """Two figures whose lower stands first, for the one that won; ``score`` counts characters of the block."""

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
    for sentence in document.derive(document_sentences):
        text = sentence.text
        if len(text) > _LONGEST or not _vote_gate().search(text):
            continue
        found = list(_carried().finditer(text))
        if len(found) == 1 and not _vote_doubts().search(text):
            yield from _lower(sentence, found[0])


def _games(document: Document) -> Iterator[WrongWinner]:
    for sentence in document.derive(document_sentences):
        text = sentence.text
        if len(text) > _LONGEST or not _game_gate().search(text):
            continue
        found = list(_beaten().finditer(text))
        if len(found) != 1 or len(_any_score().findall(text)) != 1 or _game_doubts().search(text):
            continue
        at = sentence.span.start + found[0].start()
        around = sentence.block.text[max(0, at - _REACH) : at + _REACH]
        if not _low_wins().search(around):
            yield from _lower(sentence, found[0])


def _lower(sentence: Sentence, found: re.Match[str]) -> Iterator[WrongWinner]:
    names = sorted(name for name, said in found.groupdict().items() if said)
    first, second = (count(found[name]) for name in names)
    if first < second:
        span = Span(found.start(names[0]), found.end(names[1])).shift(sentence.span.start)
        yield WrongWinner(sentence, span, first, second)


@cache
def _vote_gate() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:pass|carri|approv|adopt|back|endors|ratif|agree|won|win|vot|enact|cleared|elect)"
    )


@cache
def _carried() -> re.Pattern[str]:
    """Return the pattern of a motion that was carried, and its votes, for and against."""
    number = count_pattern()
    one, two = rf"(?P<a>{number})", rf"(?P<b>{number})(?![\d%/]|[-–,]\d|st\b|nd\b|rd\b|th\b)"
    dash = r" ?[-–—] ?"
    won = "(?:passed|carried|approved|adopted|backed|endorsed|ratified|enacted|cleared|agreed|accepted|confirmed|won)"
    some = r"[^.;:()\d]"
    votes = "(?: (?:votes?|ballots?))?"
    stop = r"(?=[,.;)]|$| (?:in favou?r|on|with|vote|in a|after|at|last|yesterday|late|for|to (?:approve|adopt|pass|back))\b)"
    by = r"(?:by|on|in|with)(?: an?| the)?(?: (?:majority|margin|vote|tally|count)(?: of)?)?"
    plain = won.replace("|won)", ")")
    return re.compile(
        rf"\b(?:{won}){some}{{0,60}}? {by} {one} votes? (?:to|against) {two}"
        rf"|\b(?:{won}){some}{{0,60}}? {by} {one.replace('<a>', '<a2>')}(?:{dash}| to ){two.replace('<b>', '<b2>')}"
        rf"(?: vote| margin|{stop})"
        rf"|\b{plain}(?:,? (?:the|a|its) (?:\w+ ){{0,5}}?\w+,|,)? \(?{one.replace('<a>', '<a3>')}{dash}"
        rf"{two.replace('<b>', '<b3>')}{stop}"
        rf"|\b(?:{won}|voted) {one.replace('<a>', '<a4>')}{votes} to {two.replace('<b>', '<b4>')}{stop}"
        rf"|\bvoted,? {one.replace('<a>', '<a5>')}{dash}{two.replace('<b>', '<b5>')},? (?:in favou?r|for|to (?:approve|adopt|pass|back|"
        r"accept|support|endorse))\b"
    )


@cache
def _vote_doubts() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(words('vote_doubts'))})\b")


@cache
def _game_gate() -> re.Pattern[str]:
    return re.compile(
        r"(?i)\b(?:beat|beats|won|wins|winning|win|defeat(?:s|ed|ing)?|edg(?:ed|es)|thrash|rout|down|over|victor)"
    )


@cache
def _beaten() -> re.Pattern[str]:
    verbs = "|".join(words("winning_verbs"))
    name = r"(?:(?:the |visitors |hosts |rivals |neighbou?rs |champions |holders |leaders |their )*(?:[A-Z][\w’'.&-]*[ -]?(?:of |the |de |and )?){1,5}|them|him|her)"
    one, two = r"(?P<a>\d{1,3})", r"(?P<b>\d{1,3})(?![\d%/]|[-–,.:]\d|st\b|nd\b|rd\b|th\b)"
    dash = "[-–—]"
    stop = (
        r"(?=[,.;!]|$| (?:at|on|in|away|against|over|to (?:win|stay|move|go|reach|lift|take|clinch|claim|secure)|thanks|after|with|as|before|and|last|"
        r"yesterday|through|for|from|by|here|when|while)\b)"
    )
    return re.compile(
        rf"(?<!was )(?<!were )(?<!been )(?<!be )(?<!being )\b(?:{verbs}) {name},? (?:by )?{one}{dash}{two}{stop}"
        rf"|\b(?:won|wins|winning|win) (?:by )?{one.replace('<a>', '<a2>')}{dash}{two.replace('<b>', '<b2>')}{stop}"
        rf"|\b(?:a|their|her|his|its) {one.replace('<a>', '<a3>')}{dash}{two.replace('<b>', '<b3>')} (?:home |away )?(?:win|victory|triumph) (?:over|against|at|on|in)\b"
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
