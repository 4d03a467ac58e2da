"""How a finding is silenced in the article itself, by an edit that was tried before it is offered."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from copydesk.engine.silence import silences
from copydesk.model.document import Block, Document
from copydesk.model.finding import Edit, Finding
from copydesk.text.span import Span

REASON = "reason"  # stands where the reason is to be written
_MARKUP = re.compile(
    r"[ \t]{0,3}(?:#{1,6}[ \t]+)?|[ \t]*<[^<>]*>[ \t]*"
)  # before a block that has its line alone
_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(\r\n?|\n)")
_LIST = re.compile(r"^copydesk[-_]ignore[ \t]*[:=][ \t]*\[[^\]\r\n]*", re.MULTILINE)
_MAPPING = re.compile(r"^copydesk[-_]ignore:[ \t]*(?:\r\n?|\n)(?=([ \t]+)[\w.-]+:)", re.MULTILINE)


class Silencing(NamedTuple):
    """An edit that silences a finding; ``reason`` is where in its text the reason stands, if it has one."""

    edit: Edit
    reason: Span | None = None


def silencing(document: Document, finding: Finding, read: Callable[[str], Document]) -> Silencing | None:
    """Return the edit that silences a finding, None when there is none.

    Of the ways there are it is the first that leaves all else as it reads: a comment on a line of its own
    before the block, one at the end of the block, or a key in the front matter; plain text, which has no
    comments, is given front matter where it has none. ``read`` reads a text as the article is read; what it
    raises makes a way none.
    """
    texts = [block.text for block in document.blocks]
    for one in _ways(document, finding):
        at, text = one.edit.span.start, one.edit.text
        try:
            made = read(f"{document.source[:at]}{text}{document.source[at:]}")
        except Exception:  # noqa: BLE001, S112  an article that can't be read so is not to be written so
            continue
        place = finding.location
        if at <= place.span.start:
            place = place._replace(span=place.span.shift(len(text)))
        if [block.text for block in made.blocks] == texts and _is_silent(
            made, replace(finding, location=place)
        ):
            return one
    return None


def _is_silent(document: Document, finding: Finding) -> bool:
    place = finding.location
    return any(one.takes(finding.rule, place.span, place.excerpt) for one in document.derive(silences))


def _ways(document: Document, finding: Finding) -> Iterator[Silencing]:
    name = finding.rule.rpartition(".")[2]
    end = "\r\n" if "\r\n" in document.source else "\r" if "\r" in document.source else "\n"
    block = _block(document, finding.location.span.start)
    if block is not None and document.format != "txt" and ".frontmatter." not in block.scope:
        start = document.lines.start(document.lines.line(block.source.start))
        before = document.source[start : block.source.start]
        if _MARKUP.fullmatch(before):
            yield _insert(start, f"<!-- copydesk: ignore {name}: ", f" -->{end}")
        yield _insert(block.source.end, f" <!-- copydesk: ignore {name}: ", " -->")
    yield from _keys(document, name, end)


def _block(document: Document, at: int) -> Block | None:
    """Return the block that holds an offset of the file."""
    return next((one for one in document.blocks if one.source.start <= at < one.source.end), None)


def _keys(document: Document, name: str, end: str) -> Iterator[Silencing]:
    """Yield keys of the front matter, for what can't hold a comment: one more name, or a key of its own."""
    source, fence = document.source, _FENCE.match(document.source)
    if fence is None:
        if document.format == "txt":
            yield _insert(0, f"---{end}copydesk-ignore:{end}  {name}: ", f"{end}---{end}{end}")
        return
    if fence[1] == "+++":
        if there := _LIST.search(source, fence.end()):
            yield _insert(there.end(), f', "{name}"')
        yield _insert(fence.end(), f'copydesk-ignore = ["{name}"]{end}')
        return
    if there := _MAPPING.search(source, fence.end()):
        yield _insert(there.end(), f"{there[1]}{name}: ", end)
    if there := _LIST.search(source, fence.end()):
        yield _insert(there.end(), f", {name}")
    yield _insert(fence.end(), f"copydesk-ignore:{end}  {name}: ", end)


def _insert(at: int, before: str, after: str | None = None) -> Silencing:
    """Return an edit that puts a text at an offset; one with a reason in it goes on with ``after``."""
    if after is None:
        return Silencing(Edit(Span(at, at), before))
    text = f"{before}{REASON}{after}"
    return Silencing(Edit(Span(at, at), text), Span(len(before), len(before) + len(REASON)))
