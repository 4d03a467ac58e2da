"""Texts laid side by side for one search through all of them, and the same folded for looking words up.

Between the texts stands a NUL, which no pattern matches: nothing reaches from one text into the next. Folded
means: lower case, each run of white space one blank.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise

Key = str | tuple[str, str]  # a word, or two words that follow one another

SEAM = "\0"
BLANK = frozenset("\t\n\f\r ")  # what is white space in Vale's patterns

_RUN = re.compile(r"[a-z0-9]+")
_BLANKS = re.compile("  +")


def fold(text: str) -> str:
    """Return ``text`` in lower case, of equal length: letter by letter, and a long s is an s."""
    if text.isascii():
        return text.lower()
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return folded.replace("ſ", "s").replace("ς", "σ")


def folds_alike(text: str) -> bool:
    """Tell whether all engines ignore the case of a text alike: of ASCII letters, that is."""
    return text.isascii() or all(sign < "\x80" or sign.lower() == sign.upper() for sign in text)


def is_odd(text: str) -> bool:
    """Tell whether a text holds an i that ``regex`` takes for another when case is ignored."""
    return not text.isascii() and ("İ" in text or "ı" in text)


def runs(folded: str) -> list[str]:
    """Return the words of a folded text, runs of ASCII letters and digits.

    Whatever a letter is to a pattern, a word of it is bounded by none of these.
    """
    return _RUN.findall(folded)


class Folded:
    """Texts in one, with a NUL before, between and after them.

    ``source`` holds them as they are, ``plain`` has one blank for each run of white space, ``text`` is that
    in lower case: an offset into the one is an offset into the other, and ``origin`` leads to ``source``.
    """

    def __init__(self, texts: Iterable[str], around: "Folded | None" = None) -> None:
        """Lay the texts side by side; a NUL in one becomes white space.

        Their words are not looked at if they are all in the page ``around``: a word counts as here that is
        there.
        """
        self.texts = each = list(texts)
        self._around = around
        self.source = SEAM + SEAM.join(each) + SEAM
        if self.source.count(SEAM) > len(each) + 1:
            self.source = SEAM + SEAM.join(text.replace(SEAM, "\v") for text in each) + SEAM
        self._starts = list(accumulate((len(text) + 1 for text in each), initial=1))
        plain = self.source.replace("\n", " ").replace("\t", " ").replace("\r", " ").replace("\f", " ")
        self._places: list[int] = []
        self._shifts: list[int] = []
        self.plain = self._narrow(plain) if "  " in plain else plain
        self.text = fold(self.plain)

    def _narrow(self, plain: str) -> str:
        shift = 0
        for run in _BLANKS.finditer(plain):
            self._places.append(run.start() + 1 - shift)
            shift += run.end() - run.start() - 1
            self._shifts.append(shift)
        return _BLANKS.sub(" ", plain)

    @cached_property
    def keys(self) -> frozenset[Key]:
        """The words of the text, and the pairs of words that follow one another."""
        if self._around:
            return self._around.keys
        words = runs(self.text)
        return frozenset[Key](words).union(pairwise(words))

    @cached_property
    def odd(self) -> bool:
        """Whether ``is_odd`` holds of the text."""
        return is_odd(self.source)

    def origin(self, at: int) -> int:
        """Return the offset in ``source`` of the character of ``text`` at ``at``."""
        if not self._places:
            return at
        number = bisect_right(self._places, at)
        return at + self._shifts[number - 1] if number else at

    def start(self, number: int) -> int:
        """Return where in ``source`` a text starts."""
        return self._starts[number]

    def end(self, number: int) -> int:
        """Return where in ``source`` the NUL stands that ends a text."""
        return self._starts[number + 1] - 1

    def which(self, at: int) -> tuple[int, int]:
        """Return which text holds an offset of ``source``, and where in ``source`` that text starts."""
        number = bisect_right(self._starts, at) - 1
        return number, self._starts[number]
