"""Markdown: the parser says where each run of text stands, so nothing is located by searching."""

import re
from collections.abc import Mapping
from typing import cast

from copydesk.model.document import Block, BlockKind, Document
from copydesk.readers.draft import FILLER, Draft
from copydesk.readers.frontmatter import FrontMatter, read_frontmatter
from copydesk.readers.ignores import kept, masked
from copydesk.readers.markup import Markup
from copydesk.readers.offsets import Offsets
from copydesk.readers.page import CAPTION, PROSE, Page, Part
from copydesk.readers.reading import USUAL, Reading
from copydesk.readers.roles import roles
from copydesk.readers.templates import Masked, mask

_CR = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_TITLE = re.compile(r"[^\]]{0,1000}\]\(\s*+(?:<[^>\n]*+>|\S++)\s++([\"'(])")
_CONTAINERS = {
    "BlockQuote": (BlockKind.QUOTE, "blockquote"),
    "Item": (BlockKind.LIST_ITEM, "list"),
    "DefinitionListTitle": (BlockKind.LIST_ITEM, "list"),
    "DefinitionListDefinition": (BlockKind.LIST_ITEM, "list"),
    "FootnoteDefinition": (BlockKind.NOTE, "footnote"),
}
_LEAVES = frozenset({"Paragraph", "HtmlBlock", "CodeBlock", "Heading", "TableCell"})
_BLOCKS = _LEAVES | {"List", "Table"}
_ROLES = {"Emphasis": "emphasis", "Strong": "strong", "Link": "link"}
_CODE = frozenset({"Code", "InlineMath", "DisplayMath"})


def _split(value: object) -> tuple[str, Mapping[str, object]]:
    """Return the name of an event or a tag, and what it carries."""
    if isinstance(value, str):
        return value, {}
    ((name, data),) = cast("Mapping[str, object]", value).items()
    return name, cast("Mapping[str, object]", data) if isinstance(data, dict) else {}


class _Reader:
    """Turns the parser's events into blocks. Offsets count characters of the file."""

    def __init__(self, masked: Masked) -> None:
        self.text = masked.text
        self.page = Page(masked)
        self.markup = Markup(self.page)
        self.ends: list[int] = []  # where the text of each open image ends
        self.inside: list[Part] = []
        self.header = False
        self.address = False

    def feed(self, event: str | Mapping[str, object], start: int, end: int) -> None:
        """Take one event of the parser."""
        if event == "Rule":
            self.page.part()
            return
        if isinstance(event, str):
            self.page.drafts[-1].space(start, end)
            return
        ((name, value),) = event.items()
        if name == "Text":
            self.prose(str(value), start, end)
        elif name == "Start":
            self.open(*_split(value), start)
            return
        elif name == "End":
            self.close(_split(value)[0], end)
        elif name in _CODE:
            draft = self.page.drafts[-1]
            at = draft.length
            draft.write("*" * len(str(value)), start, end)
            draft.roles.append(("code", at, draft.length))
        elif name in {"Html", "InlineHtml"}:
            self.markup.read(self.text[start:end], start, inside_image=bool(self.ends))
        if self.ends:
            self.ends[-1] = max(self.ends[-1], end)

    def prose(self, text: str, start: int, end: int) -> None:
        if self.markup.hidden:
            return
        draft = self.page.drafts[-1]
        if self.markup.code or self.address:
            draft.write("*" * len(text), start, end)
        elif FILLER in text and len(text) == end - start:
            draft.decode(text, start)
        else:
            draft.write(text.replace("\n", " "), start, end)

    def open(self, tag: str, data: Mapping[str, object], start: int) -> None:
        page = self.page
        if tag in _CONTAINERS:
            page.flush(start)
            self.inside.append(_CONTAINERS[tag])
            page.leaf = self.inside[-1]
        elif tag in _BLOCKS:
            page.flush(start)
            page.leaf = self.inside[-1] if self.inside else PROSE
            self.open_leaf(tag, data)
        elif tag == "TableHead":
            self.header = True
        elif tag == "Image":
            page.drafts.append(Draft())
            self.ends.append(start + 2)
            page.show(start)
        elif tag in _ROLES:
            page.roles.append((_ROLES[tag], page.drafts[-1].length))
            if tag == "Emphasis" and page.slanted < 0:
                page.slanted = start
            elif tag == "Link":
                self.address = data["link_type"] in {"Autolink", "Email"}

    def open_leaf(self, tag: str, data: Mapping[str, object]) -> None:
        page = self.page
        page.raw = tag == "HtmlBlock"
        if tag == "CodeBlock":
            self.markup.hidden = "CodeBlock"
            page.part()
        elif tag == "Heading":
            page.level = int(str(data["level"])[1])
            page.leaf = (BlockKind.SUBHEAD, f"heading.h{page.level}")
            page.html = None
        elif tag == "TableCell":
            page.leaf = (BlockKind.TABLE_CELL, "table.header" if self.header else "table.cell")

    def close(self, tag: str, end: int) -> None:
        page = self.page
        if tag in _CONTAINERS:
            page.flush(end)
            self.inside.pop()
            page.leaf = self.inside[-1] if self.inside else PROSE
        elif tag in _LEAVES:
            page.flush(end)
            page.leaf = self.inside[-1] if self.inside else PROSE
            page.level, page.roles, page.raw = 0, [], False
            self.markup.hidden, self.markup.code = "", 0
        elif tag == "TableHead":
            self.header = False
        elif tag == "Image":
            last = self.ends.pop()
            page.add(page.drafts.pop(), BlockKind.CAPTION, "alt")
            self.title(self.text[last:end], last)
        elif tag in _ROLES and page.roles:
            role, at = page.roles.pop()
            if at < page.drafts[-1].length:
                page.drafts[-1].roles.append((role, at, page.drafts[-1].length))
            self.address = False

    def title(self, tail: str, at: int) -> None:
        """Read the title of an image from what follows its alt text."""
        match = _TITLE.match(tail)
        if match and tail.endswith(")"):
            draft = Draft()
            draft.decode(tail[match.end() : -1].rstrip()[:-1], at + match.end(), escapes=True)
            self.page.add(draft, *CAPTION)


