"""What the editor has open, when it is checked, and what is told of it."""

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from time import perf_counter

from lsprotocol import types

from copydesk.config.workspace import Options
from copydesk.lsp.addresses import path_of, shown, uri_of
from copydesk.lsp.article import Article
from copydesk.lsp.client import Client
from copydesk.lsp.diagnostics import of_findings, of_problem
from copydesk.lsp.examiner import Checked, Examiner
from copydesk.lsp.positions import Unit
from copydesk.lsp.problems import Problems
from copydesk.lsp.texts import OpenText
from copydesk.lsp.worker import Worker

QUICK = 0.03  # seconds; while checks are no slower, there is hardly a pause before one
LEAST_PAUSE = 0.002  # seconds in which changes that come at once come together
LONGEST_PAUSE = 0.4  # seconds from the last key to a check
LONGEST_WAIT = 1.5  # seconds without a check while keys go on coming
OTHERS = 0.3  # seconds until articles are looked at again that another may have a say in
_NO_ARTICLES = (".yml", ".yaml", ".toml", ".ini", ".json", ".jsonc")
SLICE = 0.01  # seconds of reading the workspace, between which checks have their turn


class Editor:
    """The articles that are open in one editor, and the workspace they are of."""

    def __init__(self, client: Client, options: Options, unit: Unit, folders: Iterable[str] = ()) -> None:
        self.client = client
        self.unit: Unit = unit
        self.options = options
        self.examiner = Examiner(options)
        self.worker = Worker()
        self.articles: dict[str, Article] = {}
        self.folders = list(folders)
        self._problems = Problems(client, unit, self.uri)
        self._reading: asyncio.Task[None] | None = None

    def uri(self, path: str) -> str:
        """Return what the editor calls a file."""
        known = (one.text.uri for one in self.articles.values() if one.text.path == path)
        return next(known, None) or uri_of(path)

    # What the editor tells

    def open(self, item: types.TextDocumentItem) -> None:
        """Take in an article that was opened, and check it at once; configurations and rules are none."""
        path = path_of(item.uri, item.language_id)
        if path.lower().endswith(_NO_ARTICLES):
            return
        article = Article(OpenText(item.uri, path, item.version, item.text))
        self.articles[item.uri] = article
        self.check(article)

    def change(self, params: types.DidChangeTextDocumentParams) -> None:
        """Take in what was typed; it is checked after a pause, the longer the longer a check takes."""
        article = self.articles.get(params.text_document.uri)
        if article is not None:
            article.text.change(params.content_changes, params.text_document.version, self.unit)
            self.check(article, pause=_pause(article.cost))

    async def saved(self, uri: str) -> None:
        """Check at once what was typed; saving may have changed the configuration, too."""
        article = self.articles.get(uri)
        if article is not None and not article.is_current:
            self.check(article)
        await self.refresh()

    async def close(self, uri: str) -> None:
        """Let go of an article; its file takes its place among those of the workspace."""
        article = self.articles.pop(uri, None)
        if article is None:
            return
        if article.task:
            article.task.cancel()
        self._problems.of(uri, ())
        self.client.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        await self.files_changed([article.text.path])

    async def files_changed(self, paths: Iterable[str]) -> None:
        """Read files of the workspace again that were changed outside the editor, made, or taken away."""
        examiner, gone = self.examiner, set(paths)
        gone.difference_update(one.text.path for one in self.articles.values())
        if not gone:
            return

        def found() -> Iterator[str]:
            for folder in self.folders:
                for path in examiner.articles(shown(folder)):
                    if path in gone:
                        gone.discard(path)
                        yield path

        def drop() -> None:
            for path in gone:
                examiner.neighbours.drop(path)

        await self._read_all(examiner, found())
        await self.worker.do(drop)
        self._others()

    async def refresh(self) -> None:
        """Begin anew if configuration, rules or anything like them were changed."""
        if await self.worker.do(self.examiner.is_outdated):
            self.begin(self.options)

    def begin(self, options: Options) -> None:
        """Begin anew, under these options.

        Raises:
            UsageError: they make no sense.
        """
        self.examiner, self.options = Examiner(options), options
        for article in self.articles.values():
            article.is_outdated = True
            self.check(article)
        self.read_workspace()

    # When an article is checked

    def check(self, article: Article, pause: float = 0) -> asyncio.Task[None]:
        """Ask for a check in ``pause`` seconds; one asked for before is put off, but not for ever."""
        now = asyncio.get_running_loop().time()
        if article.task is None or article.task.done():
            article.waiting = now
            article.due = now + pause
            article.task = asyncio.create_task(self._keep_checked(article))
        else:
            article.due = min(now + pause, article.waiting + LONGEST_WAIT)
            article.hurry.set()
        return article.task

    async def current(self, uri: str) -> Article | None:
        """Return an article once its newest text is checked; None when it is not open, or can't be read."""
        article = self.articles.get(uri)
        while article is not None and not article.is_current:
            await asyncio.wait([self.check(article)])  # a request that is taken back leaves the check alone
            article = self.articles.get(uri)
        return article if article and article.checked.ran else None

    async def _keep_checked(self, article: Article) -> None:
        """Check an article until what is known of it holds of its newest text."""
        clock = asyncio.get_running_loop().time
        while not article.is_current:
            while (pause := article.due - clock()) > 0:
                article.hurry.clear()
                with suppress(TimeoutError):
                    await asyncio.wait_for(article.hurry.wait(), pause)
            examiner, version, begin = self.examiner, article.text.version, perf_counter()
            task = partial(examiner.check, article.text.path, article.text.text)
            checked = await self.worker.do(task)
            if article.version is not None:  # the first loads what the others find there
                article.cost = perf_counter() - begin
            is_newest = examiner is self.examiner and version == article.text.version
            if is_newest or (examiner is self.examiner and clock() - article.waiting > LONGEST_WAIT):
                article.waiting = clock()
                self._take(article, checked, version)

    def _take(self, article: Article, checked: Checked, version: int) -> None:
        """Keep what was found, and tell it."""
        article.checked, article.version, article.is_outdated = checked, version, False
        path = article.text.path
        self.client.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(article.text.uri, self.diagnostics(article), version)
        )
        self._problems.of(article.text.uri, (one for one in checked.problems if one.path != path))
        self._others()

    def _others(self) -> None:
        """Ask for checks of the articles that were compared with what does not hold any more."""
        edition = self.examiner.neighbours.edition
        for one in self.articles.values():
            if one.is_current and one.checked.ran and one.checked.edition != edition:
                one.is_outdated = True
                self.check(one, pause=OTHERS)

    def diagnostics(self, article: Article) -> list[types.Diagnostic]:
        """Return what is to be shown of an article."""
        here, path, checked = article.positions(self.unit), article.text.path, article.checked
        found = of_findings(checked.findings, here, self.unit, self.uri, partial(self.examiner.link, path))
        return [*found, *(of_problem(one, here) for one in checked.problems if one.path == path)]

    # The workspace

    def read_workspace(self) -> None:
        """Read the articles of the workspace, for rules that compare them, while nothing else is to do."""
        if self._reading:
            self._reading.cancel()
        self._reading = asyncio.create_task(self._read_workspace(self.examiner))

    async def _read_workspace(self, examiner: Examiner) -> None:
        for folder in self.folders:
            await self._read_all(examiner, examiner.articles(shown(folder)))
        self._others()

    async def _read_all(self, examiner: Examiner, paths: Iterator[str]) -> None:
        """Read articles slice by slice, but for those that are open."""

        def read_some() -> bool:
            end = perf_counter() + SLICE
            opened = {one.text.path for one in list(self.articles.values())}
            for path in paths:
                if path not in opened:
                    examiner.gather(path)
                if perf_counter() > end:
                    return True
            return False

        while await self.worker.do(read_some):
            busy = [one.task for one in self.articles.values() if one.task and not one.task.done()]
            await asyncio.wait([*busy, asyncio.create_task(asyncio.sleep(0))])


def _pause(cost: float) -> float:
    """Return how long to wait for more after a key, where checks take ``cost`` seconds."""
    return LEAST_PAUSE if cost <= QUICK else min(cost, LONGEST_PAUSE)
