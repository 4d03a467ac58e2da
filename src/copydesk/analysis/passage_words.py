"""What the sentences of a document say: their words, folded and cut to stems."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.folding import folded_words
from copydesk.text.rarity import rarity, stopwords
from copydesk.text.stems import stem

LONGEST = 5_000  # characters; a longer sentence is no sentence and is left out
_OFTEN = 3  # sentences that may hold a stem before it says less
_OF_A_NAME = 0.2  # what is left of the weight of "Korean" where "North" says it all
_NAME = re.compile(r"[A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*)+")
_TITLES = frozenset({BlockKind.HEADLINE, BlockKind.SUBHEAD})


class Passage(NamedTuple):
    """A sentence as its words: ``key`` is equal for sentences that read the same.

    ``words`` counts all words, ``stems`` are those that say something, in order.
    """

    sentence: Sentence
    key: str
    words: int
    stems: tuple[str, ...]

    @property
    def block(self) -> Block:
        """The block the sentence stands in."""
        return self.sentence.block

    @property
    def block_index(self) -> int:
        """Which block of the document that is."""
        return self.sentence.block_index

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands: the block, and the sentence in it."""
        return self.sentence.block_index, self.sentence.index

    @property
    def kind(self) -> BlockKind:
        """What part of the article that is."""
        return self.sentence.block.kind


class PassageWords(NamedTuple):
    """The passages of a document in order, and what each stem weighs in it, in nats."""

    passages: tuple[Passage, ...]
    weights: Mapping[str, float]


def passage_words(document: Document) -> PassageWords:
    """Return the passages of ``document``.

    A stem weighs its rarity in the language, less the more sentences of this document hold it: in an article
    about a war, "war" says little of a sentence. Of a name of several words the first carries the weight.
    """
    passages = tuple(
        _passage(sentence)
        for sentence in document.derive(document_sentences)
        if len(sentence.span) <= LONGEST
    )
    counts = Counter(chain.from_iterable(frozenset(passage.stems) for passage in passages))
    weights = {one: rarity(one) for one in counts}
    for one, number in counts.items():
        if number > _OFTEN:
            weights[one] /= 1 + math.log(number / _OFTEN)
    for one, tails in _name_tails(passages).items():
        if tails > 1 and one in weights and tails * 2 >= counts[one]:
            weights[one] *= _OF_A_NAME
    return PassageWords(passages, weights)


def first_paragraph(document: Document) -> Block | None:
    """Return the first paragraph of the article."""
    return next(document.of(BlockKind.PARAGRAPH), None)


def _passage(sentence: Sentence) -> Passage:
    words = folded_words(sentence.text)
    silent = stopwords()
    stems = tuple([stem(word) for word in words if word not in silent])
    return Passage(sentence, " ".join(words), len(words), stems)


def _name_tails(passages: tuple[Passage, ...]) -> Counter[str]:
    """Count the stems that stand in a name after its first word; titles are left out for their capitals."""
    texts = [passage.sentence.text for passage in passages if passage.kind not in _TITLES]
    names = _NAME.findall("|".join(texts))  # no name reaches over a bar
    tails: Counter[str] = Counter()
    for name, number in Counter(names).items():
        for word in folded_words(name)[1:]:
            tails[stem(word)] += number
    return tails
