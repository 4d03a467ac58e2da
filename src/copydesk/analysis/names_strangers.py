"""A family name with a title that nobody in the article bears, one letter from that of somebody who does.

A desk introduces everybody by a full name. "Ms Rook", whom nobody introduced, beside Ms Ana Rooke, is she.
"""

from collections import defaultdict
from collections.abc import Iterator

from copydesk.analysis.names import Mention, in_quotation, mentions
from copydesk.analysis.names_evidence import Use
from copydesk.analysis.names_likeness import folded, one_letter
from copydesk.analysis.names_variants import Variant, variants
from copydesk.model.document import Document

_SHORTEST = 4  # letters
_MOST = 2  # places of a stranger; one of more is a person
_NEXT = 2  # paragraphs in which a person is named again
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_NAMES = 300  # family names that are compared


def strangers(document: Document) -> tuple[Variant, ...]:
    """Return the family names of strangers, beside the names that they are a slip away from."""
    named = document.derive(mentions)
    if not any(one.title and len(one.words) == 1 for one in named):
        return ()  # most articles
    titles: dict[str, set[str]] = defaultdict(set)
    uses: dict[str, list[Mention]] = defaultdict(list)
    introduced = set[str]()
    for one in named:
        uses[one.surname].append(one)
        if one.title:
            titles[one.surname].add(one.title)
        introduced.update(word.text for word in one.words if len(one.words) > 1)
    told = {variant.uses[0].word.text for variant in document.derive(variants)} if titles else set[str]()
    return tuple(_found(document, uses, titles, introduced, told))


def _found(
    document: Document,
    uses: dict[str, list[Mention]],
    titles: dict[str, set[str]],
    introduced: set[str],
    told: set[str],
) -> Iterator[Variant]:
    known = [name for name in uses if name in introduced and len(folded(name)) >= _SHORTEST][:_NAMES]
    for name, places in uses.items():
        if name in introduced or name in told or len(places) > _MOST or len(folded(name)) < _SHORTEST:
            continue
        if not all(one.title for one in places):
            continue
        alike = [
            other
            for other in known
            if one_letter(name, other)
            and not _is_plural(name, other)
            and (
                (titles[name] & titles[other] and len(uses[other]) > 1)
                or _comes_after(places[0], uses[other], titles[name] & titles[other])
            )
        ]
        said = [Use(one, 0) for one in places if not in_quotation(document, one.block, one.span)]
        if len(alike) == 1 and said:
            usual = uses[alike[0]]
            whole = Use(usual[0], len(usual[0].words) - 1)
            yield Variant(tuple(said), whole, "swap", "title", (len(places), len(usual)))


def _comes_after(stranger: Mention, uses: list[Mention], titles: set[str]) -> bool:
    """Tell whether a name follows the only place of another, as the second name of a person does."""
    first = uses[0]
    if len(uses) > 1 or not (titles or (stranger.title in _COURTESY and not first.title)):
        return False
    return (first.block, first.span) < (
        stranger.block,
        stranger.span,
    ) and stranger.block - first.block <= _NEXT


def _is_plural(one: str, other: str) -> bool:
    """Tell whether one is the other with an s: the family of it, or what is its own."""
    return one.rstrip("s") == other.rstrip("s")
