"""Wholes beside all of their parts: "12 people: five women and six men", "five and six, 12 in all".

Two ways to be wrong are told apart: a total that is off however its parts were rounded, and one that is off
only by what rounding may hide.
"""

import re
from collections.abc import Iterator
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash, as_written
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.figure_lists import (
    all_told,
    beside,
    clause_end,
    comparing,
    elided,
    listed,
    made_of,
    of_the_rest,
    of_which,
    on_top,
    one_by_one,
    remaining,
    summed,
    total_of,
)
from copydesk.analysis.figure_overfull import overfull
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_SUMMED = frozenset({"count", "USD", "GBP", "EUR"})
_NEVER = frozenset({"percent", "points", "age", "celsius", "fahrenheit", "kph", "mph"})
_COMPLEMENTS = (
    frozenset({"men", "women"}),
    frozenset({"boys", "girls"}),
    frozenset({"adults", "children"}),
    frozenset({"males", "females"}),
    frozenset({"civilians", "soldiers"}),
    frozenset({"soldiers", "officers"}),
    frozenset({"passengers", "crew"}),
    frozenset({"passengers", "members"}),
    frozenset({"democrats", "republicans"}),
    frozenset({"officers", "civilians"}),
    frozenset({"teachers", "pupils"}),
    frozenset({"teachers", "students"}),
    frozenset({"girls", "women"}),
    frozenset({"boys", "men"}),
)
_MIXED = frozenset({"people", "members", "victims", "passengers", "residents", "workers", "employees"})
_SHARE_OF = re.compile(
    rf"(?:\b(?:half|thirds?|quarters?|most|many|some|part|none)|{Q}) of (?:the|its|their|his|her) $"
)
_LONGEST = 400  # characters of a clause with parts
_NEAR_LISTED = 0.5  # of three after a colon, or summed up by ", 12 in all", the list is of all more often
_NEAR = 0.75  # a list that makes less of its whole names some of the parts; one that makes more counts others


def _all(document: Document) -> tuple[tuple[StatedClash, bool], ...]:
    """Return the wholes that are not the sum of the parts listed, and whether rounding may explain it."""
    within = (total for frame in document.derive(frames) for total in _in_frame(frame))
    across = (total for frame in document.derive(joined_frames) for total in _across(frame))
    found: dict[int, tuple[StatedClash, bool]] = {}
    for clash, rounded in chain(within, across, document.derive(overfull)):
        found.setdefault(id(clash.stated[0]), (clash, rounded))
    return tuple(found.values())


def wrong_totals(document: Document) -> tuple[StatedClash, ...]:
    """Return the wholes that are not the sum of their parts, however these were rounded."""
    return tuple(total for total, rounded in document.derive(_all) if not rounded)


def rounded_totals(document: Document) -> tuple[StatedClash, ...]:
    """Return the wholes that are off by no more than rounding may explain."""
    return tuple(total for total, rounded in document.derive(_all) if rounded)


