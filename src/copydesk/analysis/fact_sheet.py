"""The fact sheet of an article: what a fact-checker looks up, each with its place, reading and source."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate, islice
from typing import NamedTuple, get_args

from copydesk.analysis.claims import ClaimType, claims
from copydesk.analysis.dates import WrittenDate, written_dates
from copydesk.analysis.fact_sources import fact_sources
from copydesk.analysis.fact_speakers import LINK, UNCLEAR, UNNAMED, Speaker, describer
from copydesk.analysis.figure_numerals import spelled_numbers
from copydesk.analysis.names_people import Person, people
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.analysis.quotations import quotations
from copydesk.data import words
from copydesk.model.document import Block, Document
from copydesk.model.finding import Location
from copydesk.text.span import Span

KINDS = ("figure", "date", "name", "quotation", "claim")
MOST = 10_000  # facts of an article
_SMALL = 13  # a smaller number is the same only of the same things
_LONGEST = 2_000  # characters of a sentence that are looked at for who speaks
_ALSO = 20  # other places that are told of one


class Fact(NamedTuple):
    """Something to be checked.

    ``read`` is what it was read as; empty: as it stands. ``source`` are the article's words for who says so;
    empty: nobody. ``sentence`` is the sentence it stands in. ``also`` are the lines where the same is stated
    again.
    """

    kind: str
    place: Location
    read: str
    source: str
    sentence: str
    also: tuple[int, ...] = ()


class _Found(NamedTuple):
    kind: str
    block: int
    span: Span
    read: str
    same: object = None  # what is equal for two statements of one fact


def fact_sheet(document: Document) -> tuple[Fact, ...]:
    """Return the facts of an article by their place: every number, date, person, quotation and claim."""
    taken = [*_figures(document), *_dates(document)]
    found = [*taken, *_other_numbers(document, taken), *_names(document), *_quotations(document)]
    found = sorted([*found, *_claims(document)], key=lambda one: (one.block, one.span, one.kind))[:MOST]
    places = [document.place(document.blocks[one.block], one.span) for one in found]
    lines: defaultdict[object, list[int]] = defaultdict(list)
    for one, place in zip(found, places, strict=True):
        if one.same is not None:
            lines[one.kind, one.same].append(place.line)
    told = _Told(document)
    return tuple(
        Fact(one.kind, place, one.read, *told.of(one), _others(lines[one.kind, one.same], place))
        for one, place in zip(found, places, strict=True)
    )


def _others(lines: Sequence[int], place: Location) -> tuple[int, ...]:
    return tuple(islice((line for line in dict.fromkeys(lines) if line != place.line), _ALSO))


class _Told:
    """The sentences of an article and their sources, by place."""

    def __init__(self, document: Document) -> None:
        self._by_block: defaultdict[int, list[tuple[Sentence, Speaker]]] = defaultdict(list)
        told = zip(document.derive(document_sentences), document.derive(fact_sources), strict=True)
        for sentence, source in told:
            self._by_block[sentence.block_index].append((sentence, source))

    def of(self, one: _Found) -> tuple[str, str]:
        """Return the source and the text of the sentence in which a fact begins."""
        sentences = self._by_block[one.block]
        at = bisect_right(sentences, one.span.start, key=lambda told: told[0].span.end)
        return _source(one, *sentences[at]) if at < len(sentences) else ("", "")


def _source(one: _Found, sentence: Sentence, source: Speaker) -> tuple[str, str]:
    name = source.name if one.span.start >= source.start else ""
    if one.kind != "quotation":
        return name, sentence.text
    before = sentence.text[:_LONGEST][: max(0, one.span.start - sentence.span.start)]
    return _described(describer(before), name), sentence.text


def _described(who: str, name: str) -> str:
    """Return the source of words in marks that somebody (``who``) uses of something."""
    if not who or who.casefold() in name.casefold():
        return name
    return who if name in {"", LINK, UNCLEAR, UNNAMED} else f"{who}, according to {name}"


def _figures(document: Document) -> Iterator[_Found]:
    for one in document.derive(quantities):
        same = (one.unit, one.value, one.noun if one.value < _SMALL else "")
        yield _Found("figure", one.block_index, one.span, _read(one), same)


def _read(one: Quantity) -> str:
    amount = f"{one.low:,.15g} to {one.high:,.15g}" if one.hedge == "range" else f"{one.value:,.15g}"
    hedge = "" if one.hedge in {"", "range"} else f"{one.hedge} "
    return f"{hedge}{amount} {one.noun if one.unit == 'count' else one.unit}".rstrip()


def _numbers(document: Document) -> dict[int, int]:
    return {id(block): number for number, block in enumerate(document.blocks)}


def _dates(document: Document) -> Iterator[_Found]:
    numbers = _numbers(document)
    for one in document.derive(written_dates):
        yield _Found("date", numbers[id(one.block)], one.span, _day(one), (one.month, one.day))


def _day(one: WrittenDate) -> str:
    return f"{one.year}-{one.month:02}-{one.day:02}" if one.year else f"{one.month:02}-{one.day:02}"


def _other_numbers(document: Document, taken: Sequence[_Found]) -> Iterator[_Found]:
    """Yield the numbers of no amount and no full date: years, ordinals, scores; and days in words."""
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for one in taken:
        spans[one.block].append(one.span)
    for number, block in enumerate(document.blocks):
        free = _Free(spans[number])
        for match in _number().finditer(block.text):
            span = Span(*match.span())
            if free.holds(span):
                kind, read = _told(match.group(), block, span)
                yield _Found(kind, number, span, read, match.group().casefold())
        for match in _day_word().finditer(block.text):
            span = Span(*match.span())
            if free.holds(span):
                yield _Found("date", number, span, "", match.group().casefold())


class _Free:
    """What of a block's text no fact has taken."""

    def __init__(self, taken: Iterable[Span]) -> None:
        self._taken = sorted(taken)
        self._furthest = list(accumulate((span.end for span in self._taken), max))

    def holds(self, span: Span) -> bool:
        """Tell whether a stretch meets nothing that is taken."""
        at = bisect_left(self._taken, span.end, key=lambda one: one.start)
        return at == 0 or self._furthest[at - 1] <= span.start


