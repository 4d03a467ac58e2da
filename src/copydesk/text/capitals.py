"""What a sentence names: its capitalised words and its figures."""

import re

from copydesk.text.folding import fold

_NAMED = re.compile(r"\b[A-Z][\w’'-]+|\d[\d.,]*")


def names_and_figures(text: str) -> frozenset[str]:
    """Return the capitalised words after the first one, and the figures, of ``text``, folded."""
    return frozenset(
        _bare(match.group())
        for match in _NAMED.finditer(text)
        if match.start() > 1 or match.group()[0].isdigit()
    )


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s").rstrip("'.,-")
