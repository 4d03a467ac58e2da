"""One run: which rules hold for which file, and what was found so far."""

from collections.abc import Iterable, Iterator

from copydesk.check import CorpusCheck
from copydesk.config.workspace import Options, Workspace
from copydesk.engine.files import read_text
from copydesk.engine.run import Gathered, Outcome, check_document, compare, gather
from copydesk.engine.silence import EXAMPLE, faulty_comments
from copydesk.errors import CopydeskError, ReadError
from copydesk.model.document import Document
from copydesk.model.finding import About, Problem, Report
from copydesk.readers import read
from copydesk.readers.reading import Reading
from copydesk.rulebook.rule import Rule, about


class Session:
    """Checks articles one after the other; holds no article once it is checked."""

    def __init__(self, options: Options) -> None:
        self._workspace = Workspace(options)
        self._outcome = Outcome()
        self._gathered = Gathered()
        self._corpus_rules: dict[str, dict[str, Rule]] = {}  # by id, then by file
        self._files = 0
        self._said: set[Problem] = set()
        self._about: dict[str, About] = {}

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
        for path in paths:
            try:
                text = read_text(path)
            except ReadError as error:
                self.add(Problem.of(error))
            else:
                self.check_text(path, text)

    def check_text(self, path: str, text: str) -> None:
        """Check one article."""
        try:
            settings = self._workspace.settings(path)
        except CopydeskError as error:
            self.add(Problem.of(error))
            return
        self._files += 1
        if settings.problems and settings.problems[0] not in self._said:
            for problem in settings.problems:
                self.add(problem)
        document = self._read(path, text, settings.reading)
        if document is None:
            return
        for line, message in document.problems:
            self.add(Problem(path, message, "", line))
        for line in faulty_comments(document):
            self.add(Problem(path, f"this comment silences nothing; write {EXAMPLE}", "", line))
        check_document(settings.rules, document, self._outcome)
        gather(settings.rules, document, self._gathered, self._outcome)
        for rule in settings.rules:
            if rule.id not in self._about:
                self._about[rule.id] = about(rule)
            if isinstance(rule.check, CorpusCheck):
                self._corpus_rules.setdefault(rule.id, {})[path] = rule

    def _read(self, path: str, text: str, reading: Reading) -> Document | None:
        try:
            return read(path, text, reading)
        except CopydeskError as error:
            self.add(Problem.of(error, path))
        except Exception as error:  # noqa: BLE001  one file must not end the run
            said = f"Reading it stopped with {type(error).__name__}: {error}. Please report it."
            self.add(Problem(path, said))
        return None

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        if problem not in self._said:
            self._said.add(problem)
            self._outcome.problems.append(problem)

    def report(self) -> Report:
        """Compare the documents and return all that was found."""
        compare(self._corpus_rules, self._gathered, self._outcome)
        findings = sorted(self._outcome.findings, key=lambda finding: finding.order)
        settings = {path: self._workspace.settings(path) for path in {one.location.path for one in findings}}
        return Report(
            findings=tuple(findings),
            problems=tuple(sorted(self._outcome.problems, key=lambda one: one.order)),
            files=self._files,
            rules={finding.rule: self._about[finding.rule] for finding in findings},
            failing=sum(settings[one.location.path].fails(one.level) for one in findings),
        )
