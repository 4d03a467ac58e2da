"""Which sentences of a document say the same, found once for all rules that ask.

An inverted index on stems finds the candidates, so that no two sentences without common words are ever
compared. Everything is bounded: see the limits below.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from copydesk.analysis.passage_words import Passage, PassageWords, passage_words
from copydesk.analysis.word_order import ordered_captions, ordered_paragraphs
from copydesk.model.document import BlockKind, Document
from copydesk.text.folding import folded_words
from copydesk.text.similarity import Likeness, likeness
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
_MOST_PASSAGES = 10_000  # that are compared by their words; of the rest only equal ones are found
_MOST_CAPTIONS = 100  # that are looked at for quotations
_MOST_COMPARED = 5_000  # pairs
_MOST_FOUND = 5_000  # repeats
_HOT = 64  # sentences of a stem in the index; a stem of more of them finds no further one
_MOST_CANDIDATES = 200  # earlier sentences of which the closest are looked for
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
    that is no paragraph are a repeat only if they are equal.
    """
    words = document.derive(passage_words)
    equal, distinct = _equal(words)
    alike = _alike(words, distinct)
    blocks = {(one.earlier.block_index, one.later.block_index) for one in alike}
    ordered = (*ordered_paragraphs(words, blocks), *ordered_captions(document, words, distinct))
    weight = words.weights.__getitem__
    again = (
        Repeat(one, two, likeness(one.stems, two.stems, weight), ordered=share) for one, two, share in ordered
    )
    surest = (*alike, *again, *_quoted(words), *equal)  # of one pair the last is kept
    found = {(one.earlier, one.later): one for one in surest}.values()
    return tuple(sorted(found, key=lambda one: (one.later.place, one.earlier.place)))


def _equal(words: PassageWords) -> tuple[list[Repeat], list[Passage]]:
    """Return the pairs of equal sentences, and the sentences that are the first of their words and kind."""
    times = Counter(passage.key for passage in words.passages)
    copies: defaultdict[tuple[str, BlockKind], int] = defaultdict(int)
    firsts: defaultdict[str, dict[BlockKind, Passage]] = defaultdict(dict)
    pairs: list[tuple[Passage, Passage]] = []
    distinct: list[Passage] = []
    for passage in words.passages:
        if passage.words < FEWEST_WORDS:
            continue
        if times[passage.key] == 1:
            distinct.append(passage)
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
    rank = {one: place for place, one in enumerate(sorted(words.weights, key=weight))}
    index: defaultdict[str, list[int]] = defaultdict(list)
    earlier: list[tuple[frozenset[str], float]] = []
    found: list[Repeat] = []
    compared = 0
    for number, passage in enumerate(distinct[:_MOST_PASSAGES]):
        stems = frozenset(passage.stems)
        earlier.append((stems, sum(map(weight, stems))))
        telling = _telling(sorted(stems, key=rank.__getitem__), weight)
        for place in _candidates(telling, index, earlier, weight):
            one = distinct[place]
            if one.key == passage.key or (one.block is passage.block and one.kind is not BlockKind.PARAGRAPH):
                continue
            compared += 1
            like = likeness(one.stems, passage.stems, weight, FLOOR)
            if like.score >= FLOOR and _is_evident(like):
                found.append(Repeat(one, passage, like))
        if compared > _MOST_COMPARED or len(found) > _MOST_FOUND:
            break
        for one_stem in telling:
            if len(index[one_stem]) < _HOT:
                index[one_stem].append(number)
    return found


def _telling(stems: list[str], weight: Callable[[str], float]) -> list[str]:
    """Return those of ``stems``, the lightest first, of which two sentences must share one to be alike.

    The lightest few are left out: all of them together are not enough (prefix filtering, Chaudhuri 2006).
    """
    total = 0.0
    for place, one in enumerate(stems):
        total += weight(one)
        if total >= CLOSE_NATS and place + 1 >= SHORT_SHARED:
            return stems[place:]
    return []


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
                    one, other = sorted((passage, caption), key=lambda one: one.place)
                    found.append(Repeat(one, other, _equality(stems, words), quotation=True))
    return found


def _is_evident(like: Likeness) -> bool:
    """Tell whether what two sentences share is enough to say anything of them."""
    if like.shared >= SHARED and like.nats >= (LIKE_NATS if like.score >= LIKE else NATS):
        return True
    return like.containment >= WHOLE and like.nats >= (CLOSE_NATS if like.score >= CLOSE else SHORT_NATS)


def _candidates(
    telling: list[str],
    index: Mapping[str, list[int]],
    earlier: list[tuple[frozenset[str], float]],
    weight: Callable[[str], float],
) -> list[int]:
    """Return the earlier sentences that share enough with the last one, the most first, by number.

    ``earlier`` are the stems of each sentence and what they weigh.
    """
    places: set[int] = set()
    for one in reversed(telling):
        if len(places) <= _MOST_CANDIDATES and one in index:
            places.update(index[one])
    stems, own = earlier[-1]
    enough: list[tuple[float, int]] = []
    for place in places:
        others, its = earlier[place]
        shared = stems & others
        if len(shared) < SHORT_SHARED:
            continue
        nats = sum(map(weight, shared))
        if nats >= (CLOSE_NATS if nats >= WHOLE * min(own, its) else LIKE_NATS):
            enough.append((-nats, place))
    return [place for _, place in sorted(enough)[:_CLOSEST]]
