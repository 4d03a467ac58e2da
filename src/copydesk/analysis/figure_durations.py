"""Lengths of time beside both of their ends: "mayor for nine years, from 1990 to 1997"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.duration_spans import between, length, on_the_clock
from copydesk.analysis.figure_ago import wrong_years_ago
from copydesk.analysis.figure_counts import count_pattern
from copydesk.analysis.figured_sentences import digit_sentences
from copydesk.analysis.moments import CLOCK, dated_pattern, moment_pattern
from copydesk.analysis.passages import Sentence
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_TWO = 2
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_APART = (
    "had|which|who|that|where|whose|founded|built|born|established|created|formed|named"
    "|he|she|they|his|her|rebuilt"
)
_LONG = frozenset({"year", "decade"})
_UNITS = ("year", "month", "week", "day", "night", "hour", "minute", "decade")
_CUES = (
    "from ",
    "From ",
    "etween ",
    "(",
    " later",
    "after",
    " since ",
    " on, ",
    " separate",
    " and took ",
    " spent ",
    " passed ",
)
_CLOCKED = frozenset({"hour", "minute"})
_NOT = (
    "and|but|after|before|then|later|including|since|plus|except|until|ago|of which|than|instead|not|or"
    "|out of"
)


class WrongDuration(NamedTuple):
    """A length of time that its two ends do not make; spans count characters of the block's text."""

    sentence: Sentence
    length: Span
    ends: Span
    actual: str


class _Ends(NamedTuple):
    """Two points in time, and where they stand in the sentence."""

    first: str
    last: str
    span: Span


def wrong_durations(document: Document) -> tuple[WrongDuration, ...]:
    """Return the lengths of time that no way of counting from one end to the other makes.

    Both ends may be counted or left out, a year may be any day of it, a length is good to half its unit.
    """
    published = document.meta.published
    year = published.year if published else None
    return tuple(
        wrong
        for sentence in document.derive(digit_sentences)
        for wrong in (
            *(_in_sentence(sentence, year) if _may_hold(sentence.text) else ()),
            *(_ago(sentence, year) if year and " years ago" in sentence.text else ()),
        )
    )


def _ago(sentence: Sentence, year: int) -> Iterator[WrongDuration]:
    """Yield "in 1988, 27 years ago" in an article of 2025."""
    at = sentence.span.start
    for wrong in wrong_years_ago(sentence.text, year):
        yield WrongDuration(sentence, wrong.length.shift(at), wrong.year.shift(at), f"{wrong.actual} years")


def _may_hold(text: str) -> bool:
    """Tell whether a sentence may give a length and both ends: cheap looks that most do not pass."""
    return any(unit in text for unit in _UNITS) and any(cue in text for cue in _CUES)


def _in_sentence(sentence: Sentence, published: int | None) -> Iterator[WrongDuration]:
    """Yield the first length that clashes with the one pair of ends beside it."""
    text = sentence.text
    for found, ends in _pairs(text):
        actual = _clash(text, found, ends, published)
        if actual and not _stops().search(text):
            at = sentence.span.start
            place = Span(*found.span("length")).shift(at)
            yield WrongDuration(sentence, place, ends.span.shift(at), actual)
            return


def _pairs(text: str) -> Iterator[tuple[re.Match[str], _Ends]]:
    lengths = list(_length().finditer(text))
    for clock in (False, True):
        fit = [found for found in lengths if (found["unit"].casefold() in _CLOCKED) == clock]
        ranges = list(_range(clock=clock).finditer(text)) if fit else []
        if len(ranges) == 1 and not _goes_on(text, ranges[0]):
            for found in fit:
                if _joined(text, found, ranges[0]):
                    yield found, _ends(ranges[0])
    for cues, pattern in _told() if len(lengths) == 1 and len(_YEAR.findall(text)) <= _TWO else ():
        for told in _compiled(pattern).finditer(text) if any(cue in text for cue in cues) else ():
            yield told, _ends(told)


def _ends(found: re.Match[str]) -> _Ends:
    groups = {
        name[0]: name for name, words_of_it in found.groupdict().items() if words_of_it and name[0] in "ab"
    }
    spans = [found.span(groups[name]) for name in "ab"]
    return _Ends(found[groups["a"]], found[groups["b"]], Span(min(spans)[0], max(end for _, end in spans)))


