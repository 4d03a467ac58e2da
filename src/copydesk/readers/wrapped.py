"""Lines of a plain text: those wrapped by hand are joined again."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model.document import BlockKind
from copydesk.readers import newsroom, pictures
from copydesk.readers.draft import Draft

_LINE = re.compile(r"[^\r\n]++|\r\n?|\n")
_BULLET = re.compile(r"(?:[-*•·◦]|\d{1,2}[.)])[ \t]+(?=\S)")
_SIGNS = "-*•·◦"
_NO_KEY = re.compile(r"[\W_]+")
_WRAPPED = 100  # characters: lines longer than this are not wrapped by hand
_WIDTH = 60  # the narrowest page a text is taken to be wrapped to
_SHORT = 0.6  # share of the width below which a line was ended on purpose
_FEW = 2  # lines that do not show how wide a page is


@dataclass(slots=True)
class Unit:
    """A line, or lines joined to one.

    ``group`` numbers the stretches between blank lines.
    """

    draft: Draft
    group: int
    bullet: bool = False
    kind: BlockKind = BlockKind.PARAGRAPH
    text: str = ""

    @property
    def key(self) -> str:
        """The letters and digits of the text, for comparing."""
        return _key(self.text)


def units_of(source: str) -> Iterator[Unit]:
    """Yield the lines of a text, joined where only the page was full."""
    groups = list(_groups(source))
    widest = max((len(line) for group in groups for line, _ in group), default=0)
    for number, group in enumerate(groups):
        width = widest
        if width > _WRAPPED and len(group) > _FEW:
            width = max(len(line) for line, _ in group)
        for unit in _joined(group, number, width):
            unit.text = unit.draft.text
            yield unit


def _groups(source: str) -> Iterator[list[tuple[str, int]]]:
    """Yield the lines between blank lines, each without white space around it, with its offset."""
    group: list[tuple[str, int]] = []
    blank = True
    for match in _LINE.finditer(source, 1 if source.startswith("\ufeff") else 0):
        line = match[0]
        if line[0] in "\r\n":
            if blank and group:
                yield group
                group = []
            blank = True
        elif bare := line.strip():
            group.append((bare, match.start() + len(line) - len(line.lstrip())))
            blank = False
    if group:
        yield group


def _joined(group: list[tuple[str, int]], number: int, width: int) -> list[Unit]:
    units: list[Unit] = []
    before = ""
    for line, at in group:
        bullet = _BULLET.match(line)
        if units and not bullet and not _breaks(before, line, width, head=number == 0):
            draft = units[-1].draft
            draft.space(draft.parts[-1][2], at)
            draft.write(line, at, at + len(line))
        else:
            listed = bullet is not None and (line[0] in _SIGNS or len(group) > 1)
            skip = bullet.end() if bullet and listed else 0
            units.append(Unit(Draft(), number, bullet=listed))
            units[-1].draft.write(line[skip:], at + skip, at + len(line))
        before = line
    return units


def _breaks(before: str, line: str, width: int, *, head: bool) -> bool:
    """Tell whether a line end was meant, or only the page was full."""
    if width > _WRAPPED or any(
        newsroom.is_byline(text) or pictures.is_credit(text) for text in (before, line)
    ):
        return True
    word = line.split(None, 1)[0]
    if line[0].islower() or (width >= _WIDTH and len(before) + 1 + len(word) > width):
        return False
    if head:
        titles = newsroom.is_title_case(before) and newsroom.is_title_case(line)
        return not titles or _key(before) == _key(line)  # else a headline over two lines
    return newsroom.ends(before) or len(before) < _SHORT * max(width, _WIDTH)


def _key(text: str) -> str:
    return _NO_KEY.sub("", text.casefold())
