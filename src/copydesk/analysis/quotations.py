"""The quotations of a document.

Marks are matched by what stands beside them, block by block, in one pass. A mark that opens while the same
one is open drops the earlier, so no more are open at once than there are marks, and the work is linear.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from copydesk.data import words
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.span import Span

_BESIDE = 90  # characters looked at beside a quotation for a verb of speaking
_SPEECH_WORDS = 4  # a quotation of so many words is speech even with no verb beside it

_CLOSERS = {
    '"': '"',
    "“": "”",
    "„": "“”",
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "'": "'",
    "‘": "’",
    "‚": "‘’",
    "‛": "’",
}
_SINGLE = frozenset("'‘’‚‛")
_FAMILY = {
    **dict.fromkeys('"', "straight-double"),
    **dict.fromkeys("“”„‟", "curly-double"),
    **dict.fromkeys("«»‹›", "guillemets"),
    **dict.fromkeys("'", "straight-single"),
    **dict.fromkeys("‘’‚‛", "curly-single"),
}


class Quotation(NamedTuple):
    """A stretch in quotation marks, or a block quotation.

    ``span`` counts characters of ``block.text``, marks left out. ``marks`` is ``straight-double``,
    ``curly-double``, ``straight-single``, ``curly-single``, ``guillemets`` or ``block``. ``depth`` is 0 for a
    quotation that stands in no other. ``open`` tells that no closing mark follows: speech that goes on in the
    next paragraph, or a forgotten mark. ``speech`` is false for words put in marks to keep a distance (one to
    three words with no verb of speaking beside them).
    """

    block: Block
    block_index: int
    span: Span
    marks: str
    depth: int
    open: bool
    speech: bool

    @property
    def text(self) -> str:
        """The words between the marks."""
        return self.span.of(self.block.text)


class _Opened(NamedTuple):
    mark: str
    start: int


class _Pair(NamedTuple):
    mark: str
    span: Span
    open: bool


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of every block, in the order of their opening marks."""
    return tuple(one for index in range(len(document.blocks)) for one in quotations_of(document, index))


def quotations_of(document: Document, index: int) -> tuple[Quotation, ...]:
    """Return the quotations of one block."""
    known = document.derive(_by_block)
    if index not in known:
        block = document.blocks[index]
        known[index] = tuple(_of_block(block, index, _following(document, index)))
    return known[index]


def _by_block(document: Document) -> dict[int, tuple[Quotation, ...]]:
    """Return the quotations of the blocks that were looked at so far: of none, at first."""
    del document
    return {}


def in_speech(document: Document, block_index: int, span: Span) -> bool:
    """Tell whether a stretch of a block's text lies within direct speech."""
    stretches = document.derive(_speech).get(block_index, ())
    number = bisect_right(stretches, span.start, key=lambda stretch: stretch.start)
    return number > 0 and stretches[number - 1].covers(span)


def _speech(document: Document) -> Mapping[int, tuple[Span, ...]]:
    """Return the outermost stretches of direct speech of each block, in order."""
    found: dict[int, list[Span]] = {}
    for one in document.derive(quotations):
        stretches = found.setdefault(one.block_index, [])
        if one.speech and not (stretches and stretches[-1].covers(one.span)):
            stretches.append(one.span)
    return {index: tuple(stretches) for index, stretches in found.items()}


def _following(document: Document, index: int) -> str:
    after = document.blocks[index + 1 : index + 2]
    return after[0].text.lstrip()[:1] if after else ""


def _of_block(block: Block, index: int, following: str) -> Iterator[Quotation]:
    if block.kind is BlockKind.QUOTE:
        yield Quotation(block, index, Span(0, len(block.text)), "block", 0, open=False, speech=True)
    if not _mark().search(block.text):
        return
    inner = 1 if block.kind is BlockKind.QUOTE else 0
    for pair, depth in _with_depths(_pairs(block.text, following)):
        speech = _is_speech(block.text, pair)
        yield Quotation(block, index, pair.span, _FAMILY[pair.mark], depth + inner, pair.open, speech)


