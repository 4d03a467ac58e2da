"""Whether a vague source is made good by a name.

A name near it is not enough: it has to be plausibly one of the group. It is when its words of office belong
to the group ("Experts say …", then "Ana Holt, a hydrologist at …, said"), when direct speech follows at once,
or when the text says so ("among them Ana Holt", "One analyst, Ana Holt").
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.attribution import Attribution, attributions
from copydesk.data import words
from copydesk.model.document import BlockKind, Document

_LONGEST = 2_000  # characters of a sentence that are looked at
_AHEAD = 2  # sentences behind a vague source that may name it
_AHEAD_OF_LEAD = 12  # … when it stands in the headline or the first paragraph
_BACK = 2  # sentences before it in which one of the group may speak
_NEAR = 60  # characters beside a cue in which its speaker stands
_OFFICE = 110  # characters beside a cue in which the speaker's office stands
_INVERTING = frozenset(',"”’')
_NO_NAMES = frozenset(
    {
        "They",
        "It",
        "He",
        "She",
        "We",
        "This",
        "That",
        "Some",
        "Others",
        "Many",
        "I",
        "There",
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
    }
)


class Naming(NamedTuple):
    """What was found beside a vague source.

    ``good`` tells how it is made good: "among", "office", "speech", or "" if it is not. ``before`` tells that
    one of the group speaks by name in the sentences before. ``passed_over`` is a named speaker near it whom
    nothing ties to the group.
    """

    good: str = ""
    before: bool = False
    passed_over: str = ""


def naming(document: Document, index: int, end: int, family: str) -> Naming:
    """Return what names stand beside the vague source that ends at ``end`` of sentence number ``index``.

    ``family`` is a line of ``vague_roles``: the offices that belong to the group.
    """
    found = document.derive(attributions)
    here = found[index]
    if _among().search(here.sentence.text, end, _LONGEST) or _one_named().search(
        here.sentence.text, end, _LONGEST
    ):
        return Naming("among")
    ahead = _AHEAD_OF_LEAD if here.sentence.block_index <= document.derive(_lead) else _AHEAD
    passed_over, speech = "", True
    for one in _prose(found[index + 1 : index + 1 + ahead]):
        text = one.sentence.text[:_LONGEST]
        if _one_of_them().match(text):
            return Naming("among")
        speech = speech and text[:1] in _OPENERS
        speaker = _speaker(one)
        if speaker:
            if _holds_office(one, family):
                return Naming("office")
            if speech:
                return Naming("speech")
            passed_over = passed_over or speaker
    before = any(_speaker(one) and _holds_office(one, family) for one in found[max(0, index - _BACK) : index])
    return Naming("", before, passed_over)


def _prose(found: tuple[Attribution, ...]) -> Iterator[Attribution]:
    return (one for one in found if one.sentence.block.kind is not BlockKind.CAPTION)


def _lead(document: Document) -> int:
    """Return the number of the first paragraph's block."""
    return next((n for n, block in enumerate(document.blocks) if block.kind is BlockKind.PARAGRAPH), -1)


def _speaker(one: Attribution) -> str:
    """Return the words with a speaker's name beside the cue (“Ana Ruiz said”, “according to Rook Bank”)."""
    if one.cue is None:
        return ""
    text = one.sentence.text[:_LONGEST]
    cue = one.cue.shift(-one.sentence.span.start)
    before = text[max(0, cue.start - _NEAR) : cue.start]
    behind = _stop().split(text[cue.end : cue.end + _NEAR])[0].strip()
    if cue.of(text)[:1].casefold() == "a":  # according to, as noted by
        return behind if _is_name(_word().findall(_break().split(behind)[0])) else ""
    apposed = before.rstrip().endswith(",")  # “Ana Ruiz, of the institute, said”
    subject = (_stop() if apposed else _break()).split(before.rstrip(" ,"))[-1]
    first = cue.start == len(before) and subject.strip() == before.strip()
    if _is_name(_word().findall(subject), first=first):
        return subject.strip()
    inverted = before.rstrip()[-1:] in _INVERTING
    return behind if inverted and _is_name(_word().findall(behind)) else ""


def _is_name(listed: list[str], *, first: bool = False) -> bool:
    """Tell whether a word among these is a name's; the first of a sentence alone is not, nor a plural."""
    if first and listed and not (len(listed) == 1 and not listed[0].endswith("s")):
        listed = listed[1:]
    return any(word[0].isupper() and word not in _NO_NAMES for word in listed)


def _holds_office(one: Attribution, family: str) -> bool:
    """Tell whether a word of the family's offices stands beside the cue."""
    start = one.cue.start - one.sentence.span.start if one.cue else 0
    text = one.sentence.text[:_LONGEST]
    near = text[max(0, start - _OFFICE) : start + _OFFICE].casefold()
    whole, endings = _offices()[family]
    return any(word in whole or (endings and word.endswith(endings)) for word in _word().findall(near))


_OPENERS = ('"', "“", "„", "«", "‘", "'")


@cache
def _offices() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    found: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
    for line in words("vague_roles"):
        name, *listed = line.split()
        whole = frozenset(word for word in listed if word[0] != "-")
        found[name] = whole, tuple(word[1:] for word in listed if word[0] == "-")
    return found


@cache
def _among() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:such as|among them|including|led by)[, ]+(?:[\w’'-]+ ){0,3}?[A-Z]\w|\bamong them\b"
    )


@cache
def _one_named() -> re.Pattern[str]:
    """Return what names one of the group further on: “…, with analyst Ana Ruiz calling it late”."""
    return re.compile(rf"\b(?:{_SINGULAR}|Dr|Prof)\.? [A-Z]\w+ [A-Z]")


@cache
def _one_of_them() -> re.Pattern[str]:
    return re.compile(
        rf"(?:One|Another)(?: such)?(?: (?:\w+ )?(?:{_SINGULAR}|of them))?, [A-Z]\w"
        r"|Among them [^.;]{0,60}[A-Z]\w"
    )


_SINGULAR = (
    "analyst|expert|critic|commentator|observer|specialist|professor|official|resident|economist|researcher"
)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’-]\w+)*")


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"[.;:,“”\"]")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.;:“”\"]")
