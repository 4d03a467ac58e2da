"""One run: which rules hold for which file, and what was found so far."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import partial

from copydesk.config.workspace import Key, Options, Workspace
from copydesk.engine.changes import Changes
from copydesk.engine.checking import Checker
from copydesk.engine.files import decode, read_bytes
from copydesk.engine.known import Baselines
from copydesk.engine.mending import Mending
from copydesk.engine.result import Result, Terms
from copydesk.engine.run import Gathered, Outcome, compare
from copydesk.errors import CopydeskError, ReadError
from copydesk.model.finding import About, Finding, Part, Problem, Report, Source
from copydesk.readers import read
from copydesk.rulebook.rule import Rule, about


class Session:
    """Has articles checked, and merges what that gave; holds no article once it is checked.

    With ``mending`` each is fixed first; with ``changes`` only what is on lines that changed is reported.
    """

    def __init__(
        self, options: Options, mending: Mending | None = None, changes: Changes | None = None
    ) -> None:
        self._workspace = Workspace(options)
        self._mending = mending
        self._baselines = Baselines(self._workspace)
        self._checker = Checker(self._workspace, mending, self._baselines.knows, changes)
        self._changes = changes
        self._archive = archive
        self.ran: dict[str, Key] = {}  # by article, what names its settings
        self._terms: dict[Key, Terms] = {}
        self._findings: list[Finding] = []
        self._problems: dict[Problem, None] = {}  # each once
        self._gathered = Gathered()
        self._fixed = Counter[str]()
        self._files = 0
        self._held: dict[str, str] = {}  # articles that came as text: there is no file to read again

    def excluded(self, path: str) -> bool:
        """Tell whether a file or folder is left out by its configuration; a broken one excludes nothing."""
        try:
            return self._workspace.excluded(path)
        except CopydeskError:
            return False  # said when the file is checked

    def readable(self, found: Iterable[str | ReadError]) -> Iterator[str]:
        """Yield the paths, and keep the errors as problems."""
        for one in found:
            if isinstance(one, ReadError):
                self.add(Problem.of(one))
            else:
                yield one

    def check_files(self, paths: Iterable[str]) -> None:
        """Check files; one that can't be read becomes a problem."""
        with self._changes.opened() if self._changes else nullcontext():
            for path in paths:
                if self._begins(path):
                    self.take(self._checker.check_file(path))

    def check_text(self, path: str, text: str, data: bytes = b"") -> None:
        """Check one article that is no file; ``data`` is what it was read from, for fixes."""
        self._held[path] = text
        if self._begins(path):
            self.take(self._checker.check_text(path, text, data))

    def _begins(self, path: str) -> bool:
        """Tell whether an article can be checked: its baseline must be known before it is fixed."""
        try:
            self._baselines.use(path)
        except CopydeskError as error:
            self.add(Problem.of(error))
            return False
        return True

    def take(self, result: Result) -> None:
        """Take in what checking an article gave; in which order they come makes no difference."""
        path, key = result.path, result.key
        if key is not None:
            self._files += 1
            if key not in self._terms:
                self._terms[key] = self._checker.terms(path)
                self._problems.update(dict.fromkeys(self._terms[key].problems))
            if result.ran:
                self.ran[path] = key
        self._findings += result.findings
        self._problems.update(dict.fromkeys(result.problems))
        self._fixed.update(result.fixed)
        for rule, clips in result.clips.items():
            self._gathered.values.setdefault(rule, []).extend((path, clip) for clip in clips)
        if result.silences:
            self._gathered.silences[path] = result.silences

    def source(self, path: str) -> Source | None:
        """Return an article that was checked, read once more; None when that can't be done."""
        try:
            text = self._text(path)
            document = read(path, text, self._workspace.settings(path).reading)
        except Exception:  # noqa: BLE001  the report goes on without it; what is wrong was said when it was checked
            return None
        parts = (Part(one.kind.value, one.level, one.text, one.locate) for one in document.blocks)
        return Source(text, tuple(parts))

    def _text(self, path: str) -> str:
        if path in self._held:
            return self._held[path]
        return decode(self._changes.read(path) if self._changes else read_bytes(path), path)

    def _is_shown(self, finding: Finding) -> bool:
        """Tell whether a finding is on a line that changed, where only those are asked for."""
        try:
            return self._changes is None or self._changes.hold(finding, self._text)
        except ReadError:  # it is gone meanwhile
            return False

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        self._problems[problem] = None

    def report(self) -> Report:
        """Compare the documents and return all that was found."""
        outcome = Outcome()
        self._compare(outcome)
        self._problems.update(dict.fromkeys(outcome.problems))
        found = sorted((*self._findings, *outcome.findings), key=lambda finding: finding.order)
        fresh = list(self._baselines.without_known(found))
        findings = [one for one in fresh if self._is_shown(one)]
        looked = {path: self._terms[key].alone for path, key in self.ran.items()}
        return Report(
            findings=tuple(findings),
            problems=tuple(sorted(self._problems, key=lambda one: one.order)),
            files=self._files,
            fixed=dict(self._fixed) if self._mending else None,
            known=len(found) - len(fresh),
            elsewhere=len(fresh) - len(findings),
            outdated=tuple(self._baselines.outdated(looked, self._problems)),
            rules=self._about(findings),
            source=self.source,
            failing=sum(self._terms[self.ran[one.location.path]].fails(one.level) for one in findings),
        )

    def _compare(self, outcome: Outcome) -> None:
        """Compare the articles with one another, or with all of the archive where there is one."""
        if not self._archive:
            compare(self._comparing(), self._gathered, outcome)
            return
        from copydesk.engine.published import compare_published  # noqa: PLC0415  only with an archive

        compare_published(self._archive, self._comparing(), self._gathered, outcome)

    def _comparing(self) -> dict[str, dict[str, Rule]]:
        """Return the rules that compare articles, by id and by article."""
        rules: dict[tuple[str, Key], Rule] = {}
        found: dict[str, dict[str, Rule]] = {}
        for path, key in self.ran.items():
            for name in self._terms[key].comparing:
                if (name, key) not in rules:
                    mine = self._workspace.settings(path).rules
                    rules[name, key] = next(one for one in mine if one.id == name)
                found.setdefault(name, {})[path] = rules[name, key]
        return found

    def _about(self, findings: Sequence[Finding]) -> dict[str, About]:
        """Return what is told of the rules that found something."""
        where = {one.rule: one.location.path for one in findings}
        return {
            rule: self._terms[self.ran[path]].about[rule]._replace(help=partial(self._help, rule, path))
            for rule, path in where.items()
        }

    def _help(self, rule: str, path: str) -> str:
        """Return the page of a rule that ran on an article."""
        return next(about(one).help() for one in self._workspace.settings(path).rules if one.id == rule)
