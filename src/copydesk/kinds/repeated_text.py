"""Kind ``repeated-text``: a passage that says again what another passage of the article says."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple

from copydesk.analysis.caption_doubts import caption_doubt
from copydesk.analysis.formulas import is_formula, is_pasted
from copydesk.analysis.parallels import copied_in_order, overlap, says_its_own_way, swapped
from copydesk.analysis.passage_words import Passage, first_paragraph
from copydesk.analysis.pictures import same_picture
from copydesk.analysis.repeats import Repeat, repeats
from copydesk.analysis.word_order import is_open_line
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import BlockKind, Document
from copydesk.model.finding import Location
from copydesk.text.capitals import common_stems
from copydesk.text.rarity import rarity
from copydesk.text.span import Span
from copydesk.text.stems import stem

_NEW_OPENING = 0.57  # score from which a caption may open with someone else
_NEVER = 2.0
_SHOWN = 8  # shared words that evidence names
_AS_GOOD = 0.95  # share of the best score at which a second copy is shown too

_WHOLE = 0.9  # share of a block's characters, the rest being spaces and marks
_ALIKE, _CLOSE = 0.6, 0.85  # score from which a half, and a quarter, of the common words are enough
_LINKS = frozenset(
    ["a", "an", "the", "at", "in", "on", "of", "from", "with", "by", "as", "and"]
)  # tell little
_NAMELESS = 5  # words in common that are no names, where no verb is

_PART = {
    BlockKind.STANDFIRST: "standfirst",
    BlockKind.LIST_ITEM: "list item",
    BlockKind.TABLE_CELL: "table cell",
}


class _Pair(NamedTuple):
    judged: Passage
    other: Passage
    repeat: Repeat

    @property
    def doubt(self) -> str:
        """Why the judged sentence may be more than a copy; nothing if it has the other's very words."""
        literal = self.repeat.verbatim or self.repeat.quotation
        return "" if literal else caption_doubt(self.judged, self.other)

    @property
    def is_copy(self) -> bool:
        """Whether the judged sentence stands in the other word for word."""
        return f" {self.judged.key} " in f" {self.other.key} "


