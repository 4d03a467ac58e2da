"""Figures of one article that seem to be given for the same thing in other words.

A heuristic that vetoes: what is left is worth a look, never certain.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations, pairwise
from typing import NamedTuple

from copydesk.analysis.figure_pairs import Clash
from copydesk.analysis.figure_phrases import MARK, phrase_weight, phrases, says_much
from copydesk.analysis.figure_sentences import FigureSentence, figure_sentences
from copydesk.analysis.passages import document_sentences
from copydesk.analysis.quantities import Quantity
from copydesk.data import words
from copydesk.model.document import BlockKind, Document
from copydesk.text.rarity import rarity
from copydesk.text.stems import stem

LONGEST_ARTICLE = 150
"""Sentences; longer ones are live pages and transcripts, where figures go stale."""

_MOST_VALUES = 3  # different values of one kind; with more it is a comparison
_MOST_MENTIONS = 30
_LISTED = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_CELL})
_ENOUGH = {
    True: 3.0,
    False: 12.0,
}  # nats that shared words weigh, with a figure in headline or caption, without
_ENOUGH_COUNTED = {True: 5.0, False: 10.0}  # the same where the noun counted is all that the two share
_ENOUGH_MEASURED = {
    True: 8.0,
    False: 16.0,
}  # and where it is a mere unit: most percentages are of other things
_ENOUGH_PHRASED = 9.0  # and where both stand in one phrase, its words included
_REACH = 5  # words between a figure and the word that tells what happened to those it counts
_FRAME_REACH = 3
_ROLE_REACH = 4
_FRONT = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})
_LEFT_OUT = frozenset(["age", "points"])
_DURATIONS = frozenset(["second", "minute", "hour", "day", "week", "month", "year", "decade"])
_TERM = "sentenced"  # the one topic of which lengths of time are compared
_PEOPLE = frozenset(
    ["", "peopl", "person", "other", "kill", "dead", "injur", "wound", "miss", "arrest", "hurt", "death"]
)


class Mention(NamedTuple):
    """A figure with what it is said of: ``topic`` is a toll ("killed"), or the noun counted, or the unit."""

    quantity: Quantity
    sentence: FigureSentence
    topic: str
    noun: str
    modifiers: frozenset[str]
    framed: bool
    role: frozenset[str]

    @property
    def front(self) -> bool:
        """Whether it stands in headline, standfirst or a caption."""
        return self.quantity.block.kind in _FRONT


def doubtful(document: Document) -> tuple[Clash, ...]:
    """Return pairs of figures that differ and seem to be meant for the same thing."""
    if len(document.derive(document_sentences)) > LONGEST_ARTICLE:
        return ()
    topics: dict[str, list[Mention]] = defaultdict(list)
    for sentence in document.derive(figure_sentences):
        for mention in _mentions(sentence):
            topics[mention.topic].append(mention)
    found: dict[frozenset[float], Clash] = {}
    for mentions in topics.values():
        for clash in _of_topic(mentions):
            # two values are told of once, where they first meet
            found.setdefault(frozenset((clash.first.value, clash.second.value)), clash)
    return tuple(found.values())


def _mentions(sentence: FigureSentence) -> Iterator[Mention]:
    """Yield each figure under what happened to those it counts, and under what it counts or measures."""
    for place, quantity in zip(sentence.at, sentence.figures, strict=True):
        counted = quantity.unit == "count"
        lasting = quantity.unit in _DURATIONS
        noun = stem(quantity.noun) if quantity.noun else ""
        toll = _toll(sentence, place) if counted or lasting else ""
        if lasting != (toll == _TERM):
            toll = ""
        topics = {
            toll,
            noun if counted and noun not in _PEOPLE else "",
            "" if counted or lasting else quantity.unit,
            *(
                () if toll else phrases(sentence, place, quantity)
            ),  # of tolls there are several in one article
        }
        words_of_it = len(quantity.text.split()) - 1 if counted else 0
        between = frozenset(sentence.words[place + 1 : place + words_of_it])
        framed = bool(framing(sentence, quantity))
        for topic in sorted(topics - {"", *_LEFT_OUT}):
            yield Mention(quantity, sentence, topic, noun, between, framed, _role(sentence, place))


def framing(sentence: FigureSentence, quantity: Quantity) -> frozenset[str]:
    """Return the words that make the figure a rate, a change, a part of something or a side of a contrast."""
    place = sentence.at[sentence.figures.index(quantity)]
    words_of_it = len(quantity.text.split()) - 1 if quantity.unit == "count" else 0
    after = sentence.words[place + 1 : place + 1 + words_of_it + _FRAME_REACH]
    return frozenset(
        (_frames("anywhere") & frozenset(sentence.words))
        | (_frames("before") & frozenset(sentence.words[max(0, place - _FRAME_REACH) : place]))
        | (_frames("after") & frozenset(after))
    )


def _role(sentence: FigureSentence, place: int) -> frozenset[str]:
    """Return the way the figure is said to have moved, and "to" where it is the end of the move."""
    near = sentence.words[max(0, place - _ROLE_REACH) : place + _ROLE_REACH]
    role = {_ways()[word] for word in near if word in _ways()}
    return frozenset(role | {"to"} if role and sentence.words[place - 1 : place] == ("to",) else role)


def _toll(sentence: FigureSentence, place: int) -> str:
    """Return what happened to those the figure counts, by the nearest word that tells."""
    sequence = sentence.words
    for distance in range(1, _REACH + 1):
        for at in (place + distance, place - distance):
            if 0 <= at < len(sequence) and sequence[at] in _tolls():
                step = 1 if at > place else -1
                crossed = any(sequence[between][0] == "#" for between in range(place + step, at, step))
                if not crossed:
                    return _tolls()[sequence[at]]
    return ""


def _of_topic(mentions: list[Mention]) -> Iterator[Clash]:
    if not 1 < len(mentions) <= _MOST_MENTIONS:
        return
    values = {mention.quantity.value for mention in mentions}
    if not 1 < len(values) <= _MOST_VALUES:
        return
    for one, other in combinations(mentions, 2):
        if one.sentence is other.sentence or one.quantity.agrees(other.quantity):
            continue
        rest = [mention for mention in mentions if mention is not one and mention is not other]
        if _alike(one, other, rest) and not _vetoed(one, other, rest):
            shared = one.sentence.stems & other.sentence.stems
            yield Clash(one.quantity, other.quantity, _weight(one, other), tuple(sorted(shared)))


def _alike(one: Mention, other: Mention, rest: list[Mention]) -> bool:
    alone = _alone(one, other, rest)
    if one.topic.startswith(MARK):
        return not rest and phrase_weight(one.topic) + _weight(one, other) >= _ENOUGH_PHRASED
    if one.topic not in _toll_names():
        enough = _ENOUGH_COUNTED if one.quantity.unit == "count" else _ENOUGH_MEASURED
        return _weight(one, other) >= enough[alone]
    same = one.noun == other.noun or one.noun in _PEOPLE or other.noun in _PEOPLE
    return same and _weight(one, other) >= _ENOUGH[alone]


def _alone(one: Mention, other: Mention, rest: list[Mention]) -> bool:
    """Tell whether one is a headline's or caption's figure, and the other all that the body says of it."""
    if one.front == other.front:
        return False
    front, body = (one, other) if one.front else (other, one)
    return all(
        mention.quantity.agrees(front.quantity if mention.front else body.quantity) for mention in rest
    )


def _weight(one: Mention, other: Mention) -> float:
    """Return what the words that both sentences share weigh, without the topic itself, in nats."""
    shared = one.sentence.stems & other.sentence.stems
    return sum(rarity(word) for word in shared if _tolls().get(word, word) != one.topic)


def _vetoed(one: Mention, other: Mention, rest: list[Mention]) -> bool:
    return (
        _told_apart(one.sentence, other.sentence, front=one.front or other.front)
        or one.framed
        or other.framed
        or one.role != other.role
        or _modified_apart(one, other)
        or _stated_together(one, other)
        or _restated(one, other, rest)
        or _adds_up(one, other, rest)
        or _whole_and_part(one.sentence, other.sentence)
        or not _LISTED.isdisjoint((one.quantity.block.kind, other.quantity.block.kind))
    )


def _modified_apart(one: Mention, other: Mention) -> bool:
    """Tell whether words before the nouns set the two apart; in one phrase it takes both sides."""
    own = one.modifiers - other.sentence.stems, other.modifiers - one.sentence.stems
    if one.topic.startswith(MARK):
        return all(any(map(says_much, words_of_it)) for words_of_it in own)
    return any(own)


def _told_apart(one: FigureSentence, other: FigureSentence, *, front: bool) -> bool:
    """Tell whether words of time or names set the two apart; a headline leaves out some of them."""
    own = one.times - other.times, other.times - one.times
    if all(own) or (not front and one.times and other.times and any(own)):
        return True
    if one.sources and other.sources and one.sources != other.sources:
        return True
    return bool(one.names - other.stems) and bool(other.names - one.stems)


def _stated_together(one: Mention, other: Mention) -> bool:
    """Tell whether one of the sentences has the other's figure too; "at least two" is not three."""
    return any(
        figure.unit == partner.quantity.unit
        and (figure.value == partner.quantity.value or (not figure.hedge and figure.agrees(partner.quantity)))
        for mention, partner in ((one, other), (other, one))
        for figure in mention.sentence.figures
    )


