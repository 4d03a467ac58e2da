"""Which sentences of a document say the same, found once for all rules that ask.

An inverted index on stems finds the candidates, so that no two sentences without common words are ever
compared. Everything is bounded: see the limits below.
"""

from collections import defaultdict
from dataclasses import dataclass

from copydesk.analysis.passage_words import Passage, PassageWords, passage_words
from copydesk.model.document import BlockKind, Document
from copydesk.text.similarity import likeness

FLOOR = 0.42  # score below which two sentences are not alike at all
SHARED, NATS = 5, 12.0  # stems that two sentences must share, and what these must weigh
SHORT_SHARED, SHORT_NATS = 4, 9.0  # the same for a short sentence that the other holds nearly whole
WHOLE = 0.85  # share of it, by weight, that is nearly whole
FEWEST_WORDS = 4  # of a sentence that can repeat another

_MOST_PASSAGES = 10_000  # that are compared by their words; of the rest only equal ones are found
_MOST_COMPARED = 5_000  # pairs
_MOST_FOUND = 5_000  # repeats
_HOT = 64  # sentences of a stem in the index; a stem of more of them finds no further one
_CLOSEST = 8  # earlier sentences that one is compared with


@dataclass(frozen=True, slots=True, eq=False)
class Repeat:
    """Two sentences that say the same; ``earlier`` stands before ``later`` in the file.

    ``score`` is 0 to 1, and 1 for equal words; ``nats`` is the weight of the stems they share; ``copies``
    counts the sentences of these very words in parts of that kind.
    """

    earlier: Passage
    later: Passage
    score: float
    nats: float
    copies: int = 1

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
    found = [*equal, *_alike(words, distinct)]
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
    nats = {two.key: sum(map(words.weights.__getitem__, set(two.stems))) for _, two in pairs}
    return [Repeat(one, two, 1.0, nats[two.key], copies[two.key, two.kind]) for one, two in pairs], distinct


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
            evident = like.shared >= SHARED and like.nats >= NATS
            if like.score >= FLOOR and (evident or like.containment >= WHOLE):
                found.append(Repeat(one, passage, like.score, like.nats))
        if compared > _MOST_COMPARED or len(found) > _MOST_FOUND:
            break
        for one_stem in stems:
            if len(index[one_stem]) < _HOT:
                index[one_stem].append(number)
    return found


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
        number for number, sum_ in nats.items() if sum_ >= SHORT_NATS and shared[number] >= SHORT_SHARED
    ]
    return sorted(enough, key=lambda number: (-nats[number], number))[:_CLOSEST]
