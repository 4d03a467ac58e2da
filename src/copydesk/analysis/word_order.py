"""Captions and paragraphs that have most of the words of another passage, small ones too, in its order.

What lost some words, its verb or its names among them, still has the rest in order; two passages written each
for itself hardly have.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from copydesk.analysis.passage_words import Passage, PassageWords
from copydesk.analysis.passages import Sentence
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.similarity import in_order
from copydesk.text.span import Span

ORDERED, SHORT_ORDERED = 0.72, 0.8  # share of all words in one order that makes a caption a copy;
_SHORT = 10  # words below which it is the greater
_CAPTION_WORDS = range(7, 101)  # of a caption; fewer say nothing, and more are none
BLOCK_ORDERED = 0.75  # share of all words in one order that makes a paragraph another one's copy,
_BLOCK_WORDS = range(20, 301)  # with so many words
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD})
_COPIED = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})

_MOST_CAPTIONS = 100  # that are compared
_MOST_BESIDE = 1_000  # sentences that they are compared with
_MOST_COMPARED = 5_000  # pairs that are compared word by word


class Ordered(NamedTuple):
    """Two passages, the earlier first, and the share of all words that stand in both in one order."""

    earlier: Passage
    later: Passage
    share: float


def ordered_captions(document: Document, words: PassageWords, distinct: list[Passage]) -> list[Ordered]:
    """Return the captions, and lines of plain text, that have most of the words of one of ``distinct``."""
    captions = _captions(document, words)
    lines = set(captions)
    others = [one for one in distinct if one.kind in _COPIED and one not in lines] if captions else []
    bags = [(other, frozenset(other.key.split())) for other in others[:_MOST_BESIDE]]
    found: list[Ordered] = []
    compared = 0
    for caption in captions:
        number = caption.words
        if number not in _CAPTION_WORDS or compared > _MOST_COMPARED:
            continue
        needed = ORDERED if number >= _SHORT else SHORT_ORDERED
        bag = frozenset(caption.key.split())
        for other, its in bags:
            # at best all the words that both have are in order
            if 2 * (len(bag & its) + number - len(bag)) < needed * (number + other.words):
                continue
            compared += 1
            found.extend(_compared(caption, other, needed))
    return found


def ordered_paragraphs(words: PassageWords, pairs: Iterable[tuple[int, int]]) -> list[Ordered]:
    """Return those of the ``pairs`` of blocks (by index) that are paragraphs of one wording."""
    places = sorted(pairs)
    wanted = {index for pair in places for index in pair}
    blocks: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in words.passages if wanted else ():
        if passage.block_index in wanted and passage.kind is BlockKind.PARAGRAPH:
            blocks[passage.block_index].append(passage)
    whole = {index: _joined(passages) for index, passages in blocks.items()}
    found: list[Ordered] = []
    for pair in places:
        one, two = (whole.get(index) for index in pair)
        if one is not None and two is not None:
            found.extend(_compared(one, two, BLOCK_ORDERED))
    return found


def is_open_line(block: Block) -> bool:
    """Tell whether a paragraph or subhead ends without a mark, as captions do."""
    return block.kind in _LINES and (block.text[-1:].isalnum() or block.text[-1:] == ",")


def _captions(document: Document, words: PassageWords) -> list[Passage]:
    """Return the captions, and in plain text the lines that can be one: those without an end mark."""
    found: list[Passage] = []
    block, caption, begun = None, False, document.format != "txt"
    for passage in words.passages:
        if passage.sentence.block is not block:
            block = passage.sentence.block
            line = document.format == "txt" and is_open_line(block)
            caption = block.kind is BlockKind.CAPTION or (line and begun)
            begun = begun or (block.kind is BlockKind.PARAGRAPH and not line)
        if caption:
            found.append(passage)
    return found[:_MOST_CAPTIONS]


def _compared(one: Passage, other: Passage, needed: float) -> list[Ordered]:
    """Return the two if ``needed`` of all their words are in one order, and they are not the same."""
    if one.key == other.key or 2 * min(one.words, other.words) < needed * (one.words + other.words):
        return []
    share = in_order(one.key.split(), other.key.split())
    earlier, later = sorted((one, other), key=lambda passage: passage.place)
    return [Ordered(earlier, later, share)] if share >= needed else []


def _joined(passages: list[Passage]) -> Passage | None:
    """Return the sentences of a paragraph as one passage, if they are long enough to tell."""
    if sum(one.words for one in passages) not in _BLOCK_WORDS:
        return None
    if len(passages) == 1:
        return passages[0]
    first = passages[0].sentence
    span = Span(first.span.start, passages[-1].sentence.span.end)
    whole = Sentence(first.block, first.block_index, 0, span, span.of(first.block.text))
    stems = tuple(one for passage in passages for one in passage.stems)
    key = " ".join(passage.key for passage in passages)
    return Passage(whole, key, sum(one.words for one in passages), stems)
