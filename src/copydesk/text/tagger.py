"""Parts of speech: an averaged perceptron (Honnibal 2013) over Penn Treebank tags.

The weights are those of prose (jdkato, MIT), which Vale's ``sequence`` rules are written for; the features
are the words around, their last three letters, and the two tags before.
"""

import re
import struct
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from copydesk.data import packed

_RUN = re.compile(r"\S+")
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_FACE = re.compile(r"[:;=8][-o^']?[()\[\]DPpOo3/|*]+|[()\[\]]+[-o^']?[:;=8]|\^_+\^|[oO]\.[oO]|<3")
_CONTRACTION = re.compile(r"(?<=.)(?:['’](?:ll|s|re|m)|n['’]t)", re.IGNORECASE)
_BEFORE = frozenset('$("[“‘')
_AFTER = frozenset(",)\"]!;.?:'”’")
_TRACE = re.compile(r"0|\*[\w?]\*|\*-\d{1,3}|\*[A-Z]+\*-\d{1,3}|\*", re.ASCII)
_BRACKET = re.compile(r"-[A-Z]{3}-")
_YEAR = re.compile(r"[+-]?\d+", re.ASCII)
_LONGEST_SENTENCE = 5_000  # words that are tagged in one sentence; what follows has no tag


class Token(NamedTuple):
    """A word or mark, where it starts in the text (characters), and its part of speech."""

    text: str
    start: int
    tag: str = ""

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def tokens(text: str) -> Iterator[Token]:
    """Yield the words and marks of a sentence; a contraction is cut ("do", "n't")."""
    for run in _RUN.finditer(text):
        yield from _cut(run.group(), run.start())


def _cut(word: str, start: int) -> Iterator[Token]:
    after: list[Token] = []
    while word:
        if _SPECIAL.fullmatch(word) or _FACE.fullmatch(word):
            break
        if word[0] in _BEFORE and len(word) > 1:
            yield Token(word[0], start)
            word, start = word[1:], start + 1
        elif found := _CONTRACTION.search(word):
            yield Token(word[: found.start()], start)
            word, start = word[found.start() :], start + found.start()
            if word == found.group():
                break
        elif word[-1] in _AFTER and len(word) > 1:
            after.append(Token(word[-1], start + len(word) - 1))
            word = word[:-1]
        else:
            break
    yield Token(word, start)
    yield from reversed(after)


def tagged(text: str) -> list[Token]:
    """Return the words and marks of a sentence with their tags."""
    found = list(tokens(text))
    model = _model()
    words = [token.text for token in found[:_LONGEST_SENTENCE]]
    return [
        token._replace(tag=tag)
        for token, tag in zip(found, (*model.tags(words), *[""] * len(found)), strict=False)
    ]


def tags(words: Sequence[str]) -> list[str]:
    """Return the tags of words and marks that have been told apart."""
    return _model().tags(words[:_LONGEST_SENTENCE])


class _Model:
    """The weights: for each feature some classes and what speaks for them."""

    def __init__(self, data: bytes) -> None:
        at = 12
        (count,) = struct.unpack_from("<I", data, at)
        self.classes, at = _names(data, at + 4, count)
        features, pairs, length = struct.unpack_from("<III", data, at)
        at += 12
        text = data[at : at + length]
        at += length
        offsets = array("I", data[at : at + 4 * (features + 1)])
        at += 4 * (features + 1)
        self._from = array("I", data[at : at + 4 * (features + 1)])
        at += 4 * (features + 1)
        self._of = data[at : at + pairs]
        at += pairs
        self._weights = array("f", data[at : at + 4 * pairs])
        at += 4 * pairs
        self._features = {
            text[offsets[number] : offsets[number + 1]].decode(): number for number in range(features)
        }
        self._sure = dict(self._certain(data, at))

    def _certain(self, data: bytes, at: int) -> Iterator[tuple[str, str]]:
        (count,) = struct.unpack_from("<I", data, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<H", data, at)
            word = data[at + 2 : at + 2 + length].decode()
            yield word, self.classes[data[at + 2 + length]]
            at += 3 + length

    def tags(self, words: Sequence[str]) -> list[str]:
        """Return the tags of the words of one sentence."""
        context = ["-START-", "-START2-", *map(_normal, words), "-END-", "-END2-"]
        before, earlier = "-START-", "-START2-"
        found: list[str] = []
        for number, word in enumerate(words):
            tag = (
                _fixed(word) or self._sure.get(word) or self._best(context, number + 2, word, before, earlier)
            )
            found.append(tag)
            before, earlier = tag, before
        return found

    def _best(self, context: list[str], at: int, word: str, before: str, earlier: str) -> str:
        scores = [0.0] * len(self.classes)
        this = context[at]
        for feature in (
            "bias",
            f"i suffix {word[-3:]}",
            f"i pref1 {word[:1]}",
            f"i-1 tag {before}",
            f"i-2 tag {earlier}",
            f"i tag+i-2 tag {before} {earlier}",
            f"i word {this}",
            f"i-1 tag+i word {before} {this}",
            f"i-1 word {context[at - 1]}",
            f"i-1 suffix {context[at - 1][-3:]}",
            f"i-2 word {context[at - 2]}",
            f"i+1 word {context[at + 1]}",
            f"i+1 suffix {context[at + 1][-3:]}",
            f"i+2 word {context[at + 2]}",
        ):
            number = self._features.get(feature)
            if number is not None:
                for pair in range(self._from[number], self._from[number + 1]):
                    scores[self._of[pair]] += self._weights[pair]
        return self.classes[scores.index(max(scores))]


def _names(data: bytes, at: int, count: int) -> tuple[list[str], int]:
    found: list[str] = []
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        found.append(data[at + 2 : at + 2 + length].decode())
        at += 2 + length
    return found, at


def _normal(word: str) -> str:
    """Return a word as the model was trained on it."""
    if "-" in word[1:]:
        return word.lower() if word[0] == "-" else "!HYPHEN"
    if len(word) == 4 and _YEAR.fullmatch(word):  # noqa: PLR2004  as years are written
        return "!YEAR"
    return "!DIGITS" if word[:1] in "0123456789" else word.lower()


def _fixed(word: str) -> str:
    """Return the tag of what is no word."""
    if word == "-":
        return "-"
    if _FACE.fullmatch(word):
        return "SYM"
    if word.startswith("@"):
        return "NN"
    if _TRACE.fullmatch(word):
        return "-NONE-"
    return word if _BRACKET.fullmatch(word) else ""


@lru_cache(maxsize=1)
def _model() -> _Model:
    return _Model(packed("tagger.bin"))
