"""Wholes beside all of their parts: "12 people: five women and six men", "five and six, 12 in all".

Two ways to be wrong are told apart: a total that is off however its parts were rounded, and one that is off
only by what rounding may hide.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_MARKS = "\ue000-\ue01f"
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
    frozenset({"girls", "women"}),
    frozenset({"boys", "men"}),
)
_LONGEST = 400  # characters of a clause with parts
_NEAR_LISTED = 0.5  # after a colon, the list is of all more often
_NEAR = 0.75  # a list that makes less of its whole names some of the parts; one that makes more counts others


def _all(document: Document) -> tuple[tuple[StatedClash, bool], ...]:
    """Return the wholes that are not the sum of the parts listed, and whether rounding may explain it."""
    within = (total for frame in document.derive(frames) for total in _in_frame(frame))
    across = (total for frame in document.derive(joined_frames) for total in _across(frame))
    found: dict[int, tuple[StatedClash, bool]] = {}
    for clash, rounded in chain(within, across):
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
            patterns.append(_listed())
        if any(word in text for word in ("compris", "consist", "made up")):
            patterns.append(_made_of())
        if "remain" in text or "rest" in text or "other" in text:
            patterns.append(_of_which())
        if "of " in text:
            yield from _of_the(frame)
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield from _judged(frame[found["whole"]], frame, found["parts"], found["cue"])
    yield from _sums(frame)


def _sums(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge "five goats and six sheep, a total of 12 animals"."""
    text = frame.text
    if "total" in text or "making" in text or "in all" in text or "altogether" in text:
        for found in _summed().finditer(text):
            listed = _clause().split(text[max(0, found.start() - _LONGEST) : found.start()])[-1]
            if _is_series(listed) and not _on_top().search(listed):
                yield from _judged(frame[found["whole"]], frame, _without_another(listed), found["cue"])


