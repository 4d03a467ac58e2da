"""Passages that are meant to stand more than once: refrains, labels, questions, credits, links."""

import re
from collections import Counter

from copydesk.analysis.passage_words import Passage
from copydesk.analysis.repeats import Repeat
from copydesk.model.document import Document

_REFRAIN = 3  # copies
_REFRAIN_WORDS = 40  # a longer text that stands three times was pasted
_QUESTION_WORDS = 40
_LABEL = re.compile(r"\W{0,3}([A-Z][\w'’&/ -]{1,40}?)\s*(?::|—|–|\.\s|\s-\s)")
_LABELLED = 3  # blocks that open with one label
_SIGNED = re.compile(r"\s*[—–-]\s*[A-Z]")
_LINKED = 0.8  # share of a block's characters that are links


def is_formula(document: Document, passage: Passage, repeat: Repeat) -> bool:
    """Tell whether the repeat is one that writers mean.

    A refrain (short and there three times), a question (interviews ask again), a signature under a
    quotation, a field of a structured list ("Cost: …" in every entry), a block that is hardly but links.
    """
    text = passage.sentence.block.text
    if repeat.copies >= _REFRAIN and passage.words < _REFRAIN_WORDS:
        return True
    if passage.sentence.text.rstrip(" \"'”’*_").endswith("?") and passage.words < _QUESTION_WORDS:
        return True
    if _SIGNED.match(text):
        return True
    label = _LABEL.match(text)
    if label and document.derive(_labels)[label[1].casefold()] >= _LABELLED:
        return True
    linked = sum(len(span) for role, span in passage.sentence.block.inlines if role == "link")
    return linked > _LINKED * len(text)


def _labels(document: Document) -> Counter[str]:
    """Count the blocks that open with a label, by its folded words."""
    matches = (_LABEL.match(block.text) for block in document.blocks)
    return Counter(match[1].casefold() for match in matches if match)
