"""HTML: the words between the tags, each with its place in the file."""

import re
from collections.abc import Mapping
from datetime import date

from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.readers.dates import date_of_name, find_date
from copydesk.readers.draft import Draft
from copydesk.readers.htmltext import attributes, tokens
from copydesk.readers.ignores import kept, masked
from copydesk.readers.page import CAPTION, PROSE, Part
from copydesk.readers.pictures import is_credit
from copydesk.readers.reading import Reading
from copydesk.readers.roles import roles

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_PROSELESS = frozenset(["script", "style", "textarea", "svg", "math", "template", "select", "object"])
_FURNITURE = frozenset({"nav", "footer", "form", "button", "dialog"})  # of a page; no part of the article
_ROLES = {"a": "link", "b": "strong", "strong": "strong", "em": "emphasis", "i": "emphasis", "q": "quote"}
_CODE = frozenset({"code", "tt"})
_INLINE = frozenset(
    [
        *(
            *_ROLES,
            *_CODE,
            "abbr",
            "acronym",
            "big",
            "cite",
            "data",
            "del",
            "dfn",
            "font",
            "ins",
            "kbd",
            "label",
        ),
        *("mark", "s", "samp", "small", "span", "strike", "sub", "sup", "time", "u", "var", "wbr"),
    ]
)
_PARTS: Mapping[str, Part] = {
    "figcaption": CAPTION,
    "caption": (BlockKind.CAPTION, "table.caption"),
    "li": (BlockKind.LIST_ITEM, "list"),
    "dt": (BlockKind.LIST_ITEM, "list"),
    "dd": (BlockKind.LIST_ITEM, "list"),
    "td": (BlockKind.TABLE_CELL, "table.cell"),
    "th": (BlockKind.TABLE_CELL, "table.header"),
    "blockquote": (BlockKind.QUOTE, "blockquote"),
    "title": (BlockKind.NOTE, "paragraph"),
    **{f"h{level}": (BlockKind.SUBHEAD, f"heading.h{level}") for level in range(1, 7)},
}
_END_LEFT_OUT = frozenset({"p", "li", "dt", "dd", "td", "th", "tr"})
_CONTAINERS = frozenset({"ul", "ol", "dl", "table", "blockquote", "div", "section", "article", "body"})
_CAPTION_CLASS = re.compile(r"(?<![^\W_])caption(?![^\W_])", re.IGNORECASE)
_CODE_CLASSES = frozenset({"problematic", "pre", "code"})  # what tools that make HTML call code
_NONE: frozenset[str] = frozenset()
_NAME = re.compile(r"(?<!\S)[\w-]+(?!\S)")
_DATES = frozenset({"article:published_time", "date", "pubdate", "datepublished", "dc.date", "dcterms.date"})
_LANGUAGE = re.compile(r"<html\b[^>]{0,500}?\slang\s*=\s*[\"']?([A-Za-z][\w-]*)", re.IGNORECASE)
_HEAD = 5_000  # characters in which a page names its language
_DEEPEST = 500  # open elements; what lies deeper is read as if it were not nested

Attributes = Mapping[str, tuple[str, int]]