def read_markdown(path: str, source: str, reading: Reading = USUAL) -> Document:
    """Return the article in a Markdown text with or without front matter (YAML, TOML, JSON)."""
    front = read_frontmatter(path, source)
    text = _CR.sub("\n", _SURROGATE.sub("\ufffd", source))
    if reading.block_ignores or reading.token_ignores:
        text = text[: front.end] + masked(text[front.end :], reading)

    def written() -> tuple[Block, ...]:
        """Read it as Vale does: with template tags as they are written, and with all of the front matter."""
        return (*front.values(), *_body(Masked(text), front, reading, math=True))

    if reading.foreign:
        return Document(path, source, written(), front.meta, "md", front.problems)
    without_tags = mask(text, front.end)
    blocks = _body(without_tags, front, reading)

    def reread() -> tuple[Block, ...]:
        return written() if without_tags.text != text else (*front.values(), *blocks)

    return Document(path, source, (*front.blocks, *blocks), front.meta, "md", front.problems, reread)


def _body(masked_text: Masked, front: FrontMatter, reading: Reading, *, math: bool = False) -> list[Block]:
    """Return the blocks of what follows the front matter; with ``math``, ``$…$`` is none of the prose."""
    import pyromark  # noqa: PLC0415  a compiled module, loaded when the first Markdown is read

    options = pyromark.Options
    reader = _Reader(masked_text)
    body = reader.text[front.end :]
    offsets = Offsets(body)
    for event, place in pyromark.events_with_range(
        body,
        options=options.ENABLE_TABLES
        | options.ENABLE_FOOTNOTES
        | options.ENABLE_STRIKETHROUGH
        | options.ENABLE_TASKLISTS
        | options.ENABLE_HEADING_ATTRIBUTES
        | options.ENABLE_GFM
        | options.ENABLE_DEFINITION_LIST
        | (options.ENABLE_MATH if math else options(0)),
    ):
        start, end = place["start"], place["end"]
        if offsets.ends:
            start, end = offsets(start), offsets(end)
        reader.feed(event, front.end + start, front.end + end)
    titled = any(block.kind is BlockKind.HEADLINE for block in front.blocks)
    blocks = roles(reader.page.finish(len(reader.text)), titled=titled)
    return list(kept(blocks, reading)) if reading is not USUAL else blocks
