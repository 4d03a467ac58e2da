"""So many at so much, and what they make: "20 benches at $150 each, $3,000 in all".

Three figures are taken for the two factors and the product only when they are the only ones of their kinds
in one sentence, or in two that follow one another, and the words tie them together.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash, in_words, tight
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.figure_measures import counts_people
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_LOOSE = 0.03  # beside the written precision
_MOST = 5  # figures of a frame
_WORD = r"[a-z’'-]+"
_HEADS = frozenset({"head", "capita", "person", "resident", "inhabitant", "citizen", "one", "each"})
_MONEY = re.compile(r"[A-Z]{3}")


def wrong_rates(document: Document) -> tuple[StatedClash, ...]:
    """Return the rates, averages and products that their own factors do not make, each once."""
    found: dict[int, StatedClash] = {}
    for frame in chain(document.derive(frames), document.derive(joined_frames)):
        if 3 <= len(frame.quantities) <= _MOST and _cue().search(frame.text):  # noqa: PLR2004
            for wrong in _judged(frame):
                if frame.spans_both(*wrong.stated, *wrong.parts):
                    found.setdefault(id(wrong.stated[0]), wrong)
    return tuple(found.values())


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:each|apiece|average|averag\w+|mean|per|every|daily|yearly)\b|{Q}[^.;:]{{0,20}} an? [a-z]+\b"
    )


def _judged(frame: Frame) -> Iterator[StatedClash]:
    if _veto().search(frame.text) or _is_compound(frame):
        return
    for each, unit, sure in _each(frame):
        others = [
            one
            for one in frame.quantities
            if one is not each and one.unit not in {"percent", "points", "age"}
        ]
        totals = [one for one in others if _alike(each, one)]
        counts = [one for one in others if one not in totals and one.unit in {"count", unit, *_TIMES}]
        if each.unit == "count" and not each.noun:
            counts = [one for one in others if _counts(one, unit)]
            totals = [one for one in others if one not in counts]
        elif unit:
            counts = [one for one in counts if _counts(one, unit)]
        totals = [one for one in totals if not one.block.text.startswith(" of them", one.span.end)]
        if len(totals) == len(counts) == 1 and (sure or _sums_up(frame, totals[0])):
            yield from _product(frame, each, counts[0], totals[0])
            return


def _sums_up(frame: Frame, total: Quantity) -> bool:
    """Tell whether the words say that an amount is the sum: anywhere, or just before it ("raising £800")."""
    before = frame.text[: frame.text.index(frame.mark(total))]
    return bool(_total_cue().search(frame.text) or _brought().search(before))


@cache
def _brought() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:raising|netting|earning|costing|yielding|grossing|paying|(?:is|are|was|were) worth|"
        r"so [a-z ]{0,30}"
        rf"{Q}? ?(?:costs?|makes?|earns?)|costs?) (?:[a-z]+ ){{0,2}}$"
    )


def _is_compound(frame: Frame) -> bool:
    """Tell whether a time is given in two units: "2 hours 40 minutes"."""
    pairs = zip(frame.quantities, frame.quantities[1:], strict=False)
    return any(
        one.unit in _TIMES and two.unit in _TIMES and f"{frame.mark(one)} {frame.mark(two)}" in frame.text
        for one, two in pairs
    )


def _product(frame: Frame, each: Quantity, count: Quantity, total: Quantity) -> Iterator[StatedClash]:
    counted = tight(count)
    if count.hedge == "over" and f"over {frame.mark(count)}" in frame.text:
        counted = (count.value, count.value)  # "over six nights" says how long, not how many at least
    low, high = (one * other for one, other in zip(tight(each), counted, strict=True))
    rest = [
        one for one in frame.quantities if one not in (each, count, total) and one.unit in {"count", *_TIMES}
    ]
    if len(rest) > 1:
        return
    # "20 miners at $40 an hour for eight hours": a further factor may belong to it
    readings = [(low, high), *((low * one.value, high * one.value) for one in rest)]
    least, most = tight(total)
    slack = min(each.place, 1.0) / 2 * count.value  # an average is rounded
    for low, high in readings:
        if (low - slack) * (1 - _LOOSE) <= most and (high + slack) * (1 + _LOOSE) >= least:
            return
    low, high = readings[0]
    actual = in_words(each.value * count.value, total)
    yield StatedClash((total,), (each, count), total.text, actual, low, high, "each")


def _each(frame: Frame) -> Iterator[tuple[Quantity, str, bool]]:
    """Yield the figures that are said of each, of what ("" if unsaid), and whether they stand as a result."""
    for pattern in _patterns():
        for found in pattern.finditer(frame.text):
            groups = found.groupdict()
            mark = found["each"]
            unit = groups.get("n") or ""
            before = frame.text[max(0, found.start("each") - 60) : found.start("each")]
            sure = bool(groups.get("mean")) or bool(_result().search(before))
            yield frame[mark], unit, sure


def _counts(quantity: Quantity, unit: str) -> bool:
    """Tell whether a quantity counts what a rate is for: six nights, for "400 a night"."""
    if quantity.unit == unit:
        return True
    if quantity.unit != "count":
        return False
    if unit in _HEADS:
        return counts_people(quantity.noun) or quantity.noun[:-1] in _HEADS or quantity.noun == ""
    return bool(quantity.noun) and unit != "" and _same_noun(quantity.noun, unit)


def _same_noun(plural: str, single: str) -> bool:
    if plural.endswith("ies") and plural[:-3] + "y" == single:
        return True
    return plural in {single + "s", single + "es", single} or _irregular().get(single) == plural


@cache
def _irregular() -> dict[str, str]:
    return {
        "person": "people",
        "man": "men",
        "woman": "women",
        "child": "children",
        "household": "households",
        "half": "halves",
        "life": "lives",
        "loaf": "loaves",
        "foot": "feet",
    }


def _alike(each: Quantity, total: Quantity) -> bool:
    if each.unit != total.unit:
        return False
    return each.unit != "count" or not each.noun or total.noun in {each.noun, ""}


_TIMES = {"minute", "hour", "day", "week", "month", "year", "second", "decade"}


@cache
def _result() -> re.Pattern[str]:
    """Return what stands before a rate that is worked out from what was said."""
    hedge = (
        r"(?:or |about |around |some |just |nearly |roughly |almost |an |a |exactly |only |over |more than )*"
    )
    verbs = (
        r"works? out (?:at|to)|work out (?:at|to)|equates? to|comes? to|amounts? to|equal to|"
        r"equivalent to|i\.e\.,?|"
        r"that(?:’s| is|'s)|which is|would give|gives?|means?|averag\w+(?: of| price of| cost of)?|making"
    )
    return re.compile(
        rf"(?:[,(–—:;]|\bor|\b(?:{verbs})) {{0,1}}{hedge}(?:an average(?: of)? )?(?:each )?{hedge}$"
    )


@cache
def _total_cue() -> re.Pattern[str]:
    """Return what says that an amount is the sum: in so many words, or of those named before."""
    named = rf"(?:{Q} of them|each of the {Q}|for each of {Q}|each carrying|each holding)"
    return re.compile(
        r"\b(?:total\w*|in all|altogether|all told|combined|sum|bill|between them|together|collectively)\b"
        rf"|{named}.{{0,80}}\b(?:took in|costs?|paid|paying|raised|must|spent|delivered|for)\b|"
        rf"^at {Q}.*\bcosts?\b"
    )


@cache
def _veto() -> re.Pattern[str]:
    """Return what shows that other amounts come in."""
    return re.compile(
        rf"{Q} (?:more|less|fewer)\b|\b(?:plus|including|includes?|excluding|excludes?|extra|"
        rf"additional|deposit|tax|discount|"
        r"rising|up to|at least|"
        r"minimum|maximum|or more|from \W* ?to|ranging|depending|respectively|(?:fewer|less|higher|"
        r"lower) than|"
        r"compared|except|if|could|first|second|third|last|another|other|of which|of whom|some of|"
        r"hopes?|expect\w*|aims?|goal|"
        r"target|interest|fees?|fines?)\b|\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    noun = r"(?P<n>[a-z]+)"
    not_then = r"(?! (?:before|earlier|ago|later|old|more|longer|after|or|from|in))"
    few = rf"(?: (?!and|of|with|for|in|on|from|to|by){_WORD}){{0,2}}?"
    some = rf"(?:(?!from|for|with|by|than|in|on|rating|score|age){_WORD} ){{0,4}}?"
    return (
        re.compile(
            rf"(?P<each>{Q}){few} (?:an?|per|every|for each|for every(?: one of)?|each) (?:{_WORD}"
            rf" )??{noun}\b{not_then}"
        ),
        re.compile(rf"(?P<each>{Q}){few} (?:each|apiece|a piece)\b(?! of| other)"),
        re.compile(rf"(?P<each>{Q}){few} for (?:each|every one) of "),
        re.compile(
            rf"\b(?:each|every one)(?: of (?:the |its |their )?{Q})[^\ue000-\ue01f.;:]{{0,60}}? (?P<each>{Q})"
        ),
        re.compile(rf"\beach(?! of| other)(?: {_WORD}){{0,3}} (?P<each>{Q})"),
        re.compile(
            rf"\b(?P<mean>average|averaging|averaged|averages|mean)\b (?:per {noun} )?(?:{some})(?P<each>{Q})"
        ),
        re.compile(rf"\b(?:an?|the) {noun}ly (?P<mean>average) (?:of |was ){some}(?P<each>{Q})"),
        re.compile(rf"(?P<each>{Q}){few},? (?P<mean>on average|daily|a head)"),
    )