class _Reader:
    """Turns tokens into blocks. Offsets count characters of the file."""

    def __init__(self, source: str, reading: Reading) -> None:
        self._source = source
        self._reading = reading
        self._left_out = _PROSELESS | reading.skipped_scopes | (_NONE if reading.foreign else _FURNITURE)
        self._no_classes = reading.ignored_classes | (_CODE_CLASSES if reading.foreign else _NONE)
        self._draft = Draft()
        self._open: list[tuple[str, Part | None, tuple[str, ...]]] = []
        self._roles: list[tuple[str, int]] = []  # open inline elements, and where their text begins
        self._masked: list[str] = []  # open elements whose words are code
        self._hidden: list[str] = []  # an element that is left out, and those of its name in it
        self.blocks: list[Block] = []
        self.published: date | None = None

    def read(self) -> None:
        """Read the whole file."""
        for name, start, end in tokens(self._source):
            if self._hidden:
                self._leave_out(name, start, end)
            elif not name:
                self._words(start, end)
            elif name[0] == "/":
                self._close(name[1:])
            elif name != "!":
                self._start(name, self._source[start:end], start)
        self._flush()

    def _words(self, start: int, end: int) -> None:
        text = self._source[start:end]
        if self._masked:
            self._draft.write("*" * len(text), start, end)
        else:
            self._draft.decode(text, start)

    def _leave_out(self, name: str, start: int, end: int) -> None:
        if name == self._hidden[0]:
            self._hidden.append(name)
        elif name == f"/{self._hidden[0]}":
            self._hidden.pop()
        elif name == "img":
            self._image(attributes(self._source[start:end]), start)

    def _start(self, name: str, tag: str, at: int) -> None:
        given = attributes(tag) if "=" in tag else {}
        classes = given.get("class", ("", 0))[0]
        if name not in _INLINE and name not in _VOID:
            self._flush()
        if name == "meta":
            self._meta(given, at)
        elif name == "img":
            self._image(given, at)
        elif name == "br":
            self._draft.space(at, at + len(tag))
        elif name in _VOID or tag.endswith("/>"):
            return
        elif name in self._left_out or not self._no_classes.isdisjoint(classes.split()):
            self._hidden = [name]
        elif name in _INLINE:
            if len(self._roles) < _DEEPEST:
                self._roles.append((name, self._draft.length))
            if name in self._reading.ignored_scopes and len(self._masked) < _DEEPEST:
                self._masked.append(name)
        else:
            self._begin(name, classes)

    def _begin(self, name: str, classes: str) -> None:
        """Open an element that holds blocks, or is one."""
        if name in _END_LEFT_OUT:
            for number in range(len(self._open) - 1, -1, -1):
                opened = self._open[number][0]
                if opened == name:
                    del self._open[number:]
                if opened == name or opened in _CONTAINERS:
                    break
        part = PROSE if name == "p" and not any(one for _, one, _ in self._open) else _PARTS.get(name)
        if not self._reading.foreign and name in {"p", "div"} and _CAPTION_CLASS.search(classes):
            part = CAPTION
        if len(self._open) < _DEEPEST:
            self._open.append((name, part, tuple(_NAME.findall(classes))))

    def _close(self, name: str) -> None:
        if name in _INLINE:
            if name in self._masked:
                self._masked.remove(name)
            self._end_role(name)
            return
        self._flush()
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == name:
                del self._open[number:]
                return

    def _end_role(self, name: str) -> None:
        for number in range(len(self._roles) - 1, -1, -1):
            tag, begun = self._roles[number]
            if tag == name:
                del self._roles[number]
                role = "code" if tag in _CODE else _ROLES.get(tag)
                if role and begun < self._draft.length:
                    self._draft.roles.append((role, begun, self._draft.length))
                return

    def _flush(self) -> None:
        """Finish the block that is open."""
        draft, self._draft = self._draft, Draft()
        self._roles = [(name, 0) for name, _ in self._roles]
        kind, scope = next((part for _, part, _ in reversed(self._open) if part), PROSE)
        level = int(scope[-1]) if kind is BlockKind.SUBHEAD else 0
        if self._reading.foreign:
            kind, scope = PROSE if scope == CAPTION[1] else (kind, scope)
            scope = ".".join((scope, *(f"class.{one}" for _, _, classes in self._open for one in classes)))
        self._add(draft, kind, scope, level)

    def _add(self, draft: Draft, kind: BlockKind, scope: str, level: int = 0) -> None:
        draft = draft.trimmed()
        if not draft.text.strip("* "):
            return
        if kind is BlockKind.CAPTION and is_credit(draft.text):
            kind = BlockKind.CREDIT
        self.blocks.append(draft.block(kind, f"text.{scope}.html", level))

    def _image(self, given: Attributes, at: int) -> None:
        for key in ("alt", "title"):
            if key in given:
                words, shift = given[key]
                draft = Draft()
                draft.decode(words, at + shift)
                self._add(draft, BlockKind.CAPTION, "alt" if key == "alt" else CAPTION[1])

    def _meta(self, given: Attributes, at: int) -> None:
        words, shift = given.get("content", ("", 0))
        names = {given[key][0].lower() for key in ("name", "property", "itemprop") if key in given}
        if names & _DATES and self.published is None:
            self.published = find_date(words)
        if "description" in names and self._reading.foreign:
            draft = Draft()
            draft.decode(words, at + shift)
            self._add(draft, BlockKind.NOTE, "attr.description")


def read_html(path: str, source: str, reading: Reading) -> Document:
    """Return the article in an HTML page: without its navigation, footer and forms.

    The headline is the first ``h1``, else the page's title. Rules of Vale's language alone see all there is.
    """
    text = masked(source, reading) if reading.block_ignores or reading.token_ignores else source
    reader = _Reader(text, reading)
    reader.read()
    blocks = list(kept(reader.blocks, reading))
    if not reading.foreign:
        titles = [block for block in blocks if block.kind is BlockKind.NOTE]
        blocks = [block for block in blocks if block.kind is not BlockKind.NOTE]
        if titles and not any(block.level == 1 for block in blocks):
            title = titles[0]
            blocks.insert(0, Block(BlockKind.SUBHEAD, "text.heading.h1.html", title.text, title.map, 1))
        blocks = roles(sorted(blocks, key=lambda block: block.source.start), titled=False, ending="html")
    blocks.sort(key=lambda block: block.source.start)
    named = _LANGUAGE.search(source[:_HEAD])
    meta = Meta(reader.published or date_of_name(path), named.group(1) if named else None)
    return Document(path, source, tuple(blocks), meta, "html")
