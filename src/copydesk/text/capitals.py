"""What a sentence names, by its capitals and figures, and what it says of it."""

import re

from copydesk.text.folding import fold, folded_words
from copydesk.text.rarity import UNKNOWN, rarity, stopwords
from copydesk.text.stems import stem

_NAMED = re.compile(r"\b[A-Z][\w’'-]+|\d[\d.,]*")

_COMMON = re.compile(r"\b(?:[a-z][\w’'-]*|\d[\d.,]*)")


def common_stems(text: str) -> frozenset[str]:
    """Return the stems of the words of ``text`` that are no names: those in lower case, and the figures."""
    return frozenset(stem(word) for word in folded_words(" ".join(_COMMON.findall(text))))


def names_and_figures(text: str) -> frozenset[str]:
    """Return the capitalised words and the figures of ``text``, folded; the first word only if it is rare."""
    return frozenset(
        _bare(match.group())
        for match in _NAMED.finditer(text)
        if match.start() > 1 or match.group()[0].isdigit() or _is_rare(match.group())
    )


def _is_rare(word: str) -> bool:
    bare = _bare(word)
    return bare not in stopwords() and rarity(stem(bare)) >= UNKNOWN


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s").rstrip("'.,-")
