"""The words of a text as a spelling check takes them: runs without blanks, marks at their ends taken off."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_RUN = re.compile(r"\S+")
_SPECIAL = re.compile(r"(?:[A-Za-z]\.){2,}|[A-Z][a-z]{1,2}\.")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_BEFORE = "$(\"['"
_AFTER = ",)\"]!;.?:'"


class SpelledWord(NamedTuple):
    """A word with straight marks, and where it starts in the text (characters)."""

    word: str
    start: int


def spelled_words(text: str) -> Iterator[SpelledWord]:
    """Yield the words that hold a letter; a contraction is one word, an abbreviation keeps its dots."""
    for run in _RUN.finditer(text):
        word, start = run.group().translate(_STRAIGHT), run.start()
        while word and not _SPECIAL.fullmatch(word):
            if word[0] in _BEFORE:
                word, start = word[1:], start + 1
            elif word[-1] in _AFTER:
                word = word[:-1]
            else:
                break
        if any(map(str.isalpha, word)):
            yield SpelledWord(word, start)


def identifier_parts(word: str) -> Iterator[SpelledWord]:
    """Yield the parts of an identifier: ``getHTTPResponse_v2`` is get, HTTP, Response, v."""
    begun = -1
    for at, letter in enumerate(word):
        if not letter.isalpha():
            if begun >= 0:
                yield SpelledWord(word[begun:at], begun)
            begun = -1
        elif begun < 0:
            begun = at
        elif letter.isupper() and (
            word[at - 1].islower() or (word[at - 1].isupper() and word[at + 1 : at + 2].islower())
        ):
            yield SpelledWord(word[begun:at], begun)
            begun = at
    if begun >= 0:
        yield SpelledWord(word[begun:], begun)
