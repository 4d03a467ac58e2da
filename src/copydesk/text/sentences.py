"""Sentences of a paragraph.

sentencex finds the candidates; the joins below mend what it misses in news copy (``Lt. Gen.``, ``No. 10``,
``a.m. on``), as measured on hard news passages.
"""

import re
from functools import cache

from copydesk.data import words
from copydesk.text.span import Span

_LAST_WORD = re.compile(r"([\w.’'-]+)\.[\"'”’)\]]*\s*$")
_TAIL = 80  # characters before a boundary that are looked at
# sentencex takes quadratic time over opening marks: they are hidden from it in texts this long (characters)
_NO_PARAGRAPH = 50_000
_OPENERS = str.maketrans(dict.fromkeys("“‘«„‹‚([{'\"", "-"))
_OPENS_LOWER = re.compile(r"[\"'“‘(\[]*[a-z]")


def sentences(text: str) -> list[Span]:
    """Return the sentences of ``text`` as spans (characters), without the white space around them.

    A line end inside ``text`` is white space: paragraphs are to be split before.
    """
    import sentencex  # noqa: PLC0415  a compiled module, loaded when the first text is read

    stretches: list[Span] = []
    plain = text if len(text) < _NO_PARAGRAPH else text.translate(_OPENERS)
    for bound in sentencex.get_sentence_boundaries("en", plain):
        start, end = bound["start_index"], bound["end_index"]
        if stretches and _joined(text[max(stretches[-1].start, start - _TAIL) : start], text[start:end]):
            stretches[-1] = Span(stretches[-1].start, end)
        else:
            stretches.append(Span(start, end))
    return [span for span in (_trim(text, stretch) for stretch in stretches) if len(span)]


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
