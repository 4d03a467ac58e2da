"""Texts made comparable: case, accents, marks, dashes and spaces folded away."""

import re
import unicodedata

_ASCII_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|\d+(?:[.,]\d+)*")  # the same for folded ASCII, and faster
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*")
_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼ`´′‛＇", "'")
    | dict.fromkeys("“”„«»″‐‑‒–—―…•\u00a0\u2009\u202f", " ")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff")
)
# replaced one by one first: most texts have no other marks, and a table takes ten times as long
_COMMON = (
    ("’", "'"),
    ("“", " "),
    ("”", " "),
    ("–", " "),
    ("—", " "),
    ("‘", "'"),
    ("`", "'"),
    ("\u00a0", " "),
)
_LONE_POSSESSIVE = re.compile(r"(?<=\w)\s+'s\b")


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents and invisible characters, apostrophes straight.

    Curly quotation marks, dashes and other spaces become spaces.
    """
    if text.isascii():  # nothing to fold but one apostrophe; by far the most sentences
        return text.replace("`", "'").lower()
    plain = text
    for mark, meant in _COMMON:
        plain = plain.replace(mark, meant)
    if not plain.isascii():
        plain = plain.translate(_PLAIN)
    if plain.isascii():
        return plain.lower()
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join([char for char in decomposed if not unicodedata.combining(char)]).casefold()


def folded_words(text: str) -> list[str]:
    """Return the words and figures of ``text``, folded; marks, dashes and spaces are left out.

    A possessive that has come away from its word (``Smith 's``) is joined to it again.
    """
    folded = fold(text)
    if " '" in folded:
        folded = _LONE_POSSESSIVE.sub("'s", folded)
    return (_ASCII_WORD if folded.isascii() else _WORD).findall(folded)


def folded_key(text: str) -> str:
    """Return the words of ``text`` with one space between: equal for texts that read the same."""
    return " ".join(folded_words(text))
