"""What rules that compare articles need of the articles of a workspace."""

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.engine.run import Gathered, Outcome, compare
from copydesk.model.finding import Finding, Problem
from copydesk.rulebook.rule import Rule

MOST = 20_000  # articles that are held
_LAST = "\U0010ffff"  # sorts behind every path


class Taken(NamedTuple):
    """What was taken of one article: the rules that compare it with others, and what they gathered."""

    rules: Mapping[str, Rule]
    gathered: Gathered

    def says(self, other: "Taken | None") -> bool:
        """Tell whether another has the same to say."""
        return other is not None and (self.gathered.values, self.gathered.silences) == (
            other.gathered.values,
            other.gathered.silences,
        )


class Neighbours:
    """The articles of a workspace by path, the text in the editor before the one on the disk.

    ``edition`` counts the times that anything in it changed.
    """

    def __init__(self) -> None:
        self._taken: dict[str, Taken] = {}
        self._compared: dict[str, tuple[int, Outcome]] = {}
        self.edition = 0

    def __len__(self) -> int:
        """Return the number of articles."""
        return len(self._taken)

    def put(self, path: str, taken: Taken) -> None:
        """Hold an article, in place of what was held of it before."""
        if not taken.gathered.values:
            self.drop(path)
        elif not taken.says(self._taken.get(path)) and (path in self._taken or len(self._taken) < MOST):
            self._taken[path] = taken
            self.edition += 1

    def drop(self, path: str) -> None:
        """Hold an article no more."""
        self._compared.pop(path, None)
        if self._taken.pop(path, None):
            self.edition += 1

    def compared(self, path: str) -> tuple[list[Finding], list[Problem]]:
        """Return what rules find of an article that compare it with the others.

        It is compared as the last of them: what two articles share is found in this one, and the other is
        the related place.
        """
        edition, outcome = self._compared.get(path, (-1, None))
        if edition != self.edition or outcome is None:
            outcome = self._compare(path)
            self._compared[path] = (self.edition, outcome)
        return [one for one in outcome.findings if one.location.path == path], outcome.problems

    def _compare(self, path: str) -> Outcome:
        outcome, together = Outcome(), Gathered()
        rules: dict[str, dict[str, Rule]] = {}
        own = self._taken.get(path)
        if own is None:
            return outcome
        for name, taken in self._taken.items():
            for rule_id, values in taken.gathered.values.items():
                if rule_id not in own.rules:
                    continue
                rules.setdefault(rule_id, {})[name] = taken.rules[rule_id]
                key = _LAST if name == path else name
                together.values.setdefault(rule_id, []).extend((key, value) for _, value in values)
            together.silences.update(taken.gathered.silences)
        compare(rules, together, outcome)
        return outcome