def _pairs(text: str, following: str) -> list[_Pair]:
    """Match the marks of one block; ``following`` is the first character of the next block."""
    opened: list[_Opened] = []
    found: list[_Pair] = []
    marks = [match.start() for match in _mark().finditer(text)]
    for number, at in enumerate(marks):
        mark = text[at]
        level = next((n for n in range(len(opened) - 1, -1, -1) if mark in _CLOSERS[opened[n].mark]), None)
        if level is not None and _closes(text, at, marks[number + 1 : number + 2]):
            begun = opened[level]
            found.append(_Pair(begun.mark, Span(begun.start, at), open=False))
            del opened[level:]
        elif _opens(text, at):
            same = next((n for n, begun in enumerate(opened) if begun.mark == mark), len(opened))
            del opened[same:]  # an earlier one was never closed
            opened.append(_Opened(mark, at + 1))
    found.extend(_unclosed(text, opened, following))
    return found


def _with_depths(found: list[_Pair]) -> Iterator[tuple[_Pair, int]]:
    """Yield the quotations in order, each with the number of quotations around it."""
    around: list[int] = []
    for pair in sorted(found, key=lambda pair: (pair.span.start, -pair.span.end)):
        while around and around[-1] <= pair.span.start:
            around.pop()
        yield pair, len(around)
        around.append(pair.span.end)


def _unclosed(text: str, opened: list[_Opened], following: str) -> Iterator[_Pair]:
    """Yield the outermost quotation that runs to the end of the block.

    A single mark that is never closed is an apostrophe, unless the next paragraph opens with the same mark.
    """
    end = len(text.rstrip())
    for begun in opened:
        if begun.mark == following or begun.mark not in _SINGLE:
            yield _Pair(begun.mark, Span(begun.start, max(begun.start, end)), open=True)
            return


def _opens(text: str, at: int) -> bool:
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if not after or after.isspace():
        return False
    if before and (before.isalnum() or before in ".,!?%)]"):
        return False
    if mark == "’":
        return False
    if mark in _SINGLE:
        word = _word().match(text, at + 1)
        return word is not None and not _clipped(word.group())
    return True


def _clipped(word: str) -> bool:
    return word[:2].isdigit() or word.casefold() in _clipped_words()


@cache
def _clipped_words() -> frozenset[str]:
    return frozenset(words("clipped_words"))


def _closes(text: str, at: int, later: list[int]) -> bool:
    """Tell whether the mark at ``at`` can end a quotation; ``later`` is where the next mark stands."""
    mark, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if before.isspace() and after.isalnum():
        return False
    if mark not in _SINGLE:
        return True
    if after.isalnum() or before.isspace():
        return False
    if before in "sS" and after == " " and text[at + 2 : at + 3].islower() and later:
        # “the workers’ union’”: a plural possessive when the quotation is closed further on
        nxt = later[0]
        return not (
            text[nxt] == mark and not text[nxt + 1 : nxt + 2].isalnum() and not text[nxt - 1].isspace()
        )
    return True


def _is_speech(text: str, pair: _Pair) -> bool:
    inside = pair.span.of(text)
    count = sum(1 for _ in zip(_word().finditer(inside), range(_SPEECH_WORDS), strict=False))
    if count >= _SPEECH_WORDS or pair.open:
        return True
    before = text[max(0, pair.span.start - 1 - _BESIDE) : max(0, pair.span.start - 1)]
    if _speaks(_end().split(before)[-1], slice(-2, None)):
        return True
    after = text[pair.span.end + 1 : pair.span.end + 1 + _BESIDE]
    if inside[-1:] not in ",.!?" and after[:1] != ",":
        return False
    return _speaks(_end().split(after)[0], slice(6))


def _speaks(text: str, where: slice) -> bool:
    return any(word.casefold() in cue_forms() for word in _word().findall(text)[where])


@cache
def cue_forms() -> frozenset[str]:
    """Return the forms of the verbs that hand a statement to its speaker."""
    return frozenset(form for line in words("cue_verbs") for form in line.split())


@cache
def _mark() -> re.Pattern[str]:
    return re.compile("[\"“”„‟«»‹›'‘’‚‛]")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+(?:['’-]\w+)*")


@cache
def _end() -> re.Pattern[str]:
    return re.compile(r"[.;!?]")
