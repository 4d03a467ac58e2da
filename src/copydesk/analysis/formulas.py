"""Passages that are meant to stand more than once: refrains, labels, questions, credits, links."""

import re
from collections import Counter

from copydesk.analysis.passage_words import Passage
from copydesk.analysis.pasted_blocks import pasted_blocks
from copydesk.analysis.repeats import Repeat
from copydesk.model.document import BlockKind, Document

_REFRAIN = 3  # copies
_REFRAIN_WORDS = 40  # a longer text that stands three times was pasted
_QUESTION_WORDS = 40
_LABEL = re.compile(r"\W{0,3}([A-Z][\w'’&/ -]{1,40}?)\s*(?::|—|–|\.\s|\s-\s)")
_LABELLED = 3  # blocks that open with one label
_SIGNED = re.compile(r"\s*[—–-]\s*[A-Z]")
_CREDITED = re.compile(
    r"\W*(?:photo(?:graph)?|image|picture|illustration|graphic)s?\s*(?:credit|by|courtesy|:)", re.IGNORECASE
)
_CREDIT_WORDS = 15
_SAID_AGAIN = re.compile(
    r"\W*(?:again\b|once (?:again|more)\b|as (?:I|we)(?:'ve|’ve| have)? (?:said|noted|mentioned|wrote)\b"
    r"|as (?:already )?(?:said|noted|mentioned|stated)\b|to (?:repeat|recap|reiterate|sum up)\b|in short\b)",
    re.IGNORECASE,
)
_ALSO = frozenset({"also", "too", "likewise", "similarly", "again", "another"})
_PARALLEL_WORDS = 20  # a longer sentence has enough in common to be a copy
_CALENDAR = re.compile(
    r"\d|[ap]m\b|[ap]\.\s?m\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|noon\b|midnight\b"
    r"|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b",
    re.IGNORECASE,
)
_APPOINTMENT = 0.5  # share of the telling words that are days and hours
_LINKED = 0.8  # share of a block's characters that are links


def is_formula(document: Document, passage: Passage, repeat: Repeat) -> bool:
    """Tell whether the repeat is one that writers mean.

    A refrain (short and there three times), a question (interviews ask again), a signature under a
    quotation, a field of a structured list ("Cost: …" in every entry), a block that is hardly but links, a
    picture credit, a pull quote in quotation marks, an entry of two lists or two like entries of one, days
    and hours, a sentence that says itself that it says it again ("As noted, …") or says it of another thing
    ("It also allows …"). Blocks that were pasted together with those around them are none of these.
    """
    if repeat.verbatim and is_pasted(document, repeat):
        return False
    if passage.kind is BlockKind.LIST_ITEM and not (repeat.verbatim and _in_one_list(document, repeat)):
        return True
    if passage.kind is BlockKind.QUOTE and _is_marked_quote(document, passage, repeat):
        return True
    refrain = repeat.copies >= _REFRAIN and passage.words < _REFRAIN_WORDS
    if not repeat.verbatim and _is_said_again(repeat):
        return True
    asked = passage.kind is not BlockKind.CAPTION and _is_question(passage)
    return refrain or asked or _is_formulaic(passage) or _is_labelled(document, passage)


def is_pasted(document: Document, repeat: Repeat) -> bool:
    """Tell whether the blocks of the two stand twice together with their neighbours."""
    return (repeat.earlier.block_index, repeat.later.block_index) in document.derive(pasted_blocks)


def _is_marked_quote(document: Document, passage: Passage, repeat: Repeat) -> bool:
    """Tell whether a quotation of the text is set apart as one: in quotation marks, or signed below."""
    if repeat.earlier.kind is repeat.later.kind:
        return False
    below = document.blocks[passage.block_index + 1 : passage.block_index + 2]
    return passage.block.text[:1] in "\"“‘«„'" or any(_SIGNED.match(block.text) for block in below)


def _is_said_again(repeat: Repeat) -> bool:
    """Tell whether one of two like sentences says that it repeats, or speaks of one thing more."""
    one, other = (set(passage.key.split()) & _ALSO for passage in (repeat.earlier, repeat.later))
    return (one != other and repeat.later.words < _PARALLEL_WORDS) or bool(
        _SAID_AGAIN.match(repeat.later.sentence.text)
    )


def _is_question(passage: Passage) -> bool:
    said = passage.sentence.text.rstrip(" \"'”’*_")
    return said.endswith("?") and passage.words < _QUESTION_WORDS * said.count("?")


def _is_formulaic(passage: Passage) -> bool:
    """Tell whether the words alone show that the passage may stand again."""
    said, text = passage.sentence.text, passage.block.text
    if _CREDITED.match(said):
        return passage.words < _CREDIT_WORDS
    if sum(bool(_CALENDAR.match(stem)) for stem in passage.stems) >= _APPOINTMENT * len(passage.stems):
        return True
    linked = sum(len(span) for role, span in passage.block.inlines if role == "link")
    return bool(_SIGNED.match(text)) or linked > _LINKED * len(text)


def _is_labelled(document: Document, passage: Passage) -> bool:
    """Tell whether the passage opens with a label that opens other blocks too."""
    label = _LABEL.match(passage.block.text)
    return label is not None and document.derive(_labels)[label[1].casefold()] >= _LABELLED


def _in_one_list(document: Document, repeat: Repeat) -> bool:
    """Tell whether two entries have nothing but entries between them."""
    between = document.blocks[repeat.earlier.block_index : repeat.later.block_index + 1]
    return all(block.kind is BlockKind.LIST_ITEM for block in between)


def _labels(document: Document) -> Counter[str]:
    """Count the blocks that open with a label, by its folded words."""
    matches = (_LABEL.match(block.text) for block in document.blocks)
    return Counter(match[1].casefold() for match in matches if match)
