"""Plain text: no markup, so the parts of an article are told by their form and their place.

A block that could be either is a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.readers import newsroom
from copydesk.readers.draft import Draft

_LINE = re.compile(r"[^\r\n]++|\r\n?|\n")
_BULLET = re.compile(r"(?:[-*•·◦]|\d{1,2}[.)])[ \t]+(?=\S)")
_WRAPPED = 100  # characters: lines longer than this are not wrapped by hand
_WIDTH = 60  # the narrowest page a text is taken to be wrapped to


@dataclass(slots=True)
class _Unit:
    """A line, or lines joined to one; ``group`` numbers the stretches between blank lines."""

    draft: Draft
    group: int
    nth: int
    bullet: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = field(default="")


def read_plain(path: str, source: str) -> Document:
    """Return the article in a plain text."""
    units = list(_units(source))
    published = _classify(units)
    first = next((unit for unit in units if unit.kind is BlockKind.PARAGRAPH), None)
    blocks = tuple(block for unit in units for block in _blocks(unit, first=unit is first))
    return Document(path, source, blocks, Meta(published=published), "txt")


def _groups(source: str) -> Iterator[list[tuple[str, int]]]:
    """Yield the lines between blank lines, each without white space around it, with its offset."""
    group: list[tuple[str, int]] = []
    at = 1 if source.startswith("\ufeff") else 0
    blank = True
    for match in _LINE.finditer(source, at):
        line = match[0]
        if line[0] in "\r\n":
            if blank and group:
                yield group
                group = []
            blank = True
            continue
        bare = line.strip()
        if bare:
            group.append((bare, match.start() + len(line) - len(line.lstrip())))
            blank = False
    if group:
        yield group


def _units(source: str) -> Iterator[_Unit]:
    groups = list(_groups(source))
    widest = max((len(line) for group in groups for line, _ in group), default=0)
    for number, group in enumerate(groups):
        width = widest
        if width > _WRAPPED and len(group) > 2:
            width = max(len(line) for line, _ in group)
        nth, unit = 0, None
        for index, (line, at) in enumerate(group):
            bullet = _BULLET.match(line)
            if (
                unit is not None
                and not bullet
                and not _breaks(group[index - 1][0], line, width, head=number == 0)
            ):
                unit.draft.space(unit.draft.parts[-1][2], at)
                unit.draft.write(line, at, at + len(line))
                continue
            if unit is not None:
                yield _finished(unit)
            unit = _Unit(
                Draft(), number, nth, bullet=bool(bullet) and bool(line[0] in "-*•·◦" or len(group) > 1)
            )
            skip = bullet.end() if bullet and unit.bullet else 0
            unit.draft.write(line[skip:], at + skip, at + len(line))
            nth += 1
        if unit is not None:
            yield _finished(unit)


def _finished(unit: _Unit) -> _Unit:
    unit.text = unit.draft.text
    return unit


def _breaks(before: str, line: str, width: int, *, head: bool) -> bool:
    """Tell whether a line end was meant, or only the page was full."""
    if width > _WRAPPED:
        return True
    if any(newsroom.is_byline(text) or newsroom.is_credit(text) for text in (before, line)):
        return True
    word = line.split(None, 1)[0]
    if width >= _WIDTH and len(before) + 1 + len(word) > width:
        return False
    if line[0].islower():
        return False
    if (
        head
        and newsroom.is_title_case(before)
        and newsroom.is_title_case(line)
        and _key(before) != _key(line)
    ):
        return False  # a headline over two lines
    return head or newsroom.ends(before) or len(before) < 0.6 * max(width, _WIDTH)


def _classify(units: list[_Unit]) -> date | None:
    """Set the kind of each unit; return the date the article gives itself."""
    for unit in units:
        if unit.bullet:
            unit.kind = BlockKind.LIST_ITEM
        elif newsroom.is_credit(unit.text):
            unit.kind = BlockKind.CREDIT
    _head(units)
    published = None
    for unit in units[:8]:
        if unit.kind is not BlockKind.PARAGRAPH:
            continue
        if newsroom.is_byline(unit.text):
            unit.kind = BlockKind.BYLINE
        elif newsroom.is_date_line(unit.text):
            unit.kind = BlockKind.DATELINE
            published = published or newsroom.find_date(unit.text)
        elif newsroom.count_words(unit.text) > 20:
            break
    _captions(units)
    return published


def _head(units: list[_Unit]) -> None:
    """Find the headline, the same headline again, and the lines directly under them."""
    if (
        len(units) < 2
        or units[0].kind is not BlockKind.PARAGRAPH
        or not newsroom.is_headline_like(units[0].text)
    ):
        return
    if not any(newsroom.ends(unit.text) and newsroom.count_words(unit.text) >= 8 for unit in units[1:]):
        return
    units[0].kind = BlockKind.HEADLINE
    _standfirst(units, 0)
    key = _key(units[0].text)
    for index in range(1, min(4, len(units))):
        if units[index].nth == 0 and _key(units[index].text) == key:
            units[index].kind = BlockKind.HEADLINE
            _standfirst(units, index)


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def _standfirst(units: list[_Unit], headline: int) -> None:
    under = units[headline + 1] if headline + 1 < len(units) else None
    if under is None or under.group != units[headline].group or under.kind is not BlockKind.PARAGRAPH:
        return
    if not 4 <= newsroom.count_words(under.text) <= 60 or newsroom.is_byline(under.text):
        return
    if newsroom.is_date_line(under.text) or newsroom.dateline(under.text, first=True):
        return
    lone = headline + 2 >= len(units) or units[headline + 2].group != under.group
    if lone and headline + 2 >= len(units):
        return  # the one line under a headline is the article
    if lone or not newsroom.ends(under.text):
        under.kind = BlockKind.STANDFIRST


def _captions(units: list[_Unit]) -> None:
    body = [unit for unit in units if unit.kind is BlockKind.PARAGRAPH]
    long = [newsroom.ends(unit.text) for unit in body if newsroom.count_words(unit.text) >= 15]
    closed = len(long) >= 3 and sum(long) >= 0.6 * len(long)
    ended = [newsroom.ends(unit.text) for unit in body]
    last = max((index for index, end in enumerate(ended) if end), default=-1)
    for index, unit in enumerate(body):
        if index == 0:
            continue
        if newsroom.is_marked_caption(unit.text) or (
            closed
            and index < last
            and any(ended[max(0, index - 4) : index])
            and newsroom.is_caption_like(unit.text)
        ):
            unit.kind = BlockKind.CAPTION
        elif closed and 0 < index < last and _is_subhead(unit, ended[index - 1], ended[index + 1]):
            unit.kind = BlockKind.SUBHEAD


def _is_subhead(unit: _Unit, before: bool, after: bool) -> bool:  # noqa: FBT001  both ends of one thing
    text = unit.text
    if not (before and after) or len(text) > 70 or not 2 <= newsroom.count_words(text) <= 8:
        return False
    return text[0].isupper() and text[-1].isalnum()


def _blocks(unit: _Unit, *, first: bool) -> Iterator[Block]:
    if unit.kind is BlockKind.PARAGRAPH:
        if cut := newsroom.dateline(unit.text, first=first):
            yield unit.draft.cut(0, cut[0]).block(BlockKind.DATELINE, "text.txt")
            yield unit.draft.cut(cut[1], len(unit.text)).block(unit.kind, "text.paragraph.txt")
            return
        yield unit.draft.block(unit.kind, "text.paragraph.txt")
        return
    yield unit.draft.block(unit.kind, "text.list.txt" if unit.bullet else "text.txt")
