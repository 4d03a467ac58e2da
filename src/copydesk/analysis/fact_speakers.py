"""Who speaks, in the words beside a cue: “Ana Ruiz, the mayor, said”, “according to the harbour master”.

What has not the shape of a speaker is none: "unclear" serves a reader better than wrong words.
"""

import re
from functools import cache
from typing import NamedTuple

from copydesk.data import words
from copydesk.text.span import Span

LINK, UNCLEAR, UNNAMED = "link", "unclear", "unnamed"
_MOST_WORDS = 12  # words of a speaker
_CHUNKS = 4  # stretches between commas in which the name before an office is looked for


class Speaker(NamedTuple):
    """The words that name a speaker; empty: nobody but the author speaks.

    They stand for what begins at ``start`` or behind it (characters of the sentence).
    """

    name: str
    start: int = 0


def speaker(text: str, cue: Span) -> Speaker:
    """Return who speaks by the words at ``cue`` of a sentence."""
    said = cue.of(text)
    if _preposition().match(said):
        return Speaker(_behind(text[cue.end :]) or UNCLEAR)
    if said.endswith(":"):
        return Speaker(_before_colon(text[: cue.end - 1]))
    before = text[: cue.start].rstrip()
    if _quoted().search(before) and (name := _behind(text[cue.end :])):
        return Speaker(name)
    if said.endswith("ing"):
        return Speaker(_leader(before), cue.start) if before.endswith(",") else Speaker("")
    if _paused().search(before):
        return Speaker(_inverted(text[cue.end :]) or _apposed(before))
    return _of_clause(before, ends=_ending().match(text, cue.end) is not None)


def _of_clause(before: str, *, ends: bool) -> Speaker:
    """Return the subject of a clause up to its verb; ``ends``: nothing follows the verb."""
    found = list(_clause().finditer(before))
    if not found:
        return Speaker(_subject(before))
    boundary = found[-1]
    start = 0 if ends or boundary.group() not in _sets()["subordinate"] else boundary.start()
    rest = before[boundary.end() :]
    if boundary.group() in {"who", "which"} and not _subject(rest):
        return Speaker(_apposed(before[: boundary.start()]), start)
    return Speaker(_subject(rest), start)


def describer(before: str) -> str:
    """Return who describes something in the words that follow: “Ruiz praised the crew as ‘heroes’”."""
    name = ""
    for found in _describing().finditer(before):
        by = _passive().match(before, found.end())
        said = _of_clause(before[: found.start()].rstrip(), ends=True).name
        said = _behind(before[by.end() :]) if by else said
        name = said if said and said != UNCLEAR else name
    return name


def telling_words() -> frozenset[str]:
    """Return verbs with which a study or a report gives something out."""
    return _sets()["telling"]


def speaker_beside_marks(text: str) -> str:
    """Return who speaks by the words behind a closing mark or before an opening one, whatever the verb."""
    found = _beside().search(text)
    if found:
        return _behind(found["behind"] or "") or _subject(found["subject"] or "")
    found = _as_said().match(text)
    return _subject(found["subject"]) if found else ""


def _behind(text: str) -> str:
    """Return the speaker that the text begins with: “said Dr. Ana Ruiz of the institute, who …”."""
    said = _stop().split(text.lstrip(), maxsplit=1)[0].strip(_EDGES).split()
    if not said or not _is_name_start(said[0]):
        return ""
    return " ".join(said[:_MOST_WORDS])


def _inverted(text: str) -> str:
    """Return the speaker behind “The bridge closes, said”; not what follows “Ana Ruiz, the mayor, said”."""
    name = _behind(text)
    return name if _alone().match(text) and not _folded(name.split()) & _sets()["no_speaker"] else ""


def _leader(before: str) -> str:
    """Return who did what goes before: “The mayor closed the bridge, saying …”."""
    verb = _done().search(before)
    name = _of_clause(before[: verb.start()].rstrip(), ends=True).name if verb else ""
    return name or UNCLEAR


def _before_colon(text: str) -> str:
    """Return the speaker before “Ana Ruiz: “We …””; a word alone is a heading rather."""
    name = text[_last(_clause(), text) :].strip(_EDGES)
    listed = name.split()
    named = len(listed) in {2, 3, 4} and all(one[0].isupper() for one in listed)
    return name if named and listed[0].casefold() not in _sets()["function"] else UNNAMED


def _apposed(before: str) -> str:
    """Return the name before an office between commas: “Ana Ruiz, 45, the mayor of Port Edda,”."""
    tail = before.rstrip(_EDGES)
    tail = tail[_last(_mark(), tail) :]
    chunks = [one for one in re.split(r",\s|\s[—–-]\s|—", tail)[-_CHUNKS:] if not one.strip().isdigit()]
    named = [one for one in chunks if _subject(one) not in {UNCLEAR, ""}]
    best = (named[:-1] or named or [""])[-1]
    return _subject(best) or UNCLEAR


