"""Which sentences of a document say the same, found once for all rules that ask.

An inverted index on stems finds the candidates, so that no two sentences without common words are ever
compared. Everything is bounded: see the limits below.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from typing import NamedTuple

from copydesk.analysis.passage_words import Passage, PassageWords, passage_words
from copydesk.analysis.passages import Sentence
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_words
from copydesk.text.similarity import Likeness, in_order, likeness
from copydesk.text.span import Span
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
_SHORT = 10  # words below which it is the greater
_ORDERED_WORDS = range(7, 101)  # of a caption; fewer say nothing, and more are none

BLOCK_ORDERED = 0.75  # share of all words in one order that makes a paragraph another one's copy,
_BLOCK_WORDS = range(20, 301)  # with so many words
_LINES = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD})
_COPIED = frozenset({BlockKind.PARAGRAPH, BlockKind.STANDFIRST})

_MOST_PASSAGES = 10_000  # that are compared by their words; of the rest only equal ones are found
_MOST_CAPTIONS = 100  # that are looked at for quotations, and word by word
_MOST_BESIDE = 1_000  # sentences that captions are compared with word by word
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
    are a repeat only if they are equal.
    """
    words = document.derive(passage_words)
    equal, distinct = _equal(words)
    ordered = _ordered(_captions(document, words), distinct, words)
    alike = _alike(words, distinct)
    # of one pair the last is kept
    surest = (*alike, *_whole(alike, words), *ordered, *_quoted(words), *equal)
    found = {(one.earlier, one.later): one for one in surest}.values()
    return tuple(sorted(found, key=lambda one: (_place(one.later), _place(one.earlier))))


def _place(passage: Passage) -> tuple[int, int]:
    return passage.block_index, passage.sentence.index


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
            if one.block is passage.block or one.key == passage.key:
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


def _whole(alike: list[Repeat], words: PassageWords) -> list[Repeat]:
    """Return the paragraphs with most of their words in one order, of those with sentences that are alike."""
    pairs = {(one.earlier.block_index, one.later.block_index) for one in alike}
    wanted = {index for pair in pairs for index in pair}
    blocks: defaultdict[int, list[Passage]] = defaultdict(list)
    for passage in words.passages if wanted else ():
        if passage.block_index in wanted and passage.kind is BlockKind.PARAGRAPH:
            blocks[passage.block_index].append(passage)
    whole = {index: _joined(passages) for index, passages in blocks.items()}
    weight = words.weights.__getitem__
    found: list[Repeat] = []
    for pair in pairs:
        one, two = (whole.get(index) for index in pair)
        if one is None or two is None or one.key == two.key:
            continue
        share = _share_in_order(one, two, BLOCK_ORDERED)
        if share:
            found.append(Repeat(one, two, likeness(one.stems, two.stems, weight), ordered=share))
    return found


def _share_in_order(one: Passage, other: Passage, needed: float) -> float:
    """Return the share of all words in one order; 0 if it is less than ``needed``."""
    if 2 * min(one.words, other.words) < needed * (one.words + other.words):
        return 0.0
    share = in_order(one.key.split(), other.key.split())
    return share if share >= needed else 0.0


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
    others = [one for one in distinct if one.kind in _COPIED and one not in lines] if captions else []
    bags = [(other, frozenset(other.key.split())) for other in others[:_MOST_BESIDE]]
    weight = words.weights.__getitem__
    found: list[Repeat] = []
    compared = 0
    for caption in captions:
        number = caption.words
        if number not in _ORDERED_WORDS or compared > _MOST_COMPARED:
            continue
        needed = ORDERED if number >= _SHORT else SHORT_ORDERED
        bag = frozenset(caption.key.split())
        for other, its in bags:
            # at best all the words that both have are in order
            if 2 * (len(bag & its) + number - len(bag)) < needed * (number + other.words):
                continue
            compared += 1
            share = _share_in_order(caption, other, needed)
            if share and other.key != caption.key:
                one, two = sorted((caption, other), key=_place)
                found.append(Repeat(one, two, likeness(one.stems, two.stems, weight), ordered=share))
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
