"""Shares of one whole that make more than all of it, or a rest that is not what the others leave."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from copydesk.analysis.figure_clash import StatedClash
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.quantities import Quantity
from copydesk.model.document import Document

_ALL = 100.0
_LOOSE = 1.0  # percentage points, beside half a digit for every share
_FAR = 160.0  # shares that make more are of more than one whole
_MOST = 6  # shares of one whole


def wrong_remainders(document: Document) -> tuple[StatedClash, ...]:
    """Return the rests, and the last of the shares, that do not go with the others."""
    found: dict[int, StatedClash] = {}
    for frame in chain(document.derive(frames), document.derive(joined_frames)):
        shares = [one for one in frame.quantities if one.unit == "percent"]
        if 1 < len(shares) <= _MOST and not _veto().search(frame.text):
            for wrong in _judged(frame, tuple(shares)):
                if frame.spans_both(*wrong.stated, *wrong.parts):
                    found.setdefault(id(wrong.stated[0]), wrong)
    return tuple(found.values())


def _judged(frame: Frame, shares: tuple[Quantity, ...]) -> Iterator[StatedClash]:
    low, high = sum(one.low for one in shares), sum(one.high for one in shares)
    slack = _LOOSE + sum(min(one.place, 1.0) / 2 for one in shares)
    if low - slack <= _ALL <= high + slack:
        return
    last, others = shares[-1], shares[:-1]
    actual = f"{sum(one.value for one in shares):.4g} percent"
    rest = _rest().search(frame.text)
    if rest and frame[rest["p"] or rest["left"]] is last:
        yield StatedClash((last,), others, last.text, actual, low, high, "the rest")
    elif low - slack > _ALL and _one_whole(frame, shares):
        yield StatedClash((last,), others, last.text, actual, low, high, "all")


def _one_whole(frame: Frame, shares: tuple[Quantity, ...]) -> bool:
    """Tell whether the shares are said of one whole, and none takes in another."""
    text = frame.text
    if _of().search(text, text.index(frame.mark(shares[0])) + 1) or sum(one.value for one in shares) > _FAR:
        return False
    if len(shares) > 2 and _opposed().search(text) and not _undecided().search(text):  # noqa: PLR2004
        return False
    return any(cue().search(text) for cue in (_undecided, _opposed, _split))


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(
        rf"\bthe (?:remaining|other|rest,?(?: of [a-z ]{{1,20}},)?) (?P<p>{Q})|\bthe (?P<left>{Q}) "
        rf"(?:that|which) (?:is|was|are|were) left\b"
    )


@cache
def _of() -> re.Pattern[str]:
    return re.compile(rf"{Q} of (?!them|respondents|voters)|\bamong\b")


@cache
def _undecided() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:undecided|unsure|not sure|did not know|didn[’']t know|don[’']t know|had no opinion|"
        r"no opinion|abstained|"
        r"did not say|would not say|declined to)\b"
    )


@cache
def _split() -> re.Pattern[str]:
    """Return what says that a whole is parted, or that the others are those who do not."""
    return re.compile(
        r"\b(?:split|divided|sorted|broken down|breakdown)\b"
        rf"|\bso {Q} (?:have|has|had|did|do|does|are|were|was|is) not\b"
    )


@cache
def _opposed() -> re.Pattern[str]:
    yes = r"(?:yes|for|in favou?r|back\w*|support\w*|approv\w*|agree\w*)"
    no = r"(?:no|against|opposed?|rejected|disapprov\w*|disagree\w*)"
    said = r"(?:said |voted |were |was )?"
    return re.compile(
        rf"{Q}(?: of [a-z ]{{1,30}}?)? {said}{yes}\b(?! of)[^\ue000-\ue01f;:]{{0,40}}(?:, |,? and"
        rf" ){Q} {said}{no}\b(?! of)"
    )


@cache
def _veto() -> re.Pattern[str]:
    """Return what shows that the shares are of more than one whole, day or question, or overlap."""
    return re.compile(
        r"\b(?:up|down|from|rose|fell|rise|drop|increase\w*|decrease\w*|decline\w*|grew|growth|"
        r"compared|than|versus|both|multiple|"
        r"respectively|while|whereas|but|margin|last|previous|earlier|republicans|democrats|"
        r"points?|of (?:those|whom|them|which|these)|"
        r"more|fewer|less|annual|inflation|rate|several|choose|chose more|(?:19|20)\d\d)\b"
        rf"|\bof the {Q}|\bin (?!{Q}).*\bin (?!{Q})"
    )
