"""Ages that do not fit a year of birth beside them: "born in 1950, died in 2010 aged 70"."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from copydesk.analysis.age_claims import AgeClaim, Birth, age_claims, births
from copydesk.analysis.moments import Moment
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 2_000  # characters; a longer sentence is none
_NO_NAMES = frozenset(
    {"The", "A", "An", "In", "At", "It", "On", "But", "And", "This", "That", "His", "Her", "When", "After"}
)
_CUES = ("born", "Born", "years old", "birth", "hild of")
_DIGIT = re.compile(r"\d")
_ROUND = 0.06  # of the age of a building, which is given in round figures
_NEAR = 2  # sentences between a birth and a death of one person


class WrongAge(NamedTuple):
    """An age that does not fit the year of birth in its sentence, or one close by.

    ``age`` counts characters of the block of ``sentence``, ``born`` of that of ``home``. The dates allow an
    age from ``least`` to ``actual``.
    """

    sentence: Sentence
    age: Span
    home: Sentence
    born: Span
    least: int
    actual: int


class _Told(NamedTuple):
    place: int
    sentence: Sentence
    births: tuple[Birth, ...]
    claims: tuple[AgeClaim, ...]


def wrong_ages(document: Document) -> tuple[WrongAge, ...]:
    """Return the ages that are off by more than a birthday, as of the year they are told of.

    That is the year beside the age ("died in 2010 aged 70"), else the year of publication, if the file names
    one and the sentence does not tell of the past.
    """
    source = document.source
    if not any(cue in source for cue in _CUES) and not _life().search(source):
        return ()
    return tuple(_all(document))


def _all(document: Document) -> Iterator[WrongAge]:
    published = document.meta.published
    told = [
        _Told(place, sentence, tuple(births(sentence.text)), tuple(age_claims(sentence.text)))
        for place, sentence in enumerate(document.derive(document_sentences))
        if len(sentence.text) <= _LONGEST and _DIGIT.search(sentence.text) and _figure().search(sentence.text)
    ]
    for at, one in enumerate(told):
        found = list(_together(one, one, published))
        if at and not found and _continues(told[at - 1], one):
            before = told[at - 1]
            found = [*_together(before, one, published), *_together(one, before, published)]
        if not found and published and one.births:
            found = list(_now(one.sentence, published.year))
        yield from found


def _together(home: _Told, claiming: _Told, published: date | None) -> Iterator[WrongAge]:
    """Yield the ages of one sentence that the one birth of another, or of itself, rules out."""
    if len(home.births) != 1:
        return
    birth = home.births[0]
    for claim in claiming.claims:
        if birth.died and _reigned().search(home.sentence.text):
            continue
        if birth.thing and (not claim.thing or _person().search(claiming.sentence.text)):
            continue
        if home is claiming and _apart(home.sentence.text, birth.span, claim.whole):
            continue
        dates = claim.dates
        if claim.dying and birth.died is not None:
            dates = (birth.died,)
        allowed = [bounds for when in dates if (bounds := _allowed(birth, when, turned=claim.turned))]
        if not dates and claim.dying and published and _recent().search(claiming.sentence.text):
            allowed = _today(birth, published)
        slack = claim.age * _ROUND if birth.thing else 0
        if allowed and not any(least - slack <= claim.age <= most + slack for least, most in allowed):
            yield WrongAge(
                claiming.sentence,
                claim.span.shift(claiming.sentence.span.start),
                home.sentence,
                birth.span.shift(home.sentence.span.start),
                *allowed[0],
            )


def _allowed(birth: Birth, when: Moment, *, turned: bool) -> tuple[int, int] | None:
    """Return the least and the greatest age at that time; None when it is before the birth."""
    born, then = birth.born.bounds(0), when.bounds(0)
    if born is None or then is None or then[0] <= born[1]:
        return None
    if turned:
        return then[0].year - born[0].year, then[1].year - born[0].year
    return _years(born[1], then[0]), _years(born[0], then[1])


def _today(birth: Birth, published: date) -> list[tuple[int, int]]:
    born = birth.born.bounds(0)
    month = date(published.year - (published.month == 1), (published.month - 2) % 12 + 1, 1)
    return [(_years(born[1], month), _years(born[0], published))] if born else []


def _years(first: date, last: date) -> int:
    return last.year - first.year - ((last.month, last.day) < (first.month, first.day))


def _apart(text: str, born: Span, claim: Span) -> bool:
    """Tell whether the age may be of somebody else: a relation or another person stands between."""
    if claim.covers(born):
        return bool(_others().search(claim.of(text)))
    first, last = sorted((born, claim))
    between = text[first.end : last.start]
    return bool(_others().search(text[min(first.start, last.start) : last.end]) or _who().search(between))


def _continues(before: _Told, after: _Told) -> bool:
    """Tell whether a sentence goes on about the person of the one before: "She died in 2010, aged 70"."""
    if after.place - before.place > _NEAR or bool(before.births) == bool(after.births):
        return False
    if _others().search(before.sentence.text) or _others().search(after.sentence.text):
        return False
    subject = _subject().match(after.sentence.text)
    if subject is None:
        return False
    name = subject["name"]
    return name is None or (name not in _NO_NAMES and name in before.sentence.text)


def _now(sentence: Sentence, published: int) -> Iterator[WrongAge]:
    if _past().search(sentence.text):
        return
    for pattern in _present():
        for found in pattern.finditer(sentence.text):
            groups = {name[:3]: name for name, said in found.groupdict().items() if said}
            age, year = int(found[groups["age"]]), int(found["year"])
            if published - year not in {age, age + 1}:
                start = sentence.span.start
                yield WrongAge(
                    sentence,
                    Span(*found.span(groups["age"])).shift(start),
                    sentence,
                    Span(*found.span("year")).shift(start),
                    published - year - 1,
                    published - year,
                )
                return


@cache
def _life() -> re.Pattern[str]:
    return re.compile(r"\(\d{4} ?[-–—] ?\d{4}\)")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(
        r"born|Born|aged? |died|dies|turn|was |birthday|old\b|birth|lived|hild of|uilt|pened|ounded"
    )


@cache
def _reigned() -> re.Pattern[str]:
    """Return the pattern of those whose years in brackets may be those in office."""
    return re.compile(r"\b(?i:reign\w*|ruled?|king|queen|emperor|president|pope|mayor|minister|in office)\b")


@cache
def _recent() -> re.Pattern[str]:
    days = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    return re.compile(
        rf"\b(?:on {days}|yesterday|today|this (?:week|morning)|last (?:week|night|{days})|overnight)\b"
    )


@cache
def _person() -> re.Pattern[str]:
    return re.compile(r"\b(?:[Hh]e|[Ss]he|his|her|who|man|woman)\b")


@cache
def _others() -> re.Pattern[str]:
    kin = (
        "husband|wife|father|mother|brother|sister|son|daughter|partner|uncle|aunt|cousin|nephew|niece"
        "|grand[a-z]+"
        "|widow|widower|twin|child|children|successor|predecessor|parents|respectively|siblings?"
    )
    return re.compile(rf"\b(?:{kin})s?\b")


@cache
def _who() -> re.Pattern[str]:
    return re.compile(r"\b(?:who|whose|whom|while|whereas|succeeded|replaced|followed by)\b")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(
        r"(?:He|She|His|Her|(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lady)\b\.? )?(?:[A-Z][\w’'-]+ )?"
        r"(?P<name>[A-Z][\w’'-]+)),? "
    )


@cache
def _present() -> tuple[re.Pattern[str], ...]:
    within = r"[^.;()\d]{0,30}"
    day = r"(?:\d\d?(?:st|nd|rd|th)?,? (?:(?:of )?[A-Z][a-z]+ )?)?"
    year = r"(?P<year>(?:19|20)\d\d)\b"
    return (
        re.compile(
            rf"(?:[A-Z][\w’'-]+,? \(?(?P<age>\d\d)[,)]|\b"
            rf"(?P<age2>\d\d)[- ]years?[- ]old){within}?\(?\bborn {within}{day}{year}"
        ),
        re.compile(
            rf"\b[Bb]orn {within}{day}{year},? {within}?(?:\b[A-Z][\w’'-]+, (?P<age>\d\d),|\bis (?:now )?"
            rf"(?P<age2>\d\d)\b(?=[.,;]| years old))"
        ),
    )


@cache
def _past() -> re.Pattern[str]:
    past = "when|then|died|dead|death|killed|late|murdered|aged|had been|at the time|became|won"
    return re.compile(rf"\b(?:{past}|years? (?:ago|later|earlier))\b")
