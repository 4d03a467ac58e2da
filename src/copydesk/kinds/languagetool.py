"""Grammar and spelling, as LanguageTool finds them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import ClassVar, Literal

from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.languagetool.desk import Asking, Desk, Hit
from copydesk.languagetool.wanted import Wish, among
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Level, Safety
from copydesk.text.exceptions import written
from copydesk.text.patterns import Pattern

_LEVELS = {level.word: level for level in Level}
_SAFETY = {"shown": Safety.SHOWN, "suggested": Safety.SUGGESTED}
_LARGEST = 4_000_000  # characters of a list of words
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_WORD = re.compile(r"[^\W_]+(?:[-’'.][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Languagetool(DocumentCheck):
    """Brings findings of LanguageTool: of ``categories``, but for the rules ``without``, and of ``rules``.

    A name with ``*`` stands for all rules that fit, in ``without`` and ``levels``.
    ``language`` is that of articles that name none; ``levels`` gives categories and rules another level.
    ``words``, and the files ``word_lists``, one word or name a line, are never wrong, nor are terms of the
    ``vocab``. ``skip`` leaves out abbreviations in capitals, and words that may be names. ``fixes`` tells
    whether a single replacement is only shown, or made with --unsafe-fixes. ``picky`` asks for more.
    """

    kind: ClassVar[str] = "languagetool"
    placeholders: ClassVar[frozenset[str]] = frozenset({"says", "suggestion", "name", "category"})

    categories: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict[str, str])
    language: str = ""
    picky: bool = False
    words: tuple[str, ...] = ()
    word_lists: tuple[str, ...] = ()
    vocab: bool = True
    exceptions: tuple[str, ...] = ()
    skip: tuple[Literal["abbreviations", "names"], ...] = ()
    fixes: Literal["shown", "suggested"] = "shown"
    _desk: Desk | None = None
    _folder: str = ""

    def validate(self) -> None:
        """Raise when nothing is wanted, or a level or a list of words is none."""
        if not self.categories and not self.rules:
            raise ValueError('the rule wants nothing: give it "categories" or "rules"')
        for category, level in self.levels.items():
            if level not in _LEVELS:
                raise ValueError(f"levels: {category} is one of {', '.join(_LEVELS)}")
        if self._folder:
            _ = self._known

    @property
    def wish(self) -> Wish:
        """What is asked for."""
        return Wish(frozenset(self.categories), frozenset(self.rules), frozenset(self.without), self.picky)

    def check(self, document: Document) -> Iterator[Match]:
        """Yield what LanguageTool finds; raise what went wrong with it."""
        desk = self._desk or self._alone
        named = document.meta.language or ""  # by some systems in words: "English"
        language = (named if _TAG.fullmatch(named) else "") or self.language or desk.language
        outcome = document.derive(Asking(desk, language, self.picky))
        blocks = set(self.blocks(document))
        for hit in outcome.hits:
            if hit.block in blocks and self._takes(hit):
                yield self._match(document, hit)
        if outcome.trouble:
            raise outcome.trouble

    def _match(self, document: Document, hit: Hit) -> Match:
        found = hit.found
        place = document.place(hit.block, hit.span)
        first = next(iter(found.replacements), "")
        values = {
            "says": found.message,
            "suggestion": first,
            "name": found.rule,
            "category": found.category,
        }
        fix = None
        if first and place.excerpt == hit.span.of(hit.block.text):  # no markup would be lost
            safety = _SAFETY[self.fixes] if len(found.replacements) == 1 else Safety.SHOWN
            fix = Fix(f"write “{first}”", (Edit(place.span, first),), safety)
        evidence = {"rule": found.rule, "category": found.category, "instead": list(found.replacements)}
        named = among(found.rule, self.levels) or found.category
        level = self.levels.get(named)
        return Match(
            place,
            values=values,
            fix=fix,
            evidence=evidence,
            level=_LEVELS[level] if level else None,
        )

    def _takes(self, hit: Hit) -> bool:
        found = hit.found
        if not self.wish.takes(found.category, found.rule):
            return False
        said = hit.span.of(hit.block.text)
        if found.issue not in {"misspelling", "uncategorized"} and found.category != "PROPER_NOUNS":
            return True
        return not (self._is_known(said) or (found.issue == "misspelling" and self._is_skipped(said)))

    def _is_known(self, said: str) -> bool:
        """Tell whether all words of a stretch are the desk's own."""
        words = _WORD.findall(said)
        if words and all(self._has(word) for word in words):
            return True
        return self._excepted is not None and self._excepted.first(said) is not None

    def _has(self, word: str) -> bool:
        bare = _POSSESSIVE.sub("", word)
        return not {word, bare, word.lower(), bare.lower()}.isdisjoint(self._known)

    def _is_skipped(self, said: str) -> bool:
        words = _WORD.findall(said)
        if "abbreviations" in self.skip and words and all(_is_abbreviation(word) for word in words):
            return True
        return "names" in self.skip and any(word != word.lower() for word in words)

    @cached_property
    def _alone(self) -> Desk:
        """A desk for this rule only, where no configuration gives one."""
        return Desk((self.wish,), self.scope)

    @cached_property
    def _known(self) -> frozenset[str]:
        lines = [*self.words, *(line for name in self.word_lists for line in self._lines(name))]
        return frozenset(word for line in lines for word in _WORD.findall(line))

    def _lines(self, name: str) -> list[str]:
        root = Path(self._folder or ".").resolve()
        path = (root / name).resolve()
        try:
            if not path.is_relative_to(root):
                raise RuleError(
                    f'the list of words "{name[:80]}" lies outside the folder of the configuration'
                )
            with path.open(encoding="utf-8-sig") as file:
                lines = file.read(_LARGEST).splitlines()
        except (OSError, ValueError) as error:
            raise RuleError(f'the list of words "{name[:80]}" can\'t be read: {error}') from error
        return [line for line in lines if not line.startswith("# ")]

    @cached_property
    def _excepted(self) -> Pattern | None:
        terms = [rf"(?:{written(term)})" for term in self.exceptions if term.strip()]
        return Pattern(rf"^(?:{'|'.join(terms)})(?:[’']s)?$", fold=True, multiline=False) if terms else None


def _is_abbreviation(word: str) -> bool:
    """Tell whether a word is written in capitals, but for its ending: KCNA, F-16s, MPs."""
    bare = _POSSESSIVE.sub("", word)
    bare = bare.removesuffix("s") if bare[:-1].isupper() else bare
    return bare.isupper() and sum(map(str.isalnum, bare)) > 1
