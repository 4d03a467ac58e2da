"""Which sentences of a document say the same, found once for all rules that ask.

An inverted index on stems finds the candidates, so that no two sentences without common words are ever
compared. Everything is bounded: see the limits below.
"""

import re
from collections import defaultdict
from typing import NamedTuple

from copydesk.analysis.passage_words import Passage, PassageWords, passage_words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_words
from copydesk.text.similarity import Likeness, in_order, likeness
from copydesk.text.stems import stem

FLOOR = 0.42  # score below which two sentences are not alike at all
SHARED, NATS = 5, 12.0  # stems that two sentences must share, and what these must weigh
LIKE, LIKE_NATS = 0.6, 9.5  # score from which less will do
SHORT_SHARED, SHORT_NATS = 4, 9.0  # the same for a short sentence that the other holds nearly whole
CLOSE, CLOSE_NATS = 0.9, 5.5  # score from which less will do
WHOLE = 0.85  # share of it, by weight, that is nearly whole
FEWEST_QUOTED = 5  # words of a quotation that make a caption a repeat,
_FEWEST_TELLING = 2  # of which so many say something
_QUOTED = re.compile(r"[\"“]([^\"“”]{15,400})[\"”]")
FEWEST_WORDS = 4  # of a sentence that can repeat another
ORDERED, SHORT_ORDERED = 0.72, 0.8  # share of all words in one order that makes a caption a copy;
_SHORT, _FEWEST_ORDERED = 10, 7  # words below which it is the greater, and below which it says nothing

_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD})
_COPIED = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})

_MOST_PASSAGES = 10_000  # that are compared by their words; of the rest only equal ones are found
_MOST_CAPTIONS = 100  # that are looked at for quotations, and word by word
_MOST_BESIDE = 2_000  # sentences that captions are compared with word by word
_MOST_COMPARED = 5_000  # pairs
_MOST_FOUND = 5_000  # repeats
_HOT = 64  # sentences of a stem in the index; a stem of more of them finds no further one
_CLOSEST = 8  # earlier sentences that one is compared with


class Repeat(NamedTuple):
    """Two sentences that say the same; ``earlier`` stands before ``later`` in the file.

    ``likeness`` scores 1 for equal words; ``copies`` counts the sentences of these very words in parts of
    that kind. A ``quotation`` of one is how the other begins, a caption that goes on to say who said it.
    """

    earlier: Passage
    later: Passage
    likeness: Likeness
    copies: int = 1
    quotation: bool = False
    ordered: float = 0.0

    @property
    def score(self) -> float:
        """How much the two say the same, 0 to 1."""
        return self.likeness.score

    @property
    def nats(self) -> float:
        """The weight of the stems they share."""
        return self.likeness.nats

    @property
    def verbatim(self) -> bool:
        """Whether both have the same words in the same order."""
        return self.earlier.key == self.later.key


def repeats(document: Document) -> tuple[Repeat, ...]:
    """Return the pairs of sentences that are alike, in the order of the later one.

    Of many equal sentences each is paired with the first in every kind of block. Two sentences of one block
    are a repeat only if they are equal.
    """
    words = document.derive(passage_words)
    equal, distinct = _equal(words)
    ordered = _ordered(_captions(document, words), distinct, words)
    surest = (*_alike(words, distinct), *ordered, *_quoted(words), *equal)  # of one pair the last is kept
    found = {(one.earlier, one.later): one for one in surest}.values()
    return tuple(sorted(found, key=lambda one: (_place(one.later), _place(one.earlier))))


def _place(passage: Passage) -> tuple[int, int]:
    return passage.block_index, passage.sentence.index


def _equal(words: PassageWords) -> tuple[list[Repeat], list[Passage]]:
    """Return the pairs of equal sentences, and the sentences that are the first of their words and kind."""
    copies: defaultdict[tuple[str, BlockKind], int] = defaultdict(int)
    firsts: defaultdict[str, dict[BlockKind, Passage]] = defaultdict(dict)
    pairs: list[tuple[Passage, Passage]] = []
    distinct: list[Passage] = []
    for passage in words.passages:
        if passage.words < FEWEST_WORDS:
            continue
        copies[passage.key, passage.kind] += 1
        same = firsts[passage.key]
        if len(pairs) < _MOST_FOUND:
            pairs += [(first, passage) for first in same.values()]
        if passage.kind not in same:
            same[passage.kind] = passage
            distinct.append(passage)
    alike = {two.key: _equality(set(two.stems), words) for _, two in pairs}
    return [Repeat(one, two, alike[two.key], copies[two.key, two.kind]) for one, two in pairs], distinct


def _equality(stems: set[str], words: PassageWords) -> Likeness:
    nats = sum(map(words.weights.__getitem__, stems))
    return Likeness(1.0, len(stems), nats, 1.0, 1.0, 1.0, 1.0, 1.0)


