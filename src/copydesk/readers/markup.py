"""HTML in Markdown: text is prose, tags are not."""

import re

from copydesk.model.document import BlockKind
from copydesk.readers.draft import Draft
from copydesk.readers.htmltext import attributes, tokens
from copydesk.readers.page import CAPTION, Page

_HIDDEN = frozenset(
    ["script", "style", "pre", "textarea", "svg", "math", "iframe", "object", "template", "select", "head"]
)
_CODE = frozenset({"code", "tt", "kbd", "samp", "var"})
_INLINE = _CODE | frozenset(
    [
        *("a", "abbr", "b", "big", "cite", "del", "dfn", "em", "font", "i", "ins", "label", "mark", "q", "s"),
        *("small", "span", "strike", "strong", "sub", "sup", "time", "u", "wbr"),
    ]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = {
    "figcaption": CAPTION,
    "caption": CAPTION,
    "li": (BlockKind.LIST_ITEM, "list"),
    "dt": (BlockKind.LIST_ITEM, "list"),
    "dd": (BlockKind.LIST_ITEM, "list"),
    "td": (BlockKind.TABLE_CELL, "table.cell"),
    "th": (BlockKind.TABLE_CELL, "table.header"),
    "blockquote": (BlockKind.QUOTE, "blockquote"),
}
_CAPTION_CLASS = re.compile(r"class=[\"'][^\"']{0,80}caption")


class Markup:
    """Reads HTML into a page.

    ``hidden`` names what is open that holds no prose (a script, a block of code); ``code`` counts open
    elements whose words are code.
    """

    __slots__ = ("_page", "code", "hidden")

    def __init__(self, page: Page) -> None:
        self._page = page
        self.hidden = ""
        self.code = 0

    def read(self, text: str, start: int, *, inside_image: bool) -> None:
        """Read a stretch of HTML that stands in the file at ``start``."""
        for name, low, high in tokens(text):
            if self.hidden:
                if name == "/" + self.hidden:
                    self.hidden = ""
            elif not name:
                if self.code:
                    self._page.drafts[-1].write("*" * (high - low), start + low, start + high)
                else:
                    self._page.drafts[-1].decode(text[low:high], start + low)
            elif name != "!":
                self._tag(name, text[low:high], start + low, inside_image=inside_image)

    def _tag(self, name: str, tag: str, at: int, *, inside_image: bool) -> None:
        bare = name.removeprefix("/")
        if bare in _HIDDEN:
            self.hidden = name if name == bare else ""
        elif bare in _CODE:
            self.code = max(0, self.code + (1 if name == bare else -1))
        elif name == "img":
            self._image(tag, at)
        elif name == "br":
            self._page.drafts[-1].space(at, at + len(tag))
        elif bare not in _INLINE and not inside_image:
            self._block(name, tag, at)

    def _image(self, tag: str, at: int) -> None:
        self._page.show(at)
        for key, (words, shift) in attributes(tag).items():
            if key in {"alt", "title"}:
                draft = Draft()
                draft.decode(words, at + shift)
                self._page.add(draft, BlockKind.CAPTION, "alt" if key == "alt" else CAPTION[1])

    def _block(self, name: str, tag: str, at: int) -> None:
        page = self._page
        page.flush(at)
        page.html = _BLOCKS.get(name)
        if name in _HEADINGS:
            page.html = (BlockKind.SUBHEAD, f"heading.{name}")
            page.level = int(name[1])
        elif name in {"p", "div"} and _CAPTION_CLASS.search(tag):
            page.html = CAPTION