def _goes_on(text: str, ends: re.Match[str]) -> bool:
    """Tell whether one more span follows ("from 1990 to 1994 and 1998 to 2003"), or more of a number."""
    after = text[ends.end() : ends.end() + 30]
    return bool(re.match(r"(?:,? (?:and|then|plus|or|again)\b[^.;]{0,12}\d|[-–/]\d|,\d)", after))


def _joined(text: str, found: re.Match[str], ends: re.Match[str]) -> bool:
    if found.end() <= ends.start():
        return bool(_gap_before().fullmatch(text, found.end(), ends.start()))
    return ends.end() <= found.start() and bool(_gap_after().fullmatch(text, ends.end(), found.start()))


def _clash(text: str, found: re.Match[str], ends: _Ends, published: int | None) -> str:
    stated = length(found["number"], found["unit"], (found["hedge"] or "").strip())
    clock = stated.unit in _CLOCKED
    if not clock and stated.unit not in _LONG and _is_year(ends.first) and _is_year(ends.last):
        return ""  # "four months between 2015 and 2017"
    if clock and _zones().search(text):
        return ""  # "left New York at 10 p.m. and landed in London at 10 a.m."
    spans = on_the_clock(ends.first, ends.last) if clock else between(ends.first, ends.last, published)
    clashes = [span.clash(stated) for span in spans]
    if (
        not clashes
        or not all(clashes)
        or (
            _part_of(text, found, ends)
            and not all(span.exceeded(stated) for span in (spans[:1] if clock else spans))
        )
    ):
        return ""
    return clashes[0]


def _is_year(text: str) -> bool:
    return text.isdigit() and len(text) == 4  # noqa: PLR2004


def _part_of(text: str, found: re.Match[str], ends: _Ends) -> bool:
    """Tell whether the length may be a part of the span: "two years abroad between 1990 and 1997"."""
    before = text[: ends.span.start].rstrip().casefold()
    if before.endswith("between"):
        return not text[: found.start()].rstrip().casefold().endswith("the")
    return text[: found.start()].endswith("for ") and ends.span.end <= found.start()


@cache
def _zones() -> re.Pattern[str]:
    """Return the pattern of journeys whose ends may be told by two clocks."""
    return re.compile(
        r"\b(?:flights?|flew|fly|flying|flies|landed|landing|took off|touched down|time zones?|local time"
        r"|GMT|[ECMP][SD]?T)\b"
    )


@cache
def _stops() -> re.Pattern[str]:
    """Return the pattern of words by which a length is not from one end to the other."""
    return re.compile(rf"(?i)\b(?:{'|'.join(words('duration_stops'))})\b")


@cache
def _gap_before() -> re.Pattern[str]:
    return re.compile(rf"[,:;]?(?: (?!(?:{_NOT})\b)[^\s\d.;:()]+){{0,8}},?(?: ?[—–-])? ?\(?")


@cache
def _gap_after() -> re.Pattern[str]:
    kinds = "(?:period|span|stretch|total|run|stay|term|spell|reign|interval)"
    loose = (
        rf"(?: (?!(?:{_NOT}|who|which|that|where|whose|when|had|has|have|his|her|its"
        rf"|their)\b)[^\s\d.;:()]+){{0,7}}?"
    )
    return re.compile(
        rf"\)?,?{loose} (?:for|took|lasted|exactly|lasting|totalling|totaling|a total of|spent) |\)?,?"
        rf"(?: ?[—–-])? \(?(?:an? {kinds} (?:of |lasting )|a total of |in total |in all |altogether |or "
        rf"|lasting |"
        rf"for |a |the |was |is |it (?:was|lasted|took) |all |that is |i\.e\. )*"
    )


def _length_pattern() -> str:
    hedge = "about|around|some|nearly|almost|over|more than|at least|up to|under|less than|roughly|just over"
    hedge = rf"(?P<hedge>(?i:{hedge}|just under|approximately|an estimated|longer than|at most) )?"
    number = rf"(?P<number>(?:{count_pattern()})(?:[ -]and[ -]a[ -]half)?)"
    unit = "(?P<unit>(?i:year|month|fortnight|week|day|night|hour|minute|decade))"
    long = "(?:(?:full|whole|long|straight) )?"
    return rf"(?<![\w.,$£€–—-]){hedge}(?P<length>{number}(?: |-){long}{unit}s?)\b(?!-old)"


