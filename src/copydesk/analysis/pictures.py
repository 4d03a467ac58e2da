"""Which picture a caption belongs to.

Alt text, title and caption of one picture may say the same, and so may the captions of a picture shown twice.
"""

import re
from typing import NamedTuple

from copydesk.model.document import Block, Document

_OPENS = re.compile(r"!\[|<img\b|<figure\b|\{\{[<%-]?|\{%", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""\b(?:src|file|path|image)\s*=\s*["']?([^"'\s>]+)|\]\(\s*<?([^\s)>]+)""", re.IGNORECASE
)
_FAR = 2_000  # characters before a caption in which its picture starts
_CREDIT = re.compile(
    r"\b(?:photo(?:graph)?|picture|image|illustration|credit|courtesy|source)s?\s*(?:by\b|:|of\b|/)|©|\(c\)"
    r"|\b(?:AP|AFP|EPA|PA|Reuters|Getty|iStock|Shutterstock|Thinkstock|Alamy)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{1,2},\s\d{4}"
    r"|\b\d{1,2}\s(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s\d{4}"
)

_PART_OF_SET = re.compile(r"(.*[-_/]|)(?:[a-d]|[1-4])\.\w+")


class Picture(NamedTuple):
    """A picture: where its markup starts (characters of the file), and its address if it shows one."""

    start: int
    address: str


def picture_of(document: Document, block: Block) -> Picture | None:
    """Return the picture whose caption or alt text ``block`` is; none where markup does not say."""
    place = block.source
    opened = [
        match.start() for match in _OPENS.finditer(document.source, max(0, place.start - _FAR), place.start)
    ]
    if not opened:
        return None
    # the address of <img src=a alt=b> stands before the text, that of ![b](a) after it
    address = _ADDRESS.search(document.source, opened[-1], place.end + 300)
    return Picture(opened[-1], (address[1] or address[2]) if address else "")


def same_picture(document: Document, one: Block, other: Block) -> bool:
    """Tell whether two captions are of one picture, of the same picture shown twice, or of a set.

    A set are pictures one below the other whose files are named as parts of one: "camp-a.jpg", "camp-b.jpg".
    """
    first, second = picture_of(document, one), picture_of(document, other)
    if first is None or second is None:
        return False
    if first.start == second.start:
        return True
    if first.address == second.address:
        return bool(first.address)
    part, its = _PART_OF_SET.fullmatch(first.address), _PART_OF_SET.fullmatch(second.address)
    if part is None or its is None or part[1] != its[1]:
        return False
    low, high = sorted((one.source.end, other.source.end))
    return not any(low < block.source.end < high for block in document.blocks)


def names_a_photograph(caption: str) -> bool:
    """Tell whether a caption has a credit or a full date: it then speaks of a picture, not of the event."""
    return bool(_CREDIT.search(caption) or _DATED.search(caption))
