"""Sources that nobody can ask: "experts say", "as noted by analysts", "it is believed"."""

import re
from dataclasses import dataclass
from functools import cache

from copydesk.analysis.attribution import attributions
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.quotations import cue_forms
from copydesk.analysis.sentence_words import sentence_words
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 2_000  # characters of a sentence that are looked at
_AHEAD = 2  # sentences after it in which a name makes a vague source good
# “analysts at Rook Bank”, “critics such as Ana Ruiz”: the noun has a name to it
_NAMED = re.compile(
    r"[ ,]+(?:such as|like|including|led by|(?:at|from|with|for|of|in) (?:the |a |an )?(?:[A-Z]))"
    r"|[ ,]+who (?:asked|spoke|requested|declined)"
)
_NEAR = 60  # characters beside a cue in which its speaker stands
_BREAK = re.compile(r"[.;:,“”\"]")
_STOP = re.compile(r"[.;:“”\"]")
_INVERTING = frozenset(',"”’')
_PERSONS = frozenset({"he", "she"})
_NO_NAMES = frozenset({"They", "It", "We", "This", "That", "Some", "Others", "Many", "I", "There"})
_WORD = re.compile(r"\w+(?:['’-]\w+)*")


@dataclass(frozen=True, slots=True, eq=False)
class SourceMention:
    """A vague source and what it says; ``span`` counts characters of ``sentence.block.text``.

    ``named`` tells that the sentence, or one of the two after it, gives somebody by name.
    """

    sentence: Sentence
    span: Span
    source: str
    named: bool


def vague_sources(document: Document) -> tuple[SourceMention, ...]:
    """Return the vague sources of a document in order, at most one a sentence."""
    found: list[SourceMention] = []
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    for index, (sentence, folded) in enumerate(told):
        if _triggers().isdisjoint(folded):
            continue
        text = sentence.text[:_LONGEST]
        match = _first(text)
        if match:
            source = match.group("source") or match.group()
            named = _named_after(document, index, match.end())
            span = Span(*match.span()).shift(sentence.span.start)
            found.append(SourceMention(sentence, span, source, named))
    return tuple(found)


def _first(text: str) -> re.Match[str] | None:
    matches = (match for pattern in _patterns() for match in pattern.finditer(text))
    good = (match for match in matches if not _has_name(text, match))
    return min(good, key=lambda match: match.start(), default=None)


def _has_name(text: str, match: re.Match[str]) -> bool:
    if match.groupdict().get("known"):
        return True  # “the experts” were named before
    return bool(_NAMED.match(text, match.end("source")))


def _named_after(document: Document, index: int, end: int) -> bool:
    """Tell whether somebody is named as a source behind the words, or in the next sentences."""
    here, *following = document.derive(attributions)[index : index + 1 + _AHEAD]
    rest = here.sentence.text[end:_LONGEST]
    if _is_name(_WORD.findall(rest)) and any(word in cue_forms() for word in _WORD.findall(rest)):
        return True
    return any(
        _names_speaker(one.sentence.text[:_LONGEST], one.cue.shift(-one.sentence.span.start))
        for one in following
        if one.cue is not None
    )


def _names_speaker(text: str, cue: Span) -> bool:
    """Tell whether a cue has a name to it: “Ana Ruiz said”, “…,” said Ana Ruiz, “according to Rook Bank”."""
    before = text[max(0, cue.start - _NEAR) : cue.start]
    apposed = before.rstrip().endswith(",")  # “Ana Ruiz, of the institute, said”
    subject = (_STOP if apposed else _BREAK).split(before.rstrip(" ,"))[-1]
    listed = _WORD.findall(subject)
    if cue.start - len(before) == 0 and subject.strip() == before.strip() and listed:
        listed = listed[0 if len(listed) == 1 and not listed[0].endswith("s") else 1 :]
    if _is_name(listed):
        return True
    inverted = before.rstrip()[-1:] in _INVERTING or cue.of(text)[:1].casefold() == "a"
    return inverted and _is_name(_WORD.findall(_BREAK.split(text[cue.end : cue.end + _NEAR])[0]))


def _is_name(listed: list[str]) -> bool:
    """Tell whether a word among these is a name's, or stands for one."""
    return any(word[0].isupper() or word in _PERSONS for word in listed if word not in _NO_NAMES)


@cache
def _triggers() -> frozenset[str]:
    """Return words of which every vague source holds one."""
    believed = next(line.split()[1:] for line in words("vague_reporting") if line.startswith("believed "))
    return frozenset((*words("vague_sources"), *believed, "sources"))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the shapes a vague source comes in; bounded gaps only, so that none can backtrack far."""
    nouns = "|".join(words("vague_sources"))
    sets = {
        name: "|".join(word.replace("_", " ") for word in listed)
        for name, *listed in (line.split() for line in words("vague_reporting"))
    }
    known = r"(?P<known>(?:the|these|those|our|their|its|his|her|my|your|both|two|three) )?"
    modifier = r"(?:(?!(?:of|by|from|to|and|with|in|for|as|that|the|these|those|our|their)\b)[\w-]+ )"
    who = rf"{known}(?P<source>{modifier}{{0,2}}(?:{nouns}))"
    adverb = r"(?:have |had |are |were |also |now |long |widely |often |still |generally |who ){0,3}"
    after = r"(?: (?!(?:who|and|to|had)\b)[\w’-]+){0,3}?"
    clause = r"(?P<source>)(?= (?:that|the|he|she|they|some|more|at|there)\b)"
    verbs = f"{sets['verbs']}|{sets['participles']}"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"\b{who}{after},? {adverb}(?:{verbs})\b",
            rf"\b(?:as )?(?:{sets['given']})(?: as [\w’-]+(?: [\w’-]+){{0,3}})? by {who}\b",
            rf"\baccording to {who}\b",
            rf"\b(?:{sets['reaction']})(?: [\w’-]+){{0,2}} (?:from|among) {who}\b",
            rf"\bit (?:is|was) (?:(?:widely|generally|commonly|also) )?(?:{sets['believed']}){clause}",
            rf"\b(?:is|are) widely (?:{sets['believed']})\b(?P<source>)",
            r"\baccording to (?P<source>(?:[\w-]+ )?sources)\b",
            r"(?P<source>(?<!\bother )(?<!\bto )\bsources) (?:said|say|told|claim|claimed)\b",
        )
    )
