"""Hard claims: sentences that say what a reader would want a source for.

Whether one has a source is told by ``copydesk.analysis.attribution``. No rule can judge whether one is true.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

ClaimType = Literal["toll", "statistic", "accusation", "superlative", "cause", "motive"]

_LONGEST = 2_000  # characters of a sentence that are looked at
_TAIL = 100  # characters before a toll that tell which event is meant
_BEFORE = 40  # characters before a superlative that tell how it is meant
_TRIES = 10  # numbers of a sentence that are tried
_LEAST = 10  # dead or hurt: fewer is an incident a reporter can count
_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?:[ -](?:million|billion|thousand|hundred))?"
    r"|(?:tens |hundreds )of (?:thousands|millions)|dozens|scores|hundreds|thousands|millions"
    r"|a (?:dozen|hundred|thousand|million)|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_SUPERLATIVE = (
    r"\bthe (?:world|country|nation|planet|region|continent)['’]s "
    r"(?:most|least|first|only|best|worst|\w+est)\b"
    r"|\bthe (?:most|least|first|only|best|worst|\w{3,}est) (?:[\w-]+ ){1,4}"
    r"(?:in the world|in history|ever|of all time|on record|on earth)\b"
)
_PLURAL = r"(?:\b[\w-]*[a-hj-rtv-z]s|\b(?:people|men|women|children))"
_STATISTIC = (
    r"(?<![\d.,])\d[\d,]*(?:\.\d+)? ?(?:%|per ?cent\b|percent\b|percentage points\b)"
    r"|\b(?:one|two|three|four|nine|\d+) (?:in|out of) (?:every )?(?:three|four|five|ten|\d+)\b"
)


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """A claim, and the words that make it one: ``span`` counts characters of ``sentence.block.text``.

    ``index`` is the sentence's place in ``document_sentences``. ``settled`` tells that the sentence speaks of
    history or of a steady rate, or that a toll only says which event is meant.
    """

    type: ClaimType
    sentence: Sentence
    index: int
    span: Span
    settled: bool


@cache
def claims(kind: ClaimType) -> Callable[[Document], tuple[Claim, ...]]:
    """Return the analysis that finds the claims of one type, in order, at most one a sentence."""

    def found(document: Document) -> tuple[Claim, ...]:
        told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
        all_of_type = (
            _of_sentence(kind, sentence, index, folded) for index, (sentence, folded) in enumerate(told)
        )
        return tuple(claim for claim in all_of_type if claim is not None)

    return found


def _of_sentence(kind: ClaimType, sentence: Sentence, index: int, folded: frozenset[str]) -> Claim | None:
    text = sentence.text[:_LONGEST]
    if _triggers()[kind].isdisjoint(folded) and not (kind == "statistic" and "%" in text):
        return None
    pattern = _pattern(kind)
    match = pattern.search(text)
    for _ in range(_TRIES):
        if match is None:
            break
        if _makes(kind, match):
            span = Span(*match.span()).shift(sentence.span.start)
            settled = _settled(text) or (kind == "toll" and _known(text[: match.start()]))
            return Claim(kind, sentence, index, span, settled)
        match = pattern.search(text, match.start() + 1)  # “of 1908 killed 300 people” starts at a year
    return None


def _makes(kind: ClaimType, match: re.Match[str]) -> bool:
    """Tell whether the words found make the claim, in their sentence."""
    if kind == "toll":
        return _is_toll(match.group())
    if kind == "superlative":
        return not _is_open(match)
    return kind != "accusation" or not _court().search(match.string)


def _is_open(match: re.Match[str]) -> bool:
    """Tell whether a superlative singles nothing out: one of several, an aim, a chance, a question."""
    text, found = match.string, match.group()
    if text.rstrip("\"'”’ ").endswith("?") or _open_inside().search(found):
        return True
    if _open_before().search(text[max(0, match.start() - _BEFORE) : match.start()]):
        return True
    return found.split()[1].endswith(("’s", "'s")) and bool(_open_behind().match(text, match.end()))


def _is_toll(words_found: str) -> bool:
    """Tell whether the number of a toll is one nobody counts alone: ten or more, or a magnitude."""
    digits = _digits().search(words_found)
    if digits is None or _magnitude().search(words_found):
        return True
    value = int(digits.group().replace(",", "")[:12])
    return value >= _LEAST and not _year().fullmatch(digits.group())


def _settled(text: str) -> bool:
    if _year().search(text) or _rate().search(text):
        return True
    return not _past_cues().isdisjoint(_lower().findall(text.casefold()))


def _known(before: str) -> bool:
    """Tell whether a toll only says which event is meant: “the crash that” killed 40 people."""
    return _which().search(before[-_TAIL:]) is not None


@cache
def _which() -> re.Pattern[str]:
    return re.compile(
        r"\b[Tt]he (?:[\w’'-]+ ){0,3}[\w’'-]+ (?:that|which) (?:ha[sd] |have )?(?:left |also )?\Z"
    )


@cache
def _court() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:guilty|convict\w*|charge[sd]?|indict\w*|sentenced|acquitted|court|jury|judge)\b", re.IGNORECASE
    )


@cache
def _open_before() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:one|some|many|several|most|two|three|any) of|among"
        r"|(?:could|may|might|would|will|should|can|if|not|never)(?: \w+){0,2}"
        r"|to (?!be\b)\w+) \Z",
        re.IGNORECASE,
    )


@cache
def _open_inside() -> re.Pattern[str]:
    """Return the words of “the toughest opponent you ever”, or a plural: “the largest towns in the world”."""
    return re.compile(
        r"\b(?:who|that|you|I|we|he|she|they|will|could|may|might|would)\b"
        rf"|{_PLURAL} (?:in the world|in history|ever|of all time|on record|on earth)\Z",
        re.IGNORECASE,
    )


@cache
def _open_behind() -> re.Pattern[str]:
    """Return what follows “the nation’s” and a superlative when it is a plural, or an office."""
    return re.compile(
        rf"(?:(?<=[mM]ost)|(?<=[lL]east)) [\w-]+ {_PLURAL}\b"
        rf"|(?<!most)(?<!least) {_PLURAL}\b"
        r"| (?:president|prime minister|lady|king|queen|emperor|premier|chancellor)\b"
    )


@cache
def _triggers() -> dict[ClaimType, frozenset[str]]:
    """Return words of which a sentence holds one if it makes a claim of the type."""
    harm = dict(_listed("harm_words"))
    said = {name: frozenset(word.split("_")[0] for word in listed) for name, listed in _listed("claim_words")}
    return {
        "toll": frozenset([*harm["befell"], *harm["strikes"], *harm["counts"], "toll"]),
        "statistic": frozenset(["percent", "per", "percentage", "in", "out"]),
        "accusation": said["accusation"],
        "superlative": frozenset(
            {"world", "country", "nation", "planet", "region", "continent"}
            | {"history", "ever", "time", "record", "earth"}
        ),
        "cause": said["cause"],
        "motive": said["motive"],
    }


@cache
def _past_cues() -> frozenset[str]:
    return frozenset(words("past_event_cues"))


@cache
def _pattern(kind: ClaimType) -> re.Pattern[str]:
    """Return the pattern of a type of claim; bounded gaps only, so that none can backtrack far."""
    harm = dict(_alternatives("harm_words"))
    said = dict(_alternatives("claim_words"))
    some = r"(?:(?!(?:and|or|but|than)\b)[\w’'-]+ )"
    patterns: dict[ClaimType, str] = {
        "toll": (
            rf"\b(?:{_NUMBER}) (?:of )?{some}{{0,4}}"
            rf"(?:(?:{harm['between']}) ){{0,3}}(?:{harm['befell']})\b"
            rf"|\b(?:{harm['strikes']}) {some}{{0,3}}(?:{_NUMBER}) (?:of )?{some}{{0,3}}"
            rf"(?:{harm['people']})\b"
            rf"|\b(?:{_NUMBER}) {some}{{0,3}}(?:{harm['counts']})\b"
            rf"|\bdeath toll {some}{{0,6}}(?:{_NUMBER})\b(?! (?:second|minute|hour|day|week|month|year)s?\b)"
        ),
        "statistic": _STATISTIC,
        "accusation": rf"\b(?:{said['accusation']})\b",
        "superlative": _SUPERLATIVE,
        "cause": rf"\b(?:{said['cause']})\b",
        "motive": rf"\b(?:{said['motive']})\b",
    }
    return re.compile(patterns[kind], re.IGNORECASE)


def _alternatives(name: str) -> Iterator[tuple[str, str]]:
    for group, listed in _listed(name):
        yield group, "|".join(re.escape(word.replace("_", " ")) for word in listed)


def _listed(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in words(name):
        group, *listed = line.split()
        yield group, listed


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"\d[\d,]*")


@cache
def _magnitude() -> re.Pattern[str]:
    return re.compile(r"million|billion|thousand|hundred", re.IGNORECASE)


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(r"\b(?:every|each|per|a) (?:year|day|month|week)\b|\bWorld War\b")


@cache
def _lower() -> re.Pattern[str]:
    return re.compile(r"[a-z]+")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"\b1[0-9]\d\d\b|\b20\d\d\b|\b\d0s\b")
