"""Tolls and scores that a headline gives otherwise than the text below it.

Both are strict. A toll counts only where the first paragraphs give one of the same kind, and nothing in the
article makes the headline's: no figure of the kind, nor a sum of some. A score counts only where the text
has one that differs in one of its two figures.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, islice
from typing import NamedTuple

from copydesk.analysis.quantities import Quantity, quantities
from copydesk.analysis.vote_scores import Score, scores
from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.span import Span

_LEAD = 3  # paragraphs in which a toll is given that the headline has
_BODY = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM, BlockKind.STANDFIRST, BlockKind.CAPTION)
_ADDED = 4  # tolls that may be added up
_MOST = 16  # tolls of an article of which sums are made
_APART = 0.5  # how far two figures of one toll lie apart at most, as a share of the greater
_BEFORE, _AFTER = 60, 60  # characters around a figure that tell what it counts
_FEWEST = 2  # a toll of one is mostly said in words
_ROUND = 100  # from which a headline may round
_SCORE = 200  # the greatest figure of a score
_NOT_WHOLE = re.compile(
    r"(?:another|other|further|including|of them|of whom|those|first|last|all but)\W+$", re.IGNORECASE
)
_MORE = re.compile(r"(?:[\w-]+ )?(?:more|others?|of (?:them|those|the|whom)|another)\b", re.IGNORECASE)
_PAST = re.compile(
    r"(?i)\b(?:(?:in|since|until|of) (?:[a-z]+ )?(?:19|20)\d\d|ago|last (?:year|month|week)|earlier"
    r"|previous\w*|once|(?:days?|weeks|months|years|hours) (?:after|before)|before(?=[:;,.]))\b"
)
_ALONE = re.compile(  # one more who died
    r"(?i)\b(?:himself|herself|another|one|gunman|attacker|bomber|assailant|pilot|driver)\b"
    r"|\b(?:kill\w*|wound\w*|injur\w*|and|with) (?:an?|the|his|her) "
)
_OTHER_GAME = re.compile(
    r"(?i)\b(?:half|break|aggregate|penalt\w*|shoot-?out|series|sets?|leg|lead|leading|leads|led|ahead|trail\w*|earlier"
    r"|previous\w*|last|season|then|record|first|second|third|level\w*|equali[sz]\w*|odds|tie-?break|overs|innings)\b"
)


class HeadlineClash(NamedTuple):
    """What a headline says, and what the text says; ``kind`` is the name of a toll, or "score".

    ``values`` are the two figures that differ.
    """

    kind: str
    headline: Block
    span: Span
    block: Block
    other: Span
    values: frozenset[float]


class _Toll(NamedTuple):
    kind: str
    quantity: Quantity
    whole: bool


def headline_clashes(document: Document) -> tuple[HeadlineClash, ...]:
    """Return the tolls and scores of the headlines that the text gives otherwise."""
    headlines = tuple(document.of(BlockKind.HEADLINE))
    if not any(any(map(str.isdigit, one.text)) or _words().search(one.text) for one in headlines):
        return ()
    return (*_tolls(document, headlines), *_scores(document, headlines))


def _tolls(document: Document, headlines: Sequence[Block]) -> Iterator[HeadlineClash]:
    found = document.derive(quantities)
    own = [toll for one in found if one.block in headlines and (toll := _toll(one))]
    if not own:
        return
    stated = [one for one in found if one.block.kind in _BODY]
    told = [toll for one in stated if (toll := _toll(one))]
    opening = tuple(islice(document.of(BlockKind.PARAGRAPH), _LEAD))
    for toll in own:
        alike = [one for one in told if one.kind == toll.kind]
        lead = next((one for one in alike if one.whole and one.quantity.block in opening), None)
        if lead and toll.whole and _differ(toll, lead, told, stated):
            one, other = toll.quantity, lead.quantity
            values = frozenset((one.value, other.value))
            yield HeadlineClash(toll.kind, one.block, one.span, other.block, other.span, values)


def _differ(toll: _Toll, lead: _Toll, told: Sequence[_Toll], stated: Sequence[Quantity]) -> bool:
    """Tell whether nothing in the text makes the toll of a headline."""
    figure, other = toll.quantity, lead.quantity
    if any(_agree(figure, one) for one in stated if one.unit == "count") or _PAST.search(other.sentence.text):
        return False
    if abs(figure.value - other.value) > _APART * max(figure.value, other.value):
        return False
    if figure.value >= _ROUND and not figure.value % 10 and abs(figure.value - other.value) < figure.place:
        return False
    values = sorted({one.quantity.value for one in told})[:_MOST]  # the missing may be among the dead
    values += [1.0] * bool(_ALONE.search(other.sentence.text) and abs(figure.value - other.value) == 1)
    sums = (sum(some) for many in range(2, _ADDED + 1) for some in combinations(values, many))
    return figure.value not in {round(one, 6) for one in sums}


def _agree(figure: Quantity, other: Quantity) -> bool:
    """Tell whether two tolls can be one; "at least 52" and "at least 62" are two counts."""
    if _at_least(figure) and _at_least(other):
        return figure.value == other.value
    return figure.agrees(other)


def _at_least(figure: Quantity) -> bool:
    return (
        figure.block.text[max(0, figure.span.start - 9) : figure.span.end]
        .lower()
        .lstrip()
        .startswith("at least")
    )


def _toll(quantity: Quantity) -> _Toll | None:
    """Return what befell the people that a figure counts."""
    if quantity.unit != "count" or quantity.value < _FEWEST or quantity.hedge == "range":
        return None
    text, span = quantity.block.text, quantity.span
    before, after = text[max(0, span.start - _BEFORE) : span.start], text[span.end : span.end + _AFTER]
    found = _befell_before().search(before) or _befell_after().match(after)
    word = found["word"].lower() if found else quantity.noun
    kind = next((name for name, listed in _befell().items() if word in listed), "")
    return (
        _Toll(kind, quantity, not (_NOT_WHOLE.search(before) or _MORE.match(after.lstrip())))
        if kind
        else None
    )


def _scores(document: Document, headlines: Sequence[Block]) -> Iterator[HeadlineClash]:
    for headline in headlines:
        own = [one for one in scores(headline.text) if _is_score(one)]
        if len(own) != 1 or _OTHER_GAME.search(headline.text):
            continue
        pair = {own[0].first, own[0].second}
        said = [(block, one) for block in document.of(*_BODY) for one in scores(block.text) if _is_score(one)]
        if any({one.first, one.second} == pair for _, one in said) or _is_held(document, pair):
            continue
        opening = tuple(islice(document.of(BlockKind.PARAGRAPH), _LEAD))
        for block, one in said:
            if block in opening and len(pair & {one.first, one.second}) == 1 and not _elsewhere(block, one):
                values = frozenset({one.first, one.second} ^ pair)
                yield HeadlineClash("score", headline, own[0].span, block, one.span, values)
                break


def _is_held(document: Document, pair: set[float]) -> bool:
    """Tell whether the two figures of a score stand together anywhere in the text, a change from it too."""
    number = "|".join(f"{one:.0f}" for one in pair)
    both = re.compile(rf"\b(?:{number})(?:[-–—]| to )(?:{number})\b")
    return any(both.search(block.text) for block in document.of(*_BODY))


def _elsewhere(block: Block, score: Score) -> bool:
    """Tell whether words around a score make it that of another game, or of a part of it."""
    around = block.text[max(0, score.span.start - _BEFORE) : score.span.end + _AFTER]
    return bool(_OTHER_GAME.search(around) or _PAST.search(around))


def _is_score(score: Score) -> bool:
    figures = (score.first, score.second)
    return not score.percent and max(figures) <= _SCORE and all(one == int(one) for one in figures)


@cache
def _befell() -> dict[str, frozenset[str]]:
    """Return what happens to people, by name, with the words for it; not what courts do."""
    lines = [line.partition(":") for line in words("headline_tolls")]
    return {name: frozenset(listed.split()) for name, _, listed in lines}


@cache
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{_listed()})\b")


def _listed() -> str:
    return "|".join(sorted((word for listed in _befell().values() for word in listed), key=len, reverse=True))


@cache
def _befell_before() -> re.Pattern[str]:
    """Return the pattern of "killing at least", "deaths rise to" at the end of what precedes a figure."""
    hedge = r"(?:at least|more than|over|about|around|some|nearly|almost|an estimated|as many as|up to)"
    moved = r"(?:(?:\w+ ){0,3}?(?:to|at|of|reaches|reached|passes|passed|tops|was|is|stands at|stood at) )?"
    return re.compile(rf"(?i)\b(?P<word>{_listed()})(?: toll)? {moved}(?:{hedge} )?$")


@cache
def _befell_after() -> re.Pattern[str]:
    """Return the pattern of " people were killed", " dead" at the start of what follows a figure."""
    links = (
        "are|were|is|was|have|has|had|been|be|being|feared|reported|confirmed|left|believed|who|people|more|still|now"
        "|others?"
    )
    return re.compile(rf"(?i)(?: (?:{links}))* (?P<word>{_listed()})\b(?! (?:toll|count))")
