"""Many articles checked by several processes at once.

Each process is a fresh interpreter, whatever threads its parent has. A few articles are with each at any
time; the others are not even looked for yet.
"""

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from queue import SimpleQueue
from typing import IO, cast

from copydesk.config.workspace import Options
from copydesk.engine.result import Result
from copydesk.engine.worker import READY, Answer
from copydesk.model.finding import Problem

FEW = 48  # articles that are checked sooner than a worker has read the rules
_BATCH = 8  # articles that a worker is told of at once: some 0.1 s of work
_AHEAD = 3  # batches for each worker that are under way
# -P: never import from the current folder, which may be somebody else's
_START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer);"
    "from copydesk.engine.worker import main; main()"
)


def cores() -> int:
    """Return how many processes can run at once."""
    count: Callable[[], int | None] | None = getattr(os, "process_cpu_count", None)
    if count is None and hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return (count or os.cpu_count)() or 1


def check_all(
    paths: Iterable[str], options: Options, jobs: int, here: Callable[[str], Answer], *, keeping: bool = False
) -> Generator[Answer]:
    """Check articles by up to ``jobs`` processes, in any order; ``here`` checks one in this process.

    ``keeping``: the results are for later runs, too.

    No process is started for few articles. When one is killed, the article it was at is a problem, and
    another process goes on with the others.
    """
    waiting = iter(paths)
    first = list(islice(waiting, FEW)) if jobs > 1 else []
    if len(first) < FEW:
        yield from map(here, chain(first, waiting))
        return
    crew = _Crew(options, jobs, keeping=keeping)
    try:
        for answer in crew.answers(chain(first, waiting)):
            yield answer if answer.is_one else here(answer.path)
    finally:
        crew.end()


class _Crew:
    """Workers, each with a thread that talks to it."""

    def __init__(self, options: Options, jobs: int, *, keeping: bool = False) -> None:
        self._options = options
        self._keeping = keeping
        self._todo = SimpleQueue[list[str] | None]()
        self._done = SimpleQueue[Answer]()
        self._ended = False
        self._workers: set[_Worker] = set()
        self._most = jobs * _AHEAD * _BATCH
        self._threads = [threading.Thread(target=self._serve, daemon=True) for _ in range(jobs)]

    def answers(self, paths: Iterator[str]) -> Iterator[Answer]:
        """Yield what comes back."""
        for thread in self._threads:
            thread.start()
        under_way = 0
        while batch := list(islice(paths, _BATCH)):
            self._todo.put(batch)
            under_way += len(batch)
            while under_way > self._most - _BATCH:
                yield self._done.get()
                under_way -= 1
        for _ in self._threads:
            self._todo.put(None)
        for _ in range(under_way):
            yield self._done.get()

    def end(self) -> None:
        """End all workers, whatever they are at."""
        self._ended = True
        for worker in list(self._workers):
            worker.kill()
        for _ in self._threads:
            self._todo.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self) -> None:
        worker: _Worker | None = None
        while (batch := self._todo.get()) is not None and not self._ended:
            waiting = deque(batch)
            while waiting and not self._ended:
                worker = worker or self._hired()
                if worker is None:  # no process can be started
                    self._done.put(Answer(waiting.popleft()))
                    continue
                try:
                    for answer in worker.asked(list(waiting)):
                        waiting.popleft()
                        self._done.put(answer)
                except (OSError, EOFError, pickle.UnpicklingError):
                    self._done.put(_lost(waiting.popleft(), self._left(worker)))
                    worker = None
        if worker is not None:
            self._left(worker)

    def _hired(self) -> "_Worker | None":
        try:
            worker = _Worker(self._options, keeping=self._keeping)
        except (OSError, ValueError):
            return None
        self._workers.add(worker)
        if self._ended:
            worker.kill()
        if worker.is_ready():
            return worker
        self._left(worker)
        return None

    def _left(self, worker: "_Worker") -> int:
        code = worker.left()
        self._workers.discard(worker)
        return code


class _Worker:
    """One process."""

    def __init__(self, options: Options, *, keeping: bool = False) -> None:
        if not sys.executable:
            raise OSError("there is no interpreter to start")
        self._process = subprocess.Popen(  # noqa: S603  our own interpreter
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0 if os.name == "posix" else None,  # Ctrl-C is for the parent
        )
        self._requests = cast("IO[bytes]", self._process.stdin)
        self._replies = cast("IO[bytes]", self._process.stdout)
        with suppress(OSError):  # it is gone already: said when it is asked
            self._say(sys.path)
            self._say((options, keeping))

    def is_ready(self) -> bool:
        """Tell whether it has started; waits until it has."""
        try:
            return bool(pickle.load(self._replies) == READY)  # noqa: S301  from our child
        except (OSError, EOFError, pickle.UnpicklingError):
            return False

    def asked(self, paths: list[str]) -> Iterator[Answer]:
        """Yield what it answers of articles, in their order."""
        self._say(paths)
        for _ in paths:
            yield pickle.load(self._replies)  # noqa: S301  as above

    def kill(self) -> None:
        """End it now."""
        self._process.kill()

    def left(self) -> int:
        """Wait for its end, and return its exit code."""
        with suppress(OSError):
            self._requests.close()
        code = self._process.wait()
        self._replies.close()
        return code

    def _say(self, what: object) -> None:
        pickle.dump(what, self._requests, protocol=pickle.HIGHEST_PROTOCOL)
        self._requests.flush()


def _lost(path: str, code: int) -> Answer:
    """Return the answer for an article whose worker died."""
    try:
        how = f"was killed ({signal.Signals(-code).name}; is there too little memory?)"
    except ValueError:
        how = f"ended with code {code}"
    said = f"is not checked: the process that was at it {how}"
    return Answer(path, result=Result(path, problems=(Problem(path, said),)))
