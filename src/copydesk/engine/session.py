"""One run: which rules hold for which file, and what was found so far."""

from collections import Counter
from collections.abc import Iterable, Iterator

from copydesk.check import CorpusCheck
from copydesk.config.workspace import Options, Settings, Workspace
from copydesk.engine.files import decode, read_bytes
from copydesk.engine.known import Baselines
from copydesk.engine.mending import Mending, Seen, mend
from copydesk.engine.run import Gathered, Outcome, check_document, compare, gather
from copydesk.engine.silence import EXAMPLE, faulty_comments
from copydesk.errors import CopydeskError, ReadError, WriteError
from copydesk.model.document import Document
from copydesk.model.finding import About, Finding, Part, Problem, Report, Source
from copydesk.readers import read
from copydesk.readers.reading import Reading
from copydesk.rulebook.rule import Rule, about


class Session:
    """Checks articles one after the other; holds no article once it is checked.

    With ``mending`` each is fixed first.
    """

    def __init__(self, options: Options, mending: Mending | None = None) -> None:
        self._workspace = Workspace(options)
        self._mending = mending
        self._fixed = Counter[str]()
        self._baselines = Baselines(self._workspace)
        self.ran: dict[str, tuple[Rule, ...]] = {}  # by article
        self._outcome = Outcome()
        self._gathered = Gathered()
        self._corpus_rules: dict[str, dict[str, Rule]] = {}  # by id, then by file
        self._files = 0
        self._said: set[Problem] = set()
        self._about: dict[str, About] = {}
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
        for path in paths:
            try:
                data = read_bytes(path)
                text = decode(data, path)
            except ReadError as error:
                self.add(Problem.of(error))
            else:
                self._check(path, text, data)

    def check_text(self, path: str, text: str, data: bytes = b"") -> None:
        """Check one article that is no file; ``data`` is what it was read from, for fixes."""
        self._held[path] = text
        if document := self._check(path, text, data):
            self._held[path] = document.source

    def _check(self, path: str, text: str, data: bytes) -> Document | None:
        try:
            settings = self._workspace.settings(path)
            self._baselines.use(path)
        except CopydeskError as error:
            self.add(Problem.of(error))
            return None
        self._files += 1
        if settings.problems and settings.problems[0] not in self._said:
            for problem in settings.problems:
                self.add(problem)
        document = self._read(path, text, settings.reading)
        if document is None:
            return None
        seen = Seen(document, Outcome())
        check_document(settings.rules, document, seen.outcome)
        if self._mending:
            seen = self._mend(self._mending, seen, data, settings)
        self._outcome.findings += seen.outcome.findings
        self._outcome.problems += seen.outcome.problems
        self._keep(seen.document, settings)
        return seen.document

    def _keep(self, document: Document, settings: Settings) -> None:
        """Keep what is said of an article beside its findings, and what rules that compare need of it."""
        path = document.path
        self.ran[path] = settings.rules
        for line, message in document.problems:
            self.add(Problem(path, message, "", line))
        for line in faulty_comments(document):
            self.add(Problem(path, f"this comment silences nothing; write {EXAMPLE}", "", line))
        gather(settings.rules, document, self._gathered, self._outcome)
        for rule in settings.rules:
            if rule.id not in self._about:
                self._about[rule.id] = about(rule)
            if isinstance(rule.check, CorpusCheck):
                self._corpus_rules.setdefault(rule.id, {})[path] = rule

    def _mend(self, mending: Mending, seen: Seen, data: bytes, settings: Settings) -> Seen:
        path = seen.document.path

        def check(text: str) -> Seen:
            document = self._read(path, text, settings.reading)
            if document is None:
                raise WriteError("is left alone: once fixed, it can't be read", path)
            fresh = Seen(document, Outcome())
            check_document(settings.rules, document, fresh.outcome)
            return fresh

        def takes(finding: Finding) -> bool:
            return mending.takes(finding) and not self._baselines.knows(finding)

        seen, settled = mend(seen, data, check, takes, mending.put)
        if settled:
            self._fixed.update(settled.counts)
        return seen

    def _read(self, path: str, text: str, reading: Reading) -> Document | None:
        try:
            return read(path, text, reading)
        except CopydeskError as error:
            self.add(Problem.of(error, path))
        except Exception as error:  # noqa: BLE001  one file must not end the run
            said = f"Reading it stopped with {type(error).__name__}: {error}. Please report it."
            self.add(Problem(path, said))
        return None

    def source(self, path: str) -> Source | None:
        """Return an article that was checked, read once more; None when that can't be done."""
        try:
            text = self._held[path] if path in self._held else decode(read_bytes(path), path)
            document = read(path, text, self._workspace.settings(path).reading)
        except Exception:  # noqa: BLE001  the report goes on without it; what is wrong was said when it was checked
            return None
        parts = (Part(one.kind.value, one.level, one.text, one.locate) for one in document.blocks)
        return Source(text, tuple(parts))

    def add(self, problem: Problem) -> None:
        """Keep a problem, once."""
        if problem not in self._said:
            self._said.add(problem)
            self._outcome.problems.append(problem)

    def report(self) -> Report:
        """Compare the documents and return all that was found."""
        compare(self._corpus_rules, self._gathered, self._outcome)
        found = sorted(self._outcome.findings, key=lambda finding: finding.order)
        findings = list(self._baselines.without_known(found))
        settings = {path: self._workspace.settings(path) for path in {one.location.path for one in findings}}
        return Report(
            findings=tuple(findings),
            problems=tuple(sorted(self._outcome.problems, key=lambda one: one.order)),
            files=self._files,
            fixed=dict(self._fixed) if self._mending else None,
            known=len(found) - len(findings),
            outdated=tuple(self._baselines.outdated(self.ran, self._outcome.problems)),
            rules={finding.rule: self._about[finding.rule] for finding in findings},
            source=self.source,
            failing=sum(settings[one.location.path].fails(one.level) for one in findings),
        )
