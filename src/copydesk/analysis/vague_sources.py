"""Sources that nobody can ask: "experts say", "as noted by analysts", "it is widely believed"."""

import re
from functools import cache
from typing import NamedTuple

from copydesk.analysis.attribution import attributions
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_words
from copydesk.analysis.source_names import Naming, naming
from copydesk.analysis.vague_source_shapes import Shape, SourceType, families, reporting, shapes, triggers
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 2_000  # characters of a sentence that are looked at
_LINKS = 200  # links of a block that are looked at
_PEOPLE = frozenset({"group", "crowd", "studies"})
_SUPPOSED = frozenset(
    {"if", "when", "whenever", "how", "where", "let", "than", "whether", "until", "unless", "help"}
)


class SourceMention(NamedTuple):
    """A vague source and what it says; ``span`` counts characters of ``sentence.block.text``.

    ``type`` is "group" (experts, critics), "belief" (it is widely believed), "crowd" (residents, some),
    "market" (analysts, with a figure), "anonymous" (sources close to …), "hearsay" (is said to) or "studies"
    (studies show). ``naming`` tells which names stand beside it.
    """

    sentence: Sentence
    span: Span
    source: str
    type: SourceType
    naming: Naming


def vague_sources(document: Document) -> tuple[SourceMention, ...]:
    """Return the vague sources of a document in order, at most one a sentence."""
    found: list[SourceMention] = []
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    for index, (sentence, folded) in enumerate(told):
        if triggers().isdisjoint(folded):
            continue
        may = [one for one in shapes() if not any(folded.isdisjoint(needed) for needed in one.needs)]
        first = _first(document, index, sentence.text[:_LONGEST], may) if may else None
        if first is None or _is_linked(sentence):
            continue
        type_, match = first
        source = match.group("source") or match.group()
        family = families().get(source.split()[-1].casefold(), "none")
        span = Span(*match.span()).shift(sentence.span.start)
        found.append(
            SourceMention(sentence, span, source, type_, naming(document, index, match.end(), family))
        )
    return tuple(found)


def _first(
    document: Document, index: int, text: str, may: list[Shape]
) -> tuple[SourceType, re.Match[str]] | None:
    """Return the first vague source of a sentence that is not vetoed."""
    good: list[tuple[SourceType, re.Match[str]]] = [
        (shape.type, match)
        for shape in may
        for match in shape.find(text)
        if not _is_vetoed(document, index, shape.type, match)
    ]
    if not good:
        return None
    type_, match = min(good, key=lambda one: one[1].start())
    if type_ == "group" and _is_market(text, match):
        return "market", match
    return type_, match


def _is_vetoed(document: Document, index: int, type_: SourceType, match: re.Match[str]) -> bool:
    """Tell whether words of the shape are no vague source here: named, supposed, or answered for."""
    text, span = match.string, Span(*match.span())
    if match.groupdict().get("known"):
        return True  # “the experts” were named before
    before = text[max(0, span.start - 30) : span.start].split()
    if before and (before[-1].casefold() in _SUPPOSED or (type_ == "crowd" and before[-1] == "of")):
        return True
    if type_ in _PEOPLE and (_named().match(text, match.end("source")) or _of_a_body(text, match)):
        return True
    if type_ in ("hearsay", "studies"):
        fact = document.derive(attributions)[index]
        if fact.cue and not fact.cue.overlaps(span.shift(fact.sentence.span.start)):
            return True  # “is believed to be in the country, the police said”
    source = match.group("source").casefold()
    if source.endswith("critics") and _praise().search(match.group()):
        return True  # of films and books
    asked = type_ == "studies" or source.endswith("officials")
    return asked and _names_body(document, index, match)


def _of_a_body(text: str, match: re.Match[str]) -> bool:
    """Tell whether the noun is a body's: “Rook Bank analysts”, “independent UN human rights experts”.

    A nation is none: “South Carvian analysts” can still be anybody.
    """
    before = text[max(0, match.start("source") - 30) : match.start("source")]
    around = _mark().split(before)[-1].split()[-2:]
    modifiers = [*around, *match.group("source").split()[:-1]]
    if text.startswith(" ".join(modifiers)):
        modifiers = modifiers[1:]  # the sentence's first word
    return any(word[:1].isupper() and not _nation().fullmatch(word) for word in modifiers)


def _names_body(document: Document, index: int, match: re.Match[str]) -> bool:
    """Tell whether the sentence or the one before names a body: a capital within a sentence, or a nation."""
    if any(_country().fullmatch(word) for word in match.group("source").split()):
        return True
    sentences = document.derive(document_sentences)
    before = sentences[index - 1].text[-_LONGEST:] if index else ""
    rest = match.string[: match.start()] + " " + match.string[match.end() :]
    return any(_capital().search(text) for text in (before, rest, match.group("source")))


def _is_market(text: str, match: re.Match[str]) -> bool:
    """Tell whether analysts give figures or forecasts, as business copy has them do."""
    if families().get(match.group("source").split()[-1].casefold()) != "experts":
        return False
    verb = match.group().split()[-1].casefold()
    return verb in reporting()["market"].split("|") or bool(_figure().search(text))


def _is_linked(sentence: Sentence) -> bool:
    links = (span for role, span in sentence.block.inlines[:_LINKS] if role == "link")
    return any(span.overlaps(sentence.span) for span in links)


@cache
def _named() -> re.Pattern[str]:
    """Return what gives a noun a name: “analysts at Rook Bank”, “critics such as Ana Ruiz”."""
    return re.compile(
        r"[ ,]+(?:such as|like|including|led by"
        r"|(?:at|from|with|for|of|in|on) (?:the |a |an )?(?:[\w-]+ )?[A-Z]"
        r"|(?:at|from|with) (?:the|a|an) \w)"
        r"|[ ,]+(?:who|whom) (?:asked|spoke|requested|declined|\w+ (?:asked|spoke|consulted|interviewed))"
        r"|[^.]{0,200}\((?:e\.g\.,? |see )?[A-Z]\w"
        r"|[ ,]+(?:contacted|interviewed|consulted|polled|surveyed) by"
    )


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[^\w\s’'-]")


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(r"\w+(?:an|ish|ese|[ns]ch|[aei]li|aqi)|North|South|East|West|[A-Z][a-z]+ern|I")


@cache
def _country() -> re.Pattern[str]:
    return re.compile(r"[A-Z]\w+(?:an|ish|ese|[ns]ch|[aei]li|aqi)")


@cache
def _praise() -> re.Pattern[str]:
    return re.compile(r"\b(?:praise|hail|acclaim)", re.IGNORECASE)


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"[\w,;:)] (?:\W?)(?!I\b)[A-Z]\w")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[$€£]\s?\d|\d ?(?:%|per ?cent|percent|basis points|million|billion)")
