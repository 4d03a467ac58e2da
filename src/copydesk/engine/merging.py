"""What was found in articles, merged: in whatever order the results come, the report is the same."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from copydesk.config.workspace import Key, Workspace
from copydesk.engine.kept import Findings, Shelf
from copydesk.engine.known import Baselines
from copydesk.engine.result import Result, Terms
from copydesk.model.finding import About, Finding, Problem, Report

_FEW = 2_000  # findings that are held as they are
_LIGHT = 100  # those between articles that are

Shown = Callable[[Finding], bool]


class Merger:
    """Takes in results, and makes a report of them.

    ``archive`` is what articles are compared with, if not with one another.
    """

    def __init__(self, workspace: Workspace, baselines: Baselines, archive: str = "") -> None:
        self._workspace = workspace
        self._baselines = baselines
        self._archive = archive
        self._terms: dict[Key, Terms] = {}
        self._problems: dict[Problem, None] = {}  # each once
        self._alone = Shelf()  # what was found in each article
        self._across: dict[str, Shelf] = {}  # what each rule found when they were compared
        self._fixed = Counter[str]()
        self._files = 0
        self.ran: dict[str, Key] = {}  # by article, what names its settings

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        self._problems[problem] = None

    def knows(self, key: Key) -> bool:
        """Tell whether the terms of settings are known."""
        return key in self._terms

    def learn(self, key: Key, terms: Terms) -> None:
        """Take in the terms of settings."""
        self._terms[key] = terms
        self._problems.update(dict.fromkeys(terms.problems))

    def take(self, result: Result, key: Key, data: bytes | None = None) -> None:
        """Take in what checking an article gave; ``data`` is the result packed."""
        self._files += result.counted
        if result.ran:
            self.ran[result.path] = key
        self._problems.update(dict.fromkeys(result.problems))
        self._fixed.update(result.fixed)
        if result.findings or result.clips:
            self._alone.put(result, data)

    def report(self, shown: Shown, *, fixing: bool) -> Report:
        """Compare the articles and return all that was found and is to be ``shown``."""
        self._compare()
        counts = Counter[str]()  # of findings that are reported, by article
        known = elsewhere = failing = 0
        where: dict[str, str] = {}
        light = (
            list[Finding]()
            if self._alone.is_light and all(one.is_light for one in self._across.values())
            else None
        )
        for path in sorted({*chain(self._alone, *self._across.values())}):
            for finding in self._found(path):
                if self._baselines.has(finding):
                    known += 1
                elif not shown(finding):
                    elsewhere += 1
                else:
                    counts[path] += 1
                    if light is not None:
                        light.append(finding)
                    where[finding.rule] = path
                    failing += self._terms[self.ran[path]].fails(finding.level)
        return Report(
            findings=self._again(counts, shown) if light is None else tuple(light),
            problems=tuple(sorted(self._problems, key=lambda one: one.order)),
            files=self._files,
            fixed=dict(self._fixed) if fixing else None,
            known=known,
            elsewhere=elsewhere,
            outdated=self._outdated(),
            rules=self._about(where),
            failing=failing,
        )

    def _again(self, counts: Counter[str], shown: Shown) -> Sequence[Finding]:
        """Return findings that are too many to be held: they are read again whenever they are asked for."""
        findings = Findings(counts.items(), partial(self._reported, shown))
        return tuple(findings) if len(findings) <= _FEW else findings

    def _outdated(self) -> tuple[str, ...]:
        if not self._baselines.any():
            return ()
        looked = {path: self._terms[key].alone for path, key in self.ran.items()}
        return tuple(self._baselines.outdated(looked, self._problems))

    def _found(self, path: str) -> list[Finding]:
        shelves = (self._alone, *self._across.values())
        return sorted(
            (one for shelf in shelves for one in shelf.get(path).findings), key=lambda one: one.order
        )

    def _reported(self, shown: Shown, path: str) -> list[Finding]:
        return [one for one in self._found(path) if not self._baselines.knows(one) and shown(one)]

    def _compare(self) -> None:
        """Compare the articles with one another, or with all of the archive where there is one."""
        comparing = {key: self._terms[key].comparing for key in set(self.ran.values())}
        if not any(comparing.values()):
            return
        from copydesk.engine.comparing import compared  # noqa: PLC0415  only where articles are compared

        for piece in compared(self._workspace, self.ran, comparing, self._results(), self._archive):
            self._problems.update(dict.fromkeys(piece.problems))
            if piece.findings:
                one = piece.findings[0]
                shelf = self._across.setdefault(one.rule, Shelf(_LIGHT))
                shelf.put(Result(one.location.path, findings=tuple(piece.findings)))

    def _results(self) -> Iterator[Result]:
        return map(self._alone.get, self._alone)

    def _about(self, where: Mapping[str, str]) -> dict[str, About]:
        """Return what is told of rules; ``where`` gives for each an article in which it found something."""
        return {
            rule: self._terms[self.ran[path]].about[rule]._replace(help=partial(self._help, rule, path))
            for rule, path in where.items()
        }

    def _help(self, rule: str, path: str) -> str:
        """Return the page of a rule that ran on an article."""
        from copydesk.rulebook.rule import about  # noqa: PLC0415  only for reports with pages

        return next(about(one).help() for one in self._workspace.settings(path).rules if one.id == rule)
