"""Quotations in double marks that are never closed: not in their paragraph, nor in those after it."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from copydesk.analysis.quotations import Quotation, quotations
from copydesk.model.document import Block, BlockKind, Document
from copydesk.text.span import Span

_TEXT = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION})
_BETWEEN = frozenset({BlockKind.CAPTION, BlockKind.CREDIT, BlockKind.NOTE})
_OTHERS = {"straight-double": "“”", "curly-double": '"“'}
_MOST = 50  # reported of one document
_LATER = 5  # paragraphs further on in which a mark may close it after all
_POINTER = 120  # characters of a line between paragraphs that is no sentence
_OPENERS = "\"“„«'‘"
_GOES_ON = (":", "…", "...", "[…]", "[...]", ",", ";", "—", "–")
_ENDS = (".", "!", "?", '"', "”", "“", ")")


class Unclosed(NamedTuple):
    """A quotation that is never closed, and the mark of another kind that may have been meant to close it."""

    quotation: Quotation
    other: Span | None


def unclosed(document: Document) -> tuple[Unclosed, ...]:
    """Return the quotations that are never closed, in order.

    A paragraph that opens with a mark goes on with the quotation of the one before. One that does not, but
    has a closing mark too many, closes it all the same. What introduces a list, or breaks off, is left out.
    """
    return tuple(islice(_find(document), _MOST))


def _find(document: Document) -> Iterator[Unclosed]:
    for one in document.derive(quotations):
        if not one.open or one.depth or one.marks not in _OTHERS or one.block.kind not in _TEXT:
            continue
        text, number = one.block.text.rstrip(), one.block_index + 1
        after = document.blocks[number : number + 2 * _LATER]
        later = [block for block in after if not _lies_between(block)][:_LATER]
        breaks_off = text.endswith(_GOES_ON) or not (later or text.endswith(_ENDS))
        if one.text.strip() and not breaks_off and not _taken_up(one, later):
            yield Unclosed(one, _other(one))


def _lies_between(block: Block) -> bool:
    """Tell whether a block may interrupt a quotation: a picture, a pointer ("Read more: …"), an advert."""
    if block.kind in _BETWEEN:
        return True
    text = block.text.rstrip()
    return (
        block.kind is BlockKind.PARAGRAPH
        and not text.endswith(_ENDS)
        and len(text) <= _POINTER
        and not text.startswith(tuple(_OPENERS))
    )


def _taken_up(one: Quotation, later: list[Block]) -> bool:
    if not later:
        return False
    after = later[0]
    if after.text.lstrip()[:1] in _OPENERS or after.kind is BlockKind.QUOTE:
        return True
    if after.kind is BlockKind.LIST_ITEM and one.block.kind is not BlockKind.LIST_ITEM:
        return True
    return any(_closes_one(block.text, one.marks) for block in later)


def _closes_one(text: str, marks: str) -> bool:
    """Tell whether a text has a closing mark that it does not open."""
    if marks == "curly-double":
        return text.count("”") > text.count("“")
    return text.count('"') % 2 == 1


def _other(one: Quotation) -> Span | None:
    """Return the first mark of another kind that stands where a quotation ends."""
    text = one.block.text
    for at in range(one.span.start, one.span.end):
        ends = not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()
        if ends and text[at] in _OTHERS[one.marks]:
            return Span(at, at + 1)
    return None
