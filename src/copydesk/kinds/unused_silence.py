"""Silence that nothing needs."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from copydesk.analysis.controls import Control, controls
from copydesk.analysis.silences import Silence, is_named, own_silences
from copydesk.check import Match, Review, ReviewCheck
from copydesk.model.document import Document
from copydesk.model.finding import Edit, Fix, Safety
from copydesk.text.span import Span

_BLANK = re.compile(r"[ \t]*(?:\r\n?|\n)")

_Silenced = Sequence[tuple[str, Span, str]]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class UnusedSilence(ReviewCheck):
    """Finds comments and entries of front matter that silence a rule where it has nothing to say.

    Only rules that looked at the whole article are judged: not those that did not run, that compare articles,
    or that stopped at a limit; nor comments of Vale's that name no rule or style.
    """

    kind: ClassVar[str] = "unused-silence"
    placeholders: ClassVar[frozenset[str]] = frozenset({"names"})

    def review(self, document: Document, review: Review) -> Iterator[Match]:
        """Yield a match for each comment with names that silence nothing, on the comment."""
        ids = {*self._ids, *review.ran}
        taken = sorted(review.silenced, key=lambda one: one[1])
        for silence in own_silences(document):
            unused = [
                at
                for at, name in enumerate(silence.rules)
                if _ran([one for one in ids if is_named(one, name)], review)
                and not _takes(silence._replace(rules=(name,)), taken)
            ]
            if unused:
                yield _match(document, silence, unused)
        for comment, asked in groupby(controls(document), key=lambda one: one.comment):
            group = list(asked)
            if all(_is_judged(one, ids, review) and not _takes(one, taken) for one in group):
                names = "”, “".join(dict.fromkeys(one.rule for one in group))
                yield Match(place=document.at(comment), values={"names": names})


def _is_judged(control: Control, ids: set[str], review: Review) -> bool:
    return _ran([one for one in ids if control.rule in {one, one.partition(".")[0]}], review)


def _ran(ids: Sequence[str], review: Review) -> bool:
    """Tell whether there are such rules, and all of them have looked."""
    return bool(ids) and review.ran.issuperset(ids)


def _takes(silence: Silence | Control, taken: _Silenced) -> bool:
    """Tell whether a silence took one of the findings, which are in the order of the file."""
    first = bisect_left(taken, silence.span.start, key=lambda one: one[1].start)
    last = bisect_left(taken, max(silence.span.end, silence.span.start + 1), key=lambda one: one[1].start)
    return any(silence.takes(*taken[at]) for at in range(first, last))


def _match(document: Document, silence: Silence, unused: Sequence[int]) -> Match:
    names = "”, “".join(dict.fromkeys(silence.rules[at] for at in unused))
    if silence.comment is None:
        return Match(place=document.at(silence.places[unused[0]]), values={"names": names})
    left = [name for at, name in enumerate(silence.rules) if at not in unused]
    if left:
        edit = Edit(Span(silence.places[0].start, silence.places[-1].end), ", ".join(left))
    else:
        edit = Edit(_gone(document.source, silence.comment), "")
    fix = Fix("Take the silence out", (edit,), Safety.SUGGESTED)
    return Match(place=document.at(silence.comment), values={"names": names}, fix=fix)


def _gone(text: str, comment: Span) -> Span:
    """Return what is to go with a comment: the blanks before it, or its line, if blank ones are about it."""
    start = comment.start - len(text[: comment.start]) + len(text[: comment.start].rstrip(" \t"))
    after = _BLANK.match(text, comment.end)
    begins = start == 0 or text[start - 1] in "\r\n"
    if not begins or not (after or not text[comment.end :].strip()):
        apart = begins or not text[comment.end : comment.end + 1].isspace()
        return Span(comment.start if apart and comment.end < len(text) else start, comment.end)
    end = after.end() if after else len(text)
    if below := _BLANK.match(text, end):  # one blank line is left, or none at the start
        return Span(start, below.end() if start == 0 or _is_blank_before(text, start) else end)
    return Span(start, end if _is_blank_before(text, start) or end == len(text) else comment.end)


def _is_blank_before(text: str, at: int) -> bool:
    """Tell whether the line before the one that begins here is blank, or none."""
    before = text[max(0, at - 200) : at].removesuffix("\n").removesuffix("\r").rstrip(" \t")
    return not before or before.endswith(("\n", "\r"))
