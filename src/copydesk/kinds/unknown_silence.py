"""Silence of a rule that there is not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from copydesk.analysis.silences import is_named, own_silences
from copydesk.check import Match, Review, ReviewCheck
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix

_LONGEST = 40  # characters of a name in a message


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UnknownSilence(ReviewCheck):
    """Finds names in comments to us, and in front matter, that no rule has."""

    kind: ClassVar[str] = "unknown-silence"
    placeholders: ClassVar[frozenset[str]] = frozenset({"name", "hint"})

    def review(self, document: Document, review: Review) -> Iterator[Match]:
        """Yield a match for each name that is no rule's, with what may be meant."""
        del review
        if not self._ids:
            return
        styles = {one.rpartition(".")[0] for one in self._ids}
        for silence in own_silences(document):
            for name, span in zip(silence.rules, silence.places, strict=True):
                if any(is_named(one, name) for one in self._ids):
                    continue
                place = document.at(span)
                shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
                if name in styles or name == "all":
                    yield Match(
                        place=place, values={"name": shown, "hint": "; silence names rules one by one."}
                    )
                    continue
                meant = _meant(name, self._ids)
                hint = f"; did you mean “{meant}”?" if meant else "."
                fix = (
                    Fix(f"Write “{meant}”", (Edit(span, meant),)) if meant and place.excerpt == name else None
                )
                yield Match(place=place, values={"name": shown, "hint": hint}, fix=fix)


def _meant(name: str, ids: Iterable[str]) -> str:
    """Return the name of a rule, or the last part of one, that is most like a name; empty when none is."""
    from difflib import get_close_matches  # noqa: PLC0415  only ever needed for a complaint

    known = {one if "." in name else one.rpartition(".")[2] for one in ids}
    folded = {one.casefold(): one for one in sorted(known)}
    near = get_close_matches(name[:100].casefold().replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""
