"""A block while it is being read: runs of text, and where in the file each comes from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from copydesk.model.document import Block, BlockKind
from copydesk.model.sourcemap import Piece, SourceMap
from copydesk.readers.htmltext import tokens
from copydesk.text.span import Span

FILLER = "\ufdd0"  # a noncharacter: stands where a template tag was
MASK = "\ufdd1"  # another: stands where words are that are read as code

_SPECIAL = re.compile(rf"&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,31}});|[\r\n]\s*+|{FILLER}++")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>]+", re.IGNORECASE)
_MARKUP = re.compile(r"!?\[([^\[\]]*+)\]\([^()\s]*+(?:[ \t]++\"[^\"\n]*+\")?\)|(?<!\*)\*\*(?!\*)")
_AFTER_URL = ".,;:!?'\"”’)]"


class Draft:
    """Collects a block's text. Offsets of ``parts`` count characters of the file."""

    __slots__ = ("_text", "length", "parts", "roles")

    def __init__(self) -> None:
        self._text = ""
        self.parts: list[tuple[str, int, int]] = []
        self.roles: list[tuple[str, int, int]] = []
        self.length = 0

    def write(self, text: str, start: int, end: int) -> None:
        """Add ``text`` for the stretch of the file, whatever stands there."""
        if not text:
            return
        if text[0] == " " and self.parts:
            last, _, stop = self.parts[-1]
            if last[-1] == " " and stop != start:  # what stood between two spaces was no text
                bare = text.lstrip(" ")
                if len(text) == end - start:
                    start += len(text) - len(bare)
                text = bare
                if not text:
                    return
        self.parts.append((text, start, end))
        self.length += len(text)

    def space(self, start: int, end: int) -> None:
        """Add a single space for a line break; none at the start or after another."""
        if self.parts and self.parts[-1][0][-1] != " ":
            self.write(" ", start, end)

    def decode(self, text: str, start: int, *, escapes: bool = False) -> None:
        """Add text that stands in the file at ``start``: entities decoded, template tags left out."""
        if not escapes:
            self._decode(text, start)
            return
        at = 0
        for match in _ESCAPE.finditer(text):
            self._decode(text[at : match.start()], start + at)
            self.write(match[0][1], start + match.start(), start + match.end())
            at = match.end()
        self._decode(text[at:], start + at)

    def _decode(self, text: str, start: int) -> None:
        at = 0
        for match in _SPECIAL.finditer(text):
            found, first, last = match[0], match.start(), match.end()
            before = text[at:first]
            if found[0] in "\r\n":
                before = before.rstrip(" \t")
            self.write(before, start + at, start + at + len(before))
            if found[0] == "&":
                self.write(unescape(found), start + first, start + last)
            elif found[0] != FILLER:
                self.space(start + first, start + last)
            at = last
        self.write(text[at:], start + at, start + len(text))

    @property
    def text(self) -> str:
        """The text so far."""
        if len(self._text) != self.length:
            self._text = "".join([part[0] for part in self.parts])
        return self._text

    def keep(self, stretches: Sequence[tuple[int, int]]) -> "Draft":
        """Return the draft of some stretches of this one's text, which are in order and apart."""
        draft, number, at = Draft(), 0, 0
        moved: list[int] = []
        for low, high in stretches:
            moved.append(draft.length)
            while number < len(self.parts) and at < high:
                text, first, last = self.parts[number]
                left, right = max(low - at, 0), min(high - at, len(text))
                if left < right and len(text) == last - first:
                    draft.write(text[left:right], first + left, first + right)
                elif left < right:
                    draft.write(text[left:right], first, last)
                if at + len(text) > high:
                    break
                at += len(text)
                number += 1
        for role, first, last in self.roles:
            start, end = (_moved(offset, stretches, moved, draft.length) for offset in (first, last))
            if start < end:
                draft.roles.append((role, start, end))
        return draft

    def cut(self, start: int, end: int) -> "Draft":
        """Return the draft of one stretch of this one's text."""
        return self.keep([(start, end)])

    def bare(self) -> "Draft":
        """Return the draft without HTML tags."""
        text = self.text
        if "<" not in text:
            return self
        return self.keep([(low, high) for name, low, high in tokens(text) if not name])

    def unmarked(self) -> "Draft":
        """Return the draft without Markdown's links and strong marks, where no parser has taken them."""
        text = self.text
        if "](" not in text and "**" not in text:
            return self
        kept: list[tuple[int, int]] = []
        at = 0
        for match in _MARKUP.finditer(text):
            kept.append((at, match.start()))
            if match[1]:
                kept.append(match.span(1))
            at = match.end()
        return self.keep([*kept, (at, len(text))])

    def trimmed(self) -> "Draft":
        """Return the draft without white space at either end."""
        text = self.text
        right = len(text.rstrip())
        left = len(text) - len(text.lstrip())
        return self if (left, right) == (0, len(text)) else self.cut(min(left, right), right)

    def block(self, kind: BlockKind, scope: str, level: int = 0) -> Block:
        """Return the finished block; addresses become ``*`` characters, so that they are never prose."""
        text = self.text
        if MASK in text:
            text = text.replace(MASK, "*")
        if "://" in text or "www." in text.lower():
            text = _URL.sub(_starred, text)
        roles = tuple((role, Span(low, high)) for role, low, high in self.roles)
        return Block(kind, scope, text, SourceMap(_pieces(self.parts)), level, roles)


def _moved(offset: int, stretches: Sequence[tuple[int, int]], moved: list[int], length: int) -> int:
    """Return where an offset of the old text stands in the new one."""
    number = bisect_right(stretches, offset, key=lambda stretch: stretch[0]) - 1
    if number < 0:
        return 0
    low, high = stretches[number]
    return min(moved[number] + min(offset, high) - low, length)


def _starred(match: re.Match[str]) -> str:
    address = match[0].rstrip(_AFTER_URL)
    return "*" * len(address) + match[0][len(address) :]


def _pieces(parts: Iterable[tuple[str, int, int]]) -> Iterator[Piece]:
    """Yield the runs of a text; neighbours that map character by character are one."""
    start = end = first = last = 0  # of the run so far, in the text and in the file
    for run, begins, stops in parts:
        if last == begins and end - start == last - first and len(run) == stops - begins:
            last = stops
        else:
            if start < end:
                yield Piece(Span(start, end), Span(first, last))
            start, first, last = end, begins, stops
        end += len(run)
    if start < end:
        yield Piece(Span(start, end), Span(first, last))
