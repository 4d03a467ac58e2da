"""A block while it is being read: runs of text, and where in the file each comes from."""

import re
from html import unescape

from copydesk.model.document import Block, BlockKind
from copydesk.model.sourcemap import Piece, SourceMap
from copydesk.readers.htmltext import tokens
from copydesk.text.span import Span

FILLER = "\ufdd0"  # a noncharacter: stands where a template tag was

_SPECIAL = re.compile(rf"&(?:#\d{{1,7}}|#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,31}});|[\r\n]\s*+|{FILLER}++")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_URL = re.compile(r"(?:https?://|\bwww\.)[^\s<>]+", re.IGNORECASE)
_LONGEST_TAGGED = 20_000
_AFTER_URL = ".,;:!?'\"”’)]"


class Draft:
    """Collects a block's text. Offsets of ``parts`` count characters of the file."""

    __slots__ = ("length", "parts", "roles")

    def __init__(self) -> None:
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
        return "".join(part[0] for part in self.parts)

    def cut(self, start: int, end: int) -> "Draft":
        """Return the draft of a stretch of this one's text."""
        draft, at = Draft(), 0
        for text, first, last in self.parts:
            low, high = max(start - at, 0), min(end - at, len(text))
            if low < high:
                if len(text) == last - first:
                    draft.write(text[low:high], first + low, first + high)
                else:
                    draft.write(text[low:high], first, last)
            at += len(text)
        for role, first, last in self.roles:
            low, high = max(first, start), min(last, end)
            if low < high:
                draft.roles.append((role, low - start, min(high - start, draft.length)))
        return draft

    def bare(self) -> "Draft":
        """Return the draft without HTML tags; texts over 20,000 characters are left as they are."""
        text = self.text
        if "<" not in text or len(text) > _LONGEST_TAGGED:
            return self
        draft = Draft()
        for name, low, high in tokens(text):
            if not name:
                for part in self.cut(low, high).parts:
                    draft.write(*part)
        return draft

    def trimmed(self) -> "Draft":
        """Return the draft without white space at either end."""
        text = self.text
        right = len(text.rstrip())
        left = len(text) - len(text.lstrip())
        return self if (left, right) == (0, len(text)) else self.cut(min(left, right), right)

    def block(self, kind: BlockKind, scope: str, level: int = 0) -> Block:
        """Return the finished block; addresses become ``*`` characters, so that they are never prose."""
        text, roles = self.text, list(self.roles)
        if "://" in text or "www." in text.lower():
            text = _URL.sub(_starred, text)
        pieces: list[Piece] = []
        at = 0
        for run, first, last in self.parts:
            pieces.append(Piece(Span(at, at + len(run)), Span(first, last)))
            at += len(run)
        return Block(
            kind,
            scope,
            text,
            SourceMap(_joined(pieces)),
            level,
            tuple((role, Span(low, high)) for role, low, high in roles),
        )


def _starred(match: re.Match[str]) -> str:
    address = match[0].rstrip(_AFTER_URL)
    return "*" * len(address) + match[0][len(address) :]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Join neighbouring runs that map character by character."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.source.end == piece.source.start
            and len(last.text) == len(last.source)
            and len(piece.text) == len(piece.source)
        ):
            joined[-1] = Piece(
                Span(last.text.start, piece.text.end), Span(last.source.start, piece.source.end)
            )
        else:
            joined.append(piece)
    return joined
