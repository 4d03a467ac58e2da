"""Numbers that are names ("Section 508", "Pathways 3.2"), and where one is likely a slip for another."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import compress
from typing import NamedTuple

from copydesk.analysis.figure_numerals import is_year
from copydesk.analysis.figure_sentences import empty_stems
from copydesk.analysis.figure_slips import near_digits
from copydesk.analysis.passages import Sentence, document_sentences
from copydesk.analysis.sentence_words import sentence_digits
from copydesk.data import words
from copydesk.model.document import BlockKind, Document
from copydesk.text.rarity import stopwords
from copydesk.text.span import Span
from copydesk.text.stems import stem

MOST_LABELS = 1_000
"""More numbered names than this in one document are not compared."""

_FRONT = frozenset({BlockKind.HEADLINE, BlockKind.STANDFIRST, BlockKind.CAPTION})
_SETTLED = 3  # mentions of the number that the odd one is held against
_SLIP_DIGITS = 3  # of two digits one differs too easily
_STEP = 2  # how far apart two versions are that one takes for the other
_MOST_NEAR = 20  # mentions of near versions that are read
_LONGEST = 2_000  # characters of a sentence that are read
_SHARED = 2  # stems that a headline shares with the sentence of the other version
_WORD = re.compile(r"[^\W\d_]+")
_NAMED = re.compile(
    r"(?<![\w/.-])(?P<name>[A-Z][\w’'-]*) [vV]?(?P<number>\d{1,6}(?:\.\d{1,4}){0,2})(?![\w%:/–-]|[.,]\d)"
)


class Label(NamedTuple):
    """A name with a number: ``span`` (characters of the block's text) takes in both."""

    sentence: Sentence
    span: Span
    name: str
    number: str

    @property
    def text(self) -> str:
        """The name and its number as written."""
        return self.span.of(self.sentence.block.text)


class LabelClash(NamedTuple):
    """Two numbers of one name of which one is likely a slip; ``reason`` says what speaks for it."""

    first: Label
    second: Label
    reason: str
    mentions: int


def labels(document: Document) -> tuple[Label, ...]:
    """Return the numbered names of a document, in order; none when there are more than ``MOST_LABELS``."""
    found: list[Label] = []
    sentences = compress(document.derive(document_sentences), document.derive(sentence_digits))
    for sentence in sentences:
        for match in _NAMED.finditer(sentence.block.text, sentence.span.start, sentence.span.end):
            name, number = match["name"].casefold(), match["number"]
            if name not in _no_names() and not is_year(number):
                found.append(Label(sentence, Span(*match.span()), name, number))
        if len(found) > MOST_LABELS:
            return ()
    return tuple(found)


def label_clashes(document: Document) -> tuple[LabelClash, ...]:
    """Return the numbered names that are likely another one of the article."""
    by_name: dict[str, list[Label]] = defaultdict(list)
    for label in document.derive(labels):
        by_name[label.name].append(label)
    return tuple(
        clash
        for group in by_name.values()
        if len({label.number for label in group}) > 1
        for clash in (*_slips(group), *_versions(group))
    )


def _slips(group: list[Label]) -> Iterator[LabelClash]:
    """Yield the one number of a name that is a digit away from the number the article has everywhere else."""
    numbers = [label.number for label in group]
    if len(set(numbers)) != 2 or "." in "".join(numbers):  # noqa: PLR2004
        return
    odd, settled = sorted(set(numbers), key=numbers.count)
    lonely = numbers.count(odd) == 1 and numbers.count(settled) >= _SETTLED
    if lonely and len(odd) >= _SLIP_DIGITS and near_digits(odd, settled):
        one = group[numbers.index(odd)]
        yield LabelClash(one, group[numbers.index(settled)], "one digit", numbers.count(settled))


def _versions(group: list[Label]) -> Iterator[LabelClash]:
    """Yield the version in headline or standfirst that the body never names, though it names a near one."""
    body = [label for label in group if label.sentence.block.kind not in _FRONT]
    for front in group:
        if front.sentence.block.kind not in _FRONT or "." not in front.number:
            continue
        if any(label.number == front.number for label in body):
            continue
        near = [label for label in body if _is_step(front.number, label.number)]
        told = [label for label in near[:_MOST_NEAR] if len(_stems(front) & _stems(label)) >= _SHARED]
        if told and len({label.number for label in told}) == 1:
            yield LabelClash(front, told[0], "the body never has it", len(told))


def _is_step(one: str, other: str) -> bool:
    """Tell whether two versions differ by little, in the last part only ("1.22" and "1.23")."""
    left, right = one.split("."), other.split(".")
    same = len(left) == len(right) and left[:-1] == right[:-1]
    return same and abs(int(left[-1]) - int(right[-1])) <= _STEP


def _stems(label: Label) -> frozenset[str]:
    found = (stem(word.casefold()) for word in _WORD.findall(label.sentence.text[:_LONGEST]))
    return frozenset(found) - empty_stems() - {stem(label.name)}


@cache
def _no_names() -> frozenset[str]:
    return (
        frozenset(word.casefold() for word in words("figure_times"))
        | stopwords()
        | frozenset(words("figure_stops"))
    )
