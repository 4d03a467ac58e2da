"""Clippings: what is kept of an article, to be compared with other articles."""

from datetime import date
from typing import NamedTuple

from copydesk.model.finding import Location


class Clip(NamedTuple):
    """A headline, caption or passage that another article may have too.

    ``part`` says which; ``words`` are its words folded, as many as the comparison wants. Two clips of one
    part need to be compared only where they share one of their ``keys`` (numbers of 32 bits). ``detail`` is
    what else is compared: what it is depends on the part. ``label`` counts the words of a column's name at
    the start of a headline. ``story`` is a number that versions of one story have in common (0: not known),
    and ``updated`` tells that its article was changed after it came out. All of it is plain values, so that
    it can be written down.
    """

    part: str
    words: str
    place: Location
    published: date | None = None
    keys: tuple[int, ...] = ()
    label: int = 0
    detail: bytes = b""
    story: int = 0
    updated: bool = False
