"""The blocks of a Markdown body while it is read: text in, finished blocks out."""

import re
from dataclasses import replace

from copydesk.model.document import Block, BlockKind
from copydesk.readers import newsroom, pictures
from copydesk.readers.draft import Draft
from copydesk.readers.templates import Masked

_FILE_NAME = re.compile(r"[^\s-]{0,80}(?:-[^\s-]{0,80}){3,40}|\S{1,200}\.(?:jpe?g|png|gif|svg|webp)")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_RAW_TAG = re.compile(  # tags that the parser did not take for tags
    r"</?(?:a|b|i|em|strong|p|br|div|span|img|iframe|script|embed|object|video|blockquote|figure|figcaption)\b"
    r"(?:\s[^<>]*+)?(?:>|$)",
    re.IGNORECASE,
)
_PUNCTUATION = " .,;:!?()"
_LONGEST_APART = 40  # words of an italic paragraph that can be the caption of the picture before it
_LONGEST_UNDER = 80  # words of an italic line under a picture
_CAPTION_TAGS = 1000  # ``[caption]`` tags of a file that are looked at

Part = tuple[BlockKind, str]  # what a block is, and its scope

PROSE: Part = (BlockKind.PARAGRAPH, "paragraph")
CAPTION: Part = (BlockKind.CAPTION, "figure.caption")


class Page:
    """Collects the blocks of a body, and knows which italic lines are captions.

    A line is a caption when it is italic, and either stands under a picture in the same paragraph or is a
    short paragraph directly after one that holds nothing but pictures, without words of their own.
    """

    __slots__ = (
        "_after",
        "_apart",
        "_picture",
        "_pictured",
        "_shown",
        "blocks",
        "drafts",
        "html",
        "leaf",
        "level",
        "raw",
        "roles",
        "slanted",
    )

    def __init__(self, masked: Masked) -> None:
        self.blocks: list[Block] = []
        self.drafts: list[Draft] = [Draft()]
        self.roles: list[tuple[str, int]] = []  # open emphasis, links …: where their text begins
        self.leaf: Part = PROSE
        self.html: Part | None = None
        self.level = 0
        self.raw = False  # inside a block of HTML, where the parser reads no Markdown
        self.slanted = -1  # where in the file the first emphasis of this block opens
        self._shown = masked
        self._picture = 0  # the next picture of a template tag
        self._pictured = -1  # where the first picture of this block stands
        self._after = False  # pictures without words were the last thing before this block
        self._apart = -1  # the last caption that was a paragraph of its own
        for said in masked.said:
            draft = Draft()
            draft.decode(said.text, said.start, escapes=True)
            kind = BlockKind.CREDIT if said.role == "credit" else BlockKind.CAPTION
            self.add(draft.bare().unmarked(), kind, "alt" if said.role == "alt" else CAPTION[1])

    def add(self, draft: Draft, kind: BlockKind, scope: str, level: int = 0) -> None:
        """Add a finished block, unless it holds no words."""
        draft = draft.trimmed()
        text = draft.text
        if not _ADDRESS.sub("", text).strip("* ") or (scope == "alt" and _FILE_NAME.fullmatch(text)):
            return
        if kind is BlockKind.CAPTION and pictures.is_credit(text):
            kind = BlockKind.CREDIT
        self.blocks.append(draft.block(kind, f"text.{scope}.md", level))

    def show(self, at: int) -> None:
        """Take note of a picture."""
        if self._pictured < 0:
            self._pictured = at

    def part(self) -> None:
        """Take note of something that parts a picture from what comes after."""
        self._after = False

    def flush(self, end: int) -> None:
        """Finish the block that is open."""
        draft, self.drafts[0] = self.drafts[0].trimmed(), Draft()
        self.roles = [(role, 0) for role, _ in self.roles]
        captioned = self._tags(end)
        if not draft.length:
            self._after = (self._after or self._pictured >= 0) and not captioned
        else:
            kind, scope = self.html or self.leaf
            if "<" in (text := draft.text) and _RAW_TAG.search(text):
                draft = draft.bare().trimmed()
            if self.raw:
                draft = draft.unmarked()
            if kind is BlockKind.PARAGRAPH and draft.length and self._is_caption(draft):
                kind, scope = CAPTION
            self.add(draft, kind, scope, self.level)
            self._after = False
        self._pictured = self.slanted = -1

    def _tags(self, end: int) -> bool:
        """Take note of the pictures of template tags in this block; tell whether one has a caption."""
        captioned, shown = False, self._shown.pictures
        while self._picture < len(shown) and shown[self._picture][0] < end:
            at, said = shown[self._picture]
            self.show(at)
            captioned = captioned or said
            self._picture += 1
        return captioned

    def _is_caption(self, draft: Draft) -> bool:
        start = draft.parts[0][1]
        if any(low <= start < high for low, high in self._shown.captions[:_CAPTION_TAGS]):
            return True
        under = 0 <= self._pictured < min(start, self.slanted)
        if not (under or self._after) or not _is_slanted(draft) or pictures.is_pointer(draft.text):
            return False
        if under:
            return newsroom.count_words(draft.text) <= _LONGEST_UNDER
        if newsroom.count_words(draft.text) > _LONGEST_APART:
            return False
        self._apart = len(self.blocks)
        return True

    def finish(self, end: int) -> list[Block]:
        """Return the blocks, in the order of the file."""
        self.flush(end)
        if self.blocks and self._apart == len(self.blocks) - 1 and pictures.is_aside(self.blocks[-1].text):
            kind, scope = PROSE
            self.blocks[-1] = replace(self.blocks[-1], kind=kind, scope=f"text.{scope}.md")
        return sorted(self.blocks, key=lambda block: block.source.start)


def _is_slanted(draft: Draft) -> bool:
    """Tell whether all of a text is emphasis, but for marks around it."""
    spans = [(low, high) for role, low, high in draft.roles if role == "emphasis"]
    low, high = max(spans, key=lambda span: span[1] - span[0], default=(0, 0))
    text = draft.text
    return not text[:low].strip(_PUNCTUATION) and not text[high:].strip(_PUNCTUATION)
