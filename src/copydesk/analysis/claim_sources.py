"""Who answers for a claim: its own sentence, one beside it that is about the same thing, or one elsewhere."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.analysis.attribution import Attribution, attributions
from copydesk.analysis.claims import Claim, claims
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import BlockKind, Document

_NEIGHBOURS = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_LONGEST = 2_000  # characters of a sentence that are looked at
_BEFORE = 80  # characters before a toll in which somebody may be its source
_SHORT = 5  # words: “The sheriff said so.”
_STEM = 6  # letters compared: missing, missed
_NEAR = 1.25  # a lead's toll can stand for another: “dozens”, “nearly 40” and 36
_ROUNDED = 1.05  # further down: “nearly 100” and 98
_TOLLS = 50  # tolls with a source that others are compared with


class Answer(NamedTuple):
    """Where a claim has its source: "here", "beside", "elsewhere", or "" if nowhere.

    ``passed_over`` is the text of a neighbour that gives a source, but for something else.
    """

    where: str
    passed_over: str = ""


def answer(document: Document, claim: Claim, neighbours: int, *, lead: bool) -> Answer:
    """Return who answers for a claim, looking ``neighbours`` sentences before and behind it.

    A toll of the ``lead`` is answered for by a like toll with a source anywhere, another by the same number,
    rounded or not.
    """
    found = document.derive(attributions)
    if found[claim.index].answered or (claim.type == "toll" and _counted(claim)):
        return Answer("here")
    passed_over = ""
    for number in _beside(found, claim.index, neighbours):
        if _same_thing(document, claim, number):
            return Answer("beside")
        passed_over = passed_over or found[number].sentence.text[:_LONGEST]
    if claim.type == "toll" and _elsewhere(document, claim, lead=lead):
        return Answer("elsewhere")
    return Answer("", passed_over)


def _counted(claim: Claim) -> bool:
    """Tell whether somebody gives the number of a toll: “the mayor spoke of 40 dead”."""
    text = claim.sentence.text
    start, end = (at - claim.sentence.span.start for at in claim.span)
    if _counters().search(text[max(0, start - _BEFORE) : start]) or _names().search(text[:start]):
        return True
    return _listed().match(text[end : end + _LONGEST]) is not None


def toll_number(claim: Claim) -> str:
    """Return the number of a toll as digits, or its words: “2,300” is 2300, “millions of lives” itself."""
    said = claim.span.of(claim.sentence.block.text).casefold()
    digits = [match.group().replace(",", "") for match in _digits().finditer(said)]
    return digits[-1] if digits else said


def _beside(found: tuple[Attribution, ...], index: int, neighbours: int) -> Iterator[int]:
    near = range(max(0, index - neighbours), min(len(found), index + neighbours + 1))
    return (
        n for n in near if n != index and found[n].answered and found[n].sentence.block.kind in _NEIGHBOURS
    )


def _same_thing(document: Document, claim: Claim, number: int) -> bool:
    """Tell whether a neighbour is about what the claim is about.

    It is when one of them opens with a pronoun, when both share a word that carries meaning, when the
    neighbour speaks of harm too, or says no more than who said so.
    """
    folded = document.derive(sentence_words)
    if not _harm().isdisjoint(folded[number]) or len(folded[number]) <= _SHORT:
        return True
    texts = [document.derive(attributions)[n].sentence.text[:_LONGEST] for n in (claim.index, number)]
    openers = (_word().search(text) for text in texts)
    if any(first and first.group().casefold() in _pronouns() for first in openers):
        return True
    stems = [{word[:_STEM] for word in _content().findall(text.casefold())} - _empty() for text in texts]
    return bool(stems[0] & stems[1])


def _elsewhere(document: Document, claim: Claim, *, lead: bool) -> bool:
    """Tell whether a toll stands with a source in another sentence."""
    mine = toll_number(claim)
    others = document.derive(_answered_tolls)
    return any(index != claim.index and _alike(mine, number, lead=lead) for index, number in others)


def _answered_tolls(document: Document) -> tuple[tuple[int, str], ...]:
    """Return sentence and number of the first tolls that have a source in their sentence."""
    found = document.derive(attributions)
    tolls = (one for one in document.derive(claims("toll")) if found[one.index].answered)
    return tuple((one.index, toll_number(one)) for one in islice(tolls, _TOLLS))


def _alike(first: str, second: str, *, lead: bool) -> bool:
    """Tell whether two tolls can be the same; in a lead, one in words can be any."""
    if not (first.isdigit() and second.isdigit()):
        return lead or first == second
    low, high = sorted((int(first[:12]), int(second[:12])))
    return high <= low * (_NEAR if lead else _ROUNDED)


@cache
def _harm() -> frozenset[str]:
    groups = {name: listed for name, *listed in (line.split() for line in words("harm_words"))}
    return frozenset((*groups["befell"], *groups["strikes"], *groups["counts"], *groups["tally"]))


@cache
def _pronouns() -> frozenset[str]:
    lines = (line.split() for line in words("cue_neighbours"))
    return frozenset(next(listed for name, *listed in lines if name == "speaker_goes_on"))


@cache
def _empty() -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words("borrowed_empty_words"))


@cache
def _names() -> re.Pattern[str]:
    """Return the pattern of a list of names that is spoken of: "Of the 35 names added, 21 …"."""
    return re.compile(r"\bnames (?:added|listed|given|published|on (?:the|its) list), \Z")


@cache
def _listed() -> re.Pattern[str]:
    """Return the pattern of one who has their names: “…; the mayor’s office has the names of 33”."""
    return re.compile(
        r"[^;—–:]{0,80}[;—–] ?[\w’' -]{3,60} (?:has|have|holds?|keeps?) (?:the|a) (?:names|list|record)"
    )


@cache
def _counters() -> re.Pattern[str]:
    some = r"(?:[\w’'-]+ )"
    return re.compile(
        r"(?<!was )(?<!were )(?<!been )(?<!being )\b(?:(?:report|record|confirm|list|count|tally)(?:s|ed|ing)"
        r"|tallies|tallied|(?:lists?|registers?|names|records) of"
        r"|(?:spoke|speaks|speak|speaking|tells|telling|told) of"
        rf"|(?:put|puts|putting|gave|gives|giving) {some}{{1,5}}(?:at|as)) {some}{{0,3}}\Z"
    )


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d[\d,]*")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _content() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]{4,}")