@cache
def _length() -> re.Pattern[str]:
    return re.compile(_length_pattern())


@cache
def _range(*, clock: bool) -> re.Pattern[str]:
    days = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    bare = r"(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?\b"
    day = rf"(?:{moment_pattern()}|{days}|{bare})"
    one, two = (rf"(?:{CLOCK}|\d\d?\b)", CLOCK) if clock else (day, day)
    till = "(?:right |up )?to|until|till|through"
    return re.compile(
        rf"\b(?:(?:[Ff]rom|[Bb]etween) (?P<a>{one})(?:,? (?:{till}|and) |[-–—])(?P<b>{two})"
        rf"|(?<=\()(?P<a2>{one})(?: ?[-–—] ?| (?:{till}) )(?P<b2>{two})(?=\)))"
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Return the pattern, compiled when a text first has its cue: each takes some milliseconds."""
    return re.compile(pattern)


@cache
def _told() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Return cues and the patterns that tell both ends with verbs: "closed 12 years later, in 1960"."""
    span, on = _length_pattern(), r"(?:,? (?:in|on|of))"
    year = dated_pattern()
    plain = r"[^.;:()\d]"
    some = rf"(?:(?!\b(?:{_APART})\b)[^.;:()\d])"
    started = "|".join(words("starting_verbs"))
    ended = "|".join(words("ending_verbs"))
    pair = (
        rf"(?<!-)\b(?i:{started})(?: {some}{{0,50}}?)? (?:in|on) (?P<a>{year}),?{some}{{0,30}}?\b(?:{ended})"
        rf"(?: {some}{{0,30}}?)? (?:in|on) (?P<b>{year})"
    )
    return tuple(
        (cues, pattern)
        for cues, pattern in (
            (
                (" later", " afterward", " on,"),
                (
                    rf"\b(?:[Ii]n|[Oo]n) (?P<a>{year}){some}{{0,80}}? {span} (?:later|afterwards?|on){on} "
                    rf"(?P<b>{year})"
                ),
            ),
            (
                (" after ", " since "),
                (
                    rf"\b(?:[Ii]n|[Oo]n|was) (?P<b>{year}), {span} (?:after|since"
                    rf"|to the day since){some}{{0,60}}?\b(?P<a>{year})"
                ),
            ),
            (
                (" after ", " since "),
                (
                    rf"{span} (?:after|since){some}{{0,60}}?\b(?P<a>{year})(?: [^.,;:()\d]{{0,40}})?, "
                    rf"(?:in|on) "
                    rf"(?P<b>{year})"
                ),
            ),
            (
                (" on, in ", " later, in "),
                rf"{span} (?:on|later), in (?P<b>{year}), the (?P<a>{year}) ",
            ),
            (
                (" after ", " following ", " last", " run ", " spent ", " served ", " had "),
                (
                    rf"{pair},? (?:after|following|having lasted|having run for|lasting|(?:he|she|they) "
                    rf"(?:spent|served|had)) {span}"
                ),
            ),
            (
                (" and took ", " and lasted "),
                (
                    rf"(?<!-)\b(?i:{started})(?: {some}{{0,50}}?)? (?:in|on) (?P<a>{year}),? and (?:took"
                    rf"|lasted) {span},?{some}{{0,20}}?\b"
                    rf"(?:{ended})(?: {some}{{0,30}}?)? (?:in|on) (?P<b>{year})"
                ),
            ),
            (
                ("separate", " between "),
                (
                    rf"{span} (?:separated?|passed between|elapsed between|lie between"
                    rf"|lay between){some}{{0,40}}?\b(?P<a>{year})"
                    rf"{some}{{0,60}}?\b(?P<b>{year})"
                ),
            ),
            (
                (", ",),
                (
                    rf"\b(?P<a>{CLOCK}){plain}{{0,60}}? (?P<b>{CLOCK}){plain}{{0,30}}?, {span} (?:later"
                    rf"|afterwards?|after that)\b"
                ),
            ),
        )
    )
