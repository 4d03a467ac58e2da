"""Who a sentence names as its source, in the article's own words."""

import re
from functools import cache

from copydesk.analysis.attribution import Attribution, attributions
from copydesk.analysis.quotations import in_speech
from copydesk.model.document import Document
from copydesk.text.span import Span

_MOST_WORDS = 9
_LONG_NAME = 7  # blanks in what is hardly a name
_LONGEST = 2_000  # characters of a sentence that are looked at
_FAR = 12  # sentences back in which a pronoun's name is looked for
_OPENING = " “\"‘'„«"  # marks before the first word
_FIRST = 20  # characters in which the first word ends
_GOING_ON = frozenset({"he", "she", "they", "his", "her", "their"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})


def fact_sources(document: Document) -> tuple[str, ...]:
    """Return for each of ``document_sentences`` the words that name its source; empty: it has none.

    A pronoun is given with the last source named before it. A sentence that goes on with the speaker of the
    one before has its source. A weaker sign (“reportedly”, a study, a link) is told as "unnamed", a cue whose
    words are hard to tell apart as "unclear".
    """
    found: list[str] = []
    named = document.derive(attributions)
    for index, one in enumerate(named):
        said = _named(one, one.cue) if one.cue else ""
        if not one.cue and one.answered:
            goes_on = index > 0 and _goes_on(document, named[index - 1], one)
            said = (found[-1] if goes_on else "") or "unnamed"
        if said.casefold() in _PRONOUNS:
            before = (name for name in reversed(found[-_FAR:]) if name and name not in {"unnamed", "unclear"})
            said = next((name if "(" in name else f"{said} ({name})" for name in before), said)
        found.append(said)
    return tuple(found)


def _goes_on(document: Document, before: Attribution, one: Attribution) -> bool:
    """Tell whether a sentence without a cue is said by the speaker of the one before it."""
    sentence = one.sentence
    if before.sentence.block_index != sentence.block_index:
        return False
    first = sentence.text[:_FIRST].split(maxsplit=1)
    pronoun = bool(first) and first[0].casefold() in _GOING_ON
    start = sentence.span.start + len(sentence.text) - len(sentence.text.lstrip(_OPENING))
    return pronoun or in_speech(document, sentence.block_index, Span(start, start + 1))


def _named(one: Attribution, place: Span) -> str:
    """Return the words beside a cue that say who speaks; ``place`` counts characters of the block."""
    text, cue = one.sentence.text[:_LONGEST], place.shift(-one.sentence.span.start)
    behind = _words(_stop().split(text[cue.end :], maxsplit=1)[0])
    if _according().match(cue.of(text)):
        return behind
    clauses = _clause().split(text[: cue.start].rstrip())
    before = _words(clauses[-1], last=True)
    if before.endswith(" to"):  # “… signed a pact pledging to counter …” is no source of the rest
        return ""
    return "unclear" if before.count(" ") >= _LONG_NAME else before or behind or "unnamed"


def _words(text: str, *, last: bool = False) -> str:
    said = text.strip(" \t\n\r,;:“”\"‘’'()—–-").split()
    return " ".join(said[-_MOST_WORDS:] if last else said[:_MOST_WORDS])


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.,;:!?“”\"(\n]|\b(?:that|who|which|as|in a|in an|on|after|when|while)\b")


@cache
def _clause() -> re.Pattern[str]:
    return re.compile(r"[,;:!?“”\"(\n]|\b(?:that|and|but|while|when|as|because)\b")


@cache
def _according() -> re.Pattern[str]:
    return re.compile(r"(?i)according|as |per\b|quot|cit|in the words")
