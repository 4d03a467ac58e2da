"""Blocks that were pasted twice: several in a row that stand in a row again, word for word.

One entry that stands in two lists is meant, and so is a whole list that stands under two headings; three
blocks in a row, with enough words, are a paste.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator

from copydesk.analysis.passage_words import passage_words
from copydesk.model.document import BlockKind, Document

_FEWEST = 3  # blocks
_FEWEST_WORDS = 25  # in all
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
_COPIES = 2  # a block that stands there more often is a formula


def pasted_blocks(document: Document) -> frozenset[tuple[int, int]]:
    """Return the pairs of blocks, by index, that stand twice together with those around them.

    Takes time in proportion to the words: each block is compared with the first of its words only.
    """
    said: defaultdict[int, list[str]] = defaultdict(list)
    for passage in document.derive(passage_words).passages:
        if passage.kind in _PROSE and passage.key:
            said[passage.block_index].append(passage.key)
    blocks = list(said)
    items = frozenset(index for index in blocks if document.blocks[index].kind is BlockKind.LIST_ITEM)
    pairs = (
        [(blocks[first], blocks[second]) for first, second in run]
        for run in _runs([" ".join(keys) for keys in said.values()])
    )
    return frozenset(pair for run in pairs if not _is_a_list(items, run) for pair in run)


def _is_a_list(items: frozenset[int], run: list[tuple[int, int]]) -> bool:
    """Tell whether blocks are one whole list, and another whole list."""
    ends = {place for first, last in zip(run[0], run[-1], strict=True) for place in (first - 1, last + 1)}
    return items.issuperset(place for pair in run for place in pair) and items.isdisjoint(ends)


def _runs(keys: list[str]) -> Iterator[list[tuple[int, int]]]:
    """Yield the runs of equal keys, as pairs of places in the list, that are long enough to be a paste."""
    copies, first = Counter(keys), dict[str, int]()
    run: list[tuple[int, int]] = []
    for place, key in enumerate([*keys, ""]):
        before = first.setdefault(key, place)
        again = before < place and copies[key] <= _COPIES
        if not (again and run and run[-1][0] + 1 == before):
            if len(run) >= _FEWEST and sum(len(keys[one].split()) for one, _ in run) >= _FEWEST_WORDS:
                yield run
            run = []
        if again:
            run.append((before, place))
