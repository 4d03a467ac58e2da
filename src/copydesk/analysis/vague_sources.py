"""Sources that nobody can ask: "experts say", "as noted by analysts", "it is believed"."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from copydesk.analysis.attribution import attributions
from copydesk.analysis.passages import Sentence, document_sentences
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
    end = match.end("source") if match.group("source") else match.end()
    return bool(_NAMED.match(text, end))


def _named_after(document: Document, index: int, end: int) -> bool:
    """Tell whether somebody is named as a source behind the words, or in the next sentences."""
    following = document.derive(attributions)[index : index + 1 + _AHEAD]
    for number, one in enumerate(following):
        text = one.sentence.text[:_LONGEST]
        if number == 0:
            if _name_beside(text, end, len(text)) and _speaks_after(one.cue, one.sentence, end):
                return True
        elif one.cue is not None:
            at = one.cue.start - one.sentence.span.start
            if _name_beside(text, max(0, at - 80), at + 80):
                return True
    return False


def _speaks_after(cue: Span | None, sentence: Sentence, end: int) -> bool:
    return cue is not None and cue.start - sentence.span.start >= end


def _name_beside(text: str, start: int, end: int) -> bool:
    """Tell whether a name stands there: two capitalised words, or a pronoun for one."""
    listed = _WORD.findall(text[start:end])
    if any(word.casefold() in ("he", "she") for word in listed):
        return True
    pairs = pairwise(listed)
    return any(one[0].isupper() and two[0].isupper() for one, two in pairs)


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
    who = rf"(?P<source>(?:(?:some|many|most|several|other|leading|[\w-]+) ){{0,2}}(?:{nouns}))"
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
