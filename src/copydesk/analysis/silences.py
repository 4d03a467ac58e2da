"""Silence asked for in the article.

``<!-- copydesk: ignore unattributed-claim: confirmed by the desk, 3 May -->`` covers the next block; a
comment inside a block covers that block. Rule and reason are required. ``copydesk-ignore`` in front matter
names rules that are silent for the whole article: a list, or a mapping of rules to reasons.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysis.controls import Control, controls
from copydesk.analysis.fences import in_code
from copydesk.model.document import Document
from copydesk.text.span import Span

EXAMPLE = "<!-- copydesk: ignore RULE: the reason -->"

_ADDRESSED = re.compile(r"<!--\s{0,9}copydesk:", re.IGNORECASE)
_COMMENT = re.compile(r"<!--\s{0,9}copydesk:\s{0,9}ignore\s{1,9}([^\n<>]{1,500}?)\s{0,9}-->", re.IGNORECASE)
_LINE_END = re.compile(r"[\r\n]")
_NAME = re.compile(r"[^,\s]+")
_KEY = re.compile(r"copydesk[-_]ignore\b")
MOST = 1_000  # silences of an article; each finding is held against all of them
_KEYS = frozenset({"copydesk-ignore", "copydesk_ignore"})


class Silence(NamedTuple):
    """Rules that are silent over a stretch of the file (characters), and why.

    ``places`` are the stretches of their names, ``comment`` that of the comment; None in front matter.
    """

    rules: tuple[str, ...]
    reason: str
    span: Span
    places: tuple[Span, ...] = ()
    comment: Span | None = None

    def takes(self, rule: str, place: Span, words: str) -> bool:
        """Tell whether a finding of ``rule`` at ``place`` is covered; the last part of an id names it too."""
        del words
        first, end = self.span  # looked at first: an article may have many silences
        if not first <= place.start < max(end, first + 1):
            return False
        return any(is_named(rule, name) for name in self.rules)


Silent = Silence | Control


def is_named(rule: str, name: str) -> bool:
    """Tell whether a name in a silence is that of a rule: its id, or the last part of it."""
    return rule == name or rule.endswith(f".{name}")


def silences(document: Document) -> tuple[Silent, ...]:
    """Return the silences of a document; a comment without rule or reason silences nothing."""
    return (*document.derive(own_silences), *controls(document))


def own_silences(document: Document) -> tuple[Silence, ...]:
    """Return the silences of a document but for those that Vale's comments ask for; at most ``MOST``."""
    if "copydesk" not in document.source.casefold():
        return ()
    return (*_front_matter(document), *_comments(document))[:MOST]


def faulty_comments(document: Document) -> Iterator[int]:
    """Yield the lines of comments to us that silence nothing, for want of a rule or a reason."""
    if "copydesk" not in document.source.casefold():
        return
    for start in _ADDRESSED.finditer(document.source):
        comment = _COMMENT.match(document.source, start.start())
        names, _, reason = comment.group(1).partition(":") if comment else ("", "", "")
        whole = names.strip(" ,") and reason.strip()
        if not whole and not in_code(document, Span(start.start(), start.end())):
            yield document.lines.line(start.start())


def _comments(document: Document) -> list[Silence]:
    spans = sorted(block.source for block in document.blocks if block.text)
    starts = [span.start for span in spans]
    found: list[Silence] = []
    for match in _COMMENT.finditer(document.source):
        comment = Span(*match.span())
        names, _, reason = match.group(1).partition(":")
        at = bisect_right(starts, comment.start)
        around = [span for span in spans[max(0, at - 3) : at] if _touches(document, span, comment)]
        after = spans[at] if at < len(spans) else None
        covered = max(around, key=lambda span: span.end, default=after)  # of several in a line the nearest
        places = tuple(Span(*name.span()).shift(match.start(1)) for name in _NAME.finditer(names))
        if places and reason.strip() and covered and not in_code(document, comment):
            rules = tuple(place.of(document.source) for place in places)
            found.append(Silence(rules, reason.strip(), covered, places, comment))
    return found


def _touches(document: Document, block: Span, comment: Span) -> bool:
    """Tell whether a comment stands inside a block, or at its end in the same line."""
    return not _LINE_END.search(document.source, block.end, max(block.end, comment.start))


def _front_matter(document: Document) -> list[Silence]:
    everything = Span(0, len(document.source) + 1)
    found: list[Silence] = []
    for key, value in document.meta.values.items():
        head, *rest = key.split(".")
        if head not in _KEYS:
            continue
        name = ".".join(part for part in rest if not part.isdigit())
        rules = (name,) if name else tuple(_NAME.findall(value))
        places = tuple(_place(document, one) for one in rules)
        found.append(Silence(rules, value if name else "front matter", everything, places))
    return found


def _place(document: Document, name: str) -> Span:
    """Return where a name stands in the front matter: behind the key; the key itself when it is not found."""
    key = _KEY.search(document.source)
    at = key.end() if key else 0
    found = re.compile(rf"(?<![\w.-]){re.escape(name)}(?![\w.-])").search(document.source, at)
    if found is None:
        return Span(*key.span()) if key else Span(0, 0)
    return Span(*found.span())
