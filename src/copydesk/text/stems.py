"""Words cut to a stem, so that forms of one word meet, in US and UK spelling.

A small suffix stemmer in the manner of Porter's first step, with irregular verbs and plurals from a list.
Stems are for comparing only; they are no words.
"""

import re
from functools import cache, lru_cache

from copydesk.data import words

_SHORTEST = 3  # characters that must be left when an ending goes
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdfgklmnprtv])\1$")
_PLURALS = (("sses", "ss"), ("ies", "y"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"))
_ENDINGS = (("ingly", ""), ("edly", ""), ("ing", ""), ("ied", "y"), ("ed", ""), ("ly", ""))
_NOUNS = (("ization", "iz"), ("ment", ""), ("sion", "s"), ("tion", "t"))
_BRITISH = (
    (re.compile(r"(?<=[a-z]{2})our(?=$|a|e|i|s|l|f|y)"), "or"),
    (re.compile(r"(?<=[a-z]{2})is(?=e$|ed$|es$|ing$|er$|ers$|ation$|ations$)"), "iz"),
    (re.compile(r"ys(?=e$|ed$|es$|ing$)"), "yz"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(?<=[a-z]{2}[bt])re(?=s?$)"), "er"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[fp]en)ce(?=s?$)"), "se"),
)
_ENDS_IN_R = re.compile(r"[bcdfgptv]r$")


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the stem of a word that is folded already (lower case, straight apostrophe)."""
    if "'" in word:
        word = word.partition("'")[0] if word.endswith("'s") else word.replace("'", "")
    word = irregular().get(word, word)
    if len(word) <= _SHORTEST or not word.isalpha():
        return word
    for pattern, american in _BRITISH:
        word = pattern.sub(american, word)
    return _closed(_cut(_cut(_singular(word), _ENDINGS), _NOUNS))


def _singular(word: str) -> str:
    for ending, single in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + single
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        return word[:-1]
    return word


def _cut(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        if word.endswith(ending):
            left = word[: -len(ending)]
            if len(left) < _SHORTEST or not _VOWEL.search(left):
                return word
            return _DOUBLED.sub(r"\1", left + instead) if not instead else left + instead
    return word


def _closed(word: str) -> str:
    """Return ``word`` as all its forms end: no silent e, i for y, one of two letters, a vowel before r."""
    if word.endswith("e") and len(word) > _SHORTEST:
        word = word[:-1]
    if word.endswith("y") and len(word) > _SHORTEST:
        return word[:-1] + "i"
    if _ENDS_IN_R.search(word):
        return word[:-1] + "er"
    return _DOUBLED.sub(r"\1", word)


@cache
def irregular() -> dict[str, str]:
    """Return irregular forms with the word they are a form of; a line of the list is ``base: form form``."""
    pairs = (line.partition(":") for line in words("irregular_forms"))
    return {form: base for base, _, forms in pairs for form in forms.split()}
