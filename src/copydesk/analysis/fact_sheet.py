"""The fact sheet of an article: what a fact-checker looks up, each with its place, reading and source."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple, get_args

from copydesk.analysis.claims import ClaimType, claims
from copydesk.analysis.dates import WrittenDate, written_dates
from copydesk.analysis.fact_sources import fact_sources
from copydesk.analysis.figure_numerals import spelled_numbers
from copydesk.analysis.names_people import Person, people
from copydesk.analysis.passages import document_sentences
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.analysis.quotations import quotations
from copydesk.data import words
from copydesk.model.document import Block, Document
from copydesk.model.finding import Location
from copydesk.text.span import Span

KINDS = ("figure", "date", "name", "quotation", "claim")
MOST = 10_000  # facts of an article
_SMALL = 13  # a smaller number is the same only of the same things
_ALSO = 20  # other places that are told of one


class Fact(NamedTuple):
    """Something to be checked.

    ``read`` is what it was read as; empty: as it stands. ``source`` are the article's words for who says so;
    empty: nobody. ``also`` are the lines where the same is stated again.
    """

    kind: str
    place: Location
    read: str
    source: str
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
    sources = _Sources(document)
    return tuple(
        Fact(
            one.kind,
            place,
            one.read,
            sources.of(one.block, one.span),
            _others(lines[one.kind, one.same], place),
        )
        for one, place in zip(found, places, strict=True)
    )


def _others(lines: Sequence[int], place: Location) -> tuple[int, ...]:
    return tuple(islice((line for line in dict.fromkeys(lines) if line != place.line), _ALSO))


class _Sources:
    """The sources of an article's sentences, by place."""

    def __init__(self, document: Document) -> None:
        self._named = document.derive(fact_sources)
        self._by_block: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
        for sentence, source in zip(document.derive(document_sentences), self._named, strict=True):
            self._by_block[sentence.block_index].append((sentence.span, source))

    def of(self, block: int, span: Span) -> str:
        """Return the source of the sentence in which a stretch begins."""
        told = (source for sentence, source in self._by_block[block] if span.start < sentence.end)
        return next(told, "")


def _figures(document: Document) -> Iterator[_Found]:
    for one in document.derive(quantities):
        same = (one.unit, one.value, one.noun if one.value < _SMALL else "")
        yield _Found("figure", one.block_index, one.span, _read(one), same)


def _read(one: Quantity) -> str:
    amount = f"{one.low:,.10g} to {one.high:,.10g}" if one.hedge == "range" else f"{one.value:,.10g}"
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
        for match in _number().finditer(block.text):
            span = Span(*match.span())
            if not any(one.overlaps(span) for one in spans[number]):
                kind, read = _told(match.group(), block, span)
                yield _Found(kind, number, span, read, match.group().casefold())
        for match in _day_word().finditer(block.text):
            span = Span(*match.span())
            if not any(one.overlaps(span) for one in spans[number]):
                yield _Found("date", number, span, "", match.group().casefold())


def _told(text: str, block: Block, span: Span) -> tuple[str, str]:
    before = block.text[max(0, span.start - 1) : span.start]
    if _YEAR.fullmatch(text) and not before.strip("( "):
        return "date", f"year {text}"
    spelled = spelled_numbers().get(text.casefold())
    return "figure", f"{spelled:g}" if spelled is not None else ""


_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@cache
def _number() -> re.Pattern[str]:
    listed = sorted({*spelled_numbers(), *words("fact_number_words")}, key=lambda one: (-len(one), one))
    spelled = "|".join(map(re.escape, listed))
    return re.compile(rf"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th)?|\b(?:{spelled})\b", re.IGNORECASE)


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