def _told(text: str, block: Block, span: Span) -> tuple[str, str]:
    before = block.text[max(0, span.start - 1) : span.start]
    if _YEAR.fullmatch(text) and not before.strip("( "):
        return "date", f"year {text}" if text[-1].isdigit() else f"the {text}"
    spelled = spelled_numbers().get(text.casefold())
    return "figure", f"{spelled:g}" if spelled is not None else ""


_YEAR = re.compile(r"(?:1[5-9]\d\d|20\d\d)s?")


@cache
def _number() -> re.Pattern[str]:
    listed = sorted({*spelled_numbers(), *words("fact_number_words")}, key=lambda one: (-len(one), one))
    spelled = "|".join(map(re.escape, listed))
    digits = r"(?<![\w.])[-−]?\d+(?:[.,:/–-]\d+)*(?:st|nd|rd|th|s)?|\d+(?:[.,:/]\d+)*|[¼-¾⅐-⅞]"
    joined = rf"(?:{spelled})(?:[- ](?:{spelled}))?"
    return re.compile(rf"{digits}|\b{joined}\b", re.IGNORECASE)


@cache
def _day_word() -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words("fact_day_words")))
    return re.compile(rf"\b(?:(?:[Ll]ast|[Nn]ext|[Tt]his) )?(?:{listed})\b")


def _names(document: Document) -> Iterator[_Found]:
    for person in document.derive(people):
        for one in person.mentions:
            yield _Found("name", one.block, one.span, _introduced(person), (person.given, person.surname))


def _introduced(person: Person) -> str:
    """Return a person's title and full name, as they are first given."""
    title = next((one.title for one in person.full if one.title), "")
    name = " ".join(word.text for word in person.full[0].words)
    return f"{title.title()} {name}".strip()


def _quotations(document: Document) -> Iterator[_Found]:
    for one in document.derive(quotations):
        if one.depth == 0 and len(one.span):
            read = "direct speech" if one.speech else "words in marks"
            yield _Found("quotation", one.block_index, one.span, read, one.text.casefold())


def _claims(document: Document) -> Iterator[_Found]:
    for kind in get_args(ClaimType):
        for one in document.derive(claims(kind)):
            yield _Found("claim", one.sentence.block_index, one.span, kind)
