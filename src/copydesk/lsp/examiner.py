"""Checks articles one by one and again and again: configuration and rules are read once.

What it does takes time: it belongs to the one thread that works, see ``worker``.
"""

import gc
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from copydesk.check import CorpusCheck
from copydesk.config.file import Config
from copydesk.config.workspace import Options, Workspace
from copydesk.engine.checking import Checker
from copydesk.engine.discover import discover
from copydesk.engine.files import decode, read_text
from copydesk.engine.known import Baselines
from copydesk.engine.mending import Change, Mending
from copydesk.engine.result import Result
from copydesk.engine.run import Gathered, Outcome, gather
from copydesk.errors import CopydeskError
from copydesk.lsp.addresses import shown
from copydesk.lsp.neighbours import Neighbours, Published, Taken
from copydesk.lsp.silencing import Silencing, silencing
from copydesk.lsp.stamps import Stamp, stamp
from copydesk.model.document import Document
from copydesk.model.finding import Finding, Level, Problem, Safety
from copydesk.readers import read
from copydesk.rulebook.page import page
from copydesk.rulebook.rule import Rule


class Checked(NamedTuple):
    """What was found in one text of an article.

    ``ran``: it was read, and rules have looked at it. ``edition`` is that of the neighbours it was compared
    with.
    """

    text: str = ""
    ran: bool = False
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    edition: int = 0


class Examiner:
    """What holds for the articles of one workspace, under one set of options.

    Raises:
        UsageError: the options make no sense.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._workspace = Workspace(options)
        self._baselines = Baselines(self._workspace)
        self._checker = Checker(self._workspace)
        self._least = Level[(options.min_level or Level.SUGGESTION.word).upper()]
        self._folders: set[str] = set()
        self._stamp: Stamp = frozenset()
        self._ran: dict[str, dict[str, Rule]] = {}  # by article, then by id
        self._published = Published(options.archive)
        self.neighbours = Neighbours()

    def check(self, path: str, text: str) -> Checked:
        """Check the text of an article; what goes wrong is a problem of it, and raises nothing."""
        try:
            self._look_around(path)
            if self._workspace.excluded(path):
                return Checked(text)
            decode(text.encode("utf-8", "surrogatepass"), path)
            self._baselines.use(path)
            result = self._checker.check_text(path, text)
            return self._compared(result, text) if result.ran else Checked(text, problems=result.problems)
        except CopydeskError as error:
            return Checked(text, problems=(Problem.of(error, path),))
        except Exception as error:  # noqa: BLE001  one text must not end the server
            said = f"Checking it stopped with {type(error).__name__}: {error}. Please report it."
            return Checked(text, problems=(Problem(path, said),))

    def _look_around(self, path: str) -> None:
        """Remember in what state the files are that the articles of a folder are checked with."""
        folder = os.path.dirname(os.path.abspath(path))
        if folder in self._folders:
            return
        self._folders.add(folder)
        self._stamp = self._stamped()
        with suppress(CopydeskError):
            self._workspace.settings(path)
        # Rules stay: to look through them for cycles again and again would hold up a check for 50 ms.
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _compared(self, result: Result, text: str) -> Checked:
        path, settings = result.path, self._workspace.settings(result.path)
        self._ran[path] = {one.id: one for one in settings.rules}
        comparing = self._comparing(path)
        taken = Taken(comparing, result.clips, result.silences)
        self.neighbours.put(path, taken.only(one.id for one in comparing.values() if not one.check.archive))
        near = self.neighbours.compared(path)
        far = self._published.compared(path, taken)
        said = {(one.rule, one.location.span) for one in near.findings}
        others = (*near.findings, *(one for one in far.findings if (one.rule, one.location.span) not in said))
        found = sorted((*result.findings, *others), key=lambda one: one.order)
        kept = tuple(one for one in self._baselines.without_known(found) if one.level >= self._least)
        problems = (*settings.problems, *result.problems, *near.problems, *far.problems)
        return Checked(text, ran=True, findings=kept, problems=problems, edition=self.neighbours.edition)

    def _comparing(self, path: str) -> dict[str, Rule]:
        """Return the rules that compare an article with others, by id."""
        rules = self._workspace.settings(path).rules
        return {one.id: one for one in rules if isinstance(one.check, CorpusCheck)}

    def gather(self, path: str) -> None:
        """Take from a file what rules that compare articles need; one that can't be read is left out."""
        try:
            rules = {} if self._workspace.excluded(path) else self._comparing(path)
            rules = {name: one for name, one in rules.items() if not one.check.archive}
            gathered = Gathered()
            if rules:
                document = self._read(path, read_text(path))
                gather(tuple(rules.values()), document, gathered, Outcome())
            clips = {name: tuple(clip for _, clip in taken) for name, taken in gathered.values.items()}
            self.neighbours.put(path, Taken(rules, clips, gathered.silences.get(path, ())))
        except Exception:  # noqa: BLE001  what is wrong is said when the article itself is opened
            self.neighbours.drop(path)

    def articles(self, folder: str) -> Iterator[str]:
        """Yield the paths of the articles in a folder, as shown; none if no rule compares articles."""
        with suppress(CopydeskError):  # said when an article is opened
            rules = self._comparing(os.path.join(folder, "article.md"))
            if not all(one.check.archive for one in rules.values()):
                found = discover([folder], self._is_excluded)
                yield from (shown(one) for one in found if isinstance(one, str))

    def _is_excluded(self, path: str) -> bool:
        try:
            return self._workspace.excluded(path)
        except CopydeskError:
            return True

    def _read(self, path: str, text: str) -> Document:
        return read(path, text, self._workspace.settings(path).reading)

    def link(self, path: str, rule_id: str) -> str:
        """Return the address that a rule gives to read more, empty where it gives none."""
        rule = self._ran.get(path, {}).get(rule_id)
        return rule.link if rule else ""

    def page(self, path: str, rule_id: str) -> str:
        """Return the page of a rule, as Markdown with small headings; empty where there is no such rule."""
        rule = self._ran.get(path, {}).get(rule_id)
        return page(rule, level=3) if rule else ""

    def silencing(self, text: str, finding: Finding) -> Silencing | None:
        """Return the edit that silences a finding in its article."""
        path = finding.location.path
        return silencing(self._read(path, text), finding, lambda other: self._read(path, other))

    def fixed(self, path: str, text: str) -> str:
        """Return the text of an article with all safe fixes made, as ``--fix`` makes them."""
        made = text

        def put(change: Change) -> None:
            nonlocal made
            made = change.after

        mending = Mending(Safety.SAFE, put, self._least)
        Checker(self._workspace, mending, self._baselines.knows).check_text(path, text)
        return made

    def is_outdated(self) -> bool:
        """Tell whether a file was changed that a check depends on, beside the article."""
        return self._stamped() != self._stamp

    def _stamped(self) -> Stamp:
        configs: list[Config] = []
        for folder in self._folders:
            with suppress(CopydeskError):
                configs.append(self._workspace.config(os.path.join(folder, "article.md")))
        named = (self._options.config, self._options.baseline, *self._options.folders)
        return stamp(self._folders, configs, [one for one in named if one])
