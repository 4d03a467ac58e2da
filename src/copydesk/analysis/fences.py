"""What of an article is shown as code: comments in it are words about comments, and ask for nothing."""

import re
from bisect import bisect_right

from copydesk.model.document import Document
from copydesk.text.span import Span

_FENCE = re.compile(
    r"^[ \t>]{0,40}(?:[-*+][ \t]{1,4}|\d{1,9}[.)][ \t]{1,4})?(`{3,}|~{3,})([^\r\n]*)", re.MULTILINE
)


def in_code(document: Document, span: Span) -> bool:
    """Tell whether a stretch of the file lies in a fenced block of code, or in code within a line."""
    found = document.derive(code)
    at = bisect_right(found, span.start, key=lambda one: one.start)
    return at > 0 and span.start < found[at - 1].end


def code(document: Document) -> list[Span]:
    """Return the stretches of a Markdown file that are code, in order, but for what is only indented."""
    if document.format != "md":
        return []
    found = [
        block.locate(span) for block in document.blocks for role, span in block.inlines if role == "code"
    ]
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(document.source):
        if opened is None:
            if "`" not in fence[2] or fence[1][0] == "~":
                opened = fence
        elif fence[1].startswith(opened[1]) and not fence[2].strip():
            found.append(Span(opened.start(), fence.end()))
            opened = None
    if opened is not None:  # it is open to the end
        found.append(Span(opened.start(), len(document.source)))
    return sorted(found)
