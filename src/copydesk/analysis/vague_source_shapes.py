"""The shapes vague sources come in, and the nouns and verbs they are made of."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Literal, NamedTuple

from copydesk.data import words

SourceType = Literal["group", "belief", "crowd", "market", "anonymous", "hearsay", "studies"]


class Shape(NamedTuple):
    """A pattern of a vague source; its group ``source`` holds the words that name the source.

    ``needs`` are sets of words, the rarest first: a sentence that has none of one of them can't match.
    """

    type: SourceType
    pattern: str
    needs: tuple[frozenset[str], ...]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in a sentence."""
        return _compiled(self.pattern).finditer(text)


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the shapes a vague source comes in; bounded gaps only, so that none can backtrack far."""
    return tuple(
        Shape(name, pattern, tuple(frozenset(one) for one in needs))
        for name, pattern, *needs in (*_people(), *_nobody())
    )


def _people() -> Iterator[tuple[SourceType, str, Iterable[str]]]:
    """Yield the shapes with people in them: type, pattern, and the words of which one is needed."""
    sets, nouns = reporting(), _nouns()
    known = r"(?P<known>(?:the|these|those|our|their|its|his|her|my|your|both|two|three|four|five) )?"
    no_modifier = (
        "of|by|from|to|and|with|in|for|as|that|the|these|those|our|their|or|at|on|than|if|when"
        "|what|which|who|but|because|while|though|although|where|whether|so|said|say|says"
    )
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
    sets = reporting()
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


@cache
def triggers() -> frozenset[str]:
    """Return words of which every vague source holds one."""
    return frozenset(word for one in shapes() for word in one.needs[0])


@cache
def reporting() -> dict[str, str]:
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
def families() -> dict[str, str]:
    """Return the line of ``vague_roles`` that each noun belongs to."""
    return {noun: family for nouns in _nouns().values() for noun, family in nouns.items()}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)  # when first needed: all of them together take 15 ms