def _in_frame(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge a frame by the patterns that its words allow; most frames allow none, and none is compiled."""
    text = frame.text
    patterns: list[re.Pattern[str]] = []
    if " and " in text:
        if any(mark in text for mark in (": ", " (", " – ", "—")):
            patterns.append(listed())
        if any(word in text for word in ("compris", "consist", "made up", "split", "divided")):
            patterns.append(made_of())
        if "remain" in text or "rest" in text or "other" in text:
            patterns += (of_which(), of_the_rest())
        if "of " in text:
            yield from _of_the(frame)
        if ", " in text and len(frame.quantities) > 2:  # noqa: PLR2004
            yield from _beside(frame)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield from _judged(frame[found["whole"]], frame, found["parts"], found["cue"])
    yield from _sums(frame)


def _beside(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge "17 people, nine men and five women,": parts that leave out none, or make too much."""
    for found in beside().finditer(frame.text):
        whole, parts = frame[found["whole"]], frame.of(found["parts"])
        apart = _complements(parts) and whole.noun in _MIXED
        alike = not any(part.noun for part in parts) and one_by_one().fullmatch(found["parts"])
        more = whole.value < sum(part.value for part in parts) and max(p.value for p in parts) < whole.value
        if whole is frame.quantities[0] and whole.noun and (apart or (alike and more)):
            yield from _judged(whole, frame, found["parts"].replace(" of them", ""), ", beside")


def _sums(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge "five goats and six sheep, a total of 12 animals"."""
    text = frame.text
    if "later cut" in text or "later reduced" in text:
        return
    if "total" in text or "making" in text or "in all" in text or "altogether" in text:
        for found in summed().finditer(text):
            listed = clause_end().split(text[max(0, found.start() - _LONGEST) : found.start()])[-1]
            if _is_series(listed) and not on_top().search(listed):
                yield from _judged(frame[found["whole"]], frame, _without_another(listed), found["cue"])


def _of_the(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge "Of the 57 boats, 40 were sold in March and 27 in June": one verb, so the two do not overlap."""
    for found in elided().finditer(frame.text):
        whole, parts = frame[found["whole"]], (frame[found["one"]], frame[found["two"]])
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        if not any(part.noun or part.hedge or part.unit != whole.unit for part in parts) and low > whole.high:
            said = as_written(sum(part.value for part in parts), whole)
            yield StatedClash((whole,), parts, whole.text, said, low, high, "of the"), False


def _across(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge two sentences: a whole and then its parts to the last, or parts and then what they make."""
    first, second = frame.text[: frame.break_at], frame.text[frame.break_at :]
    before = frame.of(first)
    rest = remaining().search(second)
    if rest and len(before) == 1 and before[0].noun and frame[rest["last"]] is frame.quantities[-1]:
        if not any(part.noun for part in frame.of(second)):
            second = second.replace(";", ",")
        if _is_series(second):
            yield from _judged(before[0], frame, second.replace(rest["cue"], ""), rest["cue"])
    elif (summed := all_told().search(second)) and len(frame.of(second)) == 1:
        listed = clause_end().split(first)[-1]
        if len(frame.of(listed)) == len(before) and _is_series(listed) and not on_top().search(listed):
            yield from _judged(frame[summed["whole"]], frame, listed, summed["cue"])
    elif (said := total_of().search(first)) and _is_series(second):
        parts = frame.of(second)
        others = [one for one in before if one is not frame[said["whole"]]]
        if len(others) == 1 and others[0].value == len(parts) and frame[said["whole"]] is before[-1]:
            yield from _judged(frame[said["whole"]], frame, second, said["cue"])


def _without_another(listed: str) -> str:
    return re.sub(rf"(?<=and )(?:another|a further) (?={Q})", "", listed)


def _is_series(listed: str) -> bool:
    """Tell whether the figures of a clause stand in a row: "five women, four men and two of the crew"."""
    gaps = re.split(Q, listed)
    return len(gaps) > 2 and all(re.search(r",|\band\b", gap) for gap in gaps[1:-1])  # noqa: PLR2004


def _judged(whole: Quantity, frame: Frame, listed: str, cue: str) -> Iterator[tuple[StatedClash, bool]]:
    if _SHARE_OF.search(frame.text[: frame.text.index(frame.mark(whole))]):
        return  # "half of the 60 seats are vacant: …"
    parts = frame.of(listed)
    singles = _singles(listed)
    certain = _certain(cue)
    if singles and re.search(r"[a-z]", listed[:1]):
        return  # words before the first figure: "Ruiz took 90, Okafor, a baker, 120"
    listed = re.sub(r"\bthe (?:remaining|other|rest,?) ", "", listed)
    if re.search(r"\d", listed) or comparing().search(listed):
        return
    if not _partition(whole, parts, certain=certain, apart=cue.endswith(" into")):
        return
    low = sum(part.low for part in parts) + singles
    high = sum(part.high for part in parts) + singles
    actual = sum(part.value for part in parts) + singles
    if not whole.value or abs(actual - whole.value) < whole.place * 1e-6:
        return
    if _may_be_incomplete(actual / whole.value, cue, parts, singles):
        return
    off = low > whole.high or high < whole.low
    # a sum that rounds to the whole as written is right: 2.34 and 2.3
    if off or abs(actual - whole.value) > whole.place / 2:
        yield (
            StatedClash((whole,), parts, whole.text, as_written(actual, whole), low, high, cue.strip(" ,")),
            not off,
        )


def _may_be_incomplete(ratio: float, cue: str, parts: tuple[Quantity, ...], singles: int) -> bool:
    """Tell whether a list may name some parts only, or others; ``ratio`` is what it makes of its whole."""
    closed = cue[:1] in {",", "o"} or (cue.strip() == ":" and len(parts) + singles > 2)  # noqa: PLR2004
    near = _NEAR_LISTED if closed else _NEAR
    if not _certain(cue) and not near < ratio < 1 / near:
        return True
    if cue.strip(" ,") in {"–", "—"} and ratio < 1 and not _complements(parts):
        return True
    return cue.startswith("bringing") and ratio < 1  # what is listed came on top of what there was


def _certain(cue: str) -> bool:
    """Tell whether the cue says in words that the list is the whole."""
    return bool(
        re.search(
            r"total|compris|consist|made up|split|divided|making|in all|altogether|all told|together|remain|"
            r"rest\b|other|of which|of whom",
            cue,
        )
    )


def _partition(whole: Quantity, parts: tuple[Quantity, ...], *, certain: bool, apart: bool) -> bool:
    """Tell whether the parts can be parts of the whole: one unit, no hedges, nothing counted twice."""
    nouns = [part.noun for part in parts if part.noun]
    if apart and set(nouns) - {whole.noun}:
        return False  # pupils are split into groups
    amounts = (whole, *parts)
    alike = set(nouns) <= {whole.noun} or (len(set(nouns)) == len(nouns) and whole.noun not in nouns)
    return (
        len(parts) > 1
        and (whole.unit in _SUMMED or (certain and whole.unit not in _NEVER))
        and parts[0].unit == whole.unit
        and all(
            part.unit == whole.unit or (certain and part.unit == "count" and not part.noun) for part in parts
        )
        and all(amount.hedge == "" for amount in amounts)
        and (alike or certain)
    )


def _complements(parts: tuple[Quantity, ...]) -> bool:
    return frozenset(part.noun for part in parts) in _COMPLEMENTS


def _singles(listed: str) -> int:
    """Count the parts that are a lone "one child" or "a child"."""
    items = re.split(r", (?:and )?| and ", listed)
    return sum(1 for item in items if re.match(r"(?:one|an?)\b", item) and not re.search(Q, item))
