"""Shares and totals given with their parts: "12 of 40 (25 per cent)", "12 people: 5 women, 6 men"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

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


@dataclass(frozen=True, slots=True)
class Sum:
    """A whole or a share that its parts do not make; ``actual`` is what they make, for the editor."""

    stated: Quantity
    parts: tuple[Quantity, ...]
    actual: str


@cache
def _share_patterns() -> tuple[re.Pattern[str], ...]:
    ratio = rf"(?P<part>{Q}) (?:out )?of (?:the |its |all |their |a total of |some )?(?P<whole>{Q})"
    joint = r"(?:,? or |,? \(|, )(?:or |about |some |just |nearly |roughly )?"
    words = r"(?:(?: [a-z’'-]+){0,3})"
    return (
        re.compile(rf"{ratio}{words}{joint}(?P<p>{Q})(?= ?[,).]| of)"),
        re.compile(rf"(?P<p>{Q})(?: of[a-z ’'-]{{1,30}})?{joint}{ratio}{words} ?[,).]"),
    )


@cache
def _total_patterns() -> tuple[re.Pattern[str], ...]:
    item = rf"{Q}(?: [a-z’'-]+){{0,3}}"
    listed = rf"(?P<parts>{item}(?:, {item}){{0,5}},? and {item})"
    end = r"(?= ?[.)–—;]|$)"
    return (
        re.compile(rf"(?P<whole>{Q})(?: [a-z’'-]+){{0,2}}(?:: | \(| – | — |—){listed}{end}"),
        re.compile(rf"(?P<whole>{Q}),? (?:comprising|consisting of|made up of) {listed}{end}"),
        re.compile(
            rf"{listed},? (?:for|making|bringing) (?:a|the)? ?(?:combined )?total (?:of|to) (?P<whole>{Q})"
        ),
        re.compile(rf"{listed},? (?:totall?ing|a total of|or a total of) (?P<whole>{Q})"),
    )


def wrong_shares(document: Document) -> tuple[Sum, ...]:
    """Return the percentages that are not the share they are given for."""
    return tuple(wrong for frame in document.derive(frames) for wrong in _shares(frame))


def wrong_totals(document: Document) -> tuple[Sum, ...]:
    """Return the wholes that are not the sum of the parts listed right beside them."""
    return tuple(wrong for frame in document.derive(frames) for wrong in _totals(frame))


def _shares(frame: Frame) -> Iterator[Sum]:
    if " of " not in frame.text:
        return
    for pattern in _share_patterns():
        for found in pattern.finditer(frame.text):
            part, whole, stated = (frame[found[name]] for name in ("part", "whole", "p"))
            if stated.unit != "percent" or part.unit != whole.unit or part.hedge or whole.hedge:
                continue
            if not 0 < part.value <= whole.value:
                continue
            shares = (part.low / whole.high * 100, part.high / whole.low * 100)
            slack = max(1.0, stated.place / 2 if stated.place < 10 else 0.5)  # noqa: PLR2004
            if stated.high + slack < shares[0] or stated.low - slack > shares[1]:
                yield Sum(stated, (part, whole), f"{part.value / whole.value * 100:.3g} percent")


def _totals(frame: Frame) -> Iterator[Sum]:
    if " and " not in frame.text:
        return
    for pattern in _total_patterns():
        for found in pattern.finditer(frame.text):
            whole = frame[found["whole"]]
            parts = frame.of(found["parts"])
            if not _partition(whole, parts):
                continue
            low, high = sum(part.low for part in parts), sum(part.high for part in parts)
            # a list may name only some parts, unless they complement each other or are called a total
            complete = "total" in found.group() or "compris" in found.group() or _complements(parts)
            if low > whole.high or (high < whole.low and complete):
                yield Sum(whole, parts, f"{sum(part.value for part in parts):,.10g}")


def _partition(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    nouns = [part.noun for part in parts if part.noun]
    amounts = (whole, *parts)
    return (
        all(part.unit == whole.unit for part in parts)
        and whole.unit in {"count", "USD", "GBP", "EUR"}
        and all(amount.hedge == "" for amount in amounts)
        and len(set(nouns)) == len(nouns)
        and whole.noun not in nouns
    )


def _complements(parts: tuple[Quantity, ...]) -> bool:
    return frozenset(part.noun for part in parts) in _COMPLEMENTS
