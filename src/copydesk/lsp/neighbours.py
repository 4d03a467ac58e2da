"""What rules that compare articles need of the articles of a workspace."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from copydesk.engine.run import Gathered, Outcome, compare
from copydesk.engine.silence import Silent
from copydesk.model.clip import Clip
from copydesk.rulebook.rule import Rule

MOST = 20_000  # articles that are held
_LAST = "\U0010ffff"  # sorts behind every path


class Taken(NamedTuple):
    """What was taken of one article: the rules that compare it with others, what they took, its silences."""

    rules: Mapping[str, Rule]
    clips: Mapping[str, tuple[Clip, ...]]
    silences: tuple[Silent, ...] = ()

    def only(self, names: Iterable[str]) -> "Taken":
        """Return it with these rules alone."""
        clips = {name: self.clips[name] for name in names if name in self.clips}
        return Taken({name: self.rules[name] for name in clips}, clips, self.silences)

    def gathered(self, path: str) -> Gathered:
        """Return it as what a run takes from one article."""
        values = {name: [(path, clip) for clip in clips] for name, clips in self.clips.items()}
        return Gathered(values, {path: self.silences} if self.silences else {})


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

    def compared(self, path: str) -> Outcome:
        """Return what rules find of an article that compare it with the others.

        It is compared as the last of them: what two articles share is found in this one, and the other is
        the related place.
        """
        edition, outcome = self._compared.get(path, (-1, None))
        if edition != self.edition or outcome is None:
            outcome = self._compare(path)
            self._compared[path] = (self.edition, outcome)
        return outcome

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
        return Outcome([one for one in outcome.findings if one.location.path == path], outcome.problems)


class Published:
    """The articles of an archive, where there is one (``file``), as ``copydesk check`` compares with them."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._compared: dict[str, tuple[Taken, Outcome]] = {}

    def compared(self, path: str, taken: Taken) -> Outcome:
        """Return what rules find between an article and the archive."""
        if not self._file or not taken.clips:
            return Outcome()
        before, outcome = self._compared.get(path, (None, Outcome()))
        if before is None or (before.clips, before.silences) != (taken.clips, taken.silences):
            from copydesk.engine.published import compare_published  # noqa: PLC0415  only with an archive

            outcome = Outcome()
            rules = {name: {path: taken.rules[name]} for name in taken.clips}
            compare_published(self._file, rules, taken.gathered(path), outcome)
            self._compared[path] = (taken, outcome)
        return outcome
