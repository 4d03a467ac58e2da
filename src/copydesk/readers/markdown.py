"""Markdown: the parser says where each run of text stands, so nothing is located by searching."""

import re
from typing import Any

from copydesk.model.document import Block, BlockKind, Document
from copydesk.readers import newsroom
from copydesk.readers.draft import FILLER, Draft
from copydesk.readers.frontmatter import read_frontmatter
from copydesk.readers.htmltext import attributes, tokens
from copydesk.readers.offsets import Offsets
from copydesk.readers.roles import roles
from copydesk.readers.templates import mask

_FILE_NAME = re.compile(r"[^\s-]{0,80}(?:-[^\s-]{0,80}){3,40}|\S{1,200}\.(?:jpe?g|png|gif|svg|webp)")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+")
_CR = re.compile(r"\r(?!\n)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HIDDEN = frozenset(
    ["script", "style", "pre", "textarea", "svg", "math", "iframe", "object", "template", "select", "head"]
)
_CODE = frozenset({"code", "tt", "kbd", "samp", "var"})
_INLINE = frozenset(
    [
        *[
            "a",
            "b",
            "i",
            "u",
            "s",
            "em",
            "strong",
            "span",
            "small",
            "sup",
            "sub",
            "mark",
            "time",
            "abbr",
            "cite",
            "q",
            "del",
            "ins",
            "font",
            "big",
            "wbr",
            "dfn",
            "label",
            "strike",
        ],
        *_CODE,
    ]
)
_PLAIN = {
    "figcaption": (BlockKind.CAPTION, "figure.caption"),
    "caption": (BlockKind.CAPTION, "figure.caption"),
    "li": (BlockKind.LIST_ITEM, "list"),
    "dt": (BlockKind.LIST_ITEM, "list"),
    "dd": (BlockKind.LIST_ITEM, "list"),
    "td": (BlockKind.TABLE_CELL, "table.cell"),
    "th": (BlockKind.TABLE_CELL, "table.header"),
    "blockquote": (BlockKind.QUOTE, "blockquote"),
}
_CONTAINERS = {
    "BlockQuote": (BlockKind.QUOTE, "blockquote"),
    "Item": (BlockKind.LIST_ITEM, "list"),
    "DefinitionListTitle": (BlockKind.LIST_ITEM, "list"),
    "DefinitionListDefinition": (BlockKind.LIST_ITEM, "list"),
    "FootnoteDefinition": (BlockKind.NOTE, "footnote"),
}
_ROLES = {"Emphasis": "emphasis", "Strong": "strong", "Link": "link"}
_PROSE = (BlockKind.PARAGRAPH, "paragraph")


