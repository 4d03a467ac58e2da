"""Marks in examples: CriticMarkup's highlight ``{==here==}`` and substitution ``{~~old~>new~~}``."""

import re
from typing import NamedTuple

from copydesk.model.finding import Edit
from copydesk.text.span import Span

_SIGN = re.compile(r"\{==|\{~~|==\}|~~\}")
_PARTNER = {"{==": "==}", "{~~": "~~}"}
_ARROW = "~>"


class Marked(NamedTuple):
    """A text without its marks, the stretches that were marked, and the edits that substitutions ask for.

    A substitution is a marked stretch as well. Offsets count characters of ``text``.
    """

    text: str
    marks: tuple[Span, ...] = ()
    edits: tuple[Edit, ...] = ()


def strip(marked: str) -> Marked:
    """Take the marks out of a text; raise ``ValueError`` for a mark that is opened or closed alone."""
    parts: list[str] = []
    marks: list[Span] = []
    edits: list[Edit] = []
    at = length = 0
    while sign := _SIGN.search(marked, at):
        closing = _SIGN.search(marked, sign.end())
        if closing is None or closing.group() != _PARTNER.get(sign.group()):
            raise ValueError(f'the mark "{sign.group()}" has no partner')
        old, arrow, new = marked[sign.end() : closing.start()], "", ""
        if sign.group() == "{~~":
            old, arrow, new = old.partition(_ARROW)
            if not arrow:
                raise ValueError('the mark "{~~" needs "~>" between the old words and the new')
        start = length + sign.start() - at
        span = Span(start, start + len(old))
        marks.append(span)
        if arrow:
            edits.append(Edit(span, new))
        parts += [marked[at : sign.start()], old]
        at, length = closing.end(), span.end
    return Marked("".join([*parts, marked[at:]]), tuple(marks), tuple(edits))


def show(text: str, marks: tuple[Span, ...]) -> str:
    """Return ``text`` with ``marks`` written into it; of marks that overlap, only the first is shown."""
    parts: list[str] = []
    at = 0
    for span in sorted(marks):
        if span.start >= at:
            parts += [text[at : span.start], "{==", span.of(text), "==}"]
            at = span.end
    return "".join([*parts, text[at:]])
