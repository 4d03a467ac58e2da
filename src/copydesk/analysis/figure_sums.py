"""Shares given with part and whole: "12 of 40 (25 per cent)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.figure_frames import Frame, Q, frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document


@dataclass(frozen=True, slots=True)
class Sum:
    """A share that its part and whole do not make; ``actual`` is what they make, for the editor."""

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


def wrong_shares(document: Document) -> tuple[Sum, ...]:
    """Return the percentages that are not the share they are given for."""
    return tuple(wrong for frame in document.derive(frames) for wrong in _shares(frame))


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