class _Copy(NamedTuple):
    """What a block has in common with another one."""

    pairs: tuple[_Pair, ...]

    @property
    def words(self) -> int:
        """The words of the judged sentences, each sentence once."""
        return sum({pair.judged: pair.judged.words for pair in self.pairs}.values())

    @property
    def nats(self) -> float:
        """What the words in common weigh."""
        return sum(pair.repeat.nats for pair in self.pairs)

    @property
    def is_whole(self) -> bool:
        """Whether a whole block is repeated word for word."""
        judged = sum(len(pair.judged.sentence.span) for pair in self.pairs if pair.repeat.verbatim)
        return judged >= _WHOLE * len(self.pairs[0].judged.block.text)

    @property
    def score(self) -> float:
        """The mean score of the sentences, each by its number of words."""
        words = sum(pair.judged.words for pair in self.pairs)
        return sum(pair.repeat.score * pair.judged.words for pair in self.pairs) / words

    @property
    def overlap(self) -> float:
        """The share of telling words that both have, where most words are in one order; else 1."""
        shares = (overlap(pair.judged, pair.other) for pair in self.pairs if pair.repeat.ordered)
        return min(shares, default=1.0)

    @property
    def weight(self) -> float:
        """How much is repeated: the best of several copies has the greatest weight."""
        return self.score * self.words


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class RepeatedText(DocumentCheck):
    """Finds the blocks in ``scope`` that say, reworded or not, what a block in ``against`` says.

    ``threshold`` is the score (0 to 1) at which two sentences say the same; with ``in_order`` a caption or
    paragraph that has most of the words of another, small ones too, in its order says the same at any score.
    At and above the score ``ceiling`` another rule speaks, if ``ceiling_overlap`` of the telling words of
    such a paragraph are in both. A repeat counts with ``min_words`` words or more, whose telling ones
    weigh ``evidence`` nats, or half of that if a whole block is repeated. A caption that has a credit or a
    date of its own needs ``credited_threshold``, one that says what its picture shows
    ``picture_threshold``. What is reworded must share ``common_words`` words that
    are no names, and the share ``overlap`` of its telling words; of two parts of one kind both must. With
    ``opening``, of the paragraphs only the first counts as other copy; with ``same_part`` only parts of one
    kind are compared; with ``names_agree`` a reworded copy that swaps a name or a figure for another is a
    parallel statement, not a repeat. ``copies`` are sentences that stand word for word in the other, whole or
    cut off: they count, or *only* they do, or they *never* do. Captions of one picture may always say the
    same.
    """

    kind: ClassVar[str] = "repeated-text"
    placeholders: ClassVar[frozenset[str]] = frozenset({"part"})

    against: tuple[str, ...] = ("paragraph",)
    threshold: float = 0.5
    in_order: bool = False
    ceiling: float = 2.0
    ceiling_overlap: float = 0.0
    credited_threshold: float = 0.75
    picture_threshold: float = 0.8
    min_words: int = 5
    common_words: int = 4
    overlap: float = 0.5
    evidence: float = 0.0
    opening: bool = False
    same_part: bool = False
    names_agree: bool = True
    copies: Literal["count", "only", "never"] = "count"

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match a block that repeats another, the best copy related."""
        by_block: defaultdict[int, defaultdict[int, list[_Pair]]] = defaultdict(lambda: defaultdict(list))
        for repeat in document.derive(repeats):
            pair = self._pair(document, repeat)
            if pair and self._counts(document, pair):
                by_block[pair.judged.block_index][pair.other.block_index].append(pair)
        for _, copies in sorted(by_block.items()):
            match = self._match(document, [_Copy(tuple(pairs)) for pairs in copies.values()])
            if match:
                yield match

    def _pair(self, document: Document, repeat: Repeat) -> _Pair | None:
        """Return which of the two sentences is judged: the later one, if the rule concerns both ways."""
        for judged, other in ((repeat.later, repeat.earlier), (repeat.earlier, repeat.later)):
            if self._judges(judged, repeat) and in_scope(self.against, other.block):
                body = other.kind is BlockKind.PARAGRAPH
                if not (self.opening and body and other.block is not document.derive(first_paragraph)):
                    return _Pair(judged, other, repeat)
        return None

    def _judges(self, passage: Passage, repeat: Repeat) -> bool:
        """Tell whether a passage is in scope; a line that copies a sentence is a caption in plain text."""
        if any(is_open_line(one.block) for one in (repeat.earlier, repeat.later)) and repeat.ordered:
            return is_open_line(passage.block) and BlockKind.CAPTION.value in self.scope
        return in_scope(self.scope, passage.block)

    def _counts(self, document: Document, pair: _Pair) -> bool:
        """Tell whether the two are alike enough, and not meant to be."""
        block, its = pair.judged.block, pair.other.block
        captions = its.kind is block.kind is BlockKind.CAPTION
        if pair.repeat.score < self.threshold and not (self.in_order and pair.repeat.ordered):
            return False
        if self.same_part and its.kind is not block.kind:
            return False
        if captions and same_picture(document, block, its):
            return False
        if self.copies != "count" and pair.is_copy != (self.copies == "only"):
            return False
        literal = pair.repeat.verbatim or pair.repeat.quotation
        if not literal and not self._is_rewording(pair, pair.doubt):
            return False
        return not is_formula(document, pair.judged, pair.repeat)

    def _needed(self, doubt: str) -> float:
        """Return the score from which a pair counts: a caption that may say more must be closer."""
        needed = {
            "": self.threshold,
            "opening": max(self.threshold, _NEW_OPENING),
            "credit": self.credited_threshold,
            "description": _NEVER,
        }
        return needed.get(doubt, self.picture_threshold)

    def _is_rewording(self, pair: _Pair, doubt: str) -> bool:
        """Tell whether two passages of different words say one thing, and not the like of two things."""
        ordered = self.in_order and pair.repeat.ordered and doubt != "description"
        if ordered and (told := copied_in_order(pair.judged, pair.other, pair.repeat, doubt)) is not None:
            return told
        judged, other = pair.judged, pair.other
        shared = set(judged.stems) & set(other.stems)
        if pair.repeat.score < self._needed(doubt) or says_its_own_way(judged, other, pair.repeat):
            return False
        enough = _NAMELESS if doubt in {"no verb", "picture"} else self._common(pair.repeat.score)
        if len(shared & common_stems(judged.sentence.text)) < enough:
            return False
        same = judged.kind is other.kind
        if (overlap(judged, other) if same else len(shared) / len(set(judged.stems))) < self.overlap:
            return False
        return not (same and self._is_parallel(judged, other))

    def _is_parallel(self, judged: Passage, other: Passage) -> bool:
        """Tell whether two parts of one kind say the like of two things."""
        if judged.kind is BlockKind.CAPTION:
            # "The first screen of the app", "The second screen of the app": two pictures of one kind
            words, others = set(judged.key.split()), set(other.key.split())
            return not (words <= others or others <= words or words ^ others <= _LINKS)
        return self.names_agree and swapped(judged, other)

    def _common(self, score: float) -> int:
        """Return how many words in common must be no names; the closer the two are, the fewer."""
        return self.common_words // (1 if score < _ALIKE else 2 if score < _CLOSE else 4)

    def _is_evident(self, document: Document, copy: _Copy) -> bool:
        """Tell whether enough is repeated; of a whole block half the evidence will do."""
        if any(pair.repeat.verbatim and is_pasted(document, pair.repeat) for pair in copy.pairs):
            return True
        evidence = self.evidence / 2 if copy.is_whole else self.evidence
        return copy.words >= self.min_words and copy.nats >= evidence

    def _match(self, document: Document, copies: Sequence[_Copy]) -> Match | None:
        copies = [copy for copy in copies if self._is_evident(document, copy)]
        ranked = sorted(copies, key=lambda copy: -copy.weight)
        if not ranked or (ranked[0].score >= self.ceiling and ranked[0].overlap >= self.ceiling_overlap):
            return None
        best = ranked[0]
        equals = [copy for copy in ranked if copy.weight >= _AS_GOOD * best.weight][:2]
        other = best.pairs[0].other.kind
        return Match(
            place=_hull(document, [pair.judged for pair in best.pairs]),
            related=tuple(
                _hull(document, [pair.other for pair in copy.pairs], _note(copy)) for copy in equals
            ),
            values={"part": _PART.get(other, other.value)},
            evidence=_evidence(best, self._needed),
        )


def _note(copy: _Copy) -> str:
    """Return how the other place is called: word for word the same, or in other words."""
    pair = copy.pairs[0]
    if pair.repeat.quotation:
        return "the quotation"
    if not all(one.repeat.verbatim for one in copy.pairs):
        return "says the same"
    return "the first time" if pair.other is pair.repeat.earlier else "the same words"


def _hull(document: Document, passages: Sequence[Passage], note: str = "") -> Location:
    """Return the place from the first to the last of the sentences, which stand in one block."""
    spans = [passage.sentence.span for passage in passages]
    stretch = Span(min(span.start for span in spans), max(span.end for span in spans))
    return document.place(passages[0].block, stretch, note)


def _evidence(copy: _Copy, needed: Callable[[str], float]) -> Mapping[str, object]:
    """Return what was compared, of the closest pair: the score and its parts, and what spoke against it."""
    best = max(copy.pairs, key=lambda pair: (pair.repeat.score, pair.judged.words))
    like, judged, other = best.repeat.likeness, best.judged, best.other
    shared = set(judged.stems) & set(other.stems)
    telling = [word for word in judged.key.split() if stem(word) in shared]
    return {
        "score": round(copy.score, 3),
        "needed": needed(best.doubt),
        "ordered": round(max(pair.repeat.ordered for pair in copy.pairs), 3),
        "words": copy.words,
        "weight": f"{copy.nats:.1f} nats",
        "parts": f"containment {like.containment:.2f}, overlap {like.overlap:.2f}, order {like.order:.2f}, "
        f"neighbours {like.neighbours:.2f}, run {like.run:.2f}",
        "shared": " ".join(sorted(dict.fromkeys(telling), key=lambda word: -rarity(stem(word)))[:_SHOWN]),
        "doubt": best.doubt or "none",
        "compared": judged.key,
        "with": other.key,
    }
