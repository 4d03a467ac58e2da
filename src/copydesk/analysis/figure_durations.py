"""Lengths of time beside both of their ends: "mayor for nine years, from 1990 to 1997"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.duration_spans import between, length, on_the_clock
from copydesk.analysis.figure_counts import count_pattern
from copydesk.analysis.moments import CLOCK, dated_pattern, moment_pattern
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 1_000  # characters; a longer sentence is none
_CLOCKED = frozenset({"hour", "minute"})
_NOT = "and|but|after|before|then|later|including|since|plus|except|until|ago|of which|than|instead|not|or|out of"


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
        for sentence in document.derive(document_sentences)
        if len(sentence.text) <= _LONGEST and _gate().search(sentence.text)
        for wrong in _in_sentence(sentence, year)
    )


def _in_sentence(sentence: Sentence, published: int | None) -> Iterator[WrongDuration]:
    """Yield the first length that clashes with the one pair of ends beside it."""
    text = sentence.text
    if _stops().search(text):
        return
    for found, ends in _pairs(text):
        actual = _clash(found, ends, published)
        if actual:
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
    for pattern in _told() if lengths else ():
        for told in pattern.finditer(text):
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


def _clash(found: re.Match[str], ends: _Ends, published: int | None) -> str:
    stated = length(found["number"], found["unit"], (found["hedge"] or "").strip())
    if stated.unit in _CLOCKED:
        spans = on_the_clock(ends.first, ends.last)
    else:
        spans = between(ends.first, ends.last, published)
    clashes = [span.clash(stated) for span in spans]
    return clashes[0] if clashes and all(clashes) else ""


@cache
def _gate() -> re.Pattern[str]:
    return re.compile(r"(?:year|month|fortnight|week|day|night|hour|minute|decade)s?\b")


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
    return re.compile(
        rf"\)?,?(?: ?[—–-])? \(?(?:an? {kinds} (?:of |lasting )|a total of |in total |in all |altogether |or |lasting |"
        rf"for |a |the |was |is |it (?:was|lasted|took) |all |that is |i\.e\. )*"
    )


def _length_pattern() -> str:
    hedge = "about|around|some|nearly|almost|over|more than|at least|up to|under|less than|roughly|just over"
    hedge = rf"(?P<hedge>(?i:{hedge}|just under|approximately|an estimated|longer than|at most) )?"
    number = rf"(?P<number>(?:{count_pattern()})(?:[ -]and[ -]a[ -]half)?|[Aa](?= ))"
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
        rf"\b(?:(?:[Ff]rom|[Bb]etween) (?P<a>{one})(?: (?:{till}|and) |[-–—])(?P<b>{two})"
        rf"|(?<=\()(?P<a2>{one})(?: ?[-–—] ?| (?:{till}) )(?P<b2>{two})(?=\)))"
    )


@cache
def _told() -> tuple[re.Pattern[str], ...]:
    """Return the patterns that tell both ends with verbs: "opened in 1950 and closed 12 years later, in 1960"."""
    span, on = _length_pattern(), r"(?:,? (?:in|on|of))"
    year = dated_pattern()
    some = r"[^.;:()\d]"
    started = "(?:open|began|begun|start|found|launch|join|took office|creat|establish|built|set up)"
    ended = "(?:clos|end|finish|left|resign|retir|stepped down|disband|shut|dissol|stop|demolish)"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"\b[Ii]n (?P<a>{year}){some}{{0,80}}? {span} later{on} (?P<b>{year})",
            rf"\b[Ii]n (?P<b>{year}), {span} after {some}{{0,60}}?\b(?P<a>{year})",
            rf"{span} after {some}{{0,60}}?\b(?P<a>{year}){some}{{0,40}}?,? in (?P<b>{year})",
            rf"\b{started}{some}{{0,60}}? (?:in|on) (?P<a>{year}),?{some}{{0,30}}?\b{ended}{some}{{0,30}}? (?:in|on) "
            rf"(?P<b>{year}),? (?:after|following|having lasted|having run for|lasting) {span}",
        )
    )
