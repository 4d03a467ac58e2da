"""Shares given with part and whole: "12 of 40 (25 per cent)", "of 40 pupils, 12, or half, walked"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash, tight
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_ROUNDED = 10  # percentages of less worth a digit are rounded to their last
_WORD = r"[a-z’'-]+"
_SOME = rf"(?:{_WORD} ){{0,4}}?"  # "the school’s", "a total of"
_HEDGE = (
    r"(?:(?:or|about|around|some|just|nearly|roughly|almost|more|than|over|under|less|fewer|only|"
    r"well|exactly|"
    r"approximately|a|little|barely|at|least|close|to|slightly|an|estimated|fully) ){0,4}?"
)
_SAID = (
    r"(?:,? or |,? \((?:or |i\.e\.,? )?|,? ?[–—] ?(?:or )?|,? (?:which|that)(?: is|’s|'s|,? means)"
    r",? |, i\.e\.,? |"
    r",? (?:equal|equivalent) to |,? (?:making up|representing|accounting for|amounting to) |"
    r",? an? (?:[a-z]+ ){0,2}(?:share|proportion|rate) of )"
)
_JOINT = rf"(?:{_SAID}|, ){_HEDGE}"
_GAP = r"[^\ue000-\ue01f;:()]{0,60}?"
_END = r"(?= ?[,.;:)–—]|$| of\b| (?:have|had|were|was|are|is|said|did)\b)"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    ratio = (
        rf"(?P<part>{Q})(?: {_WORD}){{0,2}}?,? (?:(?:out )?of|in every) (?!which|whom|them|these|"
        rf"those){_SOME}"
        rf"(?P<whole>{Q})"
    )
    words = rf"(?:(?: {_WORD}){{0,8}}?)"
    said = rf"(?:{words}, {_HEDGE}|{_GAP}{_SAID}{_HEDGE})"
    return (
        re.compile(rf"{ratio}{said}(?P<p>{Q}){_END}"),
        re.compile(
            rf"(?P<part>{Q})(?: {_WORD}){{0,2}}?{_JOINT}(?P<p>{Q})[,)–—]?,? (?:out )?of {_SOME}(?P<whole>{Q})"
        ),
        re.compile(
            rf"(?P<p>{Q})(?:[a-z ’'-]{{1,45}}?)?(?:{_JOINT}|: ){ratio}(?:{words} ?[,).–—]| are |"
            rf" were | have | last )"
        ),
        re.compile(
            rf"(?P<p>{Q}) (?:of |(?=the |its |their |all )){_SOME}(?P<whole>{Q})(?: {_WORD}"
            rf"){{0,6}}?{_JOINT}(?P<part>{Q})"
            r"(?= ?[,)–—.]| in all\b| in total\b| altogether\b)(?!,? (?:of|in) (?:them|which|whom))"
        ),
        re.compile(
            rf"(?P<p>{Q}) (?:of |(?=the |its |their |all )){_SOME}(?P<whole>{Q})(?: {_WORD}){{0,6}}?, "
            rf"(?P<part>{Q}) of them(?=,)"
        ),
        re.compile(
            rf"(?P<whole>{Q})[^\ue000-\ue01f:()]{{0,90}}?(?:, |; | and |\. )(?P<part>{Q}) of "
            rf"(?:them|whom|which|those|these)"
            rf"{said}(?P<p>{Q}){_END}"
        ),
        re.compile(
            rf"^[^\ue000-\ue01f]*(?P<whole>{Q})[^\ue000-\ue01f]{{0,160}}\. of (?:them|those|these)"
            rf",?[^\ue000-\ue01f.;:]{{0,30}} "
            rf"(?P<part>{Q}){said}(?P<p>{Q}){_END}"
        ),
    )


@cache
def _set_apart() -> re.Pattern[str]:
    """Return the pattern of "The council has 50 members; 20, or 40 percent, are new"."""
    return re.compile(
        rf"(?P<whole>{Q})[^\ue000-\ue01f()]{{0,60}}?[;,:.] (?P<part>{Q})(?:, or | \(){_HEDGE}(?P<p>{Q})[,)]"
    )


@cache
def _head() -> re.Pattern[str]:
    """Return the pattern of "Of the 40 pupils who were asked," at the start of a clause."""
    return re.compile(
        rf"(?:^|[,;:–—(“\"] ?|\b(?:and|that|but) )(?:out )?of {_SOME}(?P<whole>{Q})"
        rf"[^\ue000-\ue01f;:()]{{0,80}}?(?:,|(?= {Q} ))"
    )


@cache
def _next_head() -> re.Pattern[str]:
    """Return where what is said of one whole ends: a further sentence part, or another whole."""
    return re.compile(rf";|(?<!rate )(?<!share )(?<!proportion )\b(?:out )?of (?:{_WORD} ){{0,2}}{Q}")


@cache
def _item() -> re.Pattern[str]:
    """Return the pattern of "12 (30 percent)" in what follows such a head."""
    return re.compile(
        rf"(?P<part>{Q})(?:(?: {_WORD}){{0,8}}?, {_HEDGE}|{_GAP}{_SAID}{_HEDGE})(?P<p>{Q}){_END}"
    )


def wrong_shares(document: Document) -> tuple[StatedClash, ...]:
    """Return the percentages and fractions that are not the share they are given for, each once."""
    found: dict[int, StatedClash] = {}
    for frame in chain(document.derive(frames), document.derive(joined_frames)):
        if any(quantity.unit == "percent" for quantity in frame.quantities):
            for wrong in _shares(frame):
                found.setdefault(id(wrong.stated[0]), wrong)
    return tuple(found.values())


def _shares(frame: Frame) -> Iterator[StatedClash]:
    text = frame.text
    if "of " in text or "in every" in text or "half the" in text:
        for pattern in _patterns():
            for found in pattern.finditer(text):
                yield from _judged(frame, found, frame[found["whole"]], frame[found["part"]])
        yield from _listed(frame)
        if frame.break_at:
            yield from _summed_up(frame)
    for found in _set_apart().finditer(text):
        whole, part = frame[found["whole"]], frame[found["part"]]
        if whole.noun and not part.noun:
            yield from _judged(frame, found, whole, part)
    for found in _twice().finditer(text):
        yield from _same(frame[found["one"]], frame[found["two"]])


def _listed(frame: Frame) -> Iterator[StatedClash]:
    """Judge "Of the 40 pupils, 12 (30 percent) walk, 20 (50 percent) ride": parts of what is named first."""
    for head in _head().finditer(frame.text):
        end = frame.break_at or len(frame.text)
        stop = _next_head().search(frame.text, head.end(), end)
        for found in _item().finditer(frame.text, head.end(), stop.start() if stop else end):
            yield from _judged(frame, found, frame[head["whole"]], frame[found["part"]], named=True)


def _summed_up(frame: Frame) -> Iterator[StatedClash]:
    """Judge "Of the 40 pupils, 12 walked. That is 30 percent.": two figures before, the share after."""
    said = _that_is().search(frame.text, frame.break_at)
    if not said or ord(said["p"]) != ord(Q[1]) + 2:
        return
    first = frame.text[: frame.break_at]
    ratio = _ratio().search(first)
    if ratio:
        yield from _judged(frame, said, frame[ratio["whole"]], frame[ratio["part"]])
    elif (head := _head().search(first)) and frame.quantities[0] is frame[head["whole"]]:
        yield from _judged(frame, said, frame.quantities[0], frame.quantities[1], named=True)


def _judged(
    frame: Frame, found: re.Match[str], whole: Quantity, part: Quantity, *, named: bool = False
) -> Iterator[StatedClash]:
    """Judge a share; ``named`` tells that the whole is set apart, so that parts may have their own nouns."""
    stated = frame[found["p"]]
    if stated.unit != "percent" or not _of_one_kind(part, whole, named=named):
        return
    first = found.start("p") == found.start() and "whole" in found.re.groupindex
    base = None if first else _base().match(frame.text, found.end("p"))
    if base and not (base["same"] or base["noun"] == whole.noun or _restates(found)):
        return  # "12 of 40 seats (35 percent of the vote)"
    if not 0 < part.value <= whole.value or not whole.low or _more().match(frame.text, found.end("p")):
        return
    place = min(part.place, whole.place)
    (part_low, part_high), (whole_low, whole_high) = tight(part, place), tight(whole, place)
    low, high = part_low / whole_high * 100, part_high / whole_low * 100
    slack = max(1.0, stated.place / 2 if stated.place < _ROUNDED else 0.5)
    if first:
        slack += 50 / whole.value  # a part worked out of a share is a whole number
    if stated.high + slack < low or stated.low - slack > high:
        actual = f"{part.value / whole.value * 100:.3g} percent"
        yield StatedClash((stated,), (part, whole), stated.text, actual, low, high, "of")


def _of_one_kind(part: Quantity, whole: Quantity, *, named: bool) -> bool:
    """Tell whether the part can be one of the whole; "3 million euros of the 10 million" borrows its unit."""
    units = {_unit(part), _unit(whole)}
    bare = any(_unit(one) == "count" and not one.noun for one in (part, whole))
    if units & {"percent", "points", "age"} or (len(units) > 1 and not bare):
        return False
    nouns = {part.noun, whole.noun} - {"", "people"}
    return named or len(nouns) < 2  # noqa: PLR2004


def _unit(quantity: Quantity) -> str:
    """Return the unit; a bare number after a name and a comma was taken for an age."""
    return "count" if quantity.unit == "age" and quantity.text.isdecimal() else quantity.unit


def _restates(found: re.Match[str]) -> bool:
    """Tell whether "or" or a dash says that the share is the ratio again, whatever it is called."""
    before = found.string[found.start() : found.start("p")]
    return bool(_or().search(before)) and not _other_base().match(found.string, found.end("p"))


@cache
def _more() -> re.Pattern[str]:
    """Return what says that a percentage is of a change: "20, or 40 percent, fewer"."""
    return re.compile(r"[,)]* (?:more|fewer|less|higher|lower|up|down|above|below|from)\b")


@cache
def _or() -> re.Pattern[str]:
    return re.compile(rf"(?: or |[–—] ?|(?:that|which)(?: is|’s|'s),? ){_HEDGE}$")


@cache
def _other_base() -> re.Pattern[str]:
    bases = (
        "vote|votes|poll|ballots|revenue|sales|output|production|value|population|budget|cost|costs|"
        "market|profit"
    )
    return re.compile(rf" of (?:{_WORD} ){{0,4}}?(?:{bases})\b")


def _same(one: Quantity, two: Quantity) -> Iterator[StatedClash]:
    """Judge a percentage beside the same share in words: "60 percent, or three in five"."""
    if one.unit != "percent" or two.unit != "percent" or _in_words(one) == _in_words(two):
        return
    if one.high + 1 < two.low or two.high + 1 < one.low:
        yield StatedClash((two,), (one,), two.text, one.text, one.low, one.high, "or")


def _in_words(quantity: Quantity) -> bool:
    return not ("%" in quantity.text or "cent" in quantity.text or "pc" in quantity.text)


@cache
def _base() -> re.Pattern[str]:
    """Return what a percentage is of, in the words after it."""
    same = "them|those|these|all|the total|the whole|its|their|the (?:group|sample|list)|respondents|those"
    return re.compile(rf" of (?:(?P<same>{same})\b|(?:the |all )?(?:{_WORD} )?(?P<noun>[a-z]+)|)")


@cache
def _ratio() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<part>{Q})(?: {_WORD}){{0,2}}?,? (?:out )?of (?!which|whom|them|these|those){_SOME}"
        rf"(?P<whole>{Q})"
    )


@cache
def _that_is() -> re.Pattern[str]:
    verbs = r"is|was|means|makes|amounts to|represents|equals|works out (?:at|to)|comes to|is equal to"
    return re.compile(
        rf" (?:that|this|it|which)(?:(?: {verbs})|[’']s) (?:{_WORD} ){{0,2}}?{_HEDGE}(?P<p>{Q}){_END}"
    )


@cache
def _twice() -> re.Pattern[str]:
    return re.compile(rf"(?P<one>{Q})(?:,? or |,? \((?:or )?|,? ?[–—] ?(?:or )?){_HEDGE}(?P<two>{Q}){_END}")
