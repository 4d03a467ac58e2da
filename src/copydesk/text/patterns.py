"""Patterns that users write: read as Vale reads them, compiled late, searched within a time limit.

The only module that imports ``regex``. Patterns are in the language of Vale's engine (``text.regexp2``) and
are written for ``regex`` in its version 0, whose case folding is the simple one, as Vale's.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from time import perf_counter
from typing import Protocol, cast

from copydesk.errors import PatternTimeout
from copydesk.text.folded import Folded, is_odd
from copydesk.text.pattern_tree import Node, Tree, failure
from copydesk.text.pattern_writing import Form, run_of, write
from copydesk.text.regexp2 import parse
from copydesk.text.runs import Run, is_plain

SECONDS = 1.0  # for one pattern in one article …
SECONDS_PER_CHARACTER = 1e-7  # … and for each character of it
MOST_HITS = 100_000  # of one pattern in one region; what comes after is left out
_SHOWN = 100  # characters of a pattern in a complaint

_BLANKS = re.compile(r"\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|( ++)(?![*+?{])", re.DOTALL)


class Hit(Protocol):
    """Where a pattern matched; the part of ``regex.Match`` that is used. Offsets count characters."""

    @property
    def lastgroup(self) -> str | None:
        """The name of the group that closed last."""
        ...

    def group(self, number: int = 0, /) -> str:
        """Return what the group captured."""
        ...

    def start(self, number: int = 0, /) -> int:
        """Return where the group starts."""
        ...

    def end(self, number: int = 0, /) -> int:
        """Return where the group ends."""
        ...

    def span(self, number: int = 0, /) -> tuple[int, int]:
        """Return both."""
        ...


class _Compiled(Protocol):
    def finditer(self, string: str, /, *, timeout: float) -> Iterator[Hit]: ...
    def search(self, string: str, pos: int, endpos: int, /, *, timeout: float) -> Hit | None: ...
    def match(self, string: str, pos: int, /, *, timeout: float) -> Hit | None: ...
    def findall(self, string: str, /, *, timeout: float) -> list[object]: ...


@dataclass(slots=True)
class Clock:
    """What is left of the time a pattern has for one article, in seconds."""

    left: float = SECONDS

    @classmethod
    def of(cls, text: str) -> "Clock":
        """Return the clock for a search through a text, or through all regions of an article's source."""
        return cls(SECONDS + SECONDS_PER_CHARACTER * len(text))


@dataclass(frozen=True)
class Pattern:
    """A pattern of a rule; read and compiled when it is first searched for.

    ``fold`` ignores case, ``multiline`` lets ``^`` and ``$`` match at line ends, with ``plain_groups`` groups
    without a name capture nothing. ``before`` and ``after`` are put around what was read, as ``regex`` writes
    it: groups in them keep their numbers.
    """

    source: str
    fold: bool = False
    multiline: bool = True
    plain_groups: bool = False
    _cache: dict[bool, _Compiled] = field(
        default_factory=dict[bool, _Compiled], init=False, repr=False, compare=False
    )

    @cached_property
    def tree(self) -> Tree:
        """The pattern, read; raises ``RuleError`` with the reason when it can't be."""
        return parse(self.source, fold=self.fold, multiline=self.multiline, plain_groups=self.plain_groups)

    def validate(self) -> None:
        r"""Raise ``RuleError`` when the pattern is none; compiles it only to see if a ``\p{…}`` is known."""
        _ = self.tree
        if r"\p" in self.source.casefold():
            self._compiled(careful=False)

    def hits(self, text: str, clock: Clock | None = None) -> list[Hit]:
        """Return the matches in ``text``, leftmost first, not overlapping, at most ``MOST_HITS``.

        Raise ``PatternTimeout`` when the clock runs out.
        """
        clock = clock or Clock.of(text)
        with _Timed(self, clock):
            found = self._compiled(careful=is_odd(text)).finditer(text, timeout=clock.left)
            return list(islice(found, MOST_HITS))

    def all(self, text: str, clock: Clock) -> Sequence[object]:
        """Return all matches in ``text``; their texts if the pattern has one group or none."""
        if self._run is not None and is_plain(text):
            return self._run.texts(text)
        with _Timed(self, clock):
            return self._compiled(careful=is_odd(text)).findall(text, timeout=clock.left)

    def count(self, text: str, clock: Clock) -> int:
        """Return the number of matches in ``text``."""
        if self._run is not None and is_plain(text):
            return self._run.count(text)
        return len(self.all(text, clock))

    @cached_property
    def _run(self) -> Run | None:
        r"""What is found in plain text, if the pattern is a run as ``\b(\w+)\b``; it needs no time limit."""
        chosen = run_of(self.tree.root)
        return None if chosen is None else Run(chosen)

    def first(self, text: str) -> Hit | None:
        """Return the first match in a short text."""
        return next(iter(self.hits(text)), None)

    def matches_whole(self, text: str) -> bool:
        """Tell whether the first match is the whole of a short text."""
        hit = self.first(text)
        return hit is not None and hit.span() == (0, len(text))

    def captured(self, hit: Hit, number: int) -> str | None:
        """Return what a group captured, None for no such group; ``number`` counts unnamed groups first."""
        numbers = self.tree.numbers
        return (hit.group(numbers[number]) or "") if number < len(numbers) else None

    def _compiled(self, *, careful: bool) -> _Compiled:
        if careful not in self._cache:
            self._cache[careful] = _compile(self.tree.root, self, Form(self.tree.folds, careful))
        return self._cache[careful]


