"""Anniversaries beside the years they count: "the 20th anniversary, in 2014, of the 2004 flood"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern, ordinal, ordinal_pattern
from copydesk.analysis.figured_sentences import digit_sentences
from copydesk.analysis.passages import Sentence
from copydesk.model.document import Document
from copydesk.text.span import Span

_CUES = (
    "nniversar",
    "centen",
    "Centen",
    "ubilee",
    "years ago",
    "years to the day",
    "years since",
    "birthday",
)
_TWO = 2  # years in a sentence: of the event, and of the day it is recalled
_FAR = 90  # characters
_SLACK = 1  # years; an article may look forward or back to the day
_NAMED = {
    "centenary": 100,
    "centennial": 100,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "sesquicentennial": 150,
    "golden jubilee": 50,
    "silver jubilee": 25,
    "diamond jubilee": 60,
}


class WrongAnniversary(NamedTuple):
    """An anniversary whose number the years do not make; spans count characters of the block's text."""

    sentence: Sentence
    ordinal: Span
    event: Span
    number: int
    actual: int


def wrong_anniversaries(document: Document) -> tuple[WrongAnniversary, ...]:
    """Return the anniversaries that do not fit the year of what they recall.

    The year of the anniversary is the other year of the sentence, else that of publication, give or take one.
    """
    source, published = document.source, document.meta.published
    if not any(cue in source for cue in _CUES):
        return ()
    return tuple(
        wrong
        for sentence in document.derive(digit_sentences)
        if _gate().search(sentence.text)
        for wrong in _in_sentence(sentence, published.year if published else None)
    )


def _in_sentence(sentence: Sentence, published: int | None) -> Iterator[WrongAnniversary]:
    text = sentence.text
    marks = list(_mark().finditer(text))
    years = {int(found) for found in _year().findall(text)}
    if len(marks) != 1 or not 0 < len(years) <= _TWO or _work().search(text):
        return
    event = _event(text, marks[0])
    if event is None:
        return
    first, span = event
    others = years - {first}
    then = others.pop() if others else published
    number, name = _number(marks[0])
    if then is None or then <= first or not _held(text, span, then if years - {first} else None):
        return
    actual = then - first
    dates = set(years)
    if _present().search(text):
        if published is None:
            return  # "founded in 1924 and sold in 2000, it marks its 100th anniversary"
        dates.add(published)
    if all(abs(last - early - number) > _SLACK for early in years for last in dates):
        at = sentence.span.start
        place = Span(*marks[0].span(name)).shift(at)
        yield WrongAnniversary(sentence, place, span.shift(at), number, actual)


def _number(mark: re.Match[str]) -> tuple[int, str]:
    """Return the number of years, and the name of the group that holds it."""
    name = next(name for name, said in mark.groupdict().items() if said)
    match name:
        case "named":
            return _NAMED[mark[name].casefold()], name
        case "years" | "years2":
            return int(count(mark[name])), name
        case _:
            return ordinal(mark[name]), name


def _event(text: str, mark: re.Match[str]) -> tuple[int, Span] | None:
    """Return the year of what is recalled: "of the 2004 flood" behind the mark, or its own "founded in"."""
    if mark["years"]:
        found = _ago().match(text, mark.end())
    elif mark["years2"]:
        found = _then().match(text, mark.end())
    else:
        found = _of().match(text, mark.end())
        if found is None and (mark["own"] or mark["named"]):
            found = _founded().search(text)
        if found is None and mark["own"] is None:
            found = _capital().match(text, mark.end())
    return (int(found["event"]), Span(*found.span("event"))) if found else None


def _held(text: str, event: Span, year: int | None) -> bool:
    """Tell whether the anniversary is that of ``year``, or without one that of the days of publication."""
    if year is None:
        loose = re.search(r"\bin $", text[max(0, event.start - 4) : event.start])
        return bool(_present().search(text)) and not (loose and _told().search(text))
    for found in re.finditer(rf"\b{year}\b", text):
        before = text[max(0, found.start() - _FAR) : found.start()]
        if not _of_another().search(before):
            return True
    return False


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(r"anniversar|centen|jubilee|birthday|Anniversar|years (?:ago|since)")


