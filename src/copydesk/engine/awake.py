"""Which rules can speak of a document at all: one look at its words tells, for all rules at once."""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from copydesk.check import DocumentCheck
from copydesk.model.document import Document
from copydesk.rulebook.rule import Rule
from copydesk.text.folded import fold, runs


class _Index(NamedTuple):
    """Rules by the words that wake them, and those that are always awake; by their number."""

    by_word: Mapping[str, tuple[int, ...]]
    always: tuple[int, ...]


def awake(rules: tuple[Rule, ...], document: Document) -> list[Rule]:
    """Return the rules that look at one document, but for those that need words it does not hold."""
    index = _index(rules)
    found = set(index.always)
    for word in index.by_word.keys() & document.derive(words):
        found.update(index.by_word[word])
    return [rules[number] for number in sorted(found)]


def words(document: Document) -> frozenset[str]:
    """Return the words of a document, of the file and of the text that was read from it, folded."""
    read = "\n".join(block.text for block in document.blocks)
    return runs(fold(document.source)) | runs(fold(read))


@lru_cache(maxsize=16)
def _index(rules: tuple[Rule, ...]) -> _Index:
    by_word: dict[str, list[int]] = {}
    always: list[int] = []
    for number, rule in enumerate(rules):
        if not isinstance(rule.check, DocumentCheck):
            continue
        needed = rule.check.words()
        if needed is None:
            always.append(number)
        for word in needed or ():
            by_word.setdefault(word, []).append(number)
    return _Index({word: tuple(numbers) for word, numbers in by_word.items()}, tuple(always))
