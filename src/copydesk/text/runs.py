r"""Runs of characters of one set, such as ``\w+``: found and counted mostly without a regular expression.

To be used where nothing but the set counts: no case, no limit to the length.
"""

import re
from functools import cached_property

from copydesk.text.charclass import Set, write_class

_BLANKS = frozenset("\t\n\f\r ")
_OTHER_BLANKS = re.compile("[\x0b\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
_STRANGE = re.compile("[^\x00-\x7f\xa0\u2010-\u2027\u2030-\u203a]")
_ASCII = [chr(code) for code in range(128)]
_MARK = "?"  # what stands for a letter that is not ASCII while runs are counted


def is_plain(text: str) -> bool:
    """Tell whether all words of a text are of ASCII letters; beyond these it has dashes and quotes only."""
    return text.isascii() or not _STRANGE.search(text)


class Run:
    """Finds the longest runs of characters of a set."""

    def __init__(self, chosen: Set) -> None:
        """Take the set."""
        self._chosen = chosen
        self._pattern = re.compile(f"{write_class(chosen)}+")

    def texts(self, text: str) -> list[str]:
        """Return the runs in a text."""
        if self._are_words and not _OTHER_BLANKS.search(text):
            return text.split()
        return self._pattern.findall(text)

    def count(self, text: str) -> int:
        """Return the number of runs in a text."""
        if self._table is None:
            return len(self._pattern.findall(text))
        return len(text.encode("ascii", "replace").translate(self._table).split())

    @cached_property
    def _are_words(self) -> bool:
        if self._ascii is None or not self._chosen.negated:
            return False
        return frozenset(_ASCII) - frozenset(self._ascii) == frozenset(_BLANKS)

    @cached_property
    def _table(self) -> bytes | None:
        """Makes blanks of what is not of the set, if letters beyond ASCII are as ``_MARK`` to it."""
        if self._ascii is None or (_MARK in self._ascii) != self._chosen.negated:
            return None
        return bytes(ord("x" if sign in self._ascii else " ") for sign in _ASCII) + b" " * 128

    @cached_property
    def _ascii(self) -> frozenset[str] | None:
        """What is of the set in ASCII; None if it has something to say of letters beyond."""
        if any(isinstance(item, str) or item[1] > ord("\x7f") for item in self._chosen.items):
            return None
        return frozenset(filter(self._pattern.fullmatch, _ASCII))
