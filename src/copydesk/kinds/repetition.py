"""The same word twice in a row."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from operator import eq
from typing import ClassVar

from copydesk.analysis.scopes import Region, Regions, as_read
from copydesk.check import DocumentCheck, Match
from copydesk.model.document import Document
from copydesk.text.exceptions import Exceptions
from copydesk.text.patterns import Clock, Pattern
from copydesk.text.sentences import sentences


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Repetition(DocumentCheck):
    """Finds words (what ``tokens`` match) equal to the one before; the first ``max`` pairs are let pass.

    Pairs are counted as Vale counts them: through the whole stretch, anew after each that is reported.
    Whatever lies between two matches and is none does not count. ``alpha`` looks at words of letters only.
    A pair that belongs to two sentences is let pass.
    """

    kind: ClassVar[str] = "repetition"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("tokens",),)

    tokens: tuple[str, ...] = ()
    alpha: bool = False
    ignorecase: bool = False
    max: int = 0
    exceptions: tuple[str, ...] = ()
    vocab: bool = True

    @cached_property
    def pattern(self) -> Pattern:
        """What a word is."""
        return Pattern(f"({'|'.join(self.tokens)})", fold=self.ignorecase)

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern can't be used."""
        self.pattern.validate()
        self._exceptions.validate()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the second and later of equal words, each with the one before it."""
        if not self.tokens:
            return
        clock = Clock.of(document.source)
        for region in document.derive(Regions(self.scope)):
            words = list(map(str.strip, map(str, self.pattern.all(region.text, clock))))
            if self.ignorecase:
                words = list(map(str.lower, words))
            if not any(map(eq, words, words[1:])):
                continue
            for start, end, word in self._repeated(region, clock):
                place = region.place(document, start, end)
                yield Match(place, args=(word,), evidence=as_read(place, region.text[start:end]))

    def _repeated(self, region: Region, clock: Clock) -> Iterator[tuple[int, int, str]]:
        text = region.text
        before, begin, count = "", 0, 0
        for hit in self.pattern.hits(text, clock):
            start, end = hit.span()
            word = text[start:end].strip()
            key = word.lower() if self.ignorecase else word
            if key and key == before and (not self.alpha or word.isalpha()):
                count += 1
                if count > self.max:
                    count = 0
                    accepted = self._exceptions.accept(text, begin, end, clock)
                    if not accepted and len(sentences(text[begin:end])) <= 1:
                        yield begin, end, word
            before, begin = key, start

    @cached_property
    def _exceptions(self) -> Exceptions:
        return Exceptions(self.exceptions)
