"""An article as the checks see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from copydesk.model.finding import Location
from copydesk.model.sourcemap import SourceMap
from copydesk.text.lines import LineIndex
from copydesk.text.span import Span

T = TypeVar("T")

_CONTEXT = 4_000  # characters of a line kept with a location; longer lines are shown in part


class BlockKind(Enum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST_ITEM = "list-item"
    CAPTION = "caption"
    CREDIT = "credit"
    TABLE_CELL = "table-cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A part of an article: its text without markup, and the way back to the file.

    ``scope`` is the selector path of Vale's language (``text.heading.h2.md``, ``text.md`` …). ``inlines`` are
    stretches of ``text`` with a role: ``("link", Span)``, ``("code", Span)`` … Text of inline code is kept
    as ``*`` characters of equal length, so that it is never prose.
    """

    kind: BlockKind
    scope: str
    text: str
    map: SourceMap
    level: int = 0
    inlines: tuple[tuple[str, Span], ...] = ()

    def locate(self, span: Span) -> Span:
        """Return the stretch of the file for a stretch of this block's text."""
        return self.map.locate(span)

    @property
    def source(self) -> Span:
        """The stretch of the file from the first to the last character of this block."""
        return self.map.locate(Span(0, len(self.text)))


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of an article beside its text.

    ``published`` is when it came out, if the file says so; ``values`` are its front-matter values, flat, by
    dotted key (``image.caption``; list items by their index). ``story`` is its slug or address, as the file
    gives it; ``updated`` tells that it was changed after it came out.
    """

    published: date | None = None
    language: str | None = None
    values: Mapping[str, str] = field(default_factory=dict[str, str])
    story: str = ""
    updated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """One article: the file as read, and its blocks in the order of the file.

    ``reread`` gives the blocks as Vale sees them, where these are others: template tags are text, each
    value of the front matter is a block, and plain text is one.
    """

    path: str
    source: str
    blocks: tuple[Block, ...]
    meta: Meta = Meta()
    format: str = "txt"
    problems: tuple[tuple[int, str], ...] = ()  # line and message: what the file's own metadata got wrong
    reread: Callable[[], tuple[Block, ...]] | None = field(repr=False, default=None)
    lines: LineIndex = field(init=False, repr=False)
    _facts: dict[object, Any] = field(init=False, repr=False, default_factory=dict[object, Any])
    _lines: dict[int, tuple[int, str]] = field(
        init=False, repr=False, default_factory=dict[int, tuple[int, str]]
    )

    def __post_init__(self) -> None:
        object.__setattr__(self, "lines", LineIndex(self.source))

    def derive(self, analysis: Callable[["Document"], T]) -> T:
        """Return ``analysis(self)``, worked out at most once for this document."""
        fact: T
        try:
            fact = self._facts[analysis]
        except KeyError:
            fact = self._facts[analysis] = analysis(self)
        return fact

    def of(self, *kinds: BlockKind) -> Iterator[Block]:
        """Yield the blocks of the given kinds, in order."""
        return (block for block in self.blocks if block.kind in kinds)

    def at(self, span: Span, note: str = "") -> Location:
        """Return the place of a stretch of the *file*, with what an editor needs to see it."""
        start, end = span
        line, column = self.lines.position(start)
        end_line, end_column = self.lines.position(end)
        shift, context = self._lines.get(line) or self._context(line, start)
        excerpt = self.source[start:end]
        return Location(
            self.path, span, line, column, end_line, end_column, excerpt, context, shift + 1, note
        )

    def _context(self, line: int, at: int) -> tuple[int, str]:
        """Return the text of a line, shared by all places in it; of a long one the part around ``at``."""
        start, end = self.lines.start(line), self.lines.end(line)
        if end - start > _CONTEXT:
            shift = max(0, at - start - _CONTEXT // 4)
            return shift, self.source[start + shift : min(end, start + shift + _CONTEXT)]
        known = self._lines[line] = (0, self.source[start:end])
        return known

    def place(self, block: Block, span: Span | None = None, note: str = "") -> Location:
        """Return the place of a stretch of a block's *text*; of the whole block without a span."""
        return self.at(block.locate(span) if span else block.source, note)
