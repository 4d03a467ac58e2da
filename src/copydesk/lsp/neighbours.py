"""What rules that compare articles need of the articles of a workspace."""

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.engine.run import Gathered, Outcome, compare
from copydesk.engine.silence import Silent
from copydesk.model.clip import Clip
from copydesk.model.finding import Finding, Problem
from copydesk.rulebook.rule import Rule

MOST = 20_000  # articles that are held
_LAST = "\U0010ffff"  # sorts behind every path


class Taken(NamedTuple):
    """What was taken of one article: the rules that compare it with others, what they took, its silences."""

    rules: Mapping[str, Rule]
    clips: Mapping[str, tuple[Clip, ...]]
    silences: tuple[Silent, ...] = ()


class Neighbours:
    """The articles of a workspace by path, the text in the editor before the one on the disk.

    ``edition`` counts the times that anything in it changed.
    """

    def __init__(self) -> None:
        self._taken: dict[str, Taken] = {}
        self._compared: dict[str, tuple[int, Outcome]] = {}
        self.edition = 0

    def put(self, path: str, taken: Taken) -> None:
        """Hold an article, in place of what was held of it before; one that gives nothing is not held."""
        before = self._taken.get(path)
        if not taken.clips:
            self.drop(path)
        elif before is None and len(self._taken) >= MOST:
            return
        elif before is None or (before.clips, before.silences) != (taken.clips, taken.silences):
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
        own = self._taken.get(path)
        if own is None:
            return outcome
        rules: dict[str, dict[str, Rule]] = {name: {} for name in own.clips}
        for other, taken in self._taken.items():
            key = _LAST if other == path else other
            for name in rules.keys() & taken.clips.keys():
                rules[name][other] = taken.rules[name]
                together.values.setdefault(name, []).extend((key, clip) for clip in taken.clips[name])
            if taken.silences:
                together.silences[other] = taken.silences
        compare(rules, together, outcome)
        return outcome
