"""Places in an order that is too short for them: "the fifth of four meetings", "18th out of 12 teams"."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.analysis.figure_counts import count, count_pattern, ordinal, ordinal_pattern
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import Document
from copydesk.text.span import Span

_LONGEST = 1_000  # characters; a longer sentence is none


class WrongOrdinal(NamedTuple):
    """A place beyond the whole it is counted in; spans count characters of the block's text."""

    sentence: Sentence
    place: Span
    whole: Span
    most: int


def wrong_ordinals(document: Document) -> tuple[WrongOrdinal, ...]:
    """Return the places in an order that are greater than the number in it."""
    return tuple(
        wrong
        for sentence in document.derive(document_sentences)
        if _whole().search(sentence.text)
        and _place().search(sentence.text)
        and len(sentence.text) <= _LONGEST
        for wrong in _in_sentence(sentence)
    )


def _in_sentence(sentence: Sentence) -> Iterator[WrongOrdinal]:
    text = sentence.text
    for pattern in _patterns():
        for found in pattern.finditer(text):
            groups = found.groupdict()
            place = int(groups["number"]) if groups.get("number") else ordinal(found["place"])
            name = "number" if groups.get("number") else "place"
            most = count(found["whole"])
            if place > most >= 1 and not _doubts().search(text):
                at = sentence.span.start
                yield WrongOrdinal(
                    sentence,
                    Span(*found.span(name)).shift(at),
                    Span(*found.span("whole")).shift(at),
                    int(most),
                )
                return


@cache
def _place() -> re.Pattern[str]:
    return re.compile(
        r"(?:\dth|\dst|\dnd|\drd|econd|hird|ourth|ifth|ixth|eventh|ighth|inth|enth|elfth|ieth|umber \d+)\b"
    )


@cache
def _whole() -> re.Pattern[str]:
    small = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    return re.compile(rf" of (?:[a-z]+ ){{0,2}}(?:\d|(?:{small})\b)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number, place = count_pattern(), rf"(?P<place>{ordinal_pattern()})"
    whole = (
        rf"(?P<whole>{number})(?![\w.,%-]*\d|%|-| percent| per cent| (?:dozen|hundred|thousand|million"
        rf"|billion|pairs|times|or)\b)"
    )
    few = (
        r"(?:the |its |our |their |his |her |a total of |a planned |only |just |a field of |a list of "
        r"|a record )?"
    )
    thing = (
        "(?:part|stage|leg|round|act|chapter|episode|set|day|lap|race|event|volume|instalment|installment)"
    )
    times = (
        "days|weeks|months|years|hours|minutes|seasons|games|matches|quarters|innings|points|miles|metres"
        "|kilomet"
    )
    not_a_part = r"(?<![Aa] )(?<!one )(?<!two )(?<!three )(?<!four )(?<!-)(?<!\d )"
    return (
        re.compile(
            rf"{not_a_part}\b{place}(?: [a-z]+)? (?:(?:place )?out of|of) {few}{whole}"
            rf"(?: (?!{times})[a-z]+)? (?!{times})[a-z]+s\b(?![’'])"
        ),
        re.compile(
            rf"{not_a_part}\b{place}(?: [a-z]+)?,? (?:out of|in a field of|in a list of) {few}{whole}"
        ),
        re.compile(rf"\b{place} {thing} of (?:the|a|an|its) (?P<whole>{number})-{thing}\b"),
        re.compile(rf"\b[Nn]umber (?P<number>\d+) of (?:the )?{whole}"),
    )


@cache
def _doubts() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:[Ff]ractions?|per cent|percent|inning|innings|century|January|February|March|April|May"
        r"|June|July|August|September"
        r"|October|November|December|avenue|street|floor|minute|wedding|birthday|anniversary)\b"
    )
