"""What a check kind is.

A kind is a frozen dataclass in ``copydesk.kinds``; its fields are the options a rule file may set. A check
knows places and values; wording, level, silence and quotations are not its business.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple

from copydesk.model.clip import Clip
from copydesk.model.document import Block, Document
from copydesk.model.finding import Fix, Level, Location
from copydesk.text.folded import Key
from copydesk.text.span import Span

_NO_VALUES: Mapping[str, str] = {}
_NO_EVIDENCE: Mapping[str, object] = {}


class Match(NamedTuple):
    """A place where something is wrong, and what it clashes with.

    ``values`` fill the rule's message: the kind declares their names in ``placeholders``. ``args`` are the
    positional values of Vale's ``%s``. ``evidence`` is what was compared, for ``--explain-findings``.
    ``level`` stands for the rule's, where a match has its own.
    """

    place: Location
    related: tuple[Location, ...] = ()
    values: Mapping[str, str] = _NO_VALUES
    args: tuple[str, ...] = ()
    fix: Fix | None = None
    evidence: Mapping[str, object] = _NO_EVIDENCE
    level: Level | None = None


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Check:
    """A check kind. ``kind`` is its name in rule files; ``scope`` selects blocks by Vale's selector language.

    Every message may use ``{match}`` (the words found), ``{line}`` (line of the first related place) and
    ``{related}`` (its words); ``placeholders`` names what a kind adds to these.
    """

    kind: ClassVar[str]
    placeholders: ClassVar[frozenset[str]] = frozenset()
    archive: ClassVar[bool] = False  # whether it runs only where there is an archive
    needs: ClassVar[tuple[tuple[str, ...], ...]] = ()  # options; without one of each, nothing is ever found

    scope: tuple[str, ...] = ("text",)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class DocumentCheck(Check):
    """A check that looks at one document at a time."""

    def check(self, document: Document) -> Iterator[Match]:
        """Yield what is wrong in ``document``."""
        raise NotImplementedError

    def keys(self) -> frozenset[Key] | None:
        """Return words, or pairs of words, of which the scope holds one wherever this speaks.

        They are as ``text.folded`` has them. None when there are none: then the engine always runs the check.
        """
        return None

    def blocks(self, document: Document) -> Iterator[Block]:
        """Yield the blocks in scope."""
        return (block for block in document.blocks if in_scope(self.scope, block))


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class CorpusCheck(Check):
    """A check that compares documents.

    It works in two steps, so that no two documents need be in memory together, workers can share the first
    step, and an archive can stand in for files: ``gather`` takes from each document what is compared,
    ``compare`` sees all of it, in path order, and speaks of what stands in a later one.
    """

    def gather(self, document: Document) -> Iterable[Clip]:
        """Return what is compared of ``document``."""
        raise NotImplementedError

    def compare(self, gathered: Iterable[Clip]) -> Iterator[Match]:
        """Yield what is wrong between documents, in path order of those that are spoken of.

        What was ``gathered`` can be gone through more than once.
        """
        raise NotImplementedError


class Review(NamedTuple):
    """What the other checks made of a document.

    ``ran`` are the rules that looked at all of it; ``silenced`` are the findings that a silence took: rule,
    place (characters of the file), words.
    """

    ran: frozenset[str] = frozenset()
    silenced: frozenset[tuple[str, Span, str]] = frozenset()


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class ReviewCheck(Check):
    """A check that looks at a document once the others have done so.

    The engine sets ``_ids``, those of all the rules there are, whether they run or not.
    """

    _ids: tuple[str, ...] = ()

    def review(self, document: Document, review: Review) -> Iterator[Match]:
        """Yield what is wrong in ``document``."""
        raise NotImplementedError


def in_scope(selectors: tuple[str, ...], block: Block) -> bool:
    """Tell whether one of the selectors (``heading & ~h1``, ``paragraph`` …) takes the block.

    A selector names sections of the block's dotted scope in any order; ``&`` is and, ``~`` is not, and a list
    of selectors is or. A block's kind (``caption``, ``headline`` …) is a section of its scope too.
    """
    return _taken(selectors, block.scope, block.kind.value)


@lru_cache(maxsize=4096)
def _taken(selectors: tuple[str, ...], scope: str, kind: str) -> bool:
    sections = {*scope.split("."), kind}
    return any(all(_holds(term.strip(), sections) for term in one.split("&")) for one in selectors)


def _holds(term: str, sections: set[str]) -> bool:
    if term.startswith("~"):
        return not sections.issuperset(term[1:].strip().split("."))
    return sections.issuperset(term.split("."))