class Part:
    """A part of a pattern, compiled when it is first searched for; it is searched for in joined texts."""

    def __init__(self, node: Node, pattern: Pattern) -> None:
        """Take a node of the pattern's tree."""
        self._node = node
        self._pattern = pattern
        self._cache: dict[bool, _Compiled] = {}

    def search(self, page: Folded, at: int, end: int, clock: Clock) -> Hit | None:
        """Return the first match in ``page.source[:end]`` from ``at`` on."""
        compiled = self._cache.get(page.odd) or self._compiled(careful=page.odd)
        started = _start(self._pattern, clock)
        try:
            return compiled.search(page.source, at, end, timeout=clock.left)
        except TimeoutError:
            raise _too_slow(self._pattern) from None
        finally:
            clock.left -= perf_counter() - started

    def match(self, page: Folded, at: int, clock: Clock) -> Hit | None:
        """Return the match that starts at ``at`` in ``page.source``."""
        compiled = self._cache.get(page.odd) or self._compiled(careful=page.odd)
        started = _start(self._pattern, clock)
        try:
            return compiled.match(page.source, at, timeout=clock.left)
        except TimeoutError:
            raise _too_slow(self._pattern) from None
        finally:
            clock.left -= perf_counter() - started

    def _compiled(self, *, careful: bool) -> _Compiled:
        if careful not in self._cache:
            form = Form(self._pattern.tree.folds, careful, joined=True)
            self._cache[careful] = _compile(self._node, self._pattern, form)
        return self._cache[careful]


class _Timed:
    """Takes the time of a search from the clock; raises ``PatternTimeout`` when there is none left."""

    __slots__ = ("_clock", "_pattern", "_started")

    def __init__(self, pattern: Pattern, clock: Clock) -> None:
        self._pattern = pattern
        self._clock = clock
        self._started = _start(pattern, clock)

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._clock.left -= perf_counter() - self._started
        if kind is not None and issubclass(kind, TimeoutError):
            raise _too_slow(self._pattern) from None


def _start(pattern: Pattern, clock: Clock) -> float:
    """Return the time; raise ``PatternTimeout`` if none is left."""
    if clock.left <= 0:
        raise _too_slow(pattern)
    return perf_counter()


def _too_slow(pattern: Pattern) -> PatternTimeout:
    source = pattern.source
    shown = source if len(source) <= _SHOWN else source[: _SHOWN - 1] + "…"
    return PatternTimeout(f"the pattern {shown!r} takes too long on this article")


def _compile(node: Node, pattern: Pattern, form: Form) -> _Compiled:
    import regex  # noqa: PLC0415  a large module, loaded when the first pattern is needed

    flags = regex.VERSION0 | (regex.IGNORECASE if form.fold else 0)
    try:
        return cast("_Compiled", regex.compile(write(node, pattern.tree, form), flags))
    except (regex.error, RecursionError, OverflowError, MemoryError, ValueError) as error:
        raise failure(pattern.source, str(getattr(error, "msg", error))) from None


def alternatives(patterns: Sequence[str], *, words: bool, template: str = "") -> str:
    r"""Join patterns; with ``words`` they must begin and end at word boundaries (Vale's ``\b(?:…)\b``).

    A ``template`` says in another way what words are: ``%s`` in it is what is joined, ``%%`` a percent sign.
    """
    joined = "|".join(patterns)
    if words and template:
        return "%".join(part.replace("%s", joined) for part in template.split("%%"))
    return rf"\b(?:{joined})\b" if words else f"(?:{joined})"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch ``[start, end)`` of a text without the white space at its ends."""
    found = text[start:end]
    left = len(found) - len(found.lstrip())
    return (start + left, start + len(found.rstrip())) if left < len(found) else (start, end)


def across_lines(pattern: str) -> str:
    r"""Let each run of blanks of a pattern match any white space (``\s+``), as in words that wrap.

    Blanks in classes, before a quantifier, and of patterns that ignore them, stay as they are.
    """
    if " " not in pattern or "(?x" in pattern:
        return pattern
    return _BLANKS.sub(lambda found: r"\s+" if found.group(1) else found.group(), pattern)
