"""Sentences of a paragraph.

sentencex finds the candidates; the joins below mend what it misses in news copy (``Lt. Gen.``, ``No. 10``,
``a.m. on``), as measured on hard news passages.
"""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.data import words
from copydesk.text.span import Span

_LAST_WORD = re.compile(r"([\w.’'-]+)\.[\"'”’)\]]*\s*$")
_TAIL = 80  # characters before a boundary that are looked at
_WINDOW = 20_000  # characters given to sentencex at once: on text that is no prose it takes quadratic time
_OPENS_LOWER = re.compile(r"[\"'“‘(\[]*[a-z]")


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` as spans (characters), without the white space around them.

    A line end inside ``text`` is white space: paragraphs are to be split before.
    """
    stretches: list[Span] = []
    for start, end in _candidates(text):
        if stretches and _joined(text[max(stretches[-1].start, start - _TAIL) : start], text[start:end]):
            stretches[-1] = Span(stretches[-1].start, end)
        else:
            stretches.append(Span(start, end))
    return [span for span in (_trim(text, stretch) for stretch in stretches) if len(span)]


def _candidates(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences that sentencex sees, window by window; a window ends at a space where it can."""
    import sentencex  # noqa: PLC0415  a compiled module, loaded when the first text is read

    at = 0
    while at < len(text):
        stop = at + _WINDOW
        if stop < len(text):
            stop = (text.rfind(" ", at + 1, stop) + 1) or stop
        bounds = sentencex.get_sentence_boundaries("en", text[at:stop])
        if stop < len(text) and len(bounds) > 1:  # the last one may go on behind the window
            stop = at + bounds.pop()["start_index"]
        for bound in bounds:
            yield at + bound["start_index"], at + bound["end_index"]
        at = stop


def _joined(before: str, after: str) -> bool:
    """Tell whether a boundary between the two is none."""
    last = _LAST_WORD.search(before)
    if not after.strip() or not before.strip():
        return True
    if last is None:
        return bool(_OPENS_LOWER.match(after)) and before.rstrip()[-1] not in ":;"
    word = last.group(1)
    if word.casefold() in _never_last():
        return True
    if word.casefold() in _before_number() and after.lstrip()[:1].isdigit():
        return True
    return bool(_OPENS_LOWER.match(after))


@cache
def _never_last() -> frozenset[str]:
    return frozenset(words("abbreviations"))


@cache
def _before_number() -> frozenset[str]:
    return frozenset(words("abbreviations_before_numbers"))


def _trim(text: str, span: Span) -> Span:
    piece = span.of(text)
    left = len(piece) - len(piece.lstrip())
    right = len(piece) - len(piece.rstrip())
    return Span(span.start + left, max(span.start + left, span.end - right))
