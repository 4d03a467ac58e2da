"""Title case (AP and Chicago) and sentence case, as prose's ``strcase`` has them, which Vale uses."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from copydesk.text.patterns import Pattern
from copydesk.text.treebank import treebank_words


def _set(line: str) -> frozenset[str]:
    return frozenset(line.split())


_SMALL = _set("a an and as at but by en for if in nor of on or per the to vs vs. via v v.")
_PREPOSITIONS = _set(
    "with from into during including until against among throughout despite towards upon concerning about "
    "over through before between after since without under within along following across beyond around down "
    "near above"
)
_WORD = re.compile(r"[^\W_]+[^ \t\n\f\r/-]*")
_LITERAL = re.compile(r"[\w '’-]+")
_TO = re.compile(r"\bto\b", re.IGNORECASE)
_NUMBERED = re.compile(r"[0-9]+\.")
_MOST_ENTRIES = 10_000  # words of which a vocabulary remembers how they are written
_PLAIN = {ord("“"): '"', ord("”"): '"', ord("‘"): "'", ord("’"): "'", ord("–"): "-", ord("—"): "-"}
WORD_OR_CODE = r"[\p{N}\p{L}*]+[^\s]*"
"""What a word is when cases are compared, as a pattern of Vale's language."""


@dataclass(frozen=True)
class Vocabulary:
    """Words whose case is given: patterns, the longest first; words of one may be found in any case."""

    terms: tuple[str, ...] = ()

    def entry(self, word: str) -> str:
        """Return how a word is to be written, "" if nothing says so."""
        known = self._entries.get(word)
        if known is None:
            if len(self._entries) >= _MOST_ENTRIES:
                self._entries.clear()
            known = self._entries[word] = self._entry(word)
        return known

    def _entry(self, word: str) -> str:
        folded = word.casefold()
        for term, term_folded, pattern in self._patterns:
            if term_folded == folded:
                return term
            if term in word if pattern is None else pattern.first(word):
                return word
        return ""

    @cached_property
    def words(self) -> Pattern:
        """What a word is: a term, or whatever is one without a vocabulary."""
        joined = "|".join(term for term, _, _ in self._patterns)
        written = rf"\b(?:{joined})\b|{WORD_OR_CODE}" if joined else WORD_OR_CODE
        return Pattern(written, fold=True, multiline=False)

    @cached_property
    def _entries(self) -> dict[str, str]:
        """The words asked for so far."""
        return {}

    @cached_property
    def _patterns(self) -> tuple[tuple[str, str, Pattern | None], ...]:
        """Terms, folded terms, and patterns of those that are more than words."""
        by_length = sorted(self.terms, key=lambda term: len(term.encode("utf-8", "replace")), reverse=True)
        return tuple(
            (term, term.casefold(), None if _LITERAL.fullmatch(term) else Pattern(term, multiline=False))
            for term in by_length
        )


_NO_WORDS = Vocabulary()


def title_case(
    text: str,
    vocabulary: Vocabulary | None = None,
    prefix: Pattern | None = None,
    *,
    chicago: bool = False,
) -> str:
    """Return a headline in title case: small words in lower case, but for the first and the last.

    AP has conjunctions, articles and prepositions of up to three letters small, Chicago all prepositions.
    AP's "to" is small before a noun, and large before a verb.
    """
    kept, text = _apart(text, prefix)
    plain = text.translate(_PLAIN).replace("…", "...")
    tags = () if chicago or not _TO.search(text) else _tags(text)
    made: list[str] = []
    last = at = number = 0
    for number, found in enumerate(_WORD.finditer(text)):
        word = found.group()
        start = plain.find(word, at)
        start = start if start >= 0 else at - 1
        at = start + len(word)
        edge = start == 0 or at == len(plain)
        made.append(text[last : found.start()])
        last = found.end()
        entry = vocabulary.entry(word) if vocabulary else ""
        if entry:
            made.append(entry)
        elif _is_small(word.lower(), number, tags, chicago=chicago, edge=edge) and _stands_alone(
            plain, start, at
        ):
            made.append(word.lower())
        else:
            made.append(capitalized(word))
    return kept + "".join(made) + text[last:]


