"""Plain text: no markup, so the parts of an article are told by their form and their place.

A block that could be either is a paragraph. Front matter is read where there is any.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.readers import newsroom, pictures
from copydesk.readers.dates import date_of_name, find_date
from copydesk.readers.draft import Draft
from copydesk.readers.frontmatter import FrontMatter, read_frontmatter
from copydesk.readers.wrapped import Unit, units_of
from copydesk.text.span import Span

_FENCES = ("---", "+++", "\ufeff---", "\ufeff+++")
_INK = re.compile(r"[^\r\n]")
_HEAD = 8  # units at the start that may be byline or date
_REPEATS = 4  # units at the start that may repeat the headline
_OPENING = 20  # words of an ended paragraph with which the article itself has begun
_SENTENCE = 8  # words of a paragraph that shows that a text is an article
_STANDFIRST = range(4, 61)  # words
_LONG = 15  # words of a paragraph that shows whether paragraphs have end marks
_ENOUGH = 3  # such paragraphs
_MOST = 0.6  # share of them that have an end mark
_NEAR = 4  # paragraphs before a caption of which one must have an end mark


def read_plain(path: str, source: str) -> Document:
    """Return the article in a plain text, with or without front matter between fences."""
    front = _front(path, source)
    units = list(units_of(_INK.sub(" ", source[: front.end]) + source[front.end :]))
    published = _classify(units)
    first = next((unit for unit in units if unit.kind is BlockKind.PARAGRAPH), None)
    blocks = (*front.blocks, *(block for unit in units for block in _blocks(unit, first=unit is first)))
    for block in blocks:
        if block.kind is BlockKind.DATELINE:
            published = published or find_date(block.text)

    def reread() -> tuple[Block, ...]:
        whole = Span(0, len(source))
        return (Block(BlockKind.PARAGRAPH, "text.txt", source, SourceMap.verbatim(whole)),)

    published = front.meta.published or published or date_of_name(path)
    meta = replace(front.meta, published=published)
    return Document(path, source, blocks, meta, "txt", reread=reread)


def _front(path: str, source: str) -> FrontMatter:
    """Return the front matter; what can't be read as such is part of the text, as a line of dashes may be."""
    if not source.startswith(_FENCES):
        return FrontMatter()
    front = read_frontmatter(path, source)
    return FrontMatter() if front.problems or not front.meta.values else front


def _classify(units: list[Unit]) -> date | None:
    """Set the kind of each unit; return the date the article gives itself."""
    for unit in units:
        if unit.bullet:
            unit.kind = BlockKind.LIST_ITEM
        elif pictures.is_credit(unit.text):
            unit.kind = BlockKind.CREDIT
    headline = _head(units)
    published = _bylines(units[:_HEAD])
    if headline is not None:
        _standfirst_apart(units[headline + 1 : headline + 3])
    _captions([unit for unit in units if unit.kind is BlockKind.PARAGRAPH])
    return published


def _head(units: list[Unit]) -> int | None:
    """Find the headline, the same headline again, and the lines directly under them.

    Return the index of the last headline.
    """
    if len(units) == 1 or not units or units[0].kind is not BlockKind.PARAGRAPH:
        return None
    if not newsroom.is_headline_like(units[0].text) or not any(
        newsroom.ends(unit.text) and newsroom.count_words(unit.text) >= _SENTENCE for unit in units[1:]
    ):
        return None
    key, last = units[0].key, 0
    for index, unit in enumerate(units[:_REPEATS]):
        if unit.key == key:
            unit.kind = BlockKind.HEADLINE
            last = index
            _standfirst(units[index : index + 3])
    return last


def _standfirst(group: list[Unit]) -> None:
    """Tell whether the line directly under a headline, the first of ``group``, is its standfirst."""
    below = [unit for unit in group[1:] if unit.group == group[0].group]
    if not below or len(group) < _ENOUGH:  # the one line under a headline is the article
        return
    under = below[0]
    if under.kind is not BlockKind.PARAGRAPH or not _may_be_standfirst(under.text):
        return
    if len(below) == 1 or not newsroom.ends(under.text):
        under.kind = BlockKind.STANDFIRST


def _standfirst_apart(after: list[Unit]) -> None:
    """Take a paragraph without an end mark between headline and byline for the standfirst."""
    match after:
        case [unit, signed] if signed.kind in {BlockKind.BYLINE, BlockKind.DATELINE}:
            if unit.kind is BlockKind.PARAGRAPH and not newsroom.ends(unit.text):
                unit.kind = BlockKind.STANDFIRST if _may_be_standfirst(unit.text) else unit.kind
        case _:
            pass


def _may_be_standfirst(text: str) -> bool:
    if newsroom.count_words(text) not in _STANDFIRST or newsroom.is_byline(text):
        return False
    return not (newsroom.is_date_line(text) or newsroom.dateline(text, first=True))


def _bylines(units: list[Unit]) -> date | None:
    """Find bylines and lines with a date before the article begins."""
    published = None
    for unit in units:
        if unit.kind is not BlockKind.PARAGRAPH:
            continue
        if newsroom.is_byline(unit.text):
            unit.kind = BlockKind.BYLINE
        elif newsroom.is_date_line(unit.text):
            unit.kind = BlockKind.DATELINE
            published = published or find_date(unit.text)
        elif newsroom.count_words(unit.text) > _OPENING and newsroom.ends(unit.text):
            break
    return published


def _captions(body: list[Unit]) -> None:
    """Find captions and subheads among the paragraphs: they have no end mark where the others have one."""
    ended = [newsroom.ends(unit.text) for unit in body]
    long = [end for unit, end in zip(body, ended, strict=True) if newsroom.count_words(unit.text) >= _LONG]
    closed = len(long) >= _ENOUGH and sum(long) >= _MOST * len(long)
    last = max((index for index, end in enumerate(ended) if end), default=-1)
    for index, unit in enumerate(body[1:], 1):
        if pictures.is_marked_caption(unit.text):
            unit.kind = BlockKind.CAPTION
        elif not closed or index >= last or ended[index]:
            continue
        elif any(ended[max(0, index - _NEAR) : index]) and pictures.is_caption_like(unit.text):
            unit.kind = BlockKind.CAPTION
        elif ended[index - 1] and ended[index + 1] and pictures.is_subhead_like(unit.text):
            unit.kind = BlockKind.SUBHEAD


def _blocks(unit: Unit, *, first: bool) -> Iterator[Block]:
    if unit.kind is not BlockKind.PARAGRAPH:
        yield unit.draft.block(unit.kind, "text.list.txt" if unit.bullet else "text.txt")
        return
    draft: Draft = unit.draft
    if cut := newsroom.dateline(unit.text, first=first):
        yield draft.cut(0, cut[0]).block(BlockKind.DATELINE, "text.txt")
        draft = draft.cut(cut[1], len(unit.text))
    yield draft.block(unit.kind, "text.paragraph.txt")