class _Reader:
    def __init__(self, text: str, begin: int) -> None:
        self.masked = mask(text, begin)
        self.text = self.masked.text
        self.begin = begin
        self.blocks: list[Block] = []
        self.drafts: list[Draft] = [Draft()]
        self.images: list[tuple[int, int]] = []  # where the text of each open image ends, and its start
        self.roles: list[tuple[str, int]] = []
        self.inside: list[tuple[BlockKind, str]] = []
        self.leaf: tuple[BlockKind, str] = _PROSE
        self.html: tuple[BlockKind, str] | None = None
        self.level = 0
        self.header = False
        self.hidden = ""
        self.code = 0
        self.address = False
        self.pictured = False  # a picture stands in this block
        self.after_picture = False  # a picture was the last thing before this block
        self.picture = 0
        for said in self.masked.said:
            draft = Draft()
            draft.decode(said.text, said.start, escapes=True)
            kind = BlockKind.CREDIT if said.role == "credit" else BlockKind.CAPTION
            self.add(draft.bare(), kind, "alt" if said.role == "alt" else "figure.caption")

    def add(self, draft: Draft, kind: BlockKind, scope: str, level: int = 0) -> None:
        draft = draft.trimmed()
        if scope == "alt" and _FILE_NAME.fullmatch(draft.text):
            return
        if draft.length and _ADDRESS.sub("", draft.text).strip("* "):
            if kind is BlockKind.CAPTION and newsroom.is_credit(draft.text):
                kind = BlockKind.CREDIT
            self.blocks.append(draft.block(kind, f"text.{scope}.md", level))

    def flush(self, end: int) -> None:
        """Finish the block that is open."""
        draft, self.drafts[0] = self.drafts[0].trimmed(), Draft()
        self.roles = [(role, 0) for role, _ in self.roles]
        pictures = self.masked.pictures
        while self.picture < len(pictures) and pictures[self.picture] < end:
            self.pictured = True
            self.picture += 1
        if not draft.length:
            self.after_picture = self.after_picture or self.pictured
            self.pictured = False
            return
        kind, scope = self.html or self.leaf
        start = draft.parts[0][1]
        slanted = any(role == "emphasis" and (a, b) == (0, draft.length) for role, a, b in draft.roles)
        if kind is BlockKind.PARAGRAPH and (
            (slanted and (self.pictured or self.after_picture))
            or any(low <= start < high for low, high in self.masked.captions[:1000])
        ):
            kind, scope = BlockKind.CAPTION, "figure.caption"
        self.add(draft, kind, scope, self.level)
        self.after_picture = self.pictured = False

    def feed(self, event: Any, start: int, end: int) -> None:
        """Take one event of the parser."""
        if isinstance(event, str):
            if event != "Rule":
                self.drafts[-1].space(start, end)
            return
        ((name, value),) = event.items()
        if name == "Text":
            self.prose(value, start, end)
        elif name == "Start":
            self.open(value, start, end)
        elif name == "End":
            self.close(value if isinstance(value, str) else next(iter(value)), start, end)
        elif name in {"Code", "InlineMath", "DisplayMath"}:
            draft = self.drafts[-1]
            at = draft.length
            draft.write("*" * len(value), start, end)
            draft.roles.append(("code", at, draft.length))
        elif name in {"Html", "InlineHtml"}:
            self.markup(start, end)
        if self.images:
            self.images[-1] = (
                (max(self.images[-1][0], end), self.images[-1][1]) if name != "Start" else self.images[-1]
            )

    def prose(self, text: str, start: int, end: int) -> None:
        if self.hidden:
            return
        draft = self.drafts[-1]
        if self.code or self.address:
            draft.write("*" * len(text), start, end)
        elif FILLER in text and len(text) == end - start:
            draft.decode(text, start)
        else:
            draft.write(text.replace("\n", " "), start, end)

    def open(self, value: Any, start: int, end: int) -> None:
        tag = value if isinstance(value, str) else next(iter(value))
        data: Any = None if isinstance(value, str) else value[tag]
        if tag in _CONTAINERS:
            self.flush(start)
            self.inside.append(_CONTAINERS[tag])
            self.leaf = self.inside[-1]
        elif tag in {"Paragraph", "HtmlBlock", "CodeBlock", "List", "Table", "Heading", "TableCell"}:
            self.flush(start)
            self.leaf = self.inside[-1] if self.inside else _PROSE
            if tag == "CodeBlock":
                self.hidden = "CodeBlock"
            elif tag == "Heading":
                self.level = int(data["level"][1])
                self.leaf = (BlockKind.SUBHEAD, f"heading.h{self.level}")
                self.html = None
            elif tag == "TableCell":
                self.leaf = (BlockKind.TABLE_CELL, "table.header" if self.header else "table.cell")
        elif tag == "TableHead":
            self.header = True
        elif tag == "Image":
            self.drafts.append(Draft())
            self.images.append((start + 2, start))
            self.pictured = True
        if tag in _ROLES:
            self.roles.append((_ROLES[tag], self.drafts[-1].length))
            if tag == "Link":
                self.address = data["link_type"] in {"Autolink", "Email"}
        del end

    def close(self, tag: str, start: int, end: int) -> None:
        if tag in _CONTAINERS:
            self.flush(end)
            if self.inside:
                self.inside.pop()
            self.leaf = self.inside[-1] if self.inside else _PROSE
        elif tag in {"Paragraph", "HtmlBlock", "CodeBlock", "Heading", "TableCell"}:
            self.flush(end)
            self.leaf = self.inside[-1] if self.inside else _PROSE
            self.hidden, self.code, self.level, self.roles = "", 0, 0, []
        elif tag == "TableHead":
            self.header = False
        elif tag == "Image":
            last, _ = self.images.pop()
            draft = self.drafts.pop()
            self.add(draft, BlockKind.CAPTION, "alt")
            self.title(self.text[last:end], last)
        if tag in _ROLES and self.roles:
            role, at = self.roles.pop()
            if at < self.drafts[-1].length:
                self.drafts[-1].roles.append((role, at, self.drafts[-1].length))
            self.address = False
        del start

    def title(self, tail: str, at: int) -> None:
        """Read the title of an image from what follows its alt text."""
        match = re.match(r"[^\]]{0,1000}\]\(\s*+(?:<[^>\n]*+>|\S++)\s++([\"'(])", tail)
        if match and tail.endswith(")"):
            words = tail[match.end() : -1].rstrip()[:-1]
            draft = Draft()
            draft.decode(words, at + match.end(), escapes=True)
            self.add(draft, BlockKind.CAPTION, "figure.caption")

    def markup(self, start: int, end: int) -> None:
        """Read HTML: text is prose, tags are not."""
        text = self.text[start:end]
        for name, low, high in tokens(text):
            if self.hidden:
                if name == "/" + self.hidden:
                    self.hidden = ""
            elif not name:
                if self.code:
                    self.drafts[-1].write("*" * (high - low), start + low, start + high)
                else:
                    self.drafts[-1].decode(text[low:high], start + low)
            elif name != "!":
                self.tag(name, text[low:high], start + low)

    def tag(self, name: str, tag: str, at: int) -> None:
        bare = name.removeprefix("/")
        if bare in _HIDDEN:
            self.hidden = name if name == bare else ""
        elif bare in _CODE:
            self.code = max(0, self.code + (1 if name == bare else -1))
        elif name == "img":
            self.pictured = True
            for key, (words, shift) in attributes(tag).items():
                if key in {"alt", "title"}:
                    draft = Draft()
                    draft.decode(words, at + shift)
                    self.add(draft, BlockKind.CAPTION, "alt" if key == "alt" else "figure.caption")
        elif name == "br":
            self.drafts[-1].space(at, at + len(tag))
        elif bare not in _INLINE and not self.images:
            self.flush(at)
            self.html = _PLAIN.get(name)
            if name[:1] == "h" and name[1:].isdigit() and len(name) == 2:
                self.html = (BlockKind.SUBHEAD, f"heading.{name}")
                self.level = int(name[1])
            elif name in {"p", "div"} and re.search(r"class=[\"'][^\"']{0,80}caption", tag):
                self.html = _PLAIN["caption"]


def read_markdown(path: str, source: str) -> Document:
    """Return the article in a Markdown text with or without front matter (YAML, TOML)."""
    import pyromark  # noqa: PLC0415  a compiled module, loaded when the first Markdown is read

    options = pyromark.Options
    front = read_frontmatter(source)
    text = _CR.sub("\n", _SURROGATE.sub("\ufffd", source))
    reader = _Reader(text, front.end)
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
        | options.ENABLE_DEFINITION_LIST,
    ):
        reader.feed(event, front.end + offsets(place["start"]), front.end + offsets(place["end"]))
    reader.flush(len(text))
    blocks = sorted(reader.blocks, key=lambda block: block.source.start)
    return Document(
        path,
        source,
        (
            *front.blocks,
            *roles(blocks, titled=any(block.kind is BlockKind.HEADLINE for block in front.blocks)),
        ),
        front.meta,
        "md",
        front.problems,
    )
