"""Which stretches of a document a rule looks at, by the selectors of Vale's language.

A selector names sections of a scope: ``heading.h2``, ``paragraph & ~list``; a list of selectors is or. What
stands in it also says how the text is cut: ``raw`` is the whole file, ``sentence`` gives the sentences of
the blocks, ``summary`` the running text in one piece, and ``link``, ``strong``, ``emphasis``, ``code`` the
words with that markup; else it is blocks.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.finding import Location
from copydesk.model.sourcemap import Piece, SourceMap
from copydesk.text.finder import Finder
from copydesk.text.folded import Folded
from copydesk.text.patterns import Clock
from copydesk.text.punkt import punkt_sentences
from copydesk.text.span import Span

_WHOLE = frozenset({"raw", "summary"})
_INLINE = frozenset({"link", "strong", "emphasis", "code", "quote"})
_UNLIKE = _INLINE | {"raw"}  # what holds other words than the blocks: parts of words, too
_TEXT = ("text",)
_ASIDE = frozenset({"alt", "frontmatter"})  # no sentences, unless asked for
_OURS = frozenset(kind.value for kind in BlockKind) - {"paragraph"}  # parts Vale knows nothing of
_PARTS = frozenset({"paragraph", "sentence"})  # what Vale cuts plain text into
_ALSO = {"alt": "attr", "footnote": "list"}
_AS_WRITTEN: Mapping[str, object] = {}
_SUMMARY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.STANDFIRST})


class Region(NamedTuple):
    """A text to search, and where it stands: ``offset`` counts characters of ``block.text``."""

    block: Block
    text: str
    offset: int = 0

    def place(self, document: Document, start: int, end: int, note: str = "") -> Location:
        """Return the place of the stretch ``[start, end)`` of the text; it may be empty."""
        return document.at(self.block.map.locate(Span(start + self.offset, end + self.offset)), note)


def as_read(place: Location, words: str) -> Mapping[str, object]:
    """Return, as evidence, the words found at a place, if markup stands between them in the file."""
    return _AS_WRITTEN if place.excerpt == words else {"match": words.replace("\n", " ")}


@dataclass(frozen=True, slots=True)
class Selector:
    """One selector: the sections that must be there, and sets of sections that must not all be there."""

    wanted: frozenset[str]
    unwanted: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, written: str) -> "Selector":
        """Read a selector."""
        terms = [term.strip() for term in written.split("&")]
        wanted = (term for term in terms if not term.startswith("~"))
        unwanted = (term[1:].strip() for term in terms if term.startswith("~"))
        return cls(
            frozenset(section for term in wanted for section in term.split(".") if section),
            tuple(frozenset(term.split(".")) for term in unwanted),
        )

    def takes(self, sections: frozenset[str]) -> bool:
        """Tell whether a block with these sections is selected."""
        return self.wanted <= sections and not any(term <= sections for term in self.unwanted)


@dataclass(frozen=True, slots=True)
class Regions:
    """The analysis that cuts a document as ``selectors`` want it; equal ones are worked out once."""

    selectors: tuple[str, ...]

    def __call__(self, document: Document) -> tuple[Region, ...]:
        """Return the regions in the order of the file, each once."""
        chosen = [Selector.of(written) for written in self.selectors]
        if len(chosen) == 1:
            return tuple(_regions(chosen[0], document))
        found = {
            (id(region.block), region.offset, len(region.text)): region
            for selector in chosen
            for region in _regions(selector, document)
        }
        return tuple(sorted(found.values(), key=lambda one: one.block.map.start(one.offset)))


@dataclass(frozen=True, slots=True)
class Pages:
    """The analysis that lays the regions of ``selectors`` side by side, for one search through all."""

    selectors: tuple[str, ...]

    def __call__(self, document: Document) -> Folded:
        """Return the texts of the regions in one."""
        texts = [region.text for region in document.derive(Regions(self.selectors))]
        whole = self.selectors != _TEXT and document.format != "txt" and _is_of_whole_words(self.selectors)
        return Folded(texts, document.derive(Pages(_TEXT)) if whole else None)


@lru_cache(maxsize=1_000)
def _is_of_whole_words(selectors: tuple[str, ...]) -> bool:
    """Tell whether there are no words in what these select that are not in the blocks of the article."""
    chosen = [Selector.of(written) for written in selectors]
    return not any(_UNLIKE & one.wanted or _INLINE & {*chain(*one.unwanted)} for one in chosen)


def search(
    document: Document, selectors: tuple[str, ...], finder: Finder
) -> tuple[tuple[Region, int, int, int], ...]:
    """Return what a pattern matches in the regions: where, and which option of the pattern it is.

    Rules that look for the same share it.
    """
    memory = document.derive(_searched)
    known = memory.get((selectors, finder))
    if known is None:
        found = finder.find(document.derive(Pages(selectors)), Clock.of(document.source))
        regions = document.derive(Regions(selectors)) if found else ()
        known = tuple((regions[number], start, end, option) for number, start, end, option in found)
        memory[selectors, finder] = known
    return known


_Searched = dict[tuple[tuple[str, ...], Finder], tuple[tuple[Region, int, int, int], ...]]


def _searched(document: Document) -> _Searched:
    """Return what was searched for so far in a document: nothing, at first."""
    del document
    return {}


def sections(block: Block) -> frozenset[str]:
    """Return the sections of a block's scope; its kind is one, if Vale has no other thing of that name.

    An image's text is an attribute, and footnotes are a list.
    """
    return _sections(block.scope, block.kind.value)


@lru_cache(maxsize=1_000)
def _sections(scope: str, kind: str) -> frozenset[str]:
    found = {*scope.split("."), kind} - {BlockKind.QUOTE.value}
    for section, also in _ALSO.items():
        if section in found:
            found.add(also)
    return frozenset(found)


def with_line_ends(document: Document, block: Block) -> str:
    """Return a block's text with a line end for each blank that stands for one in the file.

    Blocks hold wrapped lines as one; the patterns of Vale's language see where lines end.
    """
    if "\n" not in (source := block.source.of(document.source)) or block.text == source:
        return block.text
    made: list[str] = []
    for piece in block.map.pieces:
        text, there = piece.text.of(block.text), piece.source.of(document.source)
        if "\n" not in there:
            made.append(text)
        elif there.replace("\n", " ") == text:
            made.append(there)
        elif len(text) == len(there):
            made += ["\n" if sign == "\n" else here for here, sign in zip(text, there, strict=True)]
        else:
            made.append("\n" if text == " " else text)
    return "".join(made)


def _regions(selector: Selector, document: Document) -> Iterator[Region]:
    if selector.wanted & _WHOLE:
        yield from _whole(selector, document)
        if "raw" in selector.wanted:
            return  # a value of the front matter can be called summary, too
    if "sentence" in selector.wanted:
        outer = Selector(selector.wanted - {"sentence"}, selector.unwanted)
        yield from _sentences(outer, _ASIDE - selector.wanted, document)
        return
    blanked = {role for term in selector.unwanted if len(term) == 1 for role in term if role in _INLINE}
    for block in _blocks(selector, document):
        if selector.takes(sections(block)):
            text = with_line_ends(document, block)
            yield Region(block, _without(block, text, blanked) if blanked else text)
    if roles := selector.wanted & _INLINE:
        yield from _inlines(selector, min(roles), document)


def _blocks(selector: Selector, document: Document) -> Sequence[Block]:
    """Return the blocks a selector chooses among: as Vale sees them, but for parts that only we know."""
    if document.format != "txt" or not document.reread:
        return document.derive(seen)
    if selector.wanted & _OURS:
        return document.blocks
    return document.derive(paragraphs if selector.wanted & _PARTS else seen)


def seen(document: Document) -> tuple[Block, ...]:
    """Return the blocks as Vale sees them; plain text is one."""
    return document.reread() if document.reread else document.blocks


def paragraphs(document: Document) -> tuple[Block, ...]:
    """Return the paragraphs of a plain text: what lies between two line ends and the next two."""
    found: list[Block] = []
    at = 0
    for text in document.source.split("\n\n"):
        if text.strip():
            span = Span(at, at + len(text))
            found.append(Block(BlockKind.PARAGRAPH, "text.paragraph.txt", text, SourceMap.verbatim(span)))
        at += len(text) + 2
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """The analysis that finds the sentences of the blocks a selector chooses among."""

    selector: Selector

    def __call__(self, document: Document) -> tuple[tuple[Block, tuple[Span, ...]], ...]:
        """Return blocks and their sentences, as Vale sees them."""
        return tuple((block, tuple(_spans(block.text))) for block in _blocks(self.selector, document))


def _spans(text: str) -> Iterator[Span]:
    at = 0
    for paragraph in text.split("\n\n"):
        yield from (span.shift(at) for span in punkt_sentences(paragraph))
        at += len(paragraph) + 2


def _sentences(selector: Selector, aside: frozenset[str], document: Document) -> Iterator[Region]:
    wanted = Selector(selector.wanted & (_OURS | _PARTS) | {"sentence"}, ())
    for block, spans in document.derive(_Sentences(wanted)):
        found = sections(block)
        if selector.takes(found) and not found & aside:
            text = with_line_ends(document, block)
            for span in spans:
                yield Region(block, span.of(text), span.start)


def _whole(selector: Selector, document: Document) -> Iterator[Region]:
    """Yield the whole file, or its running text; a selector that leaves something out takes neither."""
    if selector.unwanted:
        return
    if "raw" in selector.wanted:
        if selector.takes(frozenset({"raw", "text", document.format})):
            span = Span(0, len(document.source))
            block = Block(
                BlockKind.PARAGRAPH, f"raw.{document.format}", document.source, SourceMap.verbatim(span)
            )
            yield Region(block, block.text)
    elif selector.takes(frozenset({"summary", "text", document.format})):
        block = document.derive(summary)
        yield Region(block, block.text)


def summary(document: Document) -> Block:
    """Return the paragraphs, list items and quotes of a document as one block, a blank line between them."""
    pieces: list[Piece] = []
    texts: list[str] = []
    at = 0
    running = (block for block in document.derive(seen) if block.kind in _SUMMARY)
    for block in (one for one in running if "frontmatter" not in one.scope):
        moved = [Piece(piece.text.shift(at), piece.source) for piece in block.map.pieces]
        end = moved[-1].source.end if moved else 0
        at += len(block.text)
        pieces += [*moved, Piece(Span(at, at + 2), Span(end, end))]
        texts.append(block.text + "\n\n")
        at += 2
    return Block(BlockKind.PARAGRAPH, f"summary.{document.format}", "".join(texts), SourceMap(pieces))


def _inlines(selector: Selector, role: str, document: Document) -> Iterator[Region]:
    for block in document.derive(seen):
        found = [span for name, span in block.inlines if name == role]
        if found and selector.takes((sections(block) - {"text"}) | {role}):
            for span in found:
                region = Region(block, span.of(block.text), span.start)
                yield _code(document, block, span) if role == "code" else region


def _code(document: Document, block: Block, span: Span) -> Region:
    """Return the region of inline code, which stands in the block's text as asterisks only."""
    source = block.locate(span)
    return Region(
        Block(block.kind, block.scope, source.of(document.source), SourceMap.verbatim(source)),
        source.of(document.source),
    )


def _without(block: Block, text: str, roles: set[str]) -> str:
    """Return a block's ``text`` with the words of these roles blanked, as long as before."""
    for role, span in block.inlines:
        if role in roles:
            text = text[: span.start] + "*" * len(span) + text[span.end :]
    return text
