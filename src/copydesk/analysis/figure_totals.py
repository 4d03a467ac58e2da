"""Wholes beside all of their parts: "12 people: five women and six men", "five and six, 12 in all".

Two ways to be wrong are told apart: a total that is off however its parts were rounded, and one that is off
only by what rounding may hide.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.model.document import Document

_MARKS = "\ue000-\ue01f"
_SUMMED = frozenset({"count", "USD", "GBP", "EUR"})
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
_NEAR = 0.75  # a list that makes less of its whole names some of the parts; one that makes more counts others


@dataclass(frozen=True, slots=True)
class Total:
    """A whole that its parts do not make.

    ``actual`` is what they make, for the editor; ``low`` and ``high`` bound it at the precision written.
    ``singles`` is how many parts are a lone "one" or "a". ``rounded`` tells that rounding may explain it.
    ``cue`` is the words that show that the list is complete.
    """

    stated: Quantity
    parts: tuple[Quantity, ...]
    actual: str
    low: float
    high: float
    singles: int
    rounded: bool
    cue: str


def all_totals(document: Document) -> tuple[Total, ...]:
    """Return the wholes that are not the sum of the parts listed with them, rounded ones too."""
    found = document.derive(frames)
    within = [total for frame in found for total in _in_frame(frame)]
    return (*within, *(total for frame in found for total in _across(document, frame)))


def wrong_totals(document: Document) -> tuple[Total, ...]:
    """Return the wholes that are not the sum of their parts, however these were rounded."""
    return tuple(total for total in document.derive(all_totals) if not total.rounded)


def rounded_totals(document: Document) -> tuple[Total, ...]:
    """Return the wholes that are off by no more than rounding may explain."""
    return tuple(total for total in document.derive(all_totals) if total.rounded)


def _in_frame(frame: Frame) -> Iterator[Total]:
    """Judge a frame by the patterns that its words allow; most frames allow none, and none is compiled."""
    text = frame.text
    patterns: list[re.Pattern[str]] = []
    if " and " in text:
        if any(mark in text for mark in (": ", " (", " – ", "—")):
            patterns.append(_listed())
        if any(word in text for word in ("compris", "consist", "made up")):
            patterns.append(_made_of())
    for pattern in patterns:
        for found in pattern.finditer(text):
            yield from _judged(frame[found["whole"]], frame, found["parts"], found["cue"])
    if "total" in text or "making" in text:
        for found in _summed().finditer(text):
            listed = _clause().split(text[max(0, found.start() - _LONGEST) : found.start()])[-1]
            if _is_series(listed):
                yield from _judged(frame[found["whole"]], frame, listed, found["cue"])


def _across(document: Document, frame: Frame) -> Iterator[Total]:
    """Judge "They met 12 people. Five were women, four men and the remaining two children."."""
    cue = _remaining().search(frame.text)
    if not cue or len(frame.text) > _LONGEST or frame[cue["last"]] is not frame.quantities[-1]:
        return
    before = document.derive(_by_sentence).get((frame.sentence.block_index, frame.sentence.index - 1), [])
    if len(before) == 1 and before[0].noun and _is_series(frame.text):
        yield from _judged(before[0], frame, frame.text.replace(cue["cue"], ""), cue["cue"])


def _by_sentence(document: Document) -> dict[tuple[int, int], list[Quantity]]:
    found: dict[tuple[int, int], list[Quantity]] = {}
    for quantity in document.derive(quantities):
        found.setdefault((quantity.block_index, quantity.sentence.index), []).append(quantity)
    return found


def _is_series(listed: str) -> bool:
    """Tell whether the figures of a clause stand in a row: "five women, four men and two of the crew"."""
    gaps = re.split(Q, listed)
    return len(gaps) > 2 and all(re.search(r",|\band\b", gap) for gap in gaps[1:-1])  # noqa: PLR2004


def _judged(whole: Quantity, frame: Frame, listed: str, cue: str) -> Iterator[Total]:
    parts = frame.of(listed)
    singles = _singles(listed)
    if singles and re.search(r"[a-z]", listed[:1]):
        return  # words before the first figure: "Ruiz took 90, Okafor, a baker, 120"
    if (
        re.search(r"\d", listed)
        or _partial().search(listed)
        or not _partition(whole, parts, certain=_certain(cue))
    ):
        return
    low = sum(part.low for part in parts) + singles
    high = sum(part.high for part in parts) + singles
    actual = sum(part.value for part in parts) + singles
    if not whole.value or abs(actual - whole.value) < whole.place * 1e-6:
        return
    if not _certain(cue) and not _NEAR < actual / whole.value < 1 / _NEAR:
        return
    if cue.strip(" ,") in {"–", "—"} and actual < whole.value and not _complements(parts):
        return
    if cue.startswith("bringing") and actual < whole.value:
        return  # what is listed came on top of what there was
    off = low > whole.high or high < whole.low
    # a sum that rounds to the whole as written is right: 2.34 and 2.3
    if off or abs(actual - whole.value) > whole.place / 2:
        yield Total(whole, parts, f"{actual:,.10g}", low, high, singles, not off, cue.strip(" ,"))


def _certain(cue: str) -> bool:
    """Tell whether the cue says in words that the list is the whole."""
    return bool(re.search(r"total|compris|consist|made up|making|in all|altogether|remain|rest\b|other", cue))


def _partition(whole: Quantity, parts: tuple[Quantity, ...], *, certain: bool) -> bool:
    """Tell whether the parts can be parts of the whole: one unit, no hedges, nothing counted twice."""
    nouns = [part.noun for part in parts if part.noun]
    amounts = (whole, *parts)
    alike = set(nouns) <= {whole.noun} or (len(set(nouns)) == len(nouns) and whole.noun not in nouns)
    return (
        len(parts) > 1
        and whole.unit in _SUMMED
        and all(part.unit == whole.unit for part in parts)
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
        r"than|includ\w+|among|up|down|from|compared|plus|or|several|some|many|few|number|handful|couple|dozens|"
        r"minus|former|another|further|additional|percent|ratio|through|but|however|whereas|times|both|later|then)\b"
    )


@cache
def _listed() -> re.Pattern[str]:
    words = rf"[^{_MARKS},;:.()–—]"
    return re.compile(rf"(?P<whole>{Q}){words}{{0,40}}?(?P<cue>: |, ?– | – | — |—| \()(?:the )?{_parts()}")


@cache
def _made_of() -> re.Pattern[str]:
    return re.compile(rf"(?P<whole>{Q}),? (?P<cue>comprising|consisting of|made up of) {_parts()}")


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
        r"(?:for |making |giving |or )?an? (?:combined |grand |overall )?total of|totall?ing|"
        rf"making{after}|bringing the (?:combined )?total to"
    )
    return re.compile(rf"(?P<cue>\b(?:{cue})) ?(?P<whole>{Q})")
