"""Which rules can speak of a document at all: one look at its words tells, for all rules at once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from copydesk.analysis.scopes import Pages
from copydesk.check import DocumentCheck
from copydesk.model.document import Document
from copydesk.rulebook.rule import Rule
from copydesk.text.folded import Key


class _Index(NamedTuple):
    """Rules, by number: those that a key wakes, by scope, and those that are always awake."""

    woken: Mapping[tuple[str, ...], tuple[frozenset[Key], Mapping[Key, Sequence[int]]]]
    always: tuple[int, ...]


def awake(rules: tuple[Rule, ...], document: Document) -> list[Rule]:
    """Return the rules that look at one document, but for those that need words it does not hold."""
    index = _index(rules)
    found = set(index.always)
    for scope, (keys, by_key) in index.woken.items():
        for key in keys & document.derive(Pages(scope)).keys:
            found.update(by_key[key])
    return [rules[number] for number in sorted(found)]


@lru_cache(maxsize=16)
def _index(rules: tuple[Rule, ...]) -> _Index:
    woken: dict[tuple[str, ...], dict[Key, list[int]]] = {}
    always: list[int] = []
    for number, rule in enumerate(rules):
        if not isinstance(rule.check, DocumentCheck):
            continue
        keys = rule.check.keys()
        if keys is None:
            always.append(number)
            continue
        by_key = woken.setdefault(rule.check.scope, {})
        for key in keys:
            by_key.setdefault(key, []).append(number)
    return _Index({scope: (frozenset(by_key), by_key) for scope, by_key in woken.items()}, tuple(always))
