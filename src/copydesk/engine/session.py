"""One run: articles in, a report out."""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, nullcontext
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from copydesk.config.workspace import Key, Options, Workspace
from copydesk.engine.cache import Cache
from copydesk.engine.changes import Changes
from copydesk.engine.files import decode, read_bytes
from copydesk.engine.known import Baselines
from copydesk.engine.mending import Mending
from copydesk.engine.merging import Merger
from copydesk.engine.packing import packed
from copydesk.engine.worker import Answer, Answers
from copydesk.errors import CopydeskError, ReadError
from copydesk.model.finding import Finding, Part, Problem, Report, Source


class Effort(NamedTuple):
    """How a run gets its work done.

    ``jobs``: by how many processes; None: by as many as there are cores. ``cache`` is the folder of results
    of other runs; None: there is none.
    """

    jobs: int | None = 1
    cache: str | None = None


ALONE = Effort()


class Session:
    """Has articles checked, and holds none once it is checked.

    With ``mending`` each is fixed first; with ``changes`` only what is on lines that changed is reported.
    Articles that are fixed, or that only git holds as they are to be checked, are checked in this process.
    """

    def __init__(
        self,
        options: Options,
        mending: Mending | None = None,
        changes: Changes | None = None,
        effort: Effort = ALONE,
    ) -> None:
        self._options = options
        self._workspace = Workspace(options)
        self._mending = mending
        self._changes = changes
        self._baselines = Baselines(self._workspace)
        self._merger = Merger(self._workspace, self._baselines, options.archive)
        self._jobs = effort.jobs if mending is None else 1
        cached = mending is None and effort.cache is not None
        self._cache = Cache(effort.cache or "", self._workspace) if cached else None
        self._held: dict[str, str] = {}  # articles that came as text: there is no file to read again

    @property
    def ran(self) -> Iterable[str]:
        """The articles that rules have looked at."""
        return self._merger.ran

    @cached_property
    def _here(self) -> Answers:
        """Who checks articles in this process: with all rules, which are not read before they are needed."""
        return Answers(
            self._workspace,
            self._mending,
            self._baselines.knows,
            self._changes,
            keeping=self._cache is not None,
        )

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
            todo = self._unknown(self._on_disk(filter(self._begins, paths)))
            with closing(self._answers(todo)) as answers:
                for answer in answers:
                    self._take(answer)

    def _on_disk(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the articles that any process can read; check those of git's index, where they differ."""
        for path in paths:
            if self._changes is None or self._changes.is_on_disk(path):
                yield path
            else:
                self._take(self._checked(path))

    def _answers(self, paths: Iterator[str]) -> Generator[Answer]:
        first = next(paths, None)
        if first is None:
            return
        todo = chain((first,), paths)
        if self._jobs == 1:
            yield from map(self._checked, todo)
        else:
            from copydesk.engine.workers import check_all, cores  # noqa: PLC0415  only for more than one

            yield from check_all(
                todo, self._options, self._jobs or cores(), self._checked, keeping=self._cache is not None
            )

    def _checked(self, path: str) -> Answer:
        return self._here.of(path)

    def check_text(self, path: str, text: str, data: bytes = b"") -> None:
        """Check one article that is no file; ``data`` is what it was read from, for fixes."""
        self._held[path] = text
        if self._begins(path):
            self._take(self._here.of_text(path, text, data))

    def _begins(self, path: str) -> bool:
        """Tell whether an article can be checked: its baseline must be known before it is fixed."""
        try:
            self._baselines.use(path)
        except CopydeskError as error:
            self.add(Problem.of(error))
            return False
        return True

    def _unknown(self, paths: Iterable[str]) -> Iterator[str]:
        """Yield the articles of which nothing is known from earlier runs; take in what is known of others."""
        for path in paths:
            key = self._key(path)
            if self._cache and key:
                if not self._merger.knows(key) and (terms := self._cache.terms(path, key)):
                    self._merger.learn(key, terms)
                hit = self._cache.find(path, key)
                if hit and self._merger.knows(key):
                    self._merger.take(hit.result, key, hit.data)
                    continue
            yield path

    def _take(self, answer: Answer) -> None:
        """Take in what checking an article gave; in which order they come makes no difference."""
        path, data = answer.path, answer.data
        key = self._key(path)
        result = answer.opened()
        if key is None:
            for problem in result.problems:
                self.add(problem)
            return
        if answer.terms and not self._merger.knows(key):
            self._merger.learn(key, answer.terms)
            if self._cache:
                self._cache.keep_terms(path, key, answer.terms)
        if self._cache:
            data = packed(result) if data is None else data
            self._cache.keep(result, key, data, answer.digest)
        self._merger.take(result, key, data)

    def _key(self, path: str) -> Key | None:
        try:
            return self._workspace.key(path)
        except CopydeskError:
            return None  # said when the file is checked

    def source(self, path: str) -> Source | None:
        """Return an article that was checked, read once more; None when that can't be done."""
        from copydesk.readers import read  # noqa: PLC0415  only for reports that show articles

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
        self._merger.add(problem)

    def report(self) -> Report:
        """Compare the documents and return all that was found."""
        report = self._merger.report(self._is_shown, fixing=self._mending is not None)
        notes = (self._cache.note,) if self._cache and self._cache.note else ()
        return replace(report, source=self.source, notes=notes)
