"""Who a sentence names as its source, in the article's own words."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cache
from typing import NamedTuple

from copydesk.analysis.attribution import Attribution, attributions
from copydesk.analysis.fact_speakers import (
    LINK,
    UNCLEAR,
    UNNAMED,
    Speaker,
    speaker,
    speaker_beside_marks,
    telling_words,
)
from copydesk.analysis.names_people import people
from copydesk.analysis.quotations import in_speech, quotations
from copydesk.analysis.sentence_words import sentence_words
from copydesk.analysis.transcripts import transcribed
from copydesk.data import words
from copydesk.model.document import BlockKind, Document
from copydesk.text.span import Span

_LONGEST = 2_000  # characters of a sentence that are looked at
_FAR = 12  # sentences back in which a pronoun's name is looked for
_OPENING = " “\"‘'„«"  # marks before the first word
_FIRST = 20  # characters in which the first word ends
_GOING_ON = frozenset({"he", "she", "they", "his", "her", "their"})
_PRONOUNS = frozenset({"he", "she", "they"})
_TITLES = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr."})
_NOBODY = frozenset({"", LINK, UNNAMED, UNCLEAR})
_LINKS = 200  # links of a block that are looked at
_MARKS = 3  # characters of a paragraph of speech that are no speech


def fact_sources(document: Document) -> tuple[Speaker, ...]:
    """Return for each of ``document_sentences`` who is its source, and from which character of the block on.

    A pronoun is given with the last source named before it, if nobody else was named since; a surname with
    the full name. A sentence that goes on with the speaker of the one before has its source, and so has a
    paragraph of speech alone. A weaker sign (“reportedly”, a study that shows it) is told as "unnamed", a
    link as "link", a cue whose words are hard to tell apart as "unclear".
    """
    reader = _Reader(document)
    for index in range(len(reader.named)):
        reader.take(index)
    return tuple(reader.found)


class _Told(NamedTuple):
    at: tuple[int, int]  # block, character
    surname: str
    full: str


class _Reader:
    """Goes through the sentences of an article."""

    def __init__(self, document: Document) -> None:
        self.named = document.derive(attributions)
        self.found: list[Speaker] = []
        self._folded = document.derive(sentence_words)
        self._turns = _turns(document)
        self._document = document
        self._speech: defaultdict[int, list[Span]] = defaultdict(list)
        for one in document.derive(quotations):
            if one.speech and one.depth == 0:
                self._speech[one.block_index].append(one.span)
        self._people = sorted(
            _Told(
                (one.block, one.span.start),
                person.surname,
                " ".join(word.text for word in person.full[0].words),
            )
            for person in document.derive(people)
            for one in person.mentions
        )
        self._full: defaultdict[str, set[str]] = defaultdict(set)
        for told in self._people:
            self._full[told.surname.casefold()].add(told.full)

    def take(self, index: int) -> None:
        """Find the source of a sentence, when those before it are found."""
        one = self.named[index]
        start = one.sentence.span.start
        if one.cue and not in_speech(self._document, one.sentence.block_index, one.cue):
            said = speaker(one.sentence.text[:_LONGEST], one.cue.shift(-start))
        elif one.answered:
            said = Speaker(self._beside(index) or self._weakly(index))
        else:
            said = Speaker("")
        if said.name in _NOBODY and one.sentence.block_index in self._turns:
            said = Speaker(self._turns[one.sentence.block_index])
        self.found.append(Speaker(self._resolved(said.name, index), start + said.start))

    def _beside(self, index: int) -> str:
        """Return the speaker of a sentence without a cue: beside its marks, or that of the one before."""
        one = self.named[index]
        if self._holds_speech(one) and (name := speaker_beside_marks(one.sentence.text[:_LONGEST])):
            return name
        return self.found[-1].name if index and self._goes_on(self.named[index - 1], one) else ""

    def _weakly(self, index: int) -> str:
        """Return "unnamed" for speech of nobody and for what is said to be so, "link" for what has a link."""
        one, folded = self.named[index], self._folded[index]
        if self._holds_speech(one) or not folded.isdisjoint(words("hedges")):
            return UNNAMED
        links = (span for role, span in one.sentence.block.inlines[:_LINKS] if role == "link")
        if any(span.overlaps(one.sentence.span) for span in links):
            return LINK
        told = not folded.isdisjoint(words("source_nouns")) and not folded.isdisjoint(telling_words())
        return UNNAMED if told else ""

    def _holds_speech(self, one: Attribution) -> bool:
        stretches = self._speech[one.sentence.block_index]
        number = bisect_left(stretches, one.sentence.span.start, key=lambda span: span.end)
        return number < len(stretches) and stretches[number].overlaps(one.sentence.span)

    def _goes_on(self, before: Attribution, one: Attribution) -> bool:
        """Tell whether a sentence without a cue is said by the speaker of the one before it."""
        sentence = one.sentence
        start = sentence.span.start + len(sentence.text) - len(sentence.text.lstrip(_OPENING))
        speaks = in_speech(self._document, sentence.block_index, Span(start, start + 1))
        if before.sentence.block_index == sentence.block_index:
            first = sentence.text[:_FIRST].split(maxsplit=1)
            return speaks or (bool(first) and first[0].casefold() in _GOING_ON)
        return speaks and self._is_all_speech(one) and self.found[-1].name not in _NOBODY

    def _is_all_speech(self, one: Attribution) -> bool:
        """Tell whether a sentence stands in a paragraph that is nothing but speech."""
        block, spans = one.sentence.block, self._speech[one.sentence.block_index]
        said = sum(len(span) for span in spans)
        return block.kind is BlockKind.PARAGRAPH and said >= len(block.text.strip()) - _MARKS * len(spans)

    def _resolved(self, name: str, index: int) -> str:
        """Return a source with the name of whom a pronoun, or a surname, stands for."""
        if name.casefold() in _PRONOUNS:
            known = self._antecedent(index)
            return known if "(" in known else f"{name} ({known})" if known else name
        *titles, last = name.split() or [""]
        full = self._full.get(last.casefold(), set())
        if len(full) == 1 and all(one.casefold() in _TITLES for one in titles):
            (whole,) = full
            return f"{name} ({whole})" if whole.casefold() != name.casefold() else name
        return name

    def _antecedent(self, index: int) -> str:
        """Return the last source that was named, if no other person was named since."""
        far = range(index - 1, max(-1, index - 1 - _FAR), -1)
        at = next((number for number in far if self.found[number].name not in _NOBODY), None)
        name = "" if at is None else self.found[at].name
        since = self.named[at if at is not None else max(0, index - 1)].sentence
        other = self._others(since.block_index, since.span.start, index, name)
        if at is None:
            return other.pop() if len(other) == 1 else ""
        return "" if other or name.casefold() in _PRONOUNS else name

    def _others(self, block: int, start: int, index: int, name: str) -> set[str]:
        """Return the persons named from a place to a sentence's cue who are not those of ``name``."""
        here = self.named[index]
        cue = here.cue.start if here.cue else here.sentence.span.end
        low = bisect_left(self._people, (block, start), key=lambda one: one.at)
        high = bisect_right(self._people, (here.sentence.block_index, cue), key=lambda one: one.at)
        return {one.full for one in self._people[low:high] if one.surname.casefold() not in name.casefold()}


def _turns(document: Document) -> dict[int, str]:
    """Return who speaks in the blocks of a talk written down: the name before a colon."""
    found: dict[int, str] = {}
    name = ""
    for number in sorted(document.derive(transcribed)):
        label = _label().match(document.blocks[number].text)
        name = label[1] if label else name
        found[number] = name
    return found


@cache
def _label() -> re.Pattern[str]:
    return re.compile(r"[\W_]*(\w[^:\n]{0,40}):\s")