@cache
def _work() -> re.Pattern[str]:
    """Return the pattern of works, whose year is not that of the day they recall."""
    return re.compile(
        r"\b(?:film|book|novel|documentary|album|edition|remake|series|biography|play|essay|late|early|belated(?:ly)?)\b"
    )


@cache
def _mark() -> re.Pattern[str]:
    """Return the pattern of an anniversary's number; ``own`` is that of the subject of the sentence."""
    named, number = "|".join(_NAMED), count_pattern()
    return re.compile(
        rf"\b(?:(?:its|their|(?:the|his|her) \w+ (?:had )?(?:his|her|its)?|the \w+[’']s) "
        rf"(?P<own>{ordinal_pattern()}) "
        rf"(?:annual )?(?:anniversary|birthday)|(?P<number>{ordinal_pattern()})[ -]anniversary"
        rf"|(?i:(?P<named>{named}))|(?P<years>{number}) years ago|(?P<years2>{number}) years "
        rf"(?:to the day )?since)\b"
    )


@cache
def _of() -> re.Pattern[str]:
    event = r"(?P<event>(?:1[5-9]|20)\d\d)\b(?![-–/]\d|s\b)"
    return re.compile(rf"[^.;:()]{{0,60}}? of (?:the|its|his|her|their|a|an)\b[^.,;:()\d]{{0,40}}? {event}")


@cache
def _capital() -> re.Pattern[str]:
    """Return the pattern of an event with a name: "of Tarn's 1990 fire", "of Independence in 1990"."""
    return re.compile(
        r"[^.,;:()\d]{0,40}? of [^.,;:()\d]{0,40}? (?P<event>(?:1[5-9]|20)\d\d)\b(?![-–/]\d|s\b)(?= [a-z]"
        r"| [A-Z]\w+|[,.])"
    )


@cache
def _ago() -> re.Pattern[str]:
    return re.compile(r",? in(?: [A-Z]\w+)? (?P<event>(?:1[5-9]|20)\d\d)\b(?![-–/]\d|s\b)")


@cache
def _then() -> re.Pattern[str]:
    return re.compile(
        r"(?:,? in|,? on [A-Z]\w+ \d\d?,|[^.;:()\d]{1,30}? in)(?: [A-Z]\w+)? (?P<event>(?:1[5-9]"
        r"|20)\d\d)\b(?![-–/]\d|s\b)"
    )


@cache
def _founded() -> re.Pattern[str]:
    verbs = (
        "founded|established|opened|formed|created|launched|started|set up|incorporated|began|born"
        "|founding|dates (?:back )?(?:to|from)"
    )
    return re.compile(
        rf"\b(?:{verbs})[^.;:()\d]{{0,30}}? (?P<event>(?:1[5-9]|20)\d\d)\b(?![-–/]\d|s\b)", re.IGNORECASE
    )


@cache
def _present() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:this (?:week|month|year|weekend|spring|summer|autumn|fall|winter)|today|yesterday|tomorrow"
        r"|tonight|marks|marking"
        r"|celebrates|celebrating|will|next (?:week|month|year)|upcoming|coming|to mark|ago|since|on "
        r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
    )


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"\b(?:marked|celebrated|was|were|had)\b")


@cache
def _of_another() -> re.Pattern[str]:
    """Return the pattern of words by which a year is that of something else: "the museum, opened in"."""
    verbs = (
        "founded|opened|built|born|elected|began|started|died|written|published|since|after|until|before"
        "|from|to|and|or"
    )
    return re.compile(
        rf"(?:\b(?:{verbs})(?: in| on)?(?: [A-Z]\w+)?|,(?: \w+){{1,3}} in|\b(?:who|which|that)\b[^,]*"
        rf"|[-–—(/]) ?$"
    )


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b(?:1[5-9]|20)\d\d\b")
