"""Direct speech is left alone."""

import re
from bisect import bisect_right

from copydesk.analysis.quotations import quotations, quotations_of
from copydesk.model.document import Document
from copydesk.text.span import Span

_SIC = re.compile(
    r"[\[(](?:[*_]{1,2}|<(?:i|em)>)?sic[.!]?(?:[*_]{1,2}|</(?:i|em)>)?[.!]?[\])]", re.IGNORECASE
)
_BETWEEN = re.compile(r"(?:[\s.,;:!?\"'”’)*_]|</?(?:i|em|b|strong)>)*")
_FEW = 60  # characters: of more than a few words, “[sic]” marks the last ones only
_NEAR = 20  # characters between words and their mark


def is_quoted(document: Document, span: Span) -> bool:
    """Tell whether a stretch of the file lies within direct speech, or is marked ``[sic]``."""
    start, end = span
    for index, (first, last) in enumerate(document.derive(_sources)):
        if first <= start and end <= last and _is_spoken(document, index, span):
            return True
    return is_sic(document, span)


def _is_spoken(document: Document, index: int, span: Span) -> bool:
    locate = document.blocks[index].locate
    return any(one.speech and locate(one.span).covers(span) for one in quotations_of(document, index))


def _sources(document: Document) -> list[Span]:
    return [block.source for block in document.blocks]


def is_sic(document: Document, span: Span) -> bool:
    """Tell whether a stretch of a few words is marked ``[sic]``, right behind it or within."""
    marks = document.derive(_sics)
    if not marks or len(span) > _FEW:
        return False
    at = bisect_right(marks, span.start, key=lambda one: one.start)
    if at == len(marks) or marks[at].start > span.end + _NEAR:
        return False
    mark = marks[at].start
    return mark < span.end or _BETWEEN.fullmatch(document.source, span.end, mark) is not None


def speech(document: Document) -> list[Span]:
    """Return the stretches of the file that are direct speech, in order."""
    return sorted(one.block.locate(one.span) for one in document.derive(quotations) if one.speech)


def _sics(document: Document) -> list[Span]:
    """Return where “sic” stands in brackets, in order."""
    folded = document.source.lower()
    if not any(f"sic{after}" in folded for after in "]).!*_<"):  # quicker than the pattern
        return []
    return [Span(*match.span()) for match in _SIC.finditer(document.source)]
