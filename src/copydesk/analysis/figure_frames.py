"""Sentences with their quantities taken out: what arithmetic is claimed shows in the words that are left."""

from dataclasses import dataclass

from copydesk.analysis.passages import Sentence
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.model.document import Document

FIRST_MARK = 0xE000  # private use: never in an article
MOST_IN_A_SENTENCE = 30
Q = "[\ue000-\ue01f]"
"""A pattern for the mark of one quantity."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A sentence, lower case, each quantity replaced by a mark: number ``i`` by ``chr(FIRST_MARK + i)``."""

    sentence: Sentence
    text: str
    quantities: tuple[Quantity, ...]

    def __getitem__(self, mark: str) -> Quantity:
        return self.quantities[ord(mark) - FIRST_MARK]

    def of(self, text: str) -> tuple[Quantity, ...]:
        """Return the quantities whose marks stand in a part of the frame's text, in order."""
        last = FIRST_MARK + len(self.quantities)
        return tuple(self[mark] for mark in text if FIRST_MARK <= ord(mark) < last)


def frames(document: Document) -> tuple[Frame, ...]:
    """Return the frames of the sentences with at least two quantities, and at most ``MOST_IN_A_SENTENCE``."""
    by_sentence: dict[tuple[int, int], list[Quantity]] = {}
    for quantity in document.derive(quantities):
        key = (quantity.block_index, quantity.sentence.index)
        by_sentence.setdefault(key, []).append(quantity)
    return tuple(_frame(found) for found in by_sentence.values() if 1 < len(found) <= MOST_IN_A_SENTENCE)


def _frame(found: list[Quantity]) -> Frame:
    sentence = found[0].sentence
    pieces: list[str] = []
    at = sentence.span.start
    for number, quantity in enumerate(found):
        pieces += (sentence.block.text[at : quantity.span.start], chr(FIRST_MARK + number))
        at = quantity.span.end
    pieces.append(sentence.block.text[at : sentence.span.end])
    return Frame(sentence, "".join(pieces).lower(), tuple(found))
