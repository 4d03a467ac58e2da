"""The sentences of a text, as Vale sees them.

Punkt (Kiss and Strunk, "Unsupervised Multilingual Sentence Boundary Detection", 2006) with the English model
that prose ships, and prose's second look at ellipses, initialisms and quotations. Where our own checks want
sentences they take ``text.sentences``, which knows news copy better; this one is there to agree with Vale.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from copydesk.data import words
from copydesk.text.span import Span

_MARK = re.compile(r"[.!?。！？]")
_TOKEN = re.compile(r"\S+")
_TOKEN_CJK = re.compile(r"[^\s。；！？]*[。；！？]|[^\s。；！？]+")
_BLANK = re.compile(r"[^\S ]")
_LONGEST = 100  # characters of a word that can be a number
_CLOSING = (*(mark + close for mark in ".!?" for close in '")’”'), "?", "!", "?'", "!'")
_OPENING = re.compile(r"[.?!][\[(]|\.\"")
_INTERNAL = (")", "’", "”", '"', "'")
_NUMBER = re.compile(r"-?[.,]?[0-9][0-9,.-]*\.?$")
_INITIAL = re.compile(r"[A-Za-z]\.$")
_INITIALISM = re.compile(r"(?:\w\.)+\w*\.", re.ASCII)
_PUNCTUATION = frozenset(";:,.!?；：，。！？")
# How a word occurs in the text the model was trained on.
_UPPER, _UPPER_WITHIN, _LOWER, _LOWER_FIRST = 1, 2, 4, 8


class _Model(NamedTuple):
    abbreviations: frozenset[str]
    starters: frozenset[str]
    collocations: frozenset[str]
    uses: dict[str, int]


class _Token:
    """A word with the marks that cling to it; ``end`` is where it ends, in characters.

    ``marked``: one of these marks may end a sentence.
    """

    __slots__ = ("abbreviation", "breaks", "end", "marked", "text")

    def __init__(self, text: str, end: int, *, marked: bool) -> None:
        self.text = text
        self.end = end
        self.marked = marked
        self.breaks = False
        self.abbreviation = False

    @property
    def dotted(self) -> bool:
        return self.text.endswith((".", "。"))

    @property
    def plain_type(self) -> str:
        """The word as the model knows it."""
        found = self.text.lower()
        if not found.rstrip(".,").isalpha() and len(found) <= _LONGEST:
            found = _NUMBER.sub("##number##", found)
        return found.replace(",", "") if len(found) > 1 else found

    @property
    def type(self) -> str:
        """The word as the model knows it; without its dot if a sentence ends with it."""
        return _without_dot(self.plain_type) if self.breaks else self.plain_type


def punkt_sentences(text: str) -> list[Span]:
    """Return the sentences of a paragraph as spans (characters), without the white space around them."""
    found: list[Span] = []
    start = 0
    for end in [*_breaks(text), len(text)]:
        piece = text[start:end]
        if piece.strip():
            left = len(piece) - len(piece.lstrip())
            found.append(Span(start + left, start + len(piece.rstrip())))
        start = end
    return found


def count_sentences(text: str) -> int:
    """Return the number of sentences of a paragraph."""
    count = start = 0
    for end in [*_breaks(text), len(text)]:
        count += not (start == end or text[start:end].isspace())
        start = end
    return count


@lru_cache(maxsize=256)
def _breaks(text: str) -> Sequence[int]:
    """Return where sentences end, the last one aside; of texts just seen it is known."""
    tokens = _tokens(text)
    if not tokens:
        return []
    model = _model()
    for token in tokens:
        if token.marked:
            _by_type(token, model)
    pairs = [(token, following) for token, following in pairwise(tokens) if token.marked]
    for token, following in pairs:
        if token.dotted:
            _by_neighbour(token, following, model)
    for token, following in pairs:
        _second_look(token, following, model)
    return [token.end for token in tokens if token.breaks]


def _tokens(text: str) -> list[_Token]:
    """Return the words with a mark that may end a sentence, and the word after each."""
    found: list[_Token] = []
    # The segmenter counts bytes, and so never sees a last word that ends with a character of several.
    unseen = text[-1:] > "\x7f" and text[-1] not in "。；！？" and not text[-1].isspace()
    is_cjk = not text.isascii() and any(mark in text for mark in "。；！？")
    for start, end, marked in _cjk_words(text) if is_cjk else _words(text):
        if not (unseen and end == len(text)):
            found.append(_Token(text[start:end], end, marked=marked))
    return found


def _words(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield where those words are, and whether they have a mark; looks at the marks only, which are few."""
    if not text.isprintable():
        text = _BLANK.sub(" ", text)
    at = 0
    mark = _MARK.search(text)
    while mark is not None:
        start = text.rfind(" ", at, mark.start()) + 1 or at
        end = text.find(" ", mark.end())
        end = end if end >= 0 else len(text)
        yield start, end, True
        at = end
        mark = _MARK.search(text, at)
        following = _TOKEN.search(text, at)
        if following and (mark is None or mark.start() >= following.end()):
            at = following.end()
            yield following.start(), at, False


