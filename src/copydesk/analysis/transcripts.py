"""Which blocks of an article are a talk written down: an interview, a hearing.

Each turn opens with its speaker: ``((Ruiz)) …``, ``Ruiz: …``, ``RUIZ (through an interpreter): …``, ``Q. …``.
"""

import re
from collections import Counter
from functools import cache

from copydesk.model.document import BlockKind, Document

_TURNS = 4  # so many make a transcript
_AGAIN = 2  # so many speakers have to speak so many times
_SPOKEN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})


def transcribed(document: Document) -> frozenset[int]:
    """Return the numbers of the blocks that are turns of a transcript, or go on between two of them.

    Paragraphs after the last turn are the article's own again. One pass.
    """
    found = {
        index: speaker
        for index, block in enumerate(document.blocks)
        if block.kind in _SPOKEN and (speaker := _speaker(block.text))
    }
    often = [speaker for speaker, times in Counter(found.values()).items() if times >= _AGAIN]
    if len(found) < _TURNS or len(often) < _AGAIN:
        return frozenset()
    turns = [index for index, speaker in found.items() if speaker in often]
    between = range(turns[0], turns[-1] + 1)
    return frozenset(index for index in between if document.blocks[index].kind in _SPOKEN)


def _speaker(text: str) -> str:
    """Return who a block says is speaking, or nothing."""
    match = _label().match(text)
    return next(filter(None, match.groups())).casefold() if match else ""


@cache
def _label() -> re.Pattern[str]:
    word = r"[A-Z\d][\w.'’-]{0,24}"
    return re.compile(
        rf"\s{{0,8}}(?:\(\(([^()\n]{{1,40}})\)\)|({word}(?: {word}){{0,3}})(?: ?\([^()\n]{{1,40}}\))? ?:\s"
        r"|([QA])\.\s)"
    )
