"""Words that should not be there."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import ClassVar, Literal

from copydesk.analysis.replacements import replacement
from copydesk.analysis.scopes import as_read, search
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text import rewriting
from copydesk.text.exceptions import Exceptions
from copydesk.text.finder import Finder, finder
from copydesk.text.folded import Key
from copydesk.text.patterns import Clock, Pattern, across_lines, alternatives, trimmed


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Existence(DocumentCheck):
    """Finds each place where one of the ``tokens`` matches, as whole words unless ``nonword``.

    ``raw`` are patterns put before the tokens as they are (after them with ``append``), or alone. A match
    that holds one of the ``exceptions`` is let pass. ``action`` says what to put there, ``fix`` how sure
    that is. ``vocab`` and ``matchcase`` are read for Vale's sake.
    """

    kind: ClassVar[str] = "existence"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("tokens", "raw"),)

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    append: bool = False
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    affix: str = ""
    matchcase: bool = False
    action: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    fix: Literal["shown", "suggested", "safe"] = "suggested"
    _template: str = ""

    @cached_property
    def pattern(self) -> Pattern:
        """What is looked for."""
        tokens = [across_lines(token) for token in self.tokens if token.strip()]
        raw = "".join(self.raw)
        if not tokens:
            return Pattern(f"(?:{raw})", fold=self.ignorecase)
        joined = alternatives(tokens, words=not self.nonword, template=self._template)
        return Pattern(joined + raw if self.append else raw + joined, fold=self.ignorecase)

    @cached_property
    def finder(self) -> Finder:
        """Finds it."""
        return finder(self.pattern)

    def keys(self) -> frozenset[Key] | None:
        """Return words or pairs of words of which one is wherever this matches."""
        return self.finder.keys

    def validate(self) -> None:
        """Raise ``RuleError`` when a pattern or the action can't be used."""
        self.pattern.validate()
        self._exceptions.validate()
        rewriting.validate(self.action)
        if self.affix:
            raise RuleError("affix: words with the flags of a dictionary are not supported; write them out")

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the matches."""
        if not any((*self.tokens, *self.raw)):
            return
        clock = Clock.of(document.source)
        for region, first, last, _ in search(document, self.scope, self.finder):
            start, end = trimmed(region.text, first, last) if self._template else (first, last)
            if self._exceptions.accept(region.text, start, end, clock):
                continue
            found = region.text[start:end]
            place = region.place(document, start, end)
            options = rewriting.suggestions(self.action, found, self._groups(found)) if self.action else ()
            if options:
                fix = replacement(place, found, options, self.fix)
                evidence = {"suggestions": options, **as_read(place, found)}
                yield Match(place, args=(found, rewriting.choice(options)), fix=fix, evidence=evidence)
            else:
                yield Match(place, args=(found, ""), evidence=as_read(place, found))

    def _groups(self, found: str) -> Callable[[int], str | None]:
        """Return what the groups capture of the token that is all of the words found."""
        for pattern in self._alone:
            hit = pattern.first(found)
            if hit is not None and hit.span() == (0, len(found)):
                return partial(pattern.captured, hit)
        return lambda _: None

    @cached_property
    def _alone(self) -> tuple[Pattern, ...]:
        """Each token, and all of the pattern, if what is to be written there tells of groups."""
        if not any("$" in param for param in self.action.get("params", ())):
            return ()
        each = (Pattern(f"(?:{across_lines(token)})", fold=self.ignorecase) for token in self.tokens)
        return (*each, self.pattern)

    @cached_property
    def _exceptions(self) -> Exceptions:
        return Exceptions(self.exceptions)
