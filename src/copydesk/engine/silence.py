"""Silence asked for in the article.

``<!-- copydesk: ignore unattributed-claim: confirmed by the desk, 3 May -->`` covers the next block; a
comment inside a block covers that block. Rule and reason are required. ``copydesk-ignore`` in front matter
names rules that are silent for the whole article.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.engine.controls import Control, controls
from copydesk.model.document import Document
from copydesk.text.span import Span

EXAMPLE = "<!-- copydesk: ignore RULE: the reason -->"

_ADDRESSED = re.compile(r"<!--\s{0,9}copydesk:", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s{0,9}copydesk:\s{0,9}ignore\s{1,9}([^\n<>]{1,500}?)\s{0,9}-->", re.IGNORECASE)


class Silence(NamedTuple):
    """Rules that are silent over a stretch of the file (characters), and why."""

    rules: tuple[str, ...]
    reason: str
    span: Span

    def takes(self, rule: str, place: Span, words: str) -> bool:
        """Tell whether a finding of ``rule`` at ``place`` is covered; the last part of an id names it too."""
        del words
        named = any(rule == name or rule.endswith(f".{name}") for name in self.rules)
        return named and self.span.start <= place.start < max(self.span.end, self.span.start + 1)


Silent = Silence | Control


def silences(document: Document) -> tuple[Silent, ...]:
    """Return the silences of a document; a comment without rule or reason silences nothing."""
    if "copydesk" not in document.source:
        return controls(document)
    return (*_comments(document), *_front_matter(document), *controls(document))


def faulty_comments(document: Document) -> Iterator[int]:
    """Yield the lines of comments to us that silence nothing, for want of a rule or a reason."""
    for start in _ADDRESSED.finditer(document.source):
        comment = _COMMENT.match(document.source, start.start())
        names, _, reason = comment.group(1).partition(":") if comment else ("", "", "")
        if not names.strip() or not reason.strip():
            yield document.lines.line(start.start())


def _comments(document: Document) -> list[Silence]:
    spans = sorted(block.source for block in document.blocks if block.text)
    starts = [span.start for span in spans]
    found: list[Silence] = []
    for match in _COMMENT.finditer(document.source):
        names, _, reason = match.group(1).partition(":")
        rules = tuple(name for name in re.split(r"[,\s]+", names) if name)
        at = bisect_right(starts, match.start())
        around = next((span for span in spans[max(0, at - 3) : at] if _touches(document, span, match)), None)
        covered = around or (spans[at] if at < len(spans) else None)
        if rules and reason.strip() and covered:
            found.append(Silence(rules, reason.strip(), covered))
    return found


def _touches(document: Document, block: Span, comment: re.Match[str]) -> bool:
    """Tell whether a comment stands inside a block, or at its end in the same line."""
    return "\n" not in document.source[block.end : comment.start()]


def _front_matter(document: Document) -> list[Silence]:
    names = [
        value
        for key, value in document.meta.values.items()
        if key.partition(".")[0] in {"copydesk-ignore", "copydesk_ignore"}
    ]
    if not names:
        return []
    everything = Span(0, len(document.source) + 1)
    return [Silence(tuple(names), "front matter", everything)]