def _alike(words: PassageWords, distinct: list[Passage]) -> list[Repeat]:
    """Return the pairs of sentences that are alike but not equal."""
    weight = words.weights.__getitem__
    index: defaultdict[str, list[int]] = defaultdict(list)
    found: list[Repeat] = []
    compared = 0
    for number, passage in enumerate(distinct[:_MOST_PASSAGES]):
        stems = set(passage.stems)
        for earlier in _candidates(stems, index, words):
            one = distinct[earlier]
            if one.block is passage.block or one.key == passage.key:
                continue
            compared += 1
            like = likeness(one.stems, passage.stems, weight, FLOOR)
            if like.score >= FLOOR and _is_evident(like):
                found.append(Repeat(one, passage, like))
        if compared > _MOST_COMPARED or len(found) > _MOST_FOUND:
            break
        for one_stem in stems:
            if len(index[one_stem]) < _HOT:
                index[one_stem].append(number)
    return found


def _captions(document: Document, words: PassageWords) -> list[Passage]:
    """Return the captions, and in plain text the lines that can be one: those without an end mark."""
    found: list[Passage] = []
    begun = False
    plain = document.format == "txt"
    for passage in words.passages:
        line = plain and is_open_line(passage.block)
        begun = begun or (passage.kind is BlockKind.PARAGRAPH and not line)
        if passage.kind is BlockKind.CAPTION or (line and begun):
            found.append(passage)
    return found[:_MOST_CAPTIONS]


def is_open_line(block: Block) -> bool:
    """Tell whether a paragraph or subhead ends without a mark, as captions do."""
    if block.kind not in _LINES:
        return False
    return block.text[-1:].isalnum() or block.text[-1:] == ","


def _ordered(captions: list[Passage], distinct: list[Passage], words: PassageWords) -> list[Repeat]:
    """Return the captions that have most of the words of a sentence, in its order.

    Small words count too: a caption that lost its verb or its names still has them.
    """
    lines = set(captions)
    others = [one for one in distinct if one.kind in _COPIED and one not in lines][:_MOST_BESIDE]
    sets = [frozenset(one.key.split()) for one in others] if captions else []
    weight = words.weights.__getitem__
    found: list[Repeat] = []
    for caption in captions:
        said = caption.key.split()
        if len(said) < _FEWEST_ORDERED:
            continue
        own, needed = frozenset(said), ORDERED if len(said) >= _SHORT else SHORT_ORDERED
        for other, its in zip(others, sets, strict=True):
            enough = needed * (len(said) + other.words)
            if other.key == caption.key or 2 * min(len(said), other.words) < enough:
                continue
            if 2 * (len(own & its) + len(said) - len(own)) < enough:  # at best all of these are in order
                continue
            share = in_order(said, other.key.split())
            if share >= needed:
                one, two = sorted((caption, other), key=_place)
                like = likeness(one.stems, two.stems, weight)
                found.append(Repeat(one, two, like, ordered=share))
    return found


def _quoted(words: PassageWords) -> list[Repeat]:
    """Return the captions that are a quotation of the article, with the sentence they have it from."""
    captions = [one for one in words.passages if one.kind is BlockKind.CAPTION][:_MOST_CAPTIONS]
    found: list[Repeat] = []
    for passage in words.passages[:_MOST_PASSAGES] if captions else ():
        if passage.kind is BlockKind.CAPTION:
            continue
        for quotation in _QUOTED.findall(passage.sentence.text):
            said = folded_words(quotation)
            stems = {stem(word) for word in said}.intersection(passage.stems)
            if len(said) < FEWEST_QUOTED or len(stems) < _FEWEST_TELLING:
                continue
            for caption in captions:
                if f"{caption.key} ".startswith(f"{' '.join(said)} "):
                    one, other = sorted((passage, caption), key=_place)
                    found.append(Repeat(one, other, _equality(stems, words), quotation=True))
    return found


def _is_evident(like: Likeness) -> bool:
    """Tell whether what two sentences share is enough to say anything of them."""
    if like.shared >= SHARED and like.nats >= (LIKE_NATS if like.score >= LIKE else NATS):
        return True
    return like.containment >= WHOLE and like.nats >= (CLOSE_NATS if like.score >= CLOSE else SHORT_NATS)


def _candidates(stems: set[str], index: defaultdict[str, list[int]], words: PassageWords) -> list[int]:
    """Return the earlier sentences that share enough with ``stems``, the most first, by number."""
    nats: defaultdict[int, float] = defaultdict(float)
    shared: defaultdict[int, int] = defaultdict(int)
    for one_stem in stems:
        weight = words.weights[one_stem]
        for number in index.get(one_stem, ()):
            nats[number] += weight
            shared[number] += 1
    enough = [
        number for number, sum_ in nats.items() if sum_ >= CLOSE_NATS and shared[number] >= SHORT_SHARED
    ]
    return sorted(enough, key=lambda number: (-nats[number], number))[:_CLOSEST]