def _subject(text: str) -> str:
    """Return the speaker that a clause up to its verb names; "unclear" where it has not that shape."""
    said = text.strip(_EDGES).split()
    while said and said[0].casefold() in _sets()["leading"]:
        del said[0]
    if said and said[0].casefold() in _sets()["prepositions"]:  # “In a statement on Friday the mayor said”
        said = _from_last_start(said)
    while said and (said[-1].casefold() in _sets()["trailing"] or said[-1].endswith("ly")):
        del said[-1]
    folded = _folded(said)
    if not said or said[-1].casefold() == "to" or folded & _sets()["own_voice"]:
        return ""  # “… signed a pact pledging to counter …” is no source of the rest
    if len(said) > _MOST_WORDS or folded & _sets()["no_speaker"] or not _is_name_start(said[0]):
        return UNCLEAR
    return " ".join(said)


def _from_last_start(said: list[str]) -> list[str]:
    starts = [at for at, one in enumerate(said) if at > 1 and one.casefold() in _sets()["determiners"]]
    return said[starts[-1] :] if starts and said[-1].casefold() not in _sets()["days"] else [*said[:1], "of"]


def _folded(said: list[str]) -> set[str]:
    return {one.casefold().replace("’", "'") for one in said}


def _is_name_start(word: str) -> bool:
    return word.casefold() not in _sets()["function"] and (word[0].isalnum() or word[0] in "“‘'\"")


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)


_EDGES = " \t\n\r,;:“”\"‘’'()—–-"
_ABBREVIATIONS = (
    "Dr",
    "Mr",
    "Ms",
    "St",
    "Lt",
    "Mrs",
    "Gen",
    "Sen",
    "Rep",
    "Gov",
    "Col",
    "Sgt",
    "Rev",
    "Prof",
)
_DOT = r"(?<!\b[A-Z])" + "".join(rf"(?<!\b{one})" for one in _ABBREVIATIONS) + r"\.(?!\w)"
_MARKS = r"[,;:!?“”\"(\n—]|\s[‘'–]"


@cache
def _sets() -> dict[str, frozenset[str]]:
    lines = (line.split() for line in words("speaker_words"))
    return {name: frozenset(listed) for name, *listed in lines}


@cache
def _stop() -> re.Pattern[str]:
    ends = "that|who|which|whom|as|in an?|on|at an?|after|when|while|during|before|earlier|to|because|last"
    return re.compile(rf"{_MARKS}|{_DOT}|\b(?:{ends})\b")


@cache
def _clause() -> re.Pattern[str]:
    inside = "|".join(sorted(_sets()["subordinate"]))
    return re.compile(rf"{_MARKS}|{_DOT}|\b(?:that|but|{inside})\b|\band\b(?! [A-Z])")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(rf"[;:!?“”\"(\n]|{_DOT}")


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(r"(?i)according|as |per\b|quot|cit|in the words")


@cache
def _quoted() -> re.Pattern[str]:
    """Return what ends in speech, behind which a verb comes before its speaker."""
    return re.compile(r"[,.?!…—-][”\"’'»]\Z")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[A-Z]|(?:the|an?|his|her|their) )[^,.;:“”\"]{1,60}(?:[,.]|\Z)")


@cache
def _done() -> re.Pattern[str]:
    """Return a verb of the past, of which many end in -ed."""
    finite = "has|have|had|is|are|was|were|will|would|took|gave|made|left|went|put|cut|hit|met|spoke|wrote"
    return re.compile(rf" (?:{finite}|[a-z]+ed)\b")


@cache
def _describing() -> re.Pattern[str]:
    listed = "|".join(sorted(_sets()["describing"]))
    return re.compile(rf"\b(?:{listed})(?:e?d|ing|e?s)\b")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(r"\s+by\b")


@cache
def _paused() -> re.Pattern[str]:
    return re.compile(r"(?:[,—–]|\s-)\Z")


@cache
def _ending() -> re.Pattern[str]:
    return re.compile(r"\s*(?:[.,;?!]|\Z)")


@cache
def _beside() -> re.Pattern[str]:
    """Return what stands beside speech with any verb: “…,” challenged Ana Ruiz; “…,” the mayor quipped."""
    verb = r"(?:[a-z]+ed|wrote|said|says|put it|[a-z]{3,}s)"
    behind = rf"{verb} (?=(?:the |an? )?[A-Z\w])(?P<behind>[A-Z][^“”\"]+|(?:the|an?) [^“”\"]+)"
    before = rf"(?P<subject>(?:[A-Z]|(?:the|an?|he|she|they)\b)[^,.;:“”\"]{{0,80}}?) {verb}\b"
    return re.compile(rf"[,?!][”\"’']\s+(?:{behind}|{before})")


@cache
def _as_said() -> re.Pattern[str]:
    """Return what leads to a famous word: “As Ana Ruiz once put it …”."""
    return re.compile(
        r"As (?P<subject>[^,;:“”\"]{3,80}?) (?:stated|states|said|says|put it|puts it|wrote|noted)\b"
    )
