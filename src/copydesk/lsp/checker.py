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
from copydesk.config.workspace import Options, Settings, Workspace
from copydesk.engine.discover import discover
from copydesk.engine.files import decode, read_text
from copydesk.engine.fixing import is_fixable
from copydesk.engine.known import Baselines
from copydesk.engine.mending import Change, Seen, mend
from copydesk.engine.run import Gathered, Outcome, check_document, gather
from copydesk.engine.silence import EXAMPLE, faulty_comments
from copydesk.errors import CopydeskError
from copydesk.lsp.addresses import shown
from copydesk.lsp.neighbours import Neighbours, Taken
from copydesk.lsp.silencing import Silencing, silencing
from copydesk.lsp.stamps import Stamp, stamp
from copydesk.model.document import Document
from copydesk.model.finding import Finding, Level, Problem, Safety
from copydesk.readers import read
from copydesk.rulebook.page import page
from copydesk.rulebook.rule import Rule


class Checked(NamedTuple):
    """What was found in one text of an article; without a document it could not be read, or is left out."""

    document: Document | None = None
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    edition: int = 0


class Checker:
    """What holds for the articles of one workspace, under one set of options.

    Raises:
        UsageError: the options make no sense.
    """

    def __init__(self, options: Options) -> None:
        self._options = options
        self._workspace = Workspace(options)
        self._baselines = Baselines(self._workspace)
        self._least = Level[(options.min_level or Level.SUGGESTION.word).upper()]
        self._folders: set[str] = set()
        self._stamp: Stamp = frozenset()
        self._ran: dict[str, dict[str, Rule]] = {}  # by article, then by id
        self.neighbours = Neighbours()

    def check(self, path: str, text: str) -> Checked:
        """Check the text of an article; what goes wrong is a problem of it, and raises nothing."""
        try:
            self._look_around(path)
            if self._workspace.excluded(path):
                return Checked()
            settings = self._workspace.settings(path)
            self._baselines.use(path)
            decode(text.encode("utf-8", "surrogatepass"), path)
            document = read(path, text, settings.reading)
            return self._checked(document, settings)
        except CopydeskError as error:
            return Checked(problems=(Problem.of(error, path),))
        except Exception as error:  # noqa: BLE001  one text must not end the server
            said = f"Checking it stopped with {type(error).__name__}: {error}. Please report it."
            return Checked(problems=(Problem(path, said),))

    def _checked(self, document: Document, settings: Settings) -> Checked:
        path, outcome = document.path, Outcome()
        self._ran[path] = {one.id: one for one in settings.rules}
        check_document(settings.rules, document, outcome)
        self.neighbours.put(path, _taken(document, settings, outcome))
        others, problems = self.neighbours.compared(path)
        found = sorted((*outcome.findings, *others), key=lambda one: one.order)
        kept = (one for one in self._baselines.without_known(found) if one.level >= self._least)
        comments = (
            Problem(path, f"this comment silences nothing; write {EXAMPLE}", "", line)
            for line in faulty_comments(document)
        )
        said = (Problem(path, message, "", line) for line, message in document.problems)
        problems = [*settings.problems, *outcome.problems, *problems, *said, *comments]
        return Checked(document, tuple(kept), tuple(problems), self.neighbours.edition)

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

    def gather(self, path: str) -> None:
        """Take from a file what rules that compare articles need; one that can't be read is left out."""
        if not os.path.isfile(path):
            self.neighbours.drop(path)
            return
        try:
            settings = self._workspace.settings(path)
            if self._workspace.excluded(path) or not any(map(_compares, settings.rules)):
                return
            document = read(path, read_text(path), settings.reading)
            self.neighbours.put(path, _taken(document, settings, Outcome()))
        except Exception:  # noqa: BLE001  it is said when the article itself is opened
            self.neighbours.drop(path)

    def articles(self, folder: str) -> Iterator[str]:
        """Yield the paths of the articles in a folder, as shown; none if no rule compares articles."""
        try:
            rules = self._workspace.settings(os.path.join(folder, "article.md")).rules
        except CopydeskError:
            return  # said when an article is opened
        if any(map(_compares, rules)):
            found = discover([folder], self._is_excluded)
            yield from (shown(one) for one in found if isinstance(one, str))

    def _is_excluded(self, path: str) -> bool:
        try:
            return self._workspace.excluded(path)
        except CopydeskError:
            return True

    def rule(self, path: str, rule_id: str) -> Rule | None:
        """Return a rule that runs on an article."""
        return self._ran.get(path, {}).get(rule_id)

    def link(self, path: str, rule_id: str) -> str:
        """Return the address that a rule gives to read more, empty where it gives none."""
        rule = self.rule(path, rule_id)
        return rule.link if rule else ""

    def page(self, path: str, rule_id: str) -> str:
        """Return the page of a rule, as Markdown with small headings; empty where there is no such rule."""
        rule = self.rule(path, rule_id)
        return page(rule, level=3) if rule else ""

    def silencing(self, document: Document, finding: Finding) -> Silencing | None:
        """Return the edit that silences a finding in its article."""
        reading = self._workspace.settings(document.path).reading
        return silencing(document, finding, lambda text: read(document.path, text, reading))

    def fixed(self, document: Document, findings: tuple[Finding, ...]) -> str:
        """Return the text of an article with all safe fixes made, as ``--fix`` makes them."""
        settings = self._workspace.settings(document.path)

        def check(text: str) -> Seen:
            made = read(document.path, text, settings.reading)
            outcome = Outcome()
            check_document(settings.rules, made, outcome)
            return Seen(made, outcome)

        def takes(finding: Finding) -> bool:
            return is_fixable(finding, Safety.SAFE) and not self._baselines.knows(finding)

        seen = Seen(document, Outcome(list(findings)))
        return mend(seen, b"", check, takes, _put_nowhere)[0].document.source

    def is_outdated(self) -> bool:
        """Tell whether a file was changed that a check depends on, beside the article."""
        return self._stamped() != self._stamp

    def _stamped(self) -> Stamp:
        configs: list[Config] = []
        for folder in self._folders:
            try:
                configs.append(self._workspace.config(os.path.join(folder, "article.md")))
            except CopydeskError:
                continue
        named = (self._options.config, self._options.baseline, *self._options.folders)
        return stamp(self._folders, configs, [one for one in named if one])


def _put_nowhere(change: Change) -> None:
    """Leave it to the editor to write what is fixed."""
    del change


def _compares(rule: Rule) -> bool:
    return isinstance(rule.check, CorpusCheck)


def _taken(document: Document, settings: Settings, outcome: Outcome) -> Taken:
    """Return what rules that compare articles need of one."""
    rules = {one.id: one for one in settings.rules if _compares(one)}
    gathered = Gathered()
    gather(tuple(rules.values()), document, gathered, outcome)
    return Taken(rules, gathered)