def _is_small(word: str, number: int, tags: Sequence[str], *, chicago: bool, edge: bool) -> bool:
    if chicago:
        return not edge and (word in _SMALL or word in _PREPOSITIONS)
    if word == "to" and number + 1 < len(tags):
        return tags[number + 1].startswith("NN")
    return not edge and word in _SMALL


def _tags(text: str) -> Sequence[str]:
    """Return the parts of speech of a title, which is tagged as a sentence."""
    from copydesk.text.tagger import tags  # noqa: PLC0415  its model is read for titles with a "to" only

    return tags(treebank_words(text if text.endswith((".", "!", "?")) else f"{text}."))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether a word follows another, with no colon or dash between, and no hyphen behind it."""
    before, earlier = text[max(0, start - 1) : max(0, start)], text[max(0, start - 2) : max(0, start - 1)]
    if before not in {" ", "-", "/"} or earlier in {":", "-"}:
        return False
    return text[end : end + 1] != "-" or before == "-"


def sentence_case(
    text: str,
    vocabulary: Vocabulary | None = None,
    prefix: Pattern | None = None,
    starts: Callable[[str, int], bool] | None = None,
) -> str:
    """Return words in sentence case: the first with a capital, and each after a word that ``starts`` tells.

    ``starts`` gets a word and its number; without it, a colon and a leading number ("1.") do. What stands
    between words is lost.
    """
    starts = starts or after_colon_or_number
    kept, text = _apart(text, prefix)
    listed = vocabulary or _NO_WORDS
    words = [hit.group(0) for hit in listed.words.hits(text)]
    made: list[str] = []
    for number, word in enumerate(words):
        entry = listed.entry(word)
        if entry:
            made.append(entry)
        elif number == 0 or starts(words[number - 1], number - 1):
            made.append(capitalized(word.lower()))
        else:
            made.append(word.lower())
    return kept + " ".join(made)


def after_colon_or_number(word: str, number: int) -> bool:
    """Tell whether a sentence starts behind the word."""
    return word.endswith(":") or numbered(word, number)


def numbered(word: str, number: int) -> bool:
    """Tell whether the word is the number of a heading ("1.")."""
    return number == 0 and _NUMBERED.search(word) is not None


def capitalized(word: str) -> str:
    """Return a word with its first letter a capital, the rest as it is."""
    first = word[:1].title()
    return (first if len(first) == 1 else word[:1]) + word[1:]


def each_capitalized(word: str) -> str:
    """Return a word in lower case with a capital behind each mark: ``Top-Level``."""
    made: list[str] = []
    before = " "
    for sign in word.lower():
        inside = before.isalnum() or before == "_" or (before > "\x7f" and not before.isspace())
        made.append(sign if inside else capitalized(sign))
        before = sign
    return "".join(made)


def _apart(text: str, prefix: Pattern | None) -> tuple[str, str]:
    """Return what ``prefix`` matches, and the text without it."""
    hit = prefix.first(text) if prefix else None
    kept = hit.group(0) if hit else ""
    return kept, text.removeprefix(kept)


def simple_case(text: str, between: str = " ") -> str:
    """Return the words of a name in lower case: ``fooBar-baz`` is ``foo bar baz``."""
    return between.join(_parts(text))


def pascal_case(text: str) -> str:
    """Return the words of a name run together, each with a capital."""
    return "".join(part[:1].upper() + part[1:] for part in _parts(text))


def camel_case(text: str) -> str:
    """Return the words of a name run together, each but the first with a capital."""
    made = pascal_case(text)
    return made[:1].lower() + made[1:] if len(made) > 1 else text


def _parts(text: str) -> Iterable[str]:
    made: list[str] = []
    before = " "
    for number, sign in enumerate(text):
        if (number > 1 and before.islower() and sign.isupper()) or not sign.isalnum():
            made.append(" ")
        if sign.isalnum():
            made.append(sign.lower())
        before = sign
    return "".join(made).split()
