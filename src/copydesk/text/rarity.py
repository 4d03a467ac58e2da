"""How much a word says: the rarity of its stem in news and official copy."""

from functools import cache

from copydesk.data import words

UNKNOWN = 7.0  # nats; a stem that the table does not hold
FIGURE = 3.5  # nats; figures are told apart by what they count, so that all weigh the same


def rarity(stem: str) -> float:
    """Return minus the logarithm of the share of articles that hold ``stem``: nats, up to ``UNKNOWN``."""
    found = _table().get(stem)
    if found is None:
        return FIGURE if stem[:1].isdigit() else UNKNOWN
    return found


@cache
def stopwords() -> frozenset[str]:
    """Return the words that say nothing of what a passage is about."""
    return frozenset(word for line in words("stopwords") for word in line.split())


@cache
def _table() -> dict[str, float]:
    """Return the table ``benchmarks/make_rarity.py`` makes; a line of it is a rarity and its stems."""
    table: dict[str, float] = {}
    for line in words("rarity"):
        value, *stems = line.split()
        table.update(dict.fromkeys(stems, float(value)))
    return table
