"""Words that no dictionary has."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar

from copydesk.analysis.scopes import Region, Regions
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Document
from copydesk.text import dictionaries, rewriting
from copydesk.text.exceptions import written
from copydesk.text.hunspell import Dictionary
from copydesk.text.patterns import Clock, Pattern
from copydesk.text.spelled_words import identifier_parts, spelled_words

_PLAIN = re.compile(r"[a-zA-Z_']+")
_CAMEL = re.compile(r"[A-Z][a-z]+[A-Z]+\w+", re.ASCII)
_IDENTIFIER = re.compile(r"[\w'-]+")
_SHORTEST_PART = 3


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Spelling(DocumentCheck):
    """Finds words that are in none of the ``dictionaries`` (Hunspell's; ours of American English by default).

    With ``append`` ours counts beside those that are named. ``ignore`` names lists of words to let pass,
    ``exceptions`` are patterns of such words, and ``filters`` patterns of words that are not looked at. Words
    with other letters than a to z, in capitals, or in camel case are left alone, unless ``custom``;
    ``split`` looks at the parts of identifiers.
    """

    kind: ClassVar[str] = "spelling"
    lenient: ClassVar[bool] = True

    dictionaries: tuple[str, ...] = ()
    append: bool = False
    ignore: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    custom: bool = False
    split: bool = False
    aff: str = ""
    dic: str = ""
    dicpath: str = ""
    threshold: int = 0
    action: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    _folder: str = ""
    _everything: bool = False

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern, the action or a dictionary can't be used."""
        for pattern in self._filters:
            pattern.validate()
        if self._excepted:
            self._excepted.validate()
        rewriting.validate(self.action)
        if self._folder and (self.dictionaries or self.aff):
            _ = self._books

    def missing(self) -> str:
        """Return what is wrong with the lists of words, which Vale passes over when they are not there."""
        names = dictionaries.missing_lists(self._folder, self.ignore)
        where = f"{self._folder} and its config/ignore"
        return f'ignore: there is no list of words "{names[0][:60]}" in {where}' if names else ""

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the words that are not known."""
        clock = Clock.of(document.source)
        for region in document.derive(Regions(self.scope)):
            for start, word, said in self._unknown(region, clock):
                yield Match(region.place(document, start, start + len(word)), args=(said,))

    def _unknown(self, region: Region, clock: Clock) -> Iterator[tuple[int, str, str]]:
        text = region.text
        if self._phrases:
            for hit in self._phrases.hits(text, clock):
                text = text[: hit.start()] + " " * len(hit.group(0)) + text[hit.end() :]
        for word, start in spelled_words(text):
            if self._passes(word):
                continue
            if self.split:
                parts = list(identifier_parts(word))
                if [part.word for part in parts] != [word]:
                    for part in parts:
                        if not self._part_passes(part.word):
                            yield start + part.start, part.word, part.word
                    continue
            yield start, word, self._books[0].convert(word)

    def _passes(self, word: str) -> bool:
        known = self._seen.get(word)
        if known is None:
            known = self._seen[word] = self._left_alone(word) or self._is_word(word)
        return known

    def _left_alone(self, word: str) -> bool:
        if self.split:
            if not self.custom and not _IDENTIFIER.fullmatch(word):
                return True
        elif not self.custom and (
            not _PLAIN.fullmatch(word) or "A" <= word[-1] <= "Z" or _CAMEL.search(word)
        ):
            return True
        return any(pattern.first(word) for pattern in self._filters)

    def _is_word(self, word: str) -> bool:
        if word in self._listed or word.lower() in self._listed:
            return True
        if any(book.knows(word) for book in self._books):
            return True
        return self._excepted is not None and self._excepted.first(word) is not None

    def _part_passes(self, part: str) -> bool:
        letters = sum(map(str.isalpha, part))
        return letters < _SHORTEST_PART or part.upper() == part or self._is_word(part)

    @cached_property
    def _seen(self) -> dict[str, bool]:
        return {}

    @cached_property
    def _books(self) -> tuple[Dictionary, ...]:
        if self.aff and self.dic:
            return (dictionaries.of_files(self._folder, self.aff, self.dic),)
        books = [dictionaries.named(self._folder, name) for name in self.dictionaries]
        if not books or self.append:
            books.append(dictionaries.usual())
        return (*books, *(dictionaries.all_in(self._folder) if self._everything else ()))

    @cached_property
    def _listed(self) -> frozenset[str]:
        if not self.ignore and not self._everything:
            return frozenset()
        return frozenset(dictionaries.listed_words(self._folder, self.ignore))

    @cached_property
    def _filters(self) -> tuple[Pattern, ...]:
        return tuple(Pattern(pattern, multiline=False) for pattern in self.filters)

    @cached_property
    def _excepted(self) -> Pattern | None:
        terms = [rf"\b(?:{written(term)})\b" for term in self.exceptions if term.strip()]
        return Pattern("|".join(terms), fold=True) if terms else None

    @cached_property
    def _phrases(self) -> Pattern | None:
        terms = [written(term) for term in self.exceptions if " " in term.strip()]
        return Pattern(rf"\b(?:{'|'.join(terms)})\b", fold=True) if terms else None
