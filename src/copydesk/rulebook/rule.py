"""A rule: a check, and everything that is said of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import PurePosixPath
from typing import Literal, NamedTuple

from copydesk.check import Check, Match
from copydesk.errors import RuleError
from copydesk.model.finding import About, Confidence, Edit, Level
from copydesk.rulebook.criticmarkup import Marked, strip
from copydesk.rulebook.message import AUTOMATIC, fill
from copydesk.text.span import Span

KnownKind = Literal["miss", "false-alarm"]
Status = Literal["preview", "stable", "deprecated"]

VALE_KINDS = frozenset(
    {
        "capitalization",
        "conditional",
        "consistency",
        "existence",
        "metric",
        "occurrence",
        "readability",
        "repetition",
        "script",
        "sequence",
        "spelling",
        "substitution",
    }
)


@dataclass(frozen=True, slots=True)
class Example:
    """A text that a rule speaks to, or keeps silent on; or several ``files``, for rules that compare them.

    ``marked`` is the text with its marks, ``name`` the path it is read as. Marks are parsed when asked for;
    one without a partner raises ``RuleError`` then.
    """

    name: str
    marked: str = ""
    files: "tuple[Example, ...]" = ()
    path: str | None = None
    line: int | None = None

    @property
    def text(self) -> str:
        """The text without its marks."""
        return self._parsed.text

    @property
    def marks(self) -> tuple[Span, ...]:
        """The marked stretches, in characters of ``text``."""
        return self._parsed.marks

    @property
    def edits(self) -> tuple[Edit, ...]:
        """The fixes that the marks ask for."""
        return self._parsed.edits

    @property
    def format(self) -> str:
        """The format the name stands for, such as ``md``."""
        return PurePosixPath(self.name).suffix.removeprefix(".") or "txt"

    @property
    def parts(self) -> "tuple[Example, ...]":
        """The files of this example: itself, if it has none of its own."""
        return self.files or (self,)

    @property
    def _parsed(self) -> Marked:
        try:
            return _strip(self.marked)
        except ValueError as error:
            raise RuleError(str(error), self.path, self.line) from None


class Known(NamedTuple):
    """Something the rule is known to get wrong: a ``miss`` or a ``false-alarm``, and why."""

    kind: KnownKind
    reason: str
    example: Example


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule.

    ``measured`` says how often its findings were right, and on what; ``limit`` is the most findings of it in
    a file, 0 for no limit (Vale's key).
    """

    id: str
    message: str
    check: Check
    level: Level = Level.WARNING
    confidence: Confidence = Confidence.MEDIUM
    measured: str = ""
    status: Status = "stable"
    since: str = ""
    description: str = ""
    why: str = ""
    quoted: bool = False
    link: str = ""
    limit: int = 0
    bad: tuple[Example, ...] = ()
    good: tuple[Example, ...] = ()
    known: tuple[Known, ...] = ()
    path: str = ""
    _slots: frozenset[str] = field(init=False, repr=False, default=frozenset())
    _said: str = field(init=False, repr=False, default="")

    def __post_init__(self) -> None:
        object.__setattr__(self, "_slots", AUTOMATIC | type(self.check).placeholders)
        reworded: Callable[[str], str] | None = getattr(self.check, "reworded", None)
        object.__setattr__(self, "_said", reworded(self.message) if reworded else self.message)

    @property
    def name(self) -> str:
        """The last part of the id, as it is written after "ignore"."""
        return self.id.rpartition(".")[2]

    @property
    def style(self) -> str:
        """The id without its last part: the folder the rule is of."""
        return self.id.rpartition(".")[0]

    @property
    def kind(self) -> str:
        """The name of the kind of its check."""
        return self.check.kind

    @property
    def scope(self) -> tuple[str, ...]:
        """The selectors of the blocks it looks at."""
        return self.check.scope

    def word(self, match: Match) -> str:
        """Return what to say of a match: the message, filled."""
        return fill(self._said, match, self._slots, lenient=is_lenient(type(self.check)))


def about(rule: Rule) -> About:
    """Return what reports tell of a rule."""
    action: Mapping[str, tuple[str, ...]] = getattr(rule.check, "action", {})
    return About(
        rule.description,
        rule.link,
        "".join(action.get("name", ())),
        tuple(action.get("params", ())),
        rule.why,
        rule.level,
        rule.confidence,
        rule.kind,
        partial(_page, rule),
    )


def _page(rule: Rule) -> str:
    from copydesk.rulebook.page import page  # noqa: PLC0415  it is built on this module

    return page(rule)


def is_lenient(kind: type[Check]) -> bool:
    """Tell whether rules of a kind are read as weakly as Vale reads its own."""
    return bool(getattr(kind, "lenient", kind.kind in VALE_KINDS))


@lru_cache(maxsize=64)
def _strip(marked: str) -> Marked:
    return strip(marked)
