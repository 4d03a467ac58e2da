"""Vale's comments: ``<!-- vale off -->``, ``<!-- vale Style.Rule = NO -->``, ``<!-- vale styles = A, B -->``.

Each holds from where it stands to the one that takes it back, else to the end of the file. Plain text has no
comments.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysis.fences import in_code
from copydesk.model.document import Document
from copydesk.text.span import Span

_COMMENT = re.compile(r"<!--\s{0,9}vale\s{1,9}([^\n<>]{1,500}?)\s{0,9}-->")
_ONE = re.compile(r"([^\s=\[]+)(?:\[(.*)\])?\s*=\s*(NO|YES|on|off)")
_STYLES = re.compile(r"styles?\s*=\s*(.+)")


class Control(NamedTuple):
    """A stretch of the file (characters) in which a rule, a style or all ("*") are silent.

    ``words`` limits it to findings with just these words; rules of the ``spared`` styles go on. ``comment``
    is where it is asked for.
    """

    rule: str
    span: Span
    words: str | None = None
    spared: frozenset[str] = frozenset()
    comment: Span = Span(0, 0)

    def takes(self, rule: str, place: Span, words: str) -> bool:
        """Tell whether a finding of ``rule`` at ``place``, on ``words``, is covered."""
        style = rule.partition(".")[0]
        if self.rule not in {"*", rule, style} or style in self.spared:
            return False
        return self.words in {None, words} and self.span.start <= place.start < self.span.end


def controls(document: Document) -> tuple[Control, ...]:
    """Return what Vale's comments silence in a document."""
    if document.format == "txt" or "vale" not in document.source:
        return ()
    end = len(document.source) + 1
    found: list[Control] = []
    open_: dict[tuple[str, str | None], tuple[Span, frozenset[str]]] = {}

    def close(key: tuple[str, str | None], end: int) -> None:
        comment, spared = open_.pop(key)
        found.append(Control(key[0], Span(comment.start, end), key[1] or None, spared, comment))

    for match in _COMMENT.finditer(document.source):
        comment = Span(*match.span())
        if in_code(document, comment):
            continue
        for rule, words, silent, spared in _orders(match.group(1)):
            key = (rule, words)
            if key in open_ and (not silent or spared):
                close(key, comment.start)
            if silent:
                open_.setdefault(key, (comment, spared))
    for key in list(open_):
        close(key, end)
    return tuple(found)


def _orders(said: str) -> Iterator[tuple[str, str | None, bool, frozenset[str]]]:
    """Yield what a comment orders: rule, words, whether to be silent, and the styles that go on."""
    if said in {"off", "on"}:
        yield "*", None, said == "off", frozenset()
    elif styles := _STYLES.fullmatch(said):
        yield "*", "", True, frozenset(name.strip() for name in styles.group(1).split(","))
    elif one := _ONE.fullmatch(said):
        silent = one.group(3) in {"NO", "off"}
        for words in _words(one.group(2)):
            yield one.group(1), words, silent, frozenset()


def _words(listed: str | None) -> list[str | None]:
    """Return the words of ``Rule["these", "those"]``; none for what is no such list."""
    if listed is None:
        return [None]
    try:
        found = json.loads(f"[{listed}]")
    except ValueError:
        return []
    return [word for word in found if isinstance(word, str)]