def _of_the(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge "Of the 57 boats, 40 were sold in March and 27 in June": one verb, so the two do not overlap."""
    for found in _elided().finditer(frame.text):
        whole, parts = frame[found["whole"]], (frame[found["one"]], frame[found["two"]])
        low, high = sum(part.low for part in parts), sum(part.high for part in parts)
        if not any(part.noun or part.hedge or part.unit != whole.unit for part in parts) and low > whole.high:
            said = _plain(sum(part.value for part in parts))
            yield StatedClash((whole,), parts, whole.text, said, low, high, "of the"), False


@cache
def _elided() -> re.Pattern[str]:
    words = rf"[^{_MARKS};:.()–—]"
    return re.compile(
        rf"\bof (?:[a-z’'-]+ ){{0,3}}(?P<whole>{Q}){words}{{0,60}}?, (?P<one>{Q}){words}{{0,40}}? "
        rf"(?P<by>in|at|on|by|from|to) {words}{{1,20}}?(?:,| and) (?P<two>{Q}) (?P=by) "
    )


def _across(frame: Frame) -> Iterator[tuple[StatedClash, bool]]:
    """Judge two sentences: a whole and then its parts to the last, or parts and then what they make."""
    first, second = frame.text[: frame.break_at], frame.text[frame.break_at :]
    before = frame.of(first)
    rest = _remaining().search(second)
    if rest and len(before) == 1 and before[0].noun and frame[rest["last"]] is frame.quantities[-1]:
        if not any(part.noun for part in frame.of(second)):
            second = second.replace(";", ",")
        if _is_series(second):
            yield from _judged(before[0], frame, second.replace(rest["cue"], ""), rest["cue"])
    elif (summed := _in_all().search(second)) and len(frame.of(second)) == 1:
        listed = _clause().split(first)[-1]
        if len(frame.of(listed)) == len(before) and _is_series(listed) and not _on_top().search(listed):
            yield from _judged(frame[summed["whole"]], frame, listed, summed["cue"])
    elif (said := _total_of().search(first)) and _is_series(second):
        parts = frame.of(second)
        others = [one for one in before if one is not frame[said["whole"]]]
        if len(others) == 1 and others[0].value == len(parts) and frame[said["whole"]] is before[-1]:
            yield from _judged(frame[said["whole"]], frame, second, said["cue"])


def _without_another(listed: str) -> str:
    return re.sub(rf"(?<=and )(?:another|a further) (?={Q})", "", listed)


@cache
def _on_top() -> re.Pattern[str]:
    """Return what says that the first of the parts came on top of what there was."""
    return re.compile(rf"^[^\ue000-\ue01f]*\b(?:another|further|more|extra|additional) {Q}")


@cache
def _in_all() -> re.Pattern[str]:
    cue = (
        r"(?:all told|in all|in total|altogether|together|that makes|that is a total of|the total is|"
        r"the total was)"
    )
    return re.compile(rf"^[^\ue000-\ue01f]{{0,20}} (?P<cue>{cue}),? (?:[a-z]+ ){{0,3}}?(?P<whole>{Q})")


@cache
def _total_of() -> re.Pattern[str]:
    return re.compile(rf"(?P<cue>total of) (?P<whole>{Q})")


@cache
def _of_which() -> re.Pattern[str]:
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(
        rf"(?P<whole>{Q}){words}{{0,60}}?,? (?P<cue>of (?:which|whom)) "
        rf"(?P<parts>{Q}{words}{{0,60}}?(?:, {Q}{words}{{0,60}}?){{0,6}},? and (?:the (?:remaining|"
        rf"other|rest,?) ){Q})"
    )


def _is_series(listed: str) -> bool:
    """Tell whether the figures of a clause stand in a row: "five women, four men and two of the crew"."""
    gaps = re.split(Q, listed)
    return len(gaps) > 2 and all(re.search(r",|\band\b", gap) for gap in gaps[1:-1])  # noqa: PLR2004


def _judged(whole: Quantity, frame: Frame, listed: str, cue: str) -> Iterator[tuple[StatedClash, bool]]:
    parts = frame.of(listed)
    singles = _singles(listed)
    certain = _certain(cue)
    if singles and re.search(r"[a-z]", listed[:1]):
        return  # words before the first figure: "Ruiz took 90, Okafor, a baker, 120"
    listed = re.sub(r"\bthe (?:remaining|other|rest,?) ", "", listed)
    if re.search(r"\d", listed) or _partial().search(listed) or not _partition(whole, parts, certain=certain):
        return
    low = sum(part.low for part in parts) + singles
    high = sum(part.high for part in parts) + singles
    actual = sum(part.value for part in parts) + singles
    if not whole.value or abs(actual - whole.value) < whole.place * 1e-6:
        return
    near = _NEAR_LISTED if cue.strip() == ":" and len(parts) + singles > 2 else _NEAR  # noqa: PLR2004
    if not certain and not near < actual / whole.value < 1 / near:
        return
    if cue.strip(" ,") in {"–", "—"} and actual < whole.value and not _complements(parts):
        return
    if cue.startswith("bringing") and actual < whole.value:
        return  # what is listed came on top of what there was
    off = low > whole.high or high < whole.low
    # a sum that rounds to the whole as written is right: 2.34 and 2.3
    if off or abs(actual - whole.value) > whole.place / 2:
        yield StatedClash((whole,), parts, whole.text, _plain(actual), low, high, cue.strip(" ,")), not off


def _plain(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _certain(cue: str) -> bool:
    """Tell whether the cue says in words that the list is the whole."""
    return bool(
        re.search(
            r"total|compris|consist|made up|making|in all|altogether|all told|together|remain|"
            r"rest\b|other|of which|of whom",
            cue,
        )
    )


def _partition(whole: Quantity, parts: tuple[Quantity, ...], *, certain: bool) -> bool:
    """Tell whether the parts can be parts of the whole: one unit, no hedges, nothing counted twice."""
    nouns = [part.noun for part in parts if part.noun]
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


@cache
def _remaining() -> re.Pattern[str]:
    return re.compile(rf"(?P<cue>\bthe (?:remaining|other|rest)) (?P<last>{Q})")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[;:()–—]")


def _singles(listed: str) -> int:
    """Count the parts that are a lone "one child" or "a child"."""
    items = re.split(r", (?:and )?| and ", listed)
    return sum(1 for item in items if re.match(r"(?:one|an?)\b", item) and not re.search(Q, item))


@cache
def _partial() -> re.Pattern[str]:
    """Return what shows that a list is no list of parts: comparisons, rates, parts of parts."""
    return re.compile(
        r"\b(?:others?|more|fewer|less|per|each|every|apiece|out of|of (?:which|whom|them|these|those|the)|"
        r"than|includ\w+|among|up|down|from|compared|plus|or|several|some|many|few|number|handful|"
        r"couple|dozens|"
        r"minus|former|another|further|additional|percent|ratio|through|but|however|whereas|times|"
        r"both|later|then)\b"
    )


@cache
def _listed() -> re.Pattern[str]:
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(rf"(?P<whole>{Q}){words}{{0,40}}?(?P<cue>: |, ?– | – | — |—| \()(?:the )?{_parts()}")


@cache
def _made_of() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<whole>{Q}),? (?P<cue>compris(?:ing|es?|ed)|consist(?:ing|s|ed)? of|made up of) {_parts()}"
    )


def _parts() -> str:
    """Return the pattern of a list of parts, to the end of its clause."""
    item = rf"(?:{Q}|one\b|an?\b)[^{_MARKS},;:.()–—]{{0,50}}?"
    said = rf"(?:,[^{_MARKS};:.()]{{0,60}}\b(?:according to|says?|said|told|reported|shows?|showed|wrote)\b)"
    return rf"(?P<parts>{item}(?:, {item}){{0,8}},? and {item})(?= ?[.;)–—]|$|{said})"


@cache
def _summed() -> re.Pattern[str]:
    """Return the pattern of a cue with the sum after it; every figure before it in the clause is a part."""
    after = rf"(?= ?{Q}[^{_MARKS};:.()–—]{{0,60}}? (?:in all|altogether|in total)\b)"
    cue = (
        r"(?:for |making |giving |or )?an? (?:[a-z]+ ){0,2}?total of|totall?ing|"
        rf"making{after}|bringing (?:the |its |their )(?:[a-z]+ ){{0,2}}?(?:to a )?total (?:to|of)|"
        rf"(?:or|,){after}"
    )
    return re.compile(rf"(?P<cue>\b(?:{cue})) ?(?P<whole>{Q})")
