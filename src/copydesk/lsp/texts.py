"""Articles that are open in the editor, as it tells of them change by change."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lsprotocol.types import TextDocumentContentChangeEvent, TextDocumentContentChangePartial

from copydesk.lsp.positions import Positions, Unit

_HALF = re.compile("[\ud800-\udbff][\udc00-\udfff]")


@dataclass(slots=True)
class OpenText:
    """One article that is open: what it is called, and how it reads at a version."""

    uri: str
    path: str
    version: int
    text: str

    def change(self, changes: Iterable[TextDocumentContentChangeEvent], version: int, unit: Unit) -> None:
        """Make the changes, one after the other: each counts on the text that the one before has left."""
        for one in changes:
            if isinstance(one, TextDocumentContentChangePartial):
                start, end = Positions(self.text, unit).span(one.range)
                self.text = f"{self.text[:start]}{one.text}{self.text[end:]}"
            else:
                self.text = one.text
        self.text = _whole(self.text)
        self.version = version


def _whole(text: str) -> str:
    """Return a text with the halves of characters joined that came one after the other."""
    if text.isascii() or not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
