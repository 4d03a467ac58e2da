"""What a configuration has left out of an article before its markup is read, and after."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from copydesk.model.document import Block
from copydesk.readers.draft import FILLER, MASK
from copydesk.readers.reading import Reading
from copydesk.text.patterns import Clock, Pattern

_SECTIONS = {  # of a scope, for the tags of HTML that stand for it
    "li": "list",
    "ul": "list",
    "ol": "list",
    "td": "table.cell",
    "th": "table.header",
    "figure": "figure",
    "figcaption": "figure.caption",
    "caption": "table.caption",
    "blockquote": "blockquote",
    "table": "table",
    "alt": "alt",
    **{f"h{level}": f"heading.h{level}" for level in range(1, 7)},
}
_ROLES = {"strong": "strong", "b": "strong", "em": "emphasis", "i": "emphasis", "a": "link"}


def masked(text: str, reading: Reading) -> str:
    """Return the text, as long as before, without what the patterns of the configuration match.

    What ``block_ignores`` match is gone, what ``token_ignores`` match stands there as ``*``. Raise
    ``RuleError`` for a pattern that can't be used, or takes too long.
    """
    clock = Clock.of(text)
    for patterns, sign in ((reading.block_ignores, FILLER), (reading.token_ignores, MASK)):
        for written in patterns:
            parts: list[str] = []
            at = 0
            for hit in Pattern(written, multiline=False).hits(text, clock):
                start, end = hit.span()
                parts += (text[at:start], sign * (end - start))
                at = end
            text = "".join((*parts, text[at:]))
    return text


def kept(blocks: Iterable[Block], reading: Reading) -> Iterator[Block]:
    """Yield the blocks outside the scopes to be skipped, with the words in scopes to be ignored masked."""
    skipped = [_SECTIONS[name].split(".") for name in reading.skipped_scopes if name in _SECTIONS]
    roles = {_ROLES[name] for name in reading.ignored_scopes if name in _ROLES}
    for block in blocks:
        sections = block.scope.split(".")
        if any(all(part in sections for part in one) for one in skipped):
            continue
        text = block.text
        for role, span in block.inlines:
            if role in roles:
                text = text[: span.start] + "*" * len(span) + text[span.end :]
        yield block if text is block.text else replace(block, text=text)
