"""Sources that nobody can ask: "experts say", "as noted by analysts", "it is widely believed"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from copydesk.analysis.attribution import attributions
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_words
from copydesk.analysis.source_names import Naming, naming
from copydesk.data import words
from copydesk.model.document import Document
from copydesk.text.span import Span

SourceType = Literal["group", "belief", "crowd", "market", "anonymous", "hearsay", "studies"]

_LONGEST = 2_000  # characters of a sentence that are looked at
_LINKS = 200  # links of a block that are looked at
_PEOPLE = frozenset({"group", "crowd", "studies"})
_SUPPOSED = frozenset(
    {"if", "when", "whenever", "how", "where", "let", "than", "whether", "until", "unless", "help"}
)


@dataclass(frozen=True, slots=True, eq=False)
class SourceMention:
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


@dataclass(frozen=True, slots=True)
class _Shape:
    """A pattern of a vague source; its group ``source`` holds the words that name the source.

    ``needs`` are sets of words, the rarest first: a sentence that has none of one of them can't match.
    """

    type: SourceType
    pattern: str
    needs: tuple[frozenset[str], ...]


def vague_sources(document: Document) -> tuple[SourceMention, ...]:
    """Return the vague sources of a document in order, at most one a sentence."""
    found: list[SourceMention] = []
    told = zip(document.derive(document_sentences), document.derive(sentence_words), strict=True)
    for index, (sentence, folded) in enumerate(told):
        if _triggers().isdisjoint(folded):
            continue
        shapes = [one for one in _shapes() if not any(folded.isdisjoint(needed) for needed in one.needs)]
        first = _first(document, index, sentence.text[:_LONGEST], shapes) if shapes else None
        if first is None or _is_linked(sentence):
            continue
        type_, match = first
        source = match.group("source") or match.group()
        family = _families().get(source.split()[-1].casefold(), "none")
        span = Span(*match.span()).shift(sentence.span.start)
        found.append(
            SourceMention(sentence, span, source, type_, naming(document, index, match.end(), family))
        )
    return tuple(found)


def _first(
    document: Document, index: int, text: str, shapes: list[_Shape]
) -> tuple[SourceType, re.Match[str]] | None:
    """Return the first vague source of a sentence that is not vetoed."""
    good = [
        (shape.type, match)
        for shape in shapes
        for match in _compiled(shape.pattern).finditer(text)
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
    asked = type_ == "studies" or match.group("source").casefold().endswith("officials")
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
    """Tell whether the sentence or the one before names a body: a capital within a sentence."""
    sentences = document.derive(document_sentences)
    before = sentences[index - 1].text[-_LONGEST:] if index else ""
    rest = match.string[: match.start()] + " " + match.string[match.end() :]
    return any(_capital().search(text) for text in (before, rest, match.group("source")))


def _is_market(text: str, match: re.Match[str]) -> bool:
    """Tell whether analysts give figures or forecasts, as business copy has them do."""
    if _families().get(match.group("source").split()[-1].casefold()) != "experts":
        return False
    verb = match.group().split()[-1].casefold()
    return verb in _sets()["market"].split("|") or bool(_figure().search(text))


def _is_linked(sentence: Sentence) -> bool:
    links = (span for role, span in sentence.block.inlines[:_LINKS] if role == "link")
    return any(span.overlaps(sentence.span) for span in links)


@cache
def _sets() -> dict[str, str]:
    """Return the words of reporting by their sets, as alternatives of a pattern."""
    lines = (line.split() for line in words("vague_reporting"))
    return {name: "|".join(word.replace("_", " ") for word in listed) for name, *listed in lines}


@cache
def _nouns() -> dict[str, dict[str, str]]:
    """Return the families of the nouns, by set."""
    found: dict[str, dict[str, str]] = {}
    for line in words("vague_sources"):
        name, *listed = line.split()
        families = (one.partition(":") for one in listed)
        found.setdefault(name, {}).update((noun, family) for noun, _, family in families)
    return found


@cache
def _families() -> dict[str, str]:
    return {noun: family for nouns in _nouns().values() for noun, family in nouns.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)  # when first needed: all of them together take 15 ms


@cache
def _triggers() -> frozenset[str]:
    """Return words of which every vague source holds one."""
    return frozenset(word for one in _shapes() for word in one.needs[0])


@cache
def _named() -> re.Pattern[str]:
    """Return what gives a noun a name: “analysts at Rook Bank”, “critics such as Ana Ruiz”."""
    return re.compile(
        r"[ ,]+(?:such as|like|including|led by"
        r"|(?:at|from|with|for|of|in|on) (?:the |a |an )?(?:[\w-]+ )?[A-Z])"
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
def _capital() -> re.Pattern[str]:
    return re.compile(r"[\w,;:)] (?:\W?)(?!I\b)[A-Z]\w")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"[$€£]\s?\d|\d ?(?:%|per ?cent|percent|basis points|million|billion)")


@cache
def _shapes() -> tuple[_Shape, ...]:
    """Return the shapes a vague source comes in; bounded gaps only, so that none can backtrack far."""
    return tuple(
        _Shape(name, pattern, tuple(frozenset(one) for one in needs))
        for name, pattern, *needs in (*_people(), *_nobody())
    )


def _people() -> Iterator[tuple[SourceType, str, Iterable[str]]]:
    """Yield the shapes with people in them: type, pattern, and the words of which one is needed."""
    sets, nouns = _sets(), _nouns()
    known = r"(?P<known>(?:the|these|those|our|their|its|his|her|my|your|both|two|three|four|five) )?"
    no_modifier = "of|by|from|to|and|with|in|for|as|that|the|these|those|our|their|or|at|on|than|if|when"
    who, some = (
        rf"{known}(?P<source>(?:(?!(?:{no_modifier})\b)[\w-]+ ){{0,2}}(?:{'|'.join(nouns[name])}))"
        for name in ("group", "crowd")
    )
    adverb = r"(?:have |had |are |were |also |now |long |widely |often |still |generally |already ){0,3}"
    after = rf"(?: (?!(?:{sets['modals']})\b)[\w’-]+){{0,3}}?"
    group, crowd = nouns["group"], nouns["crowd"]
    yield "group", rf"\b{who}{after},? {adverb}(?:{sets['verbs']}|{sets['participles']})\b", group
    yield (
        "group",
        rf"\b(?:as )?(?:{sets['given']})(?: as [\w’-]+(?: [\w’-]+){{0,3}})? by {who}\b",
        group,
    )
    yield "group", rf"\baccording to {who}\b", group
    yield "group", rf"\b(?:{sets['reaction']})(?: [\w’-]+){{0,2}} (?:from|among) {who}\b", group
    yield "crowd", rf"\b{some},? {adverb}(?:{sets['speech']})\b", crowd
    yield "crowd", rf"\baccording to {some}\b", crowd
    yield "anonymous", rf"\b(?P<source>insiders){after},? {adverb}(?:{sets['verbs']})\b", ["insiders"]


def _nobody() -> Iterator[tuple[SourceType, str, *tuple[Iterable[str], ...]]]:
    """Yield the shapes of hearsay and of sources that keep their names to themselves."""
    sets = _sets()
    widely = r"(?:(?:now |still )?(?:widely|generally|commonly|broadly) )"
    that = r"(?P<source>)(?= (?:that|the|he|she|they|some|more|at|there)\b)"
    believed, hearsay = sets["believed"].split("|"), sets["hearsay"].split("|")
    clause = r"(?:^|[,;.] |\b(?:but|while|though|although|and) )"
    yield "belief", rf"\bit (?:is|has (?:long )?been) {widely}(?:{sets['believed']}){that}", believed, ["it"]
    yield "hearsay", rf"\bit (?:is|has been) (?:also )?(?:{sets['hearsay']}){that}", hearsay, ["it"]
    yield (
        "hearsay",
        rf"(?<!\bit )\b(?:is|are) (?:widely |also )?(?:{sets['hearsay']})(?P<source>) to (?:have|be)\b",
        hearsay,
        ["is", "are"],
        ["to"],
    )
    yield (
        "crowd",
        (
            rf"{clause}(?P<source>(?:some|many|others)(?: people)?)(?: also| now| still| have)?"
            r" (?:say|said|argue|argued|claim|claimed|believe|fear|warn)\b"
        ),
        ["say", "said", "argue", "argued", "claim", "claimed", "believe", "fear", "warn"],
        ["some", "many", "others"],
    )
    yield (
        "anonymous",
        (
            r"\b(?P<source>(?:sources?|(?:people|a person|persons)(?: who (?:is|are))?) "
            r"(?:close to|familiar with|with knowledge of|briefed on))\b"
        ),
        ["close", "familiar", "knowledge", "briefed"],
        ["source", "sources", "people", "person", "persons"],
    )
    some = "some |many |several |most |recent |new "
    named = r"\b(?! (?:such as|including|like|at|from|in)\b)"
    yield "anonymous", rf"\baccording to (?P<source>(?:[\w-]+ )?sources){named}", ["sources"]
    yield (
        "anonymous",
        r"(?P<source>(?<!\bother )(?<!\bto )\bsources) (?:have )?(?:said|say|told|claim|claimed)\b",
        ["sources"],
    )
    yield (
        "studies",
        (
            rf"{clause}(?P<source>(?:{some})?(?:studies|research|surveys|polls))"
            rf" (?:have |has )?(?:also |long |clearly |often )?(?:{sets['studies']})\b"
        ),
        ["studies", "research", "surveys", "polls"],
    )
