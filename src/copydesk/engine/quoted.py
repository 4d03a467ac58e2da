"""Direct speech is left alone."""

from bisect import bisect_right

from copydesk.analysis.quotations import quotations
from copydesk.model.document import Document
from copydesk.text.span import Span


def is_quoted(document: Document, span: Span) -> bool:
    """Tell whether a stretch of the file lies within direct speech, or is marked ``[sic]``."""
    spoken = document.derive(speech)
    at = bisect_right(spoken, span.start, key=lambda one: one.start)
    return any(one.covers(span) for one in spoken[max(0, at - 2) : at + 1]) or _is_sic(document, span)


def speech(document: Document) -> list[Span]:
    """Return the stretches of the file that are direct speech, in order."""
    return sorted(one.block.locate(one.span) for one in document.derive(quotations) if one.speech)


def _is_sic(document: Document, span: Span) -> bool:
    after = document.source[span.end : span.end + 12].casefold().lstrip(" .,;:!?\"'”’)*_")
    return after.startswith(("[sic]", "(sic)", "[*sic*]", "[_sic_]")) or "[sic]" in span.of(document.source)
