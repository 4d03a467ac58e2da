"""American and British spelling in one article."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from copydesk.analysis.spelling_variants import Side, Spelled, spelled, spelled_ise
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety

_COUNTRY: dict[Side, str] = {"us": "American", "gb": "British"}
_MOST = 50  # words reported in one document
_SHARED = 4  # letters that words of one family have in common at least


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class MixedSpelling(DocumentCheck):
    """Finds words in the spelling the article uses less, each at its first place.

    The more frequent spelling must be there ``least`` times, or the word be spelled both ways; of two
    equal sides the one that comes first is the article's. With a ``locale`` each word of the other one is
    found, -ise in ``us`` too. Words within quotation marks and words with a capital are left out.
    """

    kind: ClassVar[str] = "mixed-spelling"
    placeholders: ClassVar[frozenset[str]] = frozenset({"side", "other_side", "right"})

    locale: Literal["", "us", "gb"] = ""
    least: int = 2

    def check(self, document: Document) -> Iterator[Match]:
        """Yield one match for each word form."""
        found = [one for one in document.derive(spelled) if in_scope(self.scope, one.block)]
        if self.locale == "us":
            found += [one for one in document.derive(spelled_ise) if in_scope(self.scope, one.block)]
            found.sort(key=lambda one: one.block.locate(one.span).start)
        if not found:
            return
        side = self.locale or _majority(found)
        ours = [one for one in found if one.variant.side == side]
        theirs = [one for one in found if one.variant.side != side]
        counted = [one for one in ours if not one.variant.weak]
        places: dict[str, list[Spelled]] = {}
        for one in theirs:
            places.setdefault(one.word, []).append(one)
        for same in list(places.values())[:_MOST]:
            witness = self._witness(same[0], ours, counted)
            if self.locale or witness:
                yield _match(document, same, witness)

    def _witness(self, one: Spelled, ours: list[Spelled], counted: list[Spelled]) -> Spelled | None:
        """Return the word of the article's own spelling to show beside ``one``, if it is proof enough."""
        twin = next((other for other in ours if other.variant.lemma == one.variant.lemma), None)
        if twin or one.variant.weak or len(counted) < self.least:
            return twin
        return next((other for other in counted if other.word[:_SHARED] == one.word[:_SHARED]), counted[0])


def _majority(found: list[Spelled]) -> Side:
    """Return the side with more words that are at home in one country; of equals the first."""
    told = [one for one in found if not one.variant.weak] or found
    first = told[0].variant.side
    ours = sum(one.variant.side == first for one in told)
    if 2 * ours >= len(told):
        return first
    return "gb" if first == "us" else "us"


def _match(document: Document, same: list[Spelled], witness: Spelled | None) -> Match:
    first = same[0]
    side = first.variant.side
    edits = tuple(Edit(one.block.locate(one.span), first.variant.other) for one in same)
    return Match(
        place=document.place(first.block, first.span),
        related=(document.place(witness.block, witness.span, "the other spelling"),) if witness else (),
        values={
            "side": _COUNTRY[side],
            "other_side": _COUNTRY["gb" if side == "us" else "us"],
            "right": first.variant.other,
        },
        fix=Fix(f"Spell it “{first.variant.other}”", edits, Safety.SUGGESTED),
        evidence={"times": len(same)},
    )