def _restated(one: Mention, other: Mention, rest: list[Mention]) -> bool:
    """Tell whether both figures are given once more: then they are two things."""
    return all(
        any(mention.quantity.value == partner.quantity.value for mention in rest) for partner in (one, other)
    )


def _adds_up(one: Mention, other: Mention, rest: list[Mention]) -> bool:
    """Tell whether one figure is made of others: of the partner's sentence, or of its own topic."""
    for mention, partner in ((one, other), (other, one)):
        topic = [stated.quantity.value for stated in (*rest, partner)]
        unit, whole = mention.quantity.unit, mention.quantity.value
        parts = [figure.value for figure in partner.sentence.figures if figure.unit == unit]
        if any(
            whole in {left + right, abs(left - right)}
            for values in (parts, topic)
            for left, right in combinations(values, 2)
        ):
            return True
    return False


def _whole_and_part(one: FigureSentence, other: FigureSentence) -> bool:
    """Tell whether one speaks of a row, the other of one of it: "three nights", "a second night"."""
    return not _rows(one).isdisjoint(_turns(other)) or not _rows(other).isdisjoint(_turns(one))


def _rows(sentence: FigureSentence) -> frozenset[str]:
    """Return the things the sentence counts, and the units it measures in."""
    sequence = (*sentence.words, "")
    return frozenset(
        sequence[at + 1] if figure.unit == "count" else figure.unit
        for at, figure in zip(sentence.at, sentence.figures, strict=True)
    )


def _turns(sentence: FigureSentence) -> frozenset[str]:
    """Return the words that follow an ordinal."""
    return frozenset(
        after for word, after in pairwise(sentence.words) if word in _ordinals() and after[0] != "#"
    )


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(stem(line.partition("=")[0].strip()) for line in words("ordinal_words"))


@cache
def _tolls() -> dict[str, str]:
    lines = [line.partition(":") for line in words("figure_tolls")]
    return {stem(word): name for name, _, listed in lines for word in listed.split()}


@cache
def _ways() -> dict[str, str]:
    pairs = [line.split("=") for line in words("change_words")]
    return {stem(verb): way.strip() for verbs, way in pairs for verb in verbs.split()}


@cache
def _toll_names() -> frozenset[str]:
    return frozenset(_tolls().values())


@cache
def _frames(where: str) -> frozenset[str]:
    lines = [line.partition(":") for line in words("figure_frames")]
    return frozenset(stem(word) for name, _, listed in lines if name == where for word in listed.split())
