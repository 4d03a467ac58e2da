"""Headlines (and anything else) in the wrong case."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

from copydesk.analysis.replacements import replacement
from copydesk.analysis.scopes import Regions
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text import rewriting
from copydesk.text.exceptions import Exceptions
from copydesk.text.patterns import Clock, Pattern
from copydesk.text.titles import (
    WORD_OR_CODE,
    Vocabulary,
    each_capitalized,
    numbered,
    sentence_case,
    title_case,
)

_CASES = ("$title", "$sentence", "$lower", "$upper")
_NAME = re.compile(r"\$[A-Za-z]+")  # as a pattern it could match nothing
_USUAL = 0.8  # share of words in the right case that is enough


class _Verdict(NamedTuple):
    expected: str
    right: bool


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Capitalization(DocumentCheck):
    """Wants each stretch of the scope in one case, which ``match`` names.

    That is ``$title``, ``$sentence``, ``$lower``, ``$upper``, or a pattern.

    Title case follows ``style``, AP or Chicago. A share of ``threshold`` of the words must be right;
    ``exceptions`` keep their own case. In sentence case a capital may follow a word that ends with one of the
    ``indicators``. ``prefix`` is a pattern of what stands before the words that count.
    """

    kind: ClassVar[str] = "capitalization"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("match",),)

    match: str = ""
    style: str = "AP"
    exceptions: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    threshold: float = 0.0
    vocab: bool = True
    prefix: str = ""
    action: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    fix: Literal["shown", "suggested", "safe"] = "suggested"

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern or the action can't be used."""
        if self.match not in _CASES and _NAME.fullmatch(self.match):
            raise RuleError(f'match: there is no case "{self.match[:40]}"; there are {", ".join(_CASES)}')
        self._exceptions.validate()
        rewriting.validate(self.action)
        for pattern in (self._before, self._wanted):
            if pattern is not None:
                pattern.validate()

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match for each stretch in another case."""
        clock = Clock.of(document.source)
        for region in document.derive(Regions(self.scope)):
            if not region.text.strip():
                continue
            verdict = self._verdict(region.text, clock)
            if verdict.right:
                continue
            place = region.place(document, 0, len(region.text))
            options = self._options(region.text, verdict.expected)
            yield Match(
                place,
                args=(region.text, verdict.expected),
                fix=replacement(place, region.text, options, self.fix),
                evidence={"match": region.text} | ({"suggestions": options} if options else {}),
            )

    def _options(self, text: str, expected: str) -> tuple[str, ...]:
        converts = self.match in ("$title", "$sentence")
        if rewriting.named(self.action) == "replace" and not self.action.get("params"):
            return (expected,) if converts else ()
        return rewriting.suggestions(self.action, text)

    def _verdict(self, text: str, clock: Clock) -> _Verdict:
        if self.match == "$title":
            chicago = self.style == "Chicago"
            expected = title_case(text, self._vocabulary, self._before, chicago=chicago)
            return _Verdict(expected, self._close(text, expected, clock))
        if self.match == "$sentence":
            expected = sentence_case(text, self._vocabulary, self._before, self._starts)
            return _Verdict(expected, self._close(text, expected, clock))
        if self.match in ("$lower", "$upper"):
            expected = text.lower() if self.match == "$lower" else _upper(text)
            return _Verdict(expected, text == expected or self._exceptions.within(text, clock))
        right = bool(self._wanted is None or self._wanted.hits(text, clock))
        return _Verdict(self.match, right or self._exceptions.within(text, clock))

    def _close(self, text: str, expected: str, clock: Clock) -> bool:
        """Tell whether enough words are as expected; a capital is wanted at the start of a sentence."""
        if text == expected and self.threshold <= 1 and any(map(str.isalnum, text)):
            return True
        wanted = [hit.group(0) for hit in self._tokens.hits(expected, clock)]
        words = [hit.group(0) for hit in self._tokens.hits(text, clock)]
        right = 0
        for number, word in enumerate(words):
            if number >= len(wanted) or word == wanted[number] or self._exceptions.within(word, clock):
                right += 1
            elif self.match == "$title":
                right += word == _upper(word)
            elif number == 0 and word != each_capitalized(word):
                return False
        return bool(words) and right / len(words) >= (self.threshold or _USUAL)

    def _starts(self, word: str, number: int) -> bool:
        return (bool(self.indicators) and word.endswith(self.indicators)) or numbered(word, number)

    @cached_property
    def _exceptions(self) -> Exceptions:
        return Exceptions(self.exceptions)

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(tuple(term for term in self.exceptions if term))

    @cached_property
    def _tokens(self) -> Pattern:
        """What a word is: an exception, or letters and digits up to the next blank."""
        joined = self._exceptions.source
        return Pattern(f"{joined}|{WORD_OR_CODE}" if joined else WORD_OR_CODE)

    @cached_property
    def _before(self) -> Pattern | None:
        return Pattern(self.prefix, multiline=False) if self.prefix else None

    @cached_property
    def _wanted(self) -> Pattern | None:
        """The pattern that ``match`` is, if it names no case."""
        return None if self.match in _CASES else Pattern(self.match, multiline=False)


def _upper(text: str) -> str:
    """Return ``text`` in capitals, as long as before: a letter without a capital of one sign stays."""
    return "".join(sign.upper() if len(sign.upper()) == 1 else sign for sign in text)
