"""Lists whose parts make another number than their whole, told by the shape of the list alone.

The checks of ``figure_totals`` judge a list by its words; these look at what stands between two figures, and
so speak only where the parts make more than there is, or are known to be all: "Of the 640 wounded, 416 were
men, 134 were women and 80 were children".
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_clash import StatedClash, as_written, tight
from copydesk.analysis.figure_frames import Frame, Q, frames, joined_frames
from copydesk.analysis.quantities import Quantity
from copydesk.data import words
from copydesk.model.document import Document

_MOST_TIMES = 1.5  # as much as the whole; more are no parts of it
_NEAR = 1.1  # and of a list in a sentence of its own
_FEWEST = 3  # parts of "of the 12", which may overlap
_SUMMED = frozenset({"count", "USD", "GBP", "EUR"})
_EVERYBODY = frozenset({"men", "women", "children", "boys", "girls"})
_LONGEST = 110  # characters of a part
_MARKS = "\ue000-\ue01f"
_ABOUT = 0.05  # how far "about" reaches, as a share


class _List(NamedTuple):
    whole: Quantity
    parts: tuple[Quantity, ...]
    singles: int
    cue: str
    all_of_it: bool = False
    may_overlap: bool = False


def overfull(document: Document) -> tuple[tuple[StatedClash, bool], ...]:
    """Return the wholes that lists make more than, or otherwise where the list is known to be all.

    The second of each tells that something may have been counted twice.
    """
    within = [one for frame in document.derive(frames) for one in _in_frame(frame)]
    across = [one for frame in document.derive(joined_frames) for one in _across(frame)]
    judged = ((_judged(one), one) for one in (*within, *across))
    return tuple((clash, one.may_overlap and not one.all_of_it) for clash, one in judged if clash)


def _in_frame(frame: Frame) -> Iterator[_List]:
    text = frame.text
    if _doubt().search(text):
        return
    if found := _each_side().search(text):
        part = frame[found["part"]]
        yield _List(frame[found["whole"]], (part, part), 0, "each side", all_of_it=True)
    if " and " in text:
        yield from _of_lists(frame)
        yield from _after_colons(frame)
        yield from _beside_wholes(frame)


def _of_lists(frame: Frame) -> Iterator[_List]:
    """Yield "Of the 19 houses, 11 fell, five …" and "Ten of the 18 shops are in the north, five …"."""
    if found := _of_the().match(frame.text):
        listed = frame.text[found.end() :]
        said = _parts(frame, frame[found["whole"]], listed)
        if said and len(said[0]) + said[1] >= _FEWEST:
            whole = frame[found["whole"]]
            yield _List(whole, *said, "of the", _are_all(listed), may_overlap=whole.unit == "count")
    if (found := _first_of().match(frame.text)) and (
        said := _parts(frame, frame[found["whole"]], frame.text[found.end() :])
    ):
        yield _List(frame[found["whole"]], (frame[found["first"]], *said[0]), said[1], "of the")


def _after_colons(frame: Frame) -> Iterator[_List]:
    """Yield "killed 211 people: 160 in …"; a number of parts that stands between is none to be summed."""
    for found in _colon().finditer(frame.text):
        before = frame.of(frame.text[: found.start()])
        for whole in reversed(before):
            said = _parts(frame, whole, frame.text[found.end() :])
            if said and (whole.value != len(said[0]) + said[1] or len(before) == 1):
                yield _List(whole, *said, found.group().strip(" ,"))
                break


def _beside_wholes(frame: Frame) -> Iterator[_List]:
    """Yield "Six have been killed, two in 2023, four in 2024 and one last year"."""
    if found := _beside().search(frame.text):
        whole = frame[found["whole"]]
        said = _parts(frame, whole, frame.text[found.start("list") :], yeared=True)
        if said and whole is frame.quantities[0]:
            yield _List(whole, *said, "beside")


def _across(frame: Frame) -> Iterator[_List]:
    """Yield a whole with the number of its parts, and a sentence that lists as many."""
    first, second = frame.text[: frame.break_at], frame.text[frame.break_at :]
    before, parts = frame.of(first), frame.of(second)
    if len(before) != 2 or not len(parts) > 2 or _doubt().search(frame.text):  # noqa: PLR2004
        return
    for number, whole in (before, before[::-1]):
        alike = all(part.unit == whole.unit and part.noun in {"", whole.noun} for part in parts)
        if number.value == len(parts) and number.unit == "count" and alike and not re.search(r"\d", second):
            made = sum(part.value for part in parts)
            if whole.value / _NEAR < made < whole.value * _NEAR and _is_slip(made, whole.value):
                yield _List(whole, parts, 0, "each", all_of_it=True)
            return


def _parts(
    frame: Frame, whole: Quantity, listed: str, *, yeared: bool = False
) -> tuple[tuple[Quantity, ...], int] | None:
    """Return the parts of a list, one figure each, and how many are single ones; None: it is no such list."""
    end = re.search(r"[.;:()–—]|$", listed)
    items = re.split(r",? and |, ", listed[: end.start()] if end else listed)
    parts: list[Quantity] = []
    singles = 0
    for item in items[: _last(listed, items)]:
        found = frame.of(item)
        bare = re.sub(r"\b(?:in |since |by )?(?:19|20)\d\d\b", "", item) if yeared else item
        if len(item) > _LONGEST or len(found) > 1 or re.search(r"\d", bare) or _no_part().search(item):
            return None
        if not found:
            if not re.match(r"(?:one|an?) ", item) or whole.unit != "count":
                return None
            singles += 1
        elif found[0].unit != whole.unit or not (_leads(item) or _verbs(item)) or found[0].hedge:
            return None
        else:
            parts.append(found[0])
    if len(parts) < 2 or max(part.value for part in parts) >= whole.value:  # noqa: PLR2004
        return None
    nouns = [part.noun for part in parts if part.noun not in {"", whole.noun}]
    twice = len(set(nouns)) < len(nouns)  # "five women and nine women": not parts of a list
    return None if twice or not _people().issuperset(nouns) else (tuple(parts), singles)


def _last(listed: str, items: Sequence[str]) -> int:
    """Return the number of items to the last that "and" joins; what follows it tells of something else."""
    at = count = 0
    for number, item in enumerate(items, start=1):
        at = listed.index(item, at)
        if listed[:at].endswith(" and "):
            count = number
        at += len(item)
    return count


def _leads(item: str) -> bool:
    return bool(re.match(rf"(?:the )?(?:[a-z’'-]+ ){{0,4}}{Q}", item))


def _verbs(item: str) -> bool:
    return bool(re.search(rf"{Q}(?: [a-z’'-]+){{0,12}}$", item))


def _judged(found: _List) -> StatedClash | None:
    """Return the clash of a list with its whole, if there is one."""
    whole, parts, singles, cue, all_of_it, may_overlap = found
    if whole.hedge not in {"", "about", "nearly"} or whole.unit not in _SUMMED or not whole.value:
        return None
    made = sum(part.value for part in parts) + singles
    low, high = (sum(tight(part)[end] for part in parts) + singles for end in (0, 1))
    least, most = tight(whole, min(part.place for part in parts))
    if whole.hedge:
        least, most = whole.value * (1 - _ABOUT), whole.value * (1 + _ABOUT)
    over = low > most and made <= whole.value * _MOST_TIMES
    under = all_of_it and high < least and made >= whole.value / _MOST_TIMES
    if not over and not under:
        return None
    if may_overlap and not all_of_it and not _is_slip(made, whole.value):
        return None
    return StatedClash((whole,), parts, whole.text, as_written(made, whole), low, high, cue)


def _is_slip(made: float, said: float) -> bool:
    """Tell whether two numbers differ as by one digit that was typed wrong."""
    return len(f"{abs(made - said):.10g}".strip("0.").replace(".", "")) == 1


def _are_all(listed: str) -> bool:
    """Tell whether a list is of men and women, with or without children, and no others: then it is of all."""
    named = re.findall(rf"{Q} (?:were|was|are) ([a-z]+)", listed)
    return {"men", "women"} <= set(named) <= _EVERYBODY and len(named) == len(re.findall(Q, listed))


@cache
def _people() -> frozenset[str]:
    return frozenset(word for line in words("people_nouns") for word in line.split())


@cache
def _of_the() -> re.Pattern[str]:
    """Return the pattern of "Of the 19 houses, " at the start of a sentence."""
    told = rf"(?:the|its|their|his|her|those|these|all)\b[^{_MARKS},;:.()–—]{{0,40}}"
    return re.compile(rf"^\W*of (?:{told})?(?P<whole>{Q})[^{_MARKS},;:.()–—]{{0,80}}, ")


@cache
def _first_of() -> re.Pattern[str]:
    """Return the pattern of "Ten of the 18 shops are in the north, " before the next part."""
    words = rf"[^{_MARKS},;:.()–—]{{1,80}}"
    return re.compile(rf"^\W*(?P<first>{Q}) of (?:the|its|their|his|her) (?P<whole>{Q}){words}, (?={Q})")


@cache
def _colon() -> re.Pattern[str]:
    return re.compile(r": | – | — |—|, of which ")


@cache
def _beside() -> re.Pattern[str]:
    """Return the pattern of "Six have been killed, two in 2023, four in": parts told alike."""
    words = rf"[^{_MARKS},;:.()–—]"
    part = rf"{Q} (?P<by>in|at|on|to|from|by) {words}{{1,30}}, {Q} (?P=by) "
    return re.compile(rf"(?P<whole>{Q}){words}{{0,60}}, (?P<list>{part})")


@cache
def _each_side() -> re.Pattern[str]:
    said = rf"(?P<part>{Q}) (?:from|on|for|to|by) each side\b"
    return re.compile(rf"(?P<whole>{Q})[^{_MARKS};:.()–—]{{0,60}}, {said}")


@cache
def _doubt() -> re.Pattern[str]:
    """Return the pattern of what makes parts overlap, or leaves it open what they are parts of."""
    return re.compile(
        r"\b(?:both|also|too|either|neither|overlap\w*|includ\w+|among|respectively|at least|more than|up to"
        r"|each(?! side)|per|apiece|average|compared|times|some|many of|not all|several|of whom|of them"
        r"|per ?cent)\b|%"
    )


@cache
def _no_part() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:others?|another|more|fewer|less|than|plus|further|additional|from \d|out of|former|rest"
        r"|remaining|again|then|later|down|up)\b"
    )