def _cjk_words(text: str) -> Iterator[tuple[int, int, bool]]:
    wanted = False
    for one in _TOKEN_CJK.finditer(text):
        ends = _MARK.search(one.group()) is not None
        if ends or wanted:
            yield *one.span(), ends
        wanted = ends


def _by_type(token: _Token, model: _Model) -> None:
    """Decide by the word alone: a question ends a sentence, a dot does where the word is no abbreviation."""
    if _closes(token.text):
        token.breaks = True
    elif token.dotted and not token.text.endswith(".."):
        word = _bytes_before_last(token.text).lower()
        token.abbreviation = word in model.abbreviations or word.rpartition("-")[2] in model.abbreviations
        token.breaks = not token.abbreviation


def _by_neighbour(token: _Token, following: _Token, model: _Model) -> None:
    """Decide again about a dot, by the word behind it (section 4 of the paper)."""
    word = _without_dot(token.plain_type)
    initial = _INITIAL.match(token.text) is not None
    shortened = token.abbreviation or token.text.endswith("..")
    if not (initial or shortened or word == "##number##" or token.text == "."):
        return  # the first words of all collocations are initials or numbers
    after = following.type
    if f"{word},{after}" in model.collocations:
        token.breaks, token.abbreviation = False, True
        return
    if shortened and not initial and _may_follow(following, after, model):
        token.breaks = True
    elif token.text == following.text == ".":
        token.breaks = following.breaks = False
    elif initial or word == "##number##":
        starts = _starts(following, model)
        unknown = starts is None and initial and _upper(following)
        if starts is False or (unknown and not model.uses.get(after, 0) & _LOWER):
            token.breaks, token.abbreviation = False, True


def _second_look(token: _Token, following: _Token, model: _Model) -> None:
    """Decide a third time, about ellipses, marks within a sentence and initialisms (prose's addition)."""
    word = token.text
    if word.endswith(".") and following.text == ".":
        token.breaks = following.breaks = False
        return
    if "..." in word and (_upper(following) or following.type in model.starters):
        token.breaks = True
        return
    if token.breaks:
        quoted = word.endswith(_INTERNAL) and following.text[:1].islower()
        if quoted and following.type not in model.starters:
            token.breaks = False
            return
    elif word.endswith(".") and _upper(following):
        token.breaks = bool(model.uses.get(following.type, 0) & _LOWER)
    if word.count(".") > 1 and _INITIALISM.search(word) and not _INITIAL.match(word):
        token.breaks = _may_follow(following, following.type, model)


def _may_follow(token: _Token, word: str, model: _Model) -> bool:
    """Tell whether a sentence seems to start with the word after an abbreviation."""
    return _starts(token, model) is True or (_upper(token) and word in model.starters)


def _starts(token: _Token, model: _Model) -> bool | None:
    """Tell by its capital whether a word starts a sentence, as far as the model knows the word."""
    if token.text in _PUNCTUATION:
        return False
    uses = model.uses.get(token.type, 0)
    if _upper(token) and uses & _LOWER and not uses & _UPPER_WITHIN:
        return True
    if token.text[:1].islower() and (uses & _UPPER or not uses & _LOWER_FIRST):
        return False
    return None


def _upper(token: _Token) -> bool:
    return token.text[:1].isupper()


def _closes(word: str) -> bool:
    return (word.endswith(_CLOSING) and "Yahoo!" not in word) or _OPENING.search(word) is not None


def _without_dot(word: str) -> str:
    return word[:-1] if len(word) > 1 and word.endswith(".") else word


def _bytes_before_last(word: str) -> str:
    """Return a word without its last character; of one that is not ASCII, as many *bytes*, as Vale does."""
    if word.isascii():
        return word[:-1]
    return word.encode("utf-8", "replace")[: len(word) - 1].decode("utf-8", "replace")


@cache
def _model() -> _Model:
    lists = {name: rest for name, _, rest in (line.partition(" ") for line in words("punkt"))}
    uses = {word: int(name) for name, rest in lists.items() if name.isdecimal() for word in rest.split(" ")}
    abbreviations, starters, collocations = (
        frozenset(lists[name].split(" ")) for name in ("abbreviations", "starters", "collocations")
    )
    return _Model(abbreviations, starters, collocations, uses)
