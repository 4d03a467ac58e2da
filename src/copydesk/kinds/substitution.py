"""Words for which there are better ones."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import ClassVar, Literal

from copydesk.analysis.replacements import replacement
from copydesk.analysis.scopes import Region, as_read, search
from copydesk.check import DocumentCheck, Match
from copydesk.errors import RuleError
from copydesk.model.document import Document
from copydesk.text import rewriting
from copydesk.text.exceptions import Exceptions
from copydesk.text.finder import Finder, finder
from copydesk.text.folded import Key
from copydesk.text.patterns import Clock, Pattern, across_lines, alternatives, trimmed

_SIMPLE = re.compile(r"[^\W_][\w\s-]*")
_PATTERN_SIGN = re.compile(r"[][\\(){}^$*+?|]")
_OPTIONS = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Substitution(DocumentCheck):
    """Finds each key of ``swap``, a pattern, and names its value as what to write, longest key first.

    ``$1`` in a value is what the first group of its key captured; with the action ``replace``, ``|`` in it
    separates choices. Words that are what they should be already are let pass. ``capitalize`` gives the value
    the capital of the words found, ``matchcase`` the case of each of them.
    """

    kind: ClassVar[str] = "substitution"
    lenient: ClassVar[bool] = True
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("swap",),)

    swap: Mapping[str, str] = field(default_factory=dict[str, str])
    ignorecase: bool = False
    nonword: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    capitalize: bool = False
    affix: str = ""
    matchcase: bool = False
    pos: str = ""
    action: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    fix: Literal["shown", "suggested", "safe"] = "suggested"
    _template: str = ""

    @cached_property
    def wrong(self) -> tuple[str, ...]:
        """The keys of ``swap``, longest (in UTF-8 bytes) first, else in the order of the rule."""
        keys = (key for key in self.swap if key.strip())
        return tuple(sorted(keys, key=lambda key: len(key.encode("utf-8", "surrogatepass")), reverse=True))

    @cached_property
    def pattern(self) -> Pattern:
        """All keys, each an option."""
        keys = [f"(?:{across_lines(key)})" for key in self.wrong]
        written = alternatives(keys, words=not self.nonword, template=self._template)
        return Pattern(written, fold=self.ignorecase, plain_groups=True)

    @cached_property
    def finder(self) -> Finder:
        """Finds them."""
        return finder(self.pattern)

    def keys(self) -> frozenset[Key] | None:
        """Return words or pairs of words of which one is wherever this matches."""
        return self.finder.keys if self.wrong else frozenset()

    def validate(self) -> None:
        """Raise ``RuleError`` when a key or the action can't be used."""
        if self.wrong:
            self.pattern.validate()
        self._exceptions.validate()
        rewriting.validate(self.action)
        if self.affix:
            raise RuleError("affix: words with the flags of a dictionary are not supported; write them out")

    def reworded(self, message: str) -> str:
        """Return the message of the rule, without the marks around ``%s`` where choices bring their own."""
        if rewriting.named(self.action) != "replace" or self.action.get("params"):
            return message
        for slot in ("'%s'", '"%s"'):
            if message.count(slot) == 2:  # noqa: PLR2004  what to write, and what is there
                message = message.replace(slot, "%s", 1)
        return message

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the matches."""
        if not self.wrong:
            return
        clock = Clock.of(document.source)
        for region, first, last, option in search(document, self.scope, self.finder):
            start, end = trimmed(region.text, first, last) if self._template else (first, last)
            if self._exceptions.accept(region.text, start, end, clock):
                continue
            key = self._key(option, region.text[start:end])
            match = self._match(document, region, start, end, key)
            if match:
                yield match

    def _key(self, option: int, found: str) -> str:
        """Return the key that found these words."""
        if self._template:  # its own options may come before the keys
            each = (key for key in self.wrong if _alone(key, self.ignorecase).matches_whole(found))
            return next(each, self.wrong[0])
        return self.wrong[option if len(self.wrong) > 1 else 0]  # options of a single key are its own

    def _match(self, document: Document, region: Region, start: int, end: int, key: str) -> Match | None:
        found = region.text[start:end]
        value = self._value(key, found)
        replacing = rewriting.named(self.action) == "replace"
        options = _options(value) if replacing else ()
        if self.matchcase:
            options, value = tuple(_like(found, option) for option in options), _like(found, value)
        if found in options if replacing else _is_right(value, found):
            return None
        expected = value
        if not replacing:
            options = rewriting.suggestions(self.action, found)
        elif self.action.get("params"):
            options = self.action["params"]
        else:
            if self.capitalize and found[:1].isupper():
                options = tuple(option[:1].upper() + option[1:] for option in options)
            expected = f"'{options[0]}'" if len(options) == 1 else rewriting.choice(options)
        place = region.place(document, start, end)
        return Match(
            place,
            args=(expected, found),
            fix=replacement(place, found, options or self._answer(value, found), self.fix),
            evidence={**({"suggestions": options} if options else {}), **as_read(place, found)},
        )

    def _answer(self, value: str, found: str) -> tuple[str, ...]:
        """Return the one answer of a rule without an action: a plain text, with the capital of the words."""
        if self.action or not value or _PATTERN_SIGN.search(value):
            return ()
        cased = value.casefold() == found.casefold()  # the rule is about capitals
        if found[:1].isupper() and not cased:
            value = value[:1].upper() + value[1:]
        return (value,)

    def _value(self, key: str, found: str) -> str:
        value = self.swap[key]
        if "$" in value:
            pattern = _alone(key, self.ignorecase)
            hit = pattern.first(found)
            if hit is not None:
                value = rewriting.expand(value, lambda number: pattern.captured(hit, number))
        if self.capitalize and found[:1].isupper():
            value = value[:1].upper() + value[1:]
        return value

    @cached_property
    def _exceptions(self) -> Exceptions:
        return Exceptions(self.exceptions)


def _options(value: str) -> tuple[str, ...]:
    r"""Return the choices of a value; ``\|`` is a bar. An empty value offers none."""
    return tuple(option.replace(r"\|", "|") for option in _OPTIONS.split(value)) if value else ()


def _like(found: str, value: str) -> str:
    """Give each word of ``value`` the case of the word of ``found`` at its place."""
    words = re.split(r"([\s-]+)", found)[::2]
    pieces = re.split(r"([\s-]+)", value)
    for number, word in enumerate(words):
        if 2 * number < len(pieces):
            pieces[2 * number] = _as(word, pieces[2 * number])
    return "".join(pieces)


def _as(word: str, value: str) -> str:
    if word.islower():
        return value.lower()
    if word.isupper():
        return value[:1].upper() + value[1:] if len(word) == 1 < len(value) else value.upper()
    return value[:1].upper() + value[1:] if word[:1].isupper() else value


@lru_cache(maxsize=1_000)
def _alone(key: str, fold: bool) -> Pattern:  # noqa: FBT001
    """Return the pattern of a key with its groups, to be matched against the words it found."""
    return Pattern(across_lines(key), fold=fold)


@lru_cache(maxsize=1_000)
def _whole(value: str) -> Pattern | None:
    pattern = Pattern(f"^(?:{value})$", multiline=False)
    try:
        pattern.validate()
    except RuleError:
        return None
    return pattern


def _is_right(value: str, found: str) -> bool:
    """Tell whether the words found are the value already: a plain phrase, or a pattern of what is right."""
    if value == found:
        return True
    if _SIMPLE.fullmatch(value):
        return False
    pattern = _whole(value)
    return pattern is not None and pattern.first(found) is not None
