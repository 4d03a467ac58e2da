"""Sentences with their quantities taken out: what arithmetic is claimed shows in the words that are left."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.analysis.figure_fractions import fractions
from copydesk.analysis.passages import Sentence
from copydesk.analysis.quantities import Quantity, quantities
from copydesk.model.document import Document

FIRST_MARK = 0xE000  # private use: never in an article
MOST_IN_A_SENTENCE = 30
_LEAST_JOINED, _MOST_JOINED = 2, 6  # quantities of two sentences read as one
_LONGEST_JOINED = 400  # characters of two sentences read as one
Q = "[\ue000-\ue01f]"
"""A pattern for the mark of one quantity."""


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A sentence, lower case, each quantity replaced by a mark: number ``i`` by ``chr(FIRST_MARK + i)``.

    A fraction in words ("two-thirds") is a quantity in percent here. ``break_at`` is where a second sentence
    starts in ``text``, 0 in a frame of one.
    """

    sentence: Sentence
    text: str
    quantities: tuple[Quantity, ...]
    break_at: int = 0

    def __getitem__(self, mark: str) -> Quantity:
        return self.quantities[ord(mark) - FIRST_MARK]

    def mark(self, quantity: Quantity) -> str:
        """Return the mark of one of the quantities."""
        return chr(FIRST_MARK + next(at for at, one in enumerate(self.quantities) if one is quantity))

    def of(self, text: str) -> tuple[Quantity, ...]:
        """Return the quantities whose marks stand in a part of the frame's text, in order."""
        last = FIRST_MARK + len(self.quantities)
        return tuple(self[mark] for mark in text if FIRST_MARK <= ord(mark) < last)

    def spans_both(self, *found: Quantity) -> bool:
        """Tell whether the quantities stand in every sentence of the frame."""
        return not self.break_at or len({quantity.sentence.index for quantity in found}) > 1


def frames(document: Document) -> tuple[Frame, ...]:
    """Return the frames of the sentences with at least two quantities, and at most ``MOST_IN_A_SENTENCE``."""
    found = document.derive(_by_sentence)
    return tuple(_frame(each) for each in found.values() if 1 < len(each) <= MOST_IN_A_SENTENCE)


def joined_frames(document: Document) -> tuple[Frame, ...]:
    """Return frames of two sentences of one block that follow one another and hold few figures together."""
    found = document.derive(_by_sentence)
    return tuple(
        _frame([*one, *other])
        for (block, index), one in found.items()
        if (other := found.get((block, index + 1)))
        and _LEAST_JOINED <= len(one) + len(other) <= _MOST_JOINED
        and other[0].sentence.span.end - one[0].sentence.span.start <= _LONGEST_JOINED
    )


def _by_sentence(document: Document) -> dict[tuple[int, int], list[Quantity]]:
    found: dict[tuple[int, int], list[Quantity]] = {}
    for quantity in document.derive(quantities):
        found.setdefault((quantity.block_index, quantity.sentence.index), []).append(quantity)
    for key, each in found.items():
        if len(each) <= MOST_IN_A_SENTENCE:
            found[key] = list(_with_fractions(each))
    return found


def _with_fractions(found: list[Quantity]) -> Iterator[Quantity]:
    """Yield quantities and fractions in order; the numbers of a fraction are none of their own."""
    shares = list(fractions(found[0].sentence))
    if not shares:
        yield from found
        return
    kept = [one for one in found if not any(one.span.overlaps(share.span) for share in shares)]
    yield from sorted([*kept, *shares], key=lambda one: one.span.start)


def _frame(found: list[Quantity]) -> Frame:
    sentence, last = found[0].sentence, found[-1].sentence
    text = sentence.block.text
    pieces: list[str] = []
    at = sentence.span.start
    for number, quantity in enumerate(found):
        pieces += (text[at : quantity.span.start], chr(FIRST_MARK + number))
        at = quantity.span.end
    pieces.append(text[at : last.span.end])
    whole = "".join(pieces).lower()
    if last is sentence:
        return Frame(sentence, whole, tuple(found))
    after = chr(FIRST_MARK + sum(one.sentence is sentence for one in found) - 1)
    break_at = whole.index(after) + 1
    return Frame(sentence, whole, tuple(found), break_at)
