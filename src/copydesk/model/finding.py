"""What is said of an article."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from copydesk.errors import CopydeskError
from copydesk.text.span import Span


class Level(IntEnum):
    """Whether a desk acts: suggestion (a look), warning (nearly always), error (it contradicts itself)."""

    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The level as it is written in rules, configuration and reports."""
        return self.name.lower()


class Confidence(Enum):
    """How often findings are right, as measured: high ≥ .9, medium ≥ .7, low below."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Safety(IntEnum):
    """A fix may be: shown to the editor, suggested (``--unsafe-fixes``), safe (``--fix``)."""

    SHOWN = 1
    SUGGESTED = 2
    SAFE = 3


class Location(NamedTuple):
    """A stretch of a file with what is needed to show it.

    ``span`` counts characters of the file; lines and columns count from 1, columns in code points, ends are
    exclusive. ``context`` is the first line of the stretch, or the part of it that starts at
    ``context_column``.
    """

    path: str
    span: Span
    line: int
    column: int
    end_line: int
    end_column: int
    excerpt: str
    context: str = ""
    context_column: int = 1
    note: str = ""

    @property
    def words(self) -> str:
        """The words of the stretch, folded, with one blank between."""
        return _folded(self.excerpt)


@lru_cache(maxsize=10_000)
def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a stretch of the file (characters) by a text."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a finding."""

    title: str
    edits: tuple[Edit, ...]
    safety: Safety = Safety.SHOWN


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, worded for the editor.

    ``ordinal`` counts the findings of the same rule on the same words that come before it in the file.
    """

    rule: str
    level: Level
    confidence: Confidence
    message: str
    location: Location
    related: tuple[Location, ...] = ()
    fix: Fix | None = None
    evidence: Mapping[str, object] = field(default_factory=dict[str, object])
    ordinal: int = 0

    def __reduce__(self) -> tuple[object, ...]:
        """Return what a pickle holds: few plain values, as workers hand over many findings."""
        path, (start, end), *rest = self.location
        said = (self.rule, self.level, self.confidence, self.message)
        place = (path, start, end, *rest)
        return _rebuilt, (said, place, (self.related, self.fix, self.evidence, self.ordinal))

    @property
    def fingerprint(self) -> str:
        """A hash of rule, path, folded words and ordinal.

        No line number is in it, so that it survives moved lines.
        """
        key = (self.rule, self.location.path, self.location.words, str(self.ordinal))
        return blake2b("\0".join(key).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The canonical order of findings: path, place, rule, message."""
        span = self.location.span
        return (self.location.path, span.start, span.end, self.rule, self.message)


def _rebuilt(
    said: tuple[str, Level, Confidence, str],
    place: tuple[str, int, int, int, int, int, int, str, str, int, str],
    more: tuple[tuple[Location, ...], Fix | None, Mapping[str, object], int],
) -> Finding:
    path, start, end, *rest = place
    return Finding(*said, Location._make((path, Span(start, end), *rest)), *more)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something went wrong; not a finding. ``rule`` names the rule that could not do its work."""

    path: str
    message: str
    rule: str = ""
    line: int | None = None
    column: int | None = None

    @classmethod
    def of(cls, error: CopydeskError, path: str = "", rule: str = "") -> "Problem":
        """Return an error as a problem, with its code frame; ``path`` is for an error that names none."""
        message = f"{error.message}\n{error.frame}" if error.frame else error.message
        return cls(error.path or path, message, rule, error.line, error.column)

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """The canonical order of problems: path, place, rule, message."""
        return (self.path, self.line or 0, self.column or 0, self.rule, self.message)


class About(NamedTuple):
    """What reports tell of a rule: what it is for, where to read more, and the action of Vale's language.

    ``help`` writes the rule's page, as Markdown, when it is asked for.
    """

    description: str = ""
    link: str = ""
    action: str = ""
    params: tuple[str, ...] = ()
    why: str = ""
    level: Level = Level.WARNING
    confidence: Confidence = Confidence.MEDIUM
    kind: str = ""
    help: Callable[[], str] = str


class Part(NamedTuple):
    """A part of an article as it reads.

    ``kind`` is the kind of its block, ``level`` that of a heading; ``locate`` gives the stretch of the file
    for a stretch of ``text``.
    """

    kind: str
    level: int
    text: str
    locate: Callable[[Span], Span]


class Source(NamedTuple):
    """An article once more: its text as read, and its parts in the order of the file."""

    text: str
    parts: tuple[Part, ...]


def _no_source(_path: str) -> Source | None:
    return None


@dataclass(frozen=True, slots=True)
class Report:
    """What a run has to say: findings in canonical order, problems, number of files checked.

    ``rules`` tells of the rules that found something. ``failing`` counts the findings at or above the fail
    level that holds for their file. ``fixed``: how often each rule had its fix made;
    None when no fixes were asked for. ``known`` findings are
    left out, as a baseline has them, and those ``elsewhere``, as only lines that changed were asked for;
    ``outdated`` are entries of a baseline that are found no more, in words.
    ``notes`` are what else there is to say of the run, which is none the worse for it.
    ``source`` reads an article again, for reports that show it: no text is held; None when it can't be read.
    """

    findings: Sequence[Finding] = ()
    problems: tuple[Problem, ...] = ()
    files: int = 0
    failing: int = 0
    hidden: int = 0
    fixed: Mapping[str, int] | None = None
    known: int = 0
    elsewhere: int = 0
    outdated: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rules: Mapping[str, About] = field(default_factory=dict[str, About])
    source: Callable[[str], Source | None] = _no_source

    def text(self, path: str) -> str | None:
        """Return the text of an article, read again; None when it can't be read."""
        source = self.source(path)
        return source.text if source else None

    def at_least(self, level: Level) -> "Report":
        """Return the report without the findings below ``level``, which are counted as hidden."""
        if level is Level.SUGGESTION:
            return self
        kept = tuple(one for one in self.findings if one.level >= level)
        return replace(self, findings=kept, hidden=len(self.findings) - len(kept))
