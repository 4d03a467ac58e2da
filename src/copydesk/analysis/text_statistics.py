"""What a document holds in numbers, for the formulas of rules: words, sentences, headings, lists."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.analysis.quotations import quotations
from copydesk.analysis.scopes import Region, Regions, sections, seen
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.prose_counts import SCORES, Counts, counts, sentence_length_sd, words_of
from copydesk.text.span import Span

_COUNTED = tuple(name for name in Counts._fields if name != "easy_words")
_TAGS = ("pre", "script", "style", "figure", "noscript", "iframe")
_HEADINGS = tuple(f"heading_h{level}" for level in range(1, 7))
_ELEMENTS = ("paragraphs", "list", "blockquote", "figure_caption", *_HEADINGS, *_TAGS)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})(.*)$", re.MULTILINE)
_TAG = re.compile(rf"<({'|'.join(_TAGS)})[\s>]", re.IGNORECASE)
_SUMMARY = ("summary",)

VARIABLES = frozenset({*_COUNTED, *_ELEMENTS, *SCORES, "quote_words", "sentence_length_sd"})
"""The numbers a formula may name."""


class Measured(NamedTuple):
    """A stretch of text with what it holds; ``start`` is the place to name, in characters of the file."""

    region: Region
    counts: Counts
    start: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The analysis that measures the text of ``selectors``: all running text for ``text`` or ``summary``."""

    selectors: tuple[str, ...]

    def __call__(self, document: Document) -> tuple[Measured, ...]:
        """Return what there is to measure, without what holds no word."""
        if self.whole:
            regions: Iterable[Region] = _running_text(document)
        else:
            regions = document.derive(Regions(self.selectors))
        found = ((region, counts(region.text)) for region in regions)
        return tuple(
            Measured(region, one, self._start(document, region)) for region, one in found if one.words
        )

    @property
    def whole(self) -> bool:
        """Whether this is the document in one piece."""
        return self.selectors in (("text",), _SUMMARY)

    def _start(self, document: Document, region: Region) -> int:
        """Return the start of the file, of the sentence, or of the line in which the block starts."""
        if self.whole:
            return region.block.map.start(0) if _is_value(region) else 0
        start = region.block.map.start(region.offset)
        if any("sentence" in selector for selector in self.selectors):
            return start
        return document.lines.start(document.lines.position(start)[0])


def _is_value(region: Region) -> bool:
    """Tell whether this is a value of the front matter: one that is called summary is measured too."""
    return "frontmatter" in sections(region.block)


def _running_text(document: Document) -> tuple[Region, ...]:
    """Return paragraphs, lists and quotes in one; all of a plain text, in which nothing tells them apart."""
    if document.format != "txt":
        return document.derive(Regions(_SUMMARY))
    everything = Span(0, len(document.source))
    block = Block(BlockKind.PARAGRAPH, "summary.txt", document.source, SourceMap.verbatim(everything))
    return (Region(block, block.text),)


def numbers(
    document: Document, measured: Measured, wanted: Iterable[str], *, whole: bool
) -> dict[str, float]:
    """Return the numbers a formula names; elements are counted for ``whole`` documents, and 0 elsewhere."""
    found: dict[str, float] = {}
    for name in wanted:
        if name in SCORES:
            found[name] = SCORES[name](measured.counts)
        elif name == "sentence_length_sd":
            found[name] = sentence_length_sd(measured.region.text)
        elif name in _COUNTED:
            found[name] = float(getattr(measured.counts, name))
        else:
            found[name] = float(document.derive(elements).get(name, 0)) if whole else 0.0
    return found


def elements(document: Document) -> Mapping[str, int]:
    """Return how many paragraphs, list items, headings … and quoted words a document has."""
    found = Counter(name for block in document.derive(seen) if (name := _element(sections(block))))
    if document.format == "txt":
        found["paragraphs"] = sum(1 for piece in document.source.split("\n\n") if piece.strip())
    elif "<" in document.source:
        found.update(tag.lower() for tag in _TAG.findall(document.source))
    if document.format == "md":
        found["pre"] += _fences(document.source)
    said = (one for one in document.derive(quotations) if one.depth == 0 and one.marks != "block")
    found["quote_words"] = sum(len(words_of(one.span.of(one.block.text))) for one in said)
    return found


def _element(found: frozenset[str]) -> str:
    if "frontmatter" in found or "table" in found or "attr" in found:
        return ""
    if "heading" in found:
        return next((f"heading_{one}" for one in found if one[:1] == "h" and one[1:].isdecimal()), "")
    if "figure" in found:
        return "figure_caption"
    return next((name for name in ("list", "blockquote") if name in found), "paragraphs")


def _fences(source: str) -> int:
    """Return the number of fenced blocks of code in Markdown."""
    count, opened = 0, ""
    for fence, rest in _FENCE.findall(source):
        if not opened:
            opened, count = fence, count + 1
        elif fence.startswith(opened) and not rest.strip():
            opened = ""
    return count
